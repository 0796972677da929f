-- The floor: where tables stand and what is going on at them. What is taken away stays as a row, so that it can come back.

alter table orders.areas
  add column version integer not null default 1,
  add column deleted_at timestamptz,
  drop constraint areas_company_id_branch_id_name_key;
create unique index areas_name on orders.areas (company_id, branch_id, lower(name)) where deleted_at is null;

alter table orders.tables
  add column shape text not null default 'square' check (shape in ('square', 'round', 'rectangle')),
  add column x integer check (x between 0 and 2000),
  add column y integer check (y between 0 and 2000),
  add column width integer check (width between 1 and 400),
  add column height integer check (height between 1 and 400),
  add column rotation integer not null default 0 check (rotation in (0, 45, 90, 135, 180, 225, 270, 315)),
  add column version integer not null default 1,
  add column deleted_at timestamptz,
  add column attention_at timestamptz,
  add column attention_by uuid,
  add column reserved_name text check (length(reserved_name) between 1 and 60),
  add column reserved_for timestamptz,
  add column reserved_guests integer check (reserved_guests between 1 and 99),
  -- The table it was pushed together with for a big group; what happens there happens on that one.
  add column joined_to uuid check (joined_to <> id),
  add foreign key (company_id, attention_by) references identity.members (company_id, id),
  add foreign key (company_id, joined_to) references orders.tables (company_id, id),
  add constraint tables_place check ((x is null) = (y is null) and (x is null) = (width is null) and (x is null) = (height is null)),
  add constraint tables_attention check ((attention_at is null) = (attention_by is null)),
  add constraint tables_reserved check ((reserved_name is null) = (reserved_for is null)
    and (reserved_guests is null or reserved_for is not null)),
  -- A table that is gone is pushed together with nothing.
  add constraint tables_gone check (deleted_at is null or (joined_to is null and attention_at is null)),
  drop constraint tables_company_id_branch_id_name_key;
create unique index tables_name on orders.tables (company_id, branch_id, lower(name)) where deleted_at is null;
create index tables_area on orders.tables (company_id, area_id) where deleted_at is null;
create index tables_joined on orders.tables (company_id, joined_to) where joined_to is not null;

-- Tables are read by their number now; a place in the list is for those that somebody puts elsewhere. Anew instead of an
-- update: that would see no rows where the owner of the tables has to keep row security too.
alter table orders.tables drop column sort_order;
alter table orders.tables add column sort_order integer not null default 0;

alter table orders.orders add column bill_asked_at timestamptz;
create index orders_open_table on orders.orders (company_id, branch_id, table_id)
  where table_id is not null and state not in ('completed', 'cancelled', 'rejected');
