-- A line that was sent and is taken back: it stays, with who took it back and why, and counts for nothing.

alter table orders.lines
  add column voided_at timestamptz,
  add column voided_by uuid,
  add column void_reason text check (length(void_reason) between 1 and 200),
  add column void_approved_by uuid,
  add foreign key (company_id, voided_by) references identity.members (company_id, id),
  add foreign key (company_id, void_approved_by) references identity.members (company_id, id),
  add constraint lines_void check ((voided_at is null) = (voided_by is null) and (voided_at is null) = (void_reason is null));

alter table orders.tickets drop constraint tickets_kind_check;
alter table orders.tickets add constraint tickets_kind_check check (kind in ('new', 'void'));

create index orders_table_recent on orders.orders (company_id, branch_id, table_id, number) where table_id is not null;
