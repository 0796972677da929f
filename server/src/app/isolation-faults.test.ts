import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Owner, openOwner } from '../kernel/testing/owner.ts';
import { documentedDefiners, isolationViolations } from './testing/catalogue.ts';
import { cloneDatabase, type TestDatabase } from './testing/test-database.ts';

// The check of the catalogue, checked: each fault a migration could bring is planted in a scratch database, must be
// reported by name, and is undone again.

let db: TestDatabase;
let owner: Owner;
let appRole: string;

beforeAll(async () => {
  documented = await documentedDefiners();
  db = await cloneDatabase('empty');
  owner = await openOwner(db.ownerUrl);
  appRole = new URL(db.appUrl).username;
});
afterAll(async () => {
  await owner.close();
  await db.drop();
});

let documented: readonly string[];

/** A table that keeps the rules, so that a fault in it is the only one. */
const GOOD = `
  create table orders.gifts (company_id uuid not null, id uuid not null, name text, primary key (company_id, id));
  alter table orders.gifts enable row level security;
  alter table orders.gifts force row level security;
  create policy tenant on orders.gifts
    using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());`;

const definer = (name: string, settings: string) =>
  `create function ${name}() returns bigint language sql security definer ${settings} as 'select count(*) from orders.orders'`;
const handedOver = (name: string) => `
  grant create on schema orders to fastops_definer;
  alter function ${name} owner to fastops_definer;
  revoke create on schema orders from fastops_definer;
  revoke execute on function ${name} from public`;

const FAULTS: readonly (readonly [fault: string, sql: string, reported: string])[] = [
  [
    'row security disabled',
    'alter table orders.orders disable row level security',
    'row security is off: orders.orders',
  ],
  [
    'row security not forced',
    'alter table orders.lines no force row level security',
    'row security is not forced: orders.lines',
  ],
  [
    'a table without row security',
    'create table orders.gifts (company_id uuid not null, id uuid, primary key (company_id, id))',
    'row security is off: orders.gifts',
  ],
  [
    'a table without company_id',
    'create table orders.gifts (id uuid primary key)',
    'table without company_id: orders.gifts',
  ],
  [
    'a company_id that may be null',
    `${GOOD} alter table orders.gifts drop constraint gifts_pkey, alter company_id drop not null`,
    'company_id is no uuid not null: orders.gifts',
  ],
  [
    'a company_id of another type',
    'create table orders.gifts (company_id text not null, id uuid, primary key (company_id, id))',
    'company_id is no uuid not null: orders.gifts',
  ],
  [
    'no primary key',
    `${GOOD} alter table orders.gifts drop constraint gifts_pkey`,
    'no primary key: orders.gifts',
  ],
  [
    'a primary key without the company',
    `${GOOD} alter table orders.gifts drop constraint gifts_pkey, add primary key (id)`,
    'unique without company_id first: orders.gifts_pkey',
  ],
  [
    'a second permissive policy',
    'create policy more on orders.tickets using (true)',
    'not exactly one policy: orders.tickets',
  ],
  [
    'a second restrictive policy',
    'create policy less on orders.tickets as restrictive using (true)',
    'not exactly one policy: orders.tickets',
  ],
  ['no policy', 'drop policy tenant on orders.areas', 'not exactly one policy: orders.areas'],
  [
    'using (true)',
    'alter policy tenant on orders.tables using (true)',
    'another policy than the one of the house: orders.tables',
  ],
  [
    'with check (true)',
    'alter policy tenant on orders.tables with check (true)',
    'another policy than the one of the house: orders.tables',
  ],
  [
    'a policy that lets rows without a company through',
    'alter policy tenant on orders.tables using (company_id = kernel.current_company() or kernel.current_company() is null)',
    'another policy than the one of the house: orders.tables',
  ],
  [
    'a policy for reading only',
    'drop policy tenant on orders.tables; create policy tenant on orders.tables for select using (company_id = kernel.current_company())',
    'another policy than the one of the house: orders.tables',
  ],
  [
    'a policy for one role only',
    `alter policy tenant on orders.tables to fastops_app`,
    'another policy than the one of the house: orders.tables',
  ],
  [
    'a current_company that answers for everybody',
    `create or replace function kernel.current_company() returns uuid language sql stable parallel safe return '00000000-0000-0000-0000-000000000000'::uuid`,
    'the policy asks another function: kernel.current_company',
  ],
  [
    'a partition read directly',
    `create table orders.gifts (company_id uuid not null, id uuid, primary key (company_id, id)) partition by hash (company_id);
    alter table orders.gifts enable row level security; alter table orders.gifts force row level security;
    create policy tenant on orders.gifts using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());
    create table orders.gifts_0 partition of orders.gifts for values with (modulus 1, remainder 0)`,
    'row security is off: orders.gifts_0',
  ],
  [
    'a foreign key without the company',
    'alter table identity.members add foreign key (account_id) references identity.accounts (id)',
    'foreign key without company_id first: identity.members members_account_id_fkey',
  ],
  [
    'a foreign key with the company behind',
    `${GOOD} alter table orders.gifts add order_id uuid, add foreign key (order_id, company_id) references orders.orders (id, company_id)`,
    'foreign key without company_id first: orders.gifts',
  ],
  [
    'a foreign key from outside the companies',
    'alter table kernel.clock_jobs add company uuid references identity.companies (company_id)',
    'foreign key into a company: kernel.clock_jobs',
  ],
  [
    'a unique key without the company',
    'alter table catalog.products add unique (name)',
    'unique without company_id first: catalog.products_name_key',
  ],
  [
    'a unique index over an expression',
    'create unique index products_lower on catalog.products (lower(name), company_id)',
    'unique without company_id first: catalog.products_lower',
  ],
  [
    'a materialized view',
    'create materialized view orders.takings as select * from orders.orders',
    'materialized view: orders.takings',
  ],
  [
    'a view with its owner’s rights',
    'create view orders.all_orders as select * from orders.orders',
    "view with its owner's rights: orders.all_orders",
  ],
  [
    'a table owned by the app',
    `${GOOD} alter table orders.gifts owner to "APP"`,
    'owned by the app: table orders.gifts',
  ],
  [
    'a function owned by the app group',
    `create function orders.f() returns int language sql return 1; grant create on schema orders to fastops_app; alter function orders.f owner to fastops_app; revoke create on schema orders from fastops_app`,
    'owned by the app: function orders.f()',
  ],
  [
    'TRUNCATE for the app',
    'grant truncate on orders.orders to fastops_app',
    'more than rows: TRUNCATE on orders.orders',
  ],
  [
    'REFERENCES on a column for everybody',
    'grant references (id) on orders.orders to public',
    'more than rows: REFERENCES on orders.orders',
  ],
  [
    'accounts readable',
    'grant select on identity.accounts to fastops_app',
    'right outside every company: SELECT on identity.accounts',
  ],
  [
    'one column of accounts readable',
    'grant select (email) on identity.accounts to "APP"',
    'right outside every company: SELECT on identity.accounts',
  ],
  [
    'deleting the history of migrations',
    'grant delete on kernel.migrations to public',
    'right outside every company: DELETE on kernel.migrations',
  ],
  [
    'a schema the app may create in',
    'grant create on schema orders to fastops_app',
    'may create in schema orders',
  ],
  ['an app exempt from row security', 'alter role "APP" bypassrls', 'mighty role: APP'],
  ['an app that is a superuser', 'alter role "APP" superuser', 'mighty role: APP'],
  [
    'an app that can become the definer',
    'grant fastops_definer to "APP"',
    'someone can become the definer: APP',
  ],
  [
    'an app that reads all data',
    'grant pg_read_all_data to "APP"',
    "role beside the app's own: pg_read_all_data",
  ],
  [
    'a definer function of the superuser',
    definer('orders.f', `set search_path = ''`),
    'definer function of another owner: orders.f',
  ],
  [
    'a definer function without a search_path',
    `${definer('orders.f', '')}; ${handedOver('orders.f')}`,
    'definer function without a pinned search_path: orders.f',
  ],
  [
    'a definer function with a loose search_path',
    `${definer('orders.f', 'set search_path = orders, public')}; ${handedOver('orders.f')}`,
    'definer function without a pinned search_path: orders.f',
  ],
  [
    'a definer function that is written down nowhere',
    `${definer('orders.f', `set search_path = ''`)}; ${handedOver('orders.f')}`,
    'definer function that is written down nowhere: orders.f',
  ],
  [
    'a definer function for everybody',
    'grant execute on function identity.find_refresh to public',
    'definer function open to everybody: identity.find_refresh',
  ],
  [
    'a definer function that is gone',
    'drop function printing.forget_old()',
    'written down and not there: printing.forget_old',
  ],
];

test('a fresh database and a table that keeps the rules have none', async () => {
  expect(await isolationViolations(owner, { appRole, documented })).toEqual([]);
  const withGood = await owner.undone(async () => {
    await owner.rows(GOOD);
    return isolationViolations(owner, { appRole, documented });
  });
  expect(withGood).toEqual([]);
});

test.each(FAULTS)('%s is reported', async (_fault, sql, reported) => {
  const named = (text: string) => text.replaceAll('APP', appRole);
  const found = await owner.undone(async () => {
    await owner.rows(named(sql));
    return isolationViolations(owner, { appRole, documented });
  });
  expect(found.filter((violation) => violation.startsWith(named(reported)))).not.toEqual([]);
});
