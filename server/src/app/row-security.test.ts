import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TenantTable, tenantTables } from './testing/catalogue.ts';
import { COMMANDS, IDENTITIES, type MatrixFacts, may, tryRowSecurity } from './testing/row-security.ts';
import { buildTwoCompanies, type TwoCompanies } from './testing/two-companies.ts';

// T04: every table of the catalogue × every command × every identity, and the suite itself: for each table the faults a
// migration could bring are planted, and each has to trip it.

let world: TwoCompanies;
let tables: TenantTable[];
let facts: MatrixFacts;

beforeAll(async () => {
  world = await buildTwoCompanies();
  tables = await tenantTables(world.owner);
  facts = {
    appRole: new URL(world.app.db.appUrl).username,
    companyId: world.fogata.companyId,
    otherId: world.esquina.companyId,
  };
});
afterAll(() => world.close());

test('both companies have a row in every tenant table, so that what follows proves something', async () => {
  expect(tables.length).toBeGreaterThan(25);
  for (const { name } of tables) {
    for (const company of [facts.companyId, facts.otherId]) {
      const rows = await world.owner.rows(`select 1 from ${name} where company_id = $1 limit 1`, [company]);
      expect(rows, `${name} has no row of this company: add one in testing/two-companies.ts`).toHaveLength(1);
    }
  }
});

test('every cell ends as it has to', async () => {
  const found = await world.owner.undone(() => tryRowSecurity(world.owner, tables, facts));
  expect(found.wrong).toEqual([]);
  expect(found.cells).toBe(tables.length * COMMANDS.length * IDENTITIES.length);
});

const OWN = '(company_id = kernel.current_company())';

/** What of a table is broken, and the right without which the product could not use it. */
const FAULTS = [
  { what: 'row security is off', sql: (table: string) => `alter table ${table} disable row level security` },
  {
    what: 'everything can be seen',
    sql: (table: string) => `alter policy tenant on ${table} using (true) with check ${OWN}`,
  },
  {
    what: 'anything can be put in',
    needs: 'insert',
    sql: (table: string) => `alter policy tenant on ${table} using ${OWN} with check (true)`,
  },
  {
    what: 'a second policy opens what the first one closes',
    sql: (table: string) => `create policy more on ${table} for select using (true)`,
  },
  {
    what: 'no company means every company',
    sql: (table: string) =>
      `alter policy tenant on ${table} using (kernel.current_company() is null or company_id = kernel.current_company())`,
  },
  { what: 'it can be emptied', sql: (table: string) => `grant truncate on ${table} to fastops_app` },
] as const;

test.for(FAULTS)('planted in each table: $what', async ({ sql, ...fault }) => {
  let planted = 0;
  for (const table of tables) {
    if ('needs' in fault && !(await may(world.owner, table.name, fault.needs))) continue;
    const { wrong } = await world.owner.undone(async () => {
      await world.owner.rows(sql(table.name));
      return tryRowSecurity(world.owner, [table], facts);
    });
    expect(wrong, `${table.name} was broken and nothing was found`).not.toEqual([]);
    planted += 1;
  }
  expect(planted).toBeGreaterThan(20);
});
