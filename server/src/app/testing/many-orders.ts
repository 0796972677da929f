import type { Owner } from '../../kernel/testing/owner.ts';

/** How many orders are loaded, and how many of them the first branch has: as many as each of sixty has of ten million. */
export const MANY = {
  orders: 1_000_000,
  ofFirst: 166_667,
  days: 400,
  openOfFirst: 250,
  linesOfOpen: 5,
} as const;

/** Where the orders are. */
export interface ManyOrders {
  companyId: string;
  branchId: string;
  tableId: string;
}

const id = (...parts: string[]): string => `md5(${parts.join(` || '-' || `)})::uuid`;
const COMPANY = id(`'company'`, 'c');
const BRANCH = id(`'branch'`, 'c', 'b');
/** A row like the demo's, with other values. */
const like = (table: string, values: string, from: string): string =>
  `insert into ${table} select (jsonb_populate_record(model, jsonb_build_object(${values}))).*
    from ${table} model, ${from} where model.ctid = (select ctid from ${table} limit 1)`;
const COMPANIES = 'generate_series(1, 3) c';
const BRANCHES = `${COMPANIES}, generate_series(1, 20) b`;

const NAMES = `array['maria', 'jose', 'juan', 'ana', 'luis', 'carlos', 'marta', 'mario', 'mariana', 'camila', 'andres', 'sofia',
  'jorge', 'laura', 'diana', 'pedro', 'paula', 'felipe', 'valentina', 'santiago', 'daniela', 'oscar', 'natalia', 'ricardo',
  'gloria', 'alvaro', 'beatriz', 'hernan', 'ines', 'tomas', 'ximena', 'zoraida']`;
const LAST_NAMES = `array['garcia', 'rodriguez', 'martinez', 'lopez', 'gonzalez', 'perez', 'sanchez', 'ramirez', 'torres', 'diaz',
  'vargas', 'rojas', 'moreno', 'gomez', 'munoz', 'castro', 'ortiz', 'rubio', 'suarez', 'mejia', 'cardenas', 'salazar', 'quintero',
  'zapata', 'marin', 'osorio', 'pardo', 'nieto', 'velez', 'uribe', 'acosta']`;

// In the order in which they come in, so that the orders of a branch lie among those of the others. What is said of one
// follows from a hash of its number.
const ORDERS = `insert into orders.orders (company_id, id, branch_id, type, state, number, turn, business_date, table_id, table_name,
    guest_name, guest_phone, external_source, external_id, waiter_id, waiter_name, total_minor, tax_minor, opened_at, closed_at)
  select company_id, (lpad(to_hex(1.7e12::bigint + (moment * 3.456e10)::bigint), 12, '0') || '7' || lpad(to_hex(at), 3, '0')
      || '8' || lpad(to_hex(n), 15, '0'))::uuid,
    branch_id, type, case when n > most - open then (array['draft', 'accepted', 'in_preparation', 'ready'])[1 + n % 4]
      when rare < 20 then 'cancelled' when rare < 22 then 'rejected' else 'completed' end,
    n, n - ceil(day * most / ${MANY.days}.0)::int, date '2025-10-01' + day,
    case when type = 'dine_in' then md5(branch_id || '-table-' || n % 30)::uuid end, case when type = 'dine_in' then n % 30 end,
    case when named then (${NAMES})[1 + (hash >> 3) % 32] || ' ' || (${LAST_NAMES})[1 + (hash >> 8) % 31] end,
    case when named then '3' || lpad((hash % 1000000000)::text, 9, '0') end,
    case when type = 'online' then 'rappi' end, case when type = 'online' then 'rx' || at || 'x' || n end,
    waiter_id, 'Camila', 1000000, 74074, timestamptz '2025-10-01 17:00Z' + moment * interval '400 days',
    case when n <= most - open then timestamptz '2025-10-01 17:00Z' + moment * interval '400 days' end
  from (select *, type in ('takeaway', 'delivery', 'online') and (at = 21 or hash % 3 = 0) as named from (
    select *, case when n > most - 30 then 'dine_in' when n > most - open then 'delivery' when kind < 300 then 'dine_in'
      when kind < 400 then 'takeaway' when kind < 520 then 'delivery' when kind < 590 then 'online'
      when kind < 595 then 'staff_meal' else 'counter' end as type
    from (select *, (n - 1) * ${MANY.days} / most as day, n::float8 / most as moment, hash % 1000 as kind, (hash >> 10) % 1000 as rare
      from (select *, hashint4(n + at * 1000003) & 2147483647 as hash from (
        select ${COMPANY} as company_id, ${BRANCH} as branch_id, ${id(`'member'`, 'c')} as waiter_id, c * 20 + b as at,
          case when c = 1 and b = 1 then ${MANY.ofFirst} else ($1 - ${MANY.ofFirst}) / 59 end as most,
          case when c = 1 and b = 1 then ${MANY.openOfFirst} else 40 end as open
        from ${BRANCHES}) b cross join lateral generate_series(1, most) n) x) y) z) w
  order by moment, at`;

const TABLES = ['orders', 'checks', 'search_keys', 'lines', 'tables'];

/** Takes away the indexes that are no constraints; what it returns builds them as they were, which is faster. */
async function withoutIndexes(owner: Owner): Promise<() => Promise<void>> {
  const indexes = await owner.rows<{ name: string; build: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as build from pg_index
      where indrelid in ('orders.orders'::regclass, 'orders.search_keys'::regclass)
        and not exists (select from pg_constraint where conindid = indexrelid)`,
  );
  for (const { name } of indexes) await owner.rows(`drop index ${name}`);
  return async () => {
    for (const { build } of indexes) await owner.rows(build);
  };
}

/**
 * As autovacuum leaves a table in the end. Whatever else runs on the server may keep rows from being seen as visible to all for
 * a moment: then it is done again.
 *
 * @throws Error naming who keeps it, when it does not come to an end
 */
async function vacuum(owner: Owner, table: string): Promise<void> {
  for (let tries = 1; tries <= 200; tries += 1) {
    await owner.rows(`vacuum analyze orders.${table}`);
    const [pages] = await owner.rows<{ hidden: number }>(
      `select relpages - relallvisible as hidden from pg_class where oid = 'orders.${table}'::regclass`,
    );
    if (pages?.hidden === 0) return;
  }
  const holders = await owner.rows('select datname, query, backend_xmin::text from pg_stat_activity');
  throw new Error(`orders.${table} does not become visible to all: ${JSON.stringify(holders)}`);
}

/**
 * Loads a million orders of 400 days over three companies of twenty branches, with their checks and search keys, and the
 * lines of those that are open.
 */
export async function loadManyOrders(owner: Owner): Promise<ManyOrders> {
  // Whose rows refer to which follows from how they are made; asking a million times would take minutes.
  await owner.rows('set session_replication_role = replica');
  await owner.rows(`set maintenance_work_mem = '512MB'`);
  await owner.rows(`set work_mem = '256MB'`);
  for (const table of TABLES)
    await owner.rows(`alter table orders.${table} set (autovacuum_enabled = false)`);
  const build = await withoutIndexes(owner);
  await owner.rows(like('identity.companies', `'company_id', ${COMPANY}`, COMPANIES));
  await owner.rows(
    like('identity.branches', `'company_id', ${COMPANY}, 'id', ${BRANCH}, 'name', 'Sede ' || b`, BRANCHES),
  );
  await owner.rows(
    like(
      'orders.tables',
      `'company_id', ${COMPANY}, 'branch_id', ${BRANCH}, 'id', md5(${BRANCH} || '-table-' || t)::uuid, 'name', t::text`,
      `${BRANCHES}, generate_series(0, 29) t`,
    ),
  );
  await owner.rows(ORDERS, [MANY.orders]);
  await owner.rows(`insert into orders.checks (company_id, id, order_id, position, state, total_minor, tax_minor, paid_minor)
    select company_id, id, id, 1, case when closed_at is null then 'open' when state = 'completed' then 'paid' else 'void' end,
      total_minor, tax_minor, case when state = 'completed' then total_minor else 0 end from orders.orders where waiter_name = 'Camila'
    order by id`);
  await owner.rows(`insert into orders.search_keys (company_id, branch_id, number, type, kind, key)
    select o.company_id, o.branch_id, o.number, o.type, k.kind, k.key from orders.orders o cross join lateral (values
      ('name', split_part(o.guest_name, ' ', 1)), ('name', split_part(o.guest_name, ' ', 2)), ('phone', o.guest_phone),
      ('phone', '57' || o.guest_phone), ('phone_end', reverse('57' || o.guest_phone)), ('external', o.external_id)) k (kind, key)
    where o.guest_name is not null and k.key is not null order by o.id`);
  await owner.rows(`insert into orders.lines (company_id, id, order_id, position, kind, name, quantity, unit_price_minor, total_minor,
      tax_minor)
    select company_id, gen_random_uuid(), id, p, 'packaging', 'Empaque', 1, 0, 0, 0
    from orders.orders, generate_series(1, ${MANY.linesOfOpen}) p where business_date > date '2026-10-25'`);
  await build();
  await owner.rows('reset all');
  for (const table of TABLES) await vacuum(owner, table);
  const [place] = await owner.rows<ManyOrders>(
    `select ${COMPANY} as "companyId", ${BRANCH} as "branchId", md5(${BRANCH} || '-table-7')::uuid as "tableId"
      from (values (1, 1)) x (c, b)`,
  );
  if (!place) throw new Error('nothing was loaded');
  return place;
}
