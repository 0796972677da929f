// Planted faults in SQL and in migrations.
import { edited as editedFile } from './edit.mjs';

const orders = 'server/src/modules/orders';
const queries = `${orders}/queries.ts`;
const migration = `${orders}/migrations/0001-orders.sql`;

/** @param {string} sql */
const asked = (sql) => `export const ASKED = ${JSON.stringify(sql)};\n`;
/** @param {string} from @param {string} to */
const edited = (from, to) => editedFile(migration, from, to);
/** @param {string} column */
const withColumn = (column) =>
  edited('  total_minor bigint not null,\n', `  total_minor bigint not null,\n  ${column},\n`);

/** @type {import('./edit.mjs').Plant[]} */
export const sqlPlants = [
  {
    rule: 'sql-outside-queries',
    what: 'a select in a use case',
    path: `${orders}/create-order.ts`,
    text: asked('select id from orders.orders'),
  },
  {
    rule: 'sql-outside-queries',
    what: 'an insert in app/',
    path: 'server/src/app/http.ts',
    text: asked('insert into orders.orders (id) values ($1)'),
  },
  {
    rule: 'sql-outside-queries',
    what: 'a template in handlers.ts',
    path: `${orders}/handlers.ts`,
    text: 'export const a = () => `\n  update orders.orders\n  set total_minor = 1`;\n',
  },
  {
    rule: 'sql-own-schema',
    what: 'another module’s table',
    path: queries,
    text: asked('select p.id from catalog.products p'),
  },
  {
    rule: 'sql-own-schema',
    what: 'a lower module’s table, joined',
    path: queries,
    text: asked('select o.id from orders.orders o join identity.members m on true'),
  },
  {
    rule: 'sql-own-schema',
    what: 'a kernel table',
    path: queries,
    text: asked('insert into kernel.deliveries (id) values ($1)'),
  },
  {
    rule: 'sql-own-schema',
    what: 'a table by name for the query builder',
    path: queries,
    text: asked('catalog.products'),
  },
  {
    rule: 'sql-own-schema',
    what: 'a migration that writes elsewhere',
    path: `${orders}/migrations/0002-more.sql`,
    text: 'insert into catalog.products (id) values (null);\n',
  },
  {
    rule: 'sql-own-schema',
    what: 'a foreign key upwards',
    ...edited(
      'primary key (company_id, id)',
      'primary key (company_id, id),\n  foreign key (company_id, id) references payments.payments (company_id, id)',
    ),
  },
  {
    rule: 'sql-own-schema',
    what: 'a module’s table in the kernel',
    path: 'server/src/kernel/config.ts',
    text: asked('select id from orders.orders'),
  },
  {
    rule: 'sql-qualified',
    what: 'a table without its schema',
    path: queries,
    text: asked('select id from orders where id = $1'),
  },
  {
    rule: 'sql-qualified',
    what: 'an update without its schema',
    path: queries,
    text: asked('update lines set quantity = 1'),
  },
  { rule: 'sql-transaction', what: 'begin', path: queries, text: asked('begin') },
  {
    rule: 'sql-transaction',
    what: 'another company',
    path: queries,
    text: asked("select set_config('fastops.company_id', $1, false)"),
  },
  {
    rule: 'sql-transaction',
    what: 'a setting',
    path: queries,
    text: asked("set local statement_timeout = '1h'"),
  },
  { rule: 'migration-number', what: 'a gap', path: `${orders}/migrations/0003-later.sql`, text: '' },
  {
    rule: 'sql-no-notify',
    what: 'a notification in a transaction',
    path: queries,
    text: asked("select pg_notify('a', $1) from orders.orders"),
  },
  {
    rule: 'definer-listed',
    what: 'a definer nobody lists',
    path: `${orders}/migrations/0002-more.sql`,
    text: "create function orders.all_companies() returns uuid language sql security definer set search_path = '' as $$ select null $$;\n",
  },
  {
    rule: 'definer-search-path',
    what: 'a definer that follows the caller',
    path: 'server/src/modules/identity/migrations/0001-identity.sql',
    text: 'create function identity.find_login() returns uuid language sql security definer as $$ select null $$;\n',
  },
  {
    rule: 'migration-number',
    what: 'a number twice',
    path: `${orders}/migrations/0001-other.sql`,
    text: '',
  },
  {
    rule: 'migration-lock-timeout',
    what: 'reset',
    ...edited('create policy', 'set lock_timeout = 0;\ncreate policy'),
  },
  {
    rule: 'migration-own-schema',
    what: 'a table elsewhere',
    ...edited('create policy', 'create table catalog.more (id uuid);\ncreate policy'),
  },
  {
    rule: 'migration-own-schema',
    what: 'a table without a schema',
    ...edited('create policy', 'create table more (id uuid);\ncreate policy'),
  },
  {
    rule: 'migration-row-security',
    what: 'not enabled',
    ...edited('alter table orders.orders enable row level security;\n', ''),
  },
  {
    rule: 'migration-row-security',
    what: 'not forced',
    ...edited('alter table orders.orders force row level security;\n', ''),
  },
  {
    rule: 'migration-row-security',
    what: 'no policy',
    ...edited('create policy tenant on orders.orders using (company_id = kernel.current_company());\n', ''),
  },
  {
    rule: 'migration-company-first',
    what: 'a primary key without',
    ...edited('primary key (company_id, id)', 'primary key (id)'),
  },
  {
    rule: 'migration-company-first',
    what: 'a unique key on the column',
    ...withColumn('number bigint not null unique'),
  },
  {
    rule: 'migration-company-first',
    what: 'a foreign key on the column',
    ...withColumn('branch_id uuid not null references identity.branches'),
  },
  {
    rule: 'migration-company-first',
    what: 'a foreign key without',
    ...edited(
      'primary key (company_id, id)',
      'primary key (company_id, id),\n  foreign key (id) references identity.branches (id)',
    ),
  },
  {
    rule: 'migration-company-first',
    what: 'a unique index without',
    ...edited('create policy', 'create unique index a on orders.orders (id);\ncreate policy'),
  },
  { rule: 'migration-types', what: 'floating point', ...withColumn('weight double precision') },
  { rule: 'migration-types', what: 'time without a zone', ...withColumn('sent_at timestamp') },
  { rule: 'migration-types', what: 'money not in minor units', ...withColumn('price bigint') },
  {
    rule: 'migration-states',
    what: 'a state in capitals',
    ...withColumn("state text check (state in ('OPEN', 'CLOSED'))"),
  },
];

/** Texts that must pass: SQL as it is really written here. */
export const soundSql = {
  [queries]: [
    "select o.id, extract(epoch from now() - o.opened_at) from orders.orders o where o.state is distinct from 'draft'",
    'with due as (select id from orders.orders for update skip locked) update orders.orders o set total_minor = 1 from due where o.id = due.id',
    'insert into orders.lines (id) select u.id from unnest($1::uuid[]) as u (id) on conflict (company_id, id) do update set id = excluded.id',
    'select * from orders.orders o join lateral (select 1) x on true cross join jsonb_to_recordset($1) as l (id uuid)',
    'delete from orders.lines l using orders.orders o where l.order_id = o.id',
    "update orders.orders set state = 'accepted' where id = $1",
    'orders.orders as o',
    'orders.order_sent',
  ]
    .map(asked)
    .map((text, index) => text.replace('ASKED', `A${index}`))
    .join(''),
};
