import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../kernel/sql.ts';
import {
  documentedDefiners,
  isolationViolations,
  type TenantReference,
  tenantReferences,
} from './testing/catalogue.ts';
import { buildTwoCompanies, type TwoCompanies } from './testing/two-companies.ts';

// What row security and the shape of the keys must hold, asked of every table the catalogue lists (threats H01, H03,
// H12; T03, T06): a table that appears tomorrow is checked tomorrow. What row security does is tried in row-security.test.ts.

let world: TwoCompanies;
let references: TenantReference[];
let a: string;
let b: string;

beforeAll(async () => {
  world = await buildTwoCompanies();
  references = await tenantReferences(world.owner);
  a = world.fogata.companyId;
  b = world.esquina.companyId;
});
afterAll(() => world.close());

test('the migrated database keeps every rule of tenancy', async () => {
  const documented = await documentedDefiners();
  const appRole = new URL(world.app.db.appUrl).username;
  expect(documented.length).toBeGreaterThan(5);
  expect(await isolationViolations(world.owner, { appRole, documented })).toEqual([]);
});

test('no foreign key takes a row of another company, even behind row security', async () => {
  expect(references.length).toBeGreaterThan(15);
  for (const { name, table, columns, target, targetColumns } of references) {
    const set = columns.map((column, place) => `${column} = f.${targetColumns[place]}`).join(', ');
    const attempt = world.owner.rows(
      `update ${table} t set ${set} from (select * from ${target} where company_id = $1 limit 1) f
        where t.ctid = (select ctid from ${table} where company_id = $2
          order by ${columns[0]} is not null desc limit 1) returning 1`,
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
