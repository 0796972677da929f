-- Money received: what was paid on a check, how, and by whose hand. A payment is written once and never changed.
create table payments.payments (
  company_id uuid not null,
  id uuid not null,
  branch_id uuid not null,
  order_id uuid not null,
  check_id uuid not null,
  method text not null check (method in ('cash', 'card', 'transfer')),
  -- `pending`: taken on trust, nobody has seen the money arrive yet. It counts as paid.
  state text not null check (state in ('confirmed', 'pending')),
  amount_minor bigint not null check (amount_minor >= 0),
  -- Beside the bill, never in it.
  tip_minor bigint not null check (tip_minor >= 0),
  -- What was handed over in cash, and handed back.
  tendered_minor bigint,
  change_minor bigint check (change_minor >= 0),
  -- Of the voucher or the transfer.
  reference text check (length(reference) between 1 and 60),
  business_date date not null,
  paid_at timestamptz not null,
  member_id uuid not null,
  member_name text not null,
  device_id uuid,
  primary key (company_id, id),
  foreign key (company_id, branch_id) references identity.branches (company_id, id),
  foreign key (company_id, order_id) references orders.orders (company_id, id),
  foreign key (company_id, check_id) references orders.checks (company_id, id),
  foreign key (company_id, member_id) references identity.members (company_id, id),
  constraint payments_something check (amount_minor + tip_minor > 0),
  constraint payments_cash check (
    (method = 'cash') = (tendered_minor is not null)
    and (tendered_minor is null) = (change_minor is null)
    and (method = 'cash') = (reference is null)
    and (method <> 'cash' or state = 'confirmed')),
  constraint payments_change check (tendered_minor = amount_minor + tip_minor + change_minor)
);
-- A picture of a transfer is shown once: capitals make no other one of it.
create unique index payments_reference on payments.payments (company_id, branch_id, method, upper(reference))
  where reference is not null;
create index payments_check on payments.payments (company_id, check_id, paid_at);
create index payments_order on payments.payments (company_id, order_id, paid_at);

alter table payments.payments enable row level security;
alter table payments.payments force row level security;
create policy tenant on payments.payments
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());

grant select, insert on payments.payments to fastops_app;
