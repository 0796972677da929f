-- Lists of orders and what they are searched by. At any time an order stands in one of the first two indexes: a counter order
-- costs one more entry, whatever becomes of it.

create index orders_open on orders.orders (company_id, branch_id, number)
  where state not in ('completed', 'cancelled', 'rejected');
create index orders_closed on orders.orders (company_id, branch_id, state, type, number)
  where state in ('completed', 'cancelled', 'rejected');
drop index orders.orders_table_recent;
drop index orders.orders_table;
create index orders_of_table on orders.orders (company_id, branch_id, table_id, state, number) where table_id is not null;

-- What a search may begin with: each word of the guest's name, the number from either end, the name an order has elsewhere.
-- Written out, because row security lets an index compare texts in the order of their bytes and nothing else; apart, so that
-- an order without a guest writes none.
create table orders.search_keys (
  company_id uuid not null,
  branch_id uuid not null,
  number bigint not null,
  kind text not null check (kind in ('name', 'phone', 'phone_end', 'external')),
  key text collate "C" not null check (key <> ''),
  -- Of the order; it never changes.
  type text not null,
  primary key (company_id, branch_id, number, kind, key),
  foreign key (company_id, branch_id, number) references orders.orders (company_id, branch_id, number)
)
-- Only what has been vacuumed is found by the index alone.
with (autovacuum_vacuum_insert_scale_factor = 0.02);
create index search_keys_key on orders.search_keys (company_id, branch_id, kind, key, number) include (type);

-- What is brought over is seen also where the owner of the tables keeps row security too.
alter table orders.orders no force row level security;
insert into orders.search_keys (company_id, branch_id, number, kind, key, type)
  select distinct o.company_id, o.branch_id, o.number, k.kind, k.key, o.type
  from orders.orders o cross join lateral (
    select 'name' as kind, w.word as key
      from regexp_split_to_table(regexp_replace(normalize(lower(normalize(o.guest_name, nfd)), nfd), '[\u0300-\u036f]', '', 'g'),
        '[^[:alnum:]]+') w (word)
    union all select 'phone', regexp_replace(regexp_replace(o.guest_phone, '\D', '', 'g'), '^00', '')
    union all select 'phone_end', reverse(regexp_replace(regexp_replace(o.guest_phone, '\D', '', 'g'), '^00', ''))
    union all select 'external', regexp_replace(regexp_replace(lower(normalize(o.external_id, nfd)), '[\u0300-\u036f]', '', 'g'),
      '[^[:alnum:]]+', '', 'g')
  ) k where k.key <> '';
alter table orders.orders force row level security;

alter table orders.search_keys enable row level security;
alter table orders.search_keys force row level security;
create policy tenant on orders.search_keys
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
grant select, insert, delete on orders.search_keys to fastops_app;
