import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tenantTables } from '../../app/testing/catalogue.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import type { TestSession } from '../../app/testing/test-app.ts';
import { buildTwoCompanies, type TwoCompanies } from '../../app/testing/two-companies.ts';

// What a company can take with it: all of its own, nothing of another, no secret.

let world: TwoCompanies;
let parts: { name: string; rows: number }[];

beforeAll(async () => {
  world = await buildTwoCompanies();
  const { body } = await get('/v1/company/exports');
  parts = Object.values(body.parts ?? {}) as unknown as typeof parts;
});
afterAll(() => world.close());

const get = (path: string, session: TestSession = world.fogata) =>
  world.app.request('GET', path, { session });

/** Every row of a part, page by page. */
async function rowsOf(name: string, session?: TestSession): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const query: string = after === '' ? '' : `?after=${encodeURIComponent(after)}`;
    const { status, body } = await world.app.request<{
      rows: Record<string, unknown>[];
      next: string | null;
    }>('GET', `/v1/company/exports/${name}${query}`, { session: session ?? world.fogata });
    expect(status, name).toBe(200);
    rows.push(...body.rows);
    after = body.next;
  }
  return rows;
}

/** Tables that stay: what is remembered for the product's own sake, and secrets. */
const STAY =
  /^kernel\.|^catalog\.versions|^printing\.papers|^(customers|orders)\.search_keys|sessions|tokens|access_changes|audit_heads/;

describe('an export', () => {
  test('has a part for every table of the company but those that are nobody’s data', async () => {
    const tables = (await tenantTables(world.owner))
      .map(({ name }) => name)
      .filter((name) => !STAY.test(name));
    const named = parts.map(({ name }) => name);
    expect(tables.filter((name) => !named.includes(name))).toEqual([]);
    expect(named).toContain('orders.lines');
  });

  test('holds every row of the company, and none of another', async () => {
    const fogata = world.fogata.companyId;
    for (const { name, rows } of parts) {
      const found = await rowsOf(name);
      const [counted] = await world.owner.rows<{ count: number }>(
        `select count(*) as count from ${name} where company_id = $1`,
        [fogata],
      );
      expect([found.length, rows], name).toEqual([counted?.count, counted?.count]);
      expect([...new Set(found.map((row) => row.company_id))], name).toEqual(
        found.length > 0 ? [fogata] : [],
      );
      const theirs = await rowsOf(name, world.esquina);
      expect(
        theirs.filter((row) => row.company_id !== world.esquina.companyId),
        name,
      ).toEqual([]);
    }
  });

  test('holds no hash and no secret', async () => {
    await world.owner.rows(`update identity.members set pin_hash = 'canary-of-a-pin' where company_id = $1`, [
      world.fogata.companyId,
    ]);
    let all = '';
    for (const { name } of parts) all += JSON.stringify(await rowsOf(name));
    expect(all).not.toMatch(/canary|"[a-z_]*(hash|secret|password)[a-z_]*":|\$argon2/);
  });

  test('gives nothing for a name or a cursor that is none', async () => {
    for (const name of [
      'orders.orders;',
      'identity.accounts',
      'identity.sessions',
      'kernel.deliveries',
      'x',
      '..',
    ])
      expect((await get(`/v1/company/exports/${encodeURIComponent(name)}`)).status, name).toBe(404);
    expectProblem(await get('/v1/company/exports/orders.orders?after=x'), 422, 'kernel.page_unknown');
  });

  test('is for who may take everything, and for nobody else', async () => {
    const waitress = await world.app.logIn('fogata-mesera');
    expectProblem(await get('/v1/company/exports', waitress), 403, 'kernel.forbidden');
    expectProblem(await get('/v1/company/exports/orders.orders', waitress), 403, 'kernel.forbidden');
  });
});
