create table orders.areas (
  company_id uuid not null references identity.companies (company_id),
  id uuid not null,
  branch_id uuid not null,
  name text not null check (length(name) between 1 and 40),
  sort_order integer not null default 0,
  primary key (company_id, id),
  foreign key (company_id, branch_id) references identity.branches (company_id, id),
  unique (company_id, branch_id, name)
);

create table orders.tables (
  company_id uuid not null,
  id uuid not null,
  branch_id uuid not null,
  area_id uuid not null,
  name text not null check (length(name) between 1 and 20),
  seats integer not null check (seats between 1 and 50),
  sort_order integer not null default 0,
  primary key (company_id, id),
  foreign key (company_id, branch_id) references identity.branches (company_id, id),
  foreign key (company_id, area_id) references orders.areas (company_id, id),
  unique (company_id, branch_id, name)
);

-- The internal consecutive of a branch: never restarts, no gap, because a rollback takes it back.
create table orders.counters (
  company_id uuid not null,
  branch_id uuid not null,
  number bigint not null default 0,
  business_date date not null,
  turn integer not null default 0,
  primary key (company_id, branch_id),
  foreign key (company_id, branch_id) references identity.branches (company_id, id)
);

create table orders.orders (
  company_id uuid not null,
  id uuid not null,
  branch_id uuid not null,
  type text not null check (type in ('dine_in', 'counter')),
  state text not null check (state in ('draft', 'accepted')),
  version integer not null default 1,
  number bigint not null,
  turn integer not null,
  business_date date not null,
  table_id uuid,
  table_name text,
  guests integer check (guests between 1 and 99),
  waiter_id uuid not null,
  waiter_name text not null,
  total_minor bigint not null,
  tax_minor bigint not null,
  batches integer not null default 0,
  opened_at timestamptz not null,
  primary key (company_id, id),
  foreign key (company_id, branch_id) references identity.branches (company_id, id),
  foreign key (company_id, table_id) references orders.tables (company_id, id),
  foreign key (company_id, waiter_id) references identity.members (company_id, id),
  unique (company_id, branch_id, number),
  unique (company_id, branch_id, business_date, turn),
  check ((type = 'dine_in') = (table_id is not null))
);
create index orders_table on orders.orders (company_id, table_id) where table_id is not null;

create table orders.lines (
  company_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  position integer not null,
  product_id uuid not null,
  name text not null,
  station_id uuid,
  quantity integer not null check (quantity between 1 and 999),
  sent_quantity integer not null default 0 check (sent_quantity between 0 and quantity),
  unit_price_minor bigint not null,
  total_minor bigint not null,
  tax_minor bigint not null,
  tax_name text not null,
  tax_rate_basis_points integer not null,
  note text check (length(note) <= 120),
  primary key (company_id, id),
  foreign key (company_id, order_id) references orders.orders (company_id, id),
  foreign key (company_id, product_id) references catalog.products (company_id, id)
);
create index lines_order on orders.lines (company_id, order_id, position);

-- What a station was told: the difference one send made. (order, batch, station, kind) says it once.
create table orders.tickets (
  company_id uuid not null,
  id uuid not null,
  branch_id uuid not null,
  order_id uuid not null,
  batch integer not null,
  station_id uuid not null,
  station_name text not null,
  kind text not null check (kind in ('new')),
  lines jsonb not null,
  sent_at timestamptz not null,
  done_at timestamptz,
  primary key (company_id, id),
  foreign key (company_id, order_id) references orders.orders (company_id, id),
  foreign key (company_id, branch_id) references identity.branches (company_id, id),
  foreign key (company_id, station_id) references printing.stations (company_id, id),
  unique (company_id, order_id, batch, station_id, kind)
);
create index tickets_open on orders.tickets (company_id, branch_id, sent_at) where done_at is null;

alter table orders.areas enable row level security;
alter table orders.areas force row level security;
create policy tenant on orders.areas
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table orders.tables enable row level security;
alter table orders.tables force row level security;
create policy tenant on orders.tables
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table orders.counters enable row level security;
alter table orders.counters force row level security;
create policy tenant on orders.counters
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table orders.orders enable row level security;
alter table orders.orders force row level security;
create policy tenant on orders.orders
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table orders.lines enable row level security;
alter table orders.lines force row level security;
create policy tenant on orders.lines
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
alter table orders.tickets enable row level security;
alter table orders.tickets force row level security;
create policy tenant on orders.tickets
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());

grant select, insert, update on orders.areas, orders.tables, orders.counters, orders.orders, orders.lines, orders.tickets to fastops_app;
