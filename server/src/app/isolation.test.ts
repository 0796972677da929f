import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sqlState } from '../kernel/database-errors.ts';
import { run } from '../kernel/sql.ts';
import type { Database } from '../kernel/tenant.ts';
import type { OutsideTx, Tx } from '../kernel/tx.ts';
import {
  companyDigest,
  isolationViolations,
  type TenantReference,
  type TenantTable,
  tenantReferences,
  tenantTables,
} from './testing/catalogue.ts';
import { buildTwoCompanies, type TwoCompanies } from './testing/two-companies.ts';

// What row security and the shape of the keys must hold, asked of every table the catalogue lists (threats H01, H03,
// H12; T03, T04, T06): a table that appears tomorrow is checked tomorrow.

let world: TwoCompanies;
let database: Database;
let tables: TenantTable[];
let references: TenantReference[];
let a: string;
let b: string;

beforeAll(async () => {
  world = await buildTwoCompanies();
  database = world.app.db.open(2);
  tables = await tenantTables(world.owner);
  references = await tenantReferences(world.owner);
  a = world.fogata.companyId;
  b = world.esquina.companyId;
});
afterAll(() => world.close());

/** How a statement ended: how many rows it touched, or the SQLSTATE that refused it. */
async function outcome(
  work: (act: (sql: string, values?: unknown[]) => Promise<unknown[]>) => Promise<unknown[]>,
  companyId = b,
): Promise<number | string> {
  const act =
    (tx: Tx | OutsideTx) =>
    (text: string, values: unknown[] = []) =>
      run(tx, { name: '', text }, values);
  try {
    return (await database.inTenant(companyId, (tx) => work(act(tx)))).length;
  } catch (error) {
    return sqlState(error) || String(error);
  }
}

test('the migrated database keeps every rule of tenancy', async () => {
  const readme = await readFile(new URL('../modules/identity/README.md', import.meta.url), 'utf8');
  const documented = [...readme.matchAll(/`([a-z_]+\.[a-z_]+)(?:\([^`]*\))?`/g)].map(
    ([, name]) => name ?? '',
  );
  const appRole = new URL(world.app.db.appUrl).username;
  expect(documented.length).toBeGreaterThan(5);
  expect(await isolationViolations(world.owner, { appRole, documented })).toEqual([]);
});

test('both companies have a row in every tenant table, so that what follows proves something', async () => {
  expect(tables.length).toBeGreaterThan(15);
  for (const { name } of tables) {
    for (const company of [a, b]) {
      const rows = await world.owner.rows(`select 1 from ${name} where company_id = $1 limit 1`, [company]);
      expect(rows, `${name} has no row of this company: add one in testing/two-companies.ts`).toHaveLength(1);
    }
  }
});

test('no table shows a row of another company, nor any row outside companies', async () => {
  for (const { name } of tables) {
    const read = (where: string) => outcome((sql) => sql(`select 1 from ${name} where ${where}`, [a]));
    expect(await read('company_id = $1'), name).toBe(0);
    const strange = await outcome((sql) => sql(`select 1 from ${name} where company_id <> $1`, [b]));
    expect(strange, `${name} without a filter`).toBe(0);
    expect(await outcome((sql) => sql(`select 1 from ${name}`), a), `${name} for its own company`).not.toBe(
      0,
    );
    const outside = await database.outsideTenants((tx) =>
      run(tx, { name: '', text: `select 1 from ${name}` }, []),
    );
    expect(outside, `${name} outside companies`).toHaveLength(0);
  }
});

test('no row can be put into another company', async () => {
  for (const { name, columns } of tables) {
    const [row] = await world.owner.rows<{ row: object }>(
      `select to_jsonb(t) as row from ${name} t where company_id = $1 limit 1`,
      [a],
    );
    const list = columns.join(', ');
    const insert = `insert into ${name} (${list}) select ${list} from jsonb_populate_record(null::${name}, $1) returning 1`;
    const values = [JSON.stringify(row?.row)];
    expect(await outcome((sql) => sql(insert, values)), `insert into ${name}`).toBe('42501');
    // The same statement as its own company reaches the table: there it fails on the key it repeats, or has no right to.
    const own = await outcome((sql) => sql(insert, values), a);
    expect(['23505', ...((await mayInsert(name)) ? [] : ['42501'])], `own insert into ${name}`).toContain(
      own,
    );
    const moved = await outcome((sql) =>
      sql(`update ${name} set company_id = $1 where company_id = $2 returning 1`, [a, b]),
    );
    expect(moved, `moving a row of ${name}`).toBe('42501');
  }
});

test('no row of another company can be changed or removed', async () => {
  const before = await companyDigest(world.owner, a);
  for (const { name } of tables) {
    const column = await writableColumn(name);
    const update = await outcome((sql) =>
      sql(`update ${name} set ${column} = ${column} where company_id = $1 returning 1`, [a]),
    );
    expect([0, '42501'], `update ${name}`).toContain(update);
    const remove = await outcome((sql) => sql(`delete from ${name} where company_id = $1 returning 1`, [a]));
    expect([0, '42501'], `delete from ${name}`).toContain(remove);
    expect(await outcome((sql) => sql(`truncate ${name} cascade`)), `truncate ${name}`).toBe('42501');
  }
  expect(await companyDigest(world.owner, a)).toEqual(before);
});

test('no foreign key takes a row of another company, even behind row security', async () => {
  expect(references.length).toBeGreaterThan(15);
  for (const { name, table, columns, target, targetColumns } of references) {
    const set = columns.map((column, place) => `${column} = f.${targetColumns[place]}`).join(', ');
    const attempt = world.owner.rows(
      `update ${table} t set ${set} from (select * from ${target} where company_id = $1 limit 1) f
        where t.ctid = (select ctid from ${table} where company_id = $2 and ${columns[0]} is not null limit 1) returning 1`,
      [a, b],
    );
    await expect(attempt, `${table} ${name}`).rejects.toMatchObject({ code: '23503' });
  }
});

test('a company set on a pooled connection ends with its transaction', async () => {
  const single = world.app.db.open(1);
  const current = { name: '', text: "select current_setting('fastops.company_id', true) as company" };
  await single.inTenant(a, async (tx) => expect(await run(tx, current, [])).toEqual([{ company: a }]));
  const [after] = await single.outsideTenants((tx) => run<{ company: string | null }>(tx, current, []));
  expect(after?.company ?? '').toBe('');
  await expect(single.inTenant(a, () => Promise.reject(new Error('undone')))).rejects.toThrow('undone');
  const [afterFailure] = await single.outsideTenants((tx) =>
    run<{ company: string | null }>(tx, current, []),
  );
  expect(afterFailure?.company ?? '').toBe('');
});

async function mayInsert(table: string): Promise<boolean> {
  const [row] = await world.owner.rows<{ may: boolean }>(
    `select has_table_privilege('fastops_app', $1, 'insert') as may`,
    [table],
  );
  return row?.may === true;
}

/** A column the product may write, so that the answer is row security's and not that of a missing right. */
async function writableColumn(table: string): Promise<string> {
  const [row] = await world.owner.rows<{ name: string }>(
    `select attname::text as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and attidentity = ''
      order by has_column_privilege('fastops_app', attrelid, attnum, 'update') desc, attnum limit 1`,
    [table],
  );
  return row?.name ?? '';
}
