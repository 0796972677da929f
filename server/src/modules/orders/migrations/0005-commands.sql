-- An order is changed by commands: its lines, checks and states each have their own axis, and every command leaves one
-- event with the version it made.

-- What is brought over below is seen also where the owner of the tables keeps row security too.
alter table orders.orders no force row level security;
alter table orders.lines no force row level security;

alter table orders.orders
  add column provisional text check (length(provisional) between 1 and 20),
  add column customer_id uuid,
  add column guest_name text check (length(guest_name) between 1 and 80),
  add column guest_phone text check (length(guest_phone) between 1 and 30),
  add column delivery jsonb,
  add column promised_at timestamptz,
  add column external_source text check (length(external_source) between 1 and 40),
  add column external_id text check (length(external_id) between 1 and 100),
  add column discount jsonb,
  add column closed_at timestamptz,
  add column merged_into uuid,
  add foreign key (company_id, customer_id) references customers.customers (company_id, id),
  add foreign key (company_id, merged_into) references orders.orders (company_id, id),
  add constraint orders_external check ((external_source is null) = (external_id is null));
alter table orders.orders drop constraint orders_type_check;
alter table orders.orders add constraint orders_type_check
  check (type in ('dine_in', 'counter', 'takeaway', 'delivery', 'staff_meal', 'online'));
alter table orders.orders drop constraint orders_state_check;
alter table orders.orders add constraint orders_state_check check (state in ('draft', 'pending_accept', 'accepted',
  'in_preparation', 'ready', 'served', 'picked_up', 'handed_to_courier', 'completed', 'rejected', 'cancelled'));
create index orders_customer on orders.orders (company_id, customer_id) where customer_id is not null;
create unique index orders_external_id on orders.orders (company_id, external_source, external_id)
  where external_id is not null;

-- One open order stands on a table: who opens it again joins. Until now each send was an order of its own and none could
-- end, so all but the newest of a table have ended long ago.
update orders.orders o set state = 'completed', closed_at = o.opened_at
  where o.table_id is not null and exists (
    select 1 from orders.orders n where n.company_id = o.company_id and n.table_id = o.table_id and n.number > o.number);
drop index orders.orders_open_table;
create unique index orders_one_per_table on orders.orders (company_id, table_id)
  where table_id is not null and state not in ('completed', 'rejected', 'cancelled');

alter table orders.lines
  add column kind text not null default 'product' check (kind in ('product', 'packaging', 'delivery_fee')),
  add column state text not null default 'new' check (state in ('new', 'held', 'sent', 'in_progress', 'ready', 'served',
    'cancelled', 'voided')),
  add column voided_quantity integer not null default 0,
  add column line_discount_minor bigint not null default 0,
  add column order_discount_minor bigint not null default 0,
  add column discount jsonb,
  add column course smallint not null default 0 check (course between 0 and 9),
  add column seat smallint check (seat between 1 and 99),
  add column earlier_price boolean not null default false,
  alter column product_id drop not null;
-- Parts are kept as they were listed and priced, so that a line can be priced again without the menu.
update orders.lines l set
  state = case when voided_at is not null then 'voided' when sent_quantity > 0 then 'sent' else 'new' end,
  voided_quantity = case when voided_at is not null then sent_quantity else 0 end,
  line_discount_minor = coalesce((chosen ->> 'discountMinor')::bigint, 0),
  chosen = jsonb_build_object('options', chosen -> 'options', 'parts', (
    select coalesce(jsonb_agg((p - 'totalMinor') || jsonb_build_object(
      'grossMinor', p -> 'totalMinor', 'unitMinor', p -> 'totalMinor',
      'baseMinor', (p ->> 'totalMinor')::bigint - (p ->> 'taxMinor')::bigint,
      'taxes', (select coalesce(jsonb_agg(t || case when k = 1
          then jsonb_build_object('baseMinor', (p ->> 'totalMinor')::bigint - (p ->> 'taxMinor')::bigint, 'taxMinor', p -> 'taxMinor')
          else '{"baseMinor": 0, "taxMinor": 0}'::jsonb end order by k), '[]')
        from jsonb_array_elements(l.chosen -> 'taxes') with ordinality x (t, k))) order by n), '[]')
    from jsonb_array_elements(l.chosen -> 'parts') with ordinality y (p, n)));
alter table orders.lines
  drop constraint lines_void,
  drop column voided_at, drop column voided_by, drop column void_reason, drop column void_approved_by,
  add constraint lines_kind check ((kind = 'product') = (product_id is not null)),
  add constraint lines_voided check (voided_quantity between 0 and sent_quantity),
  add constraint lines_state_sent check (
    case when state in ('new', 'held', 'cancelled') then sent_quantity = 0 else sent_quantity > 0 end);

alter table orders.tickets drop constraint tickets_kind_check;
alter table orders.tickets add constraint tickets_kind_check
  check (kind in ('new', 'add', 'void', 'fire', 'move', 'reminder', 'copy'));

create table orders.checks (
  company_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  position smallint not null,
  state text not null check (state in ('open', 'partially_paid', 'paid', 'partially_refunded', 'refunded', 'void')),
  total_minor bigint not null,
  tax_minor bigint not null,
  paid_minor bigint not null default 0,
  tip_state text not null default 'not_asked' check (tip_state in ('not_asked', 'declined', 'accepted_suggested',
    'accepted_other')),
  tip_bp integer check (tip_bp between 1 and 1000),
  tip_minor bigint not null default 0 check (tip_minor >= 0),
  tip_paid_minor bigint not null default 0,
  -- Null while it is the only one: then everything is on it.
  shares jsonb,
  primary key (company_id, id),
  foreign key (company_id, order_id) references orders.orders (company_id, id),
  unique (company_id, order_id, position),
  constraint checks_paid check (paid_minor between 0 and total_minor and tip_paid_minor between 0 and tip_minor)
);
insert into orders.checks (company_id, id, order_id, position, state, total_minor, tax_minor)
  select company_id, id, id, 1, case when state = 'completed' then 'void' else 'open' end, total_minor, tax_minor
  from orders.orders;

-- What happened to an order: one row for each version, which names the command that made it.
create table orders.events (
  company_id uuid not null,
  order_id uuid not null,
  version integer not null,
  type text not null,
  command_id uuid,
  -- Of what the command says: the same id with other contents is refused.
  content bytea,
  at timestamptz not null,
  -- When it was done by the clock of the device; data, nothing is decided by it.
  device_at timestamptz,
  actor_id uuid not null,
  actor_name text not null,
  device_id uuid,
  from_state text,
  to_state text not null,
  reason text,
  approver_id uuid,
  approver_name text,
  data jsonb not null default '{}',
  primary key (company_id, order_id, version),
  foreign key (company_id, order_id) references orders.orders (company_id, id),
  foreign key (company_id, actor_id) references identity.members (company_id, id)
);
create unique index events_command on orders.events (company_id, command_id) where command_id is not null;
insert into orders.events (company_id, order_id, version, type, at, actor_id, actor_name, from_state, to_state)
  select company_id, id, v, 'order.noted_earlier', opened_at, waiter_id, waiter_name, case when v > 1 then state end, state
  from orders.orders, generate_series(1, version) v;

-- An id that a device gave an order which became another one: its table had an open order already.
create table orders.aliases (
  company_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  primary key (company_id, id),
  foreign key (company_id, order_id) references orders.orders (company_id, id)
);

alter table orders.orders force row level security;
alter table orders.lines force row level security;
alter table orders.checks enable row level security;
alter table orders.checks force row level security;
create policy tenant on orders.checks
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table orders.events enable row level security;
alter table orders.events force row level security;
create policy tenant on orders.events
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table orders.aliases enable row level security;
alter table orders.aliases force row level security;
create policy tenant on orders.aliases
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
grant select, insert, update on orders.checks to fastops_app;
grant select, insert on orders.events, orders.aliases to fastops_app;
