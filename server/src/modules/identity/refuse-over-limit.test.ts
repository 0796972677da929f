import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { platformAdmin, type TestAdmin } from '../../app/testing/platform.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import { buildTestApp, orderBody, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// What a plan allows, under many at once (docs/decisions/0007-plan-limits.md).

let app: TestApp;
let owner: Owner;
let ana: TestAdmin;
let lucia: TestSession;
let waiter: string;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  ana = await platformAdmin(app);
  lucia = await app.logIn('fogata-duena');
  const { body } = await app.request('GET', '/v1/roles', { session: lucia });
  waiter = String(Object.values(body.roles ?? {}).find(({ key }) => String(key) === 'waiter')?.id);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const limit = async (limits: Record<string, number | null>) => {
  const path = `/v1/platform/companies/${lucia.companyId}/plan`;
  const answer = await app.request('PUT', path, { session: ana, body: { plan: 'chain', limits } });
  expect(answer.status).toBe(200);
};
const create = (path: string, body: Record<string, unknown>) =>
  app.request('POST', path, {
    session: lucia,
    body: { id: newId(), ...body },
    headers: { 'idempotency-key': newId() },
  });
const branch = (name: string) => create('/v1/branches', { name, timeZone: 'America/Bogota', cutoffHour: 4 });
const member = (name: string) =>
  create('/v1/members', { name, assignments: [{ branchId: lucia.branchId, roleId: waiter }] });
const inUse = async () => {
  const { body } = await app.request('GET', '/v1/company', { session: lucia });
  return { branches: Number(body.usage?.branches), members: Number(body.usage?.members) };
};

describe.each([
  ['branches', branch],
  ['members', member],
] as const)('of %s', (of, add) => {
  beforeEach(() => limit({}));

  test('as many are made as there is room for, by ten at once', async () => {
    const before = (await inUse())[of];
    await limit({ [of]: before + 3 });
    const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => add(`${of} ${i}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([
      201,
      201,
      201,
      ...Array.from({ length: 7 }, () => 409),
    ]);
    expect((await inUse())[of]).toBe(before + 3);
    const refused = await add(`${of} once more`);
    expectProblem(refused, 409, 'identity.plan_limit');
    expect(refused.body.details).toEqual({ of, limit: before + 3, used: before + 3 });
  });

  test('what is there already stays when the plan allows less', async () => {
    const before = (await inUse())[of];
    await limit({ [of]: 1 });
    expect((await inUse())[of]).toBe(before);
    expectProblem(await add('too many'), 409, 'identity.plan_limit');
  });

  test('without a limit there is none', async () => {
    expect((await add(`${of} without limit`)).status).toBe(201);
  });
});

describe('of orders', () => {
  test('a sale is never refused; who looks at the plan sees it coming', async () => {
    await limit({ ordersPerMonth: 5 });
    const seen = [];
    for (let i = 0; i < 7; i += 1) {
      const { body, headers } = await orderBody(app, lucia, [['Tinto', 1]]);
      expect((await app.request('POST', '/v1/orders', { session: lucia, body, headers })).status).toBe(201);
      const billing = await app.request('GET', '/v1/company/billing', { session: lucia });
      seen.push([Number(billing.body.usage?.ordersThisMonth), String(billing.body.usage?.orders)]);
    }
    expect(seen).toEqual([
      [1, 'fine'],
      [2, 'fine'],
      [3, 'fine'],
      [4, 'near'],
      [5, 'reached'],
      [6, 'reached'],
      [7, 'reached'],
    ]);
  });
});

describe('what a company says of itself', () => {
  test('is changed by who may, written down, and seen by everybody at once', async () => {
    const patch = (body: unknown, session: { token: string } = lucia) =>
      app.request('PATCH', '/v1/company', { session, body });
    expect((await patch({ name: 'La Fogata S.A.S.', taxId: '900.123.456-7' })).body).toMatchObject({
      name: 'La Fogata S.A.S.',
      taxId: '900.123.456-7',
    });
    expect((await patch({ taxId: null })).body).toMatchObject({ name: 'La Fogata S.A.S.', taxId: null });
    const waitress = await app.logIn('fogata-mesera');
    expectProblem(await patch({ name: 'Otra' }, waitress), 403, 'kernel.forbidden');
    const [entry] = await owner.rows<{ before: unknown; after: unknown }>(
      `select before, after from identity.audit_log where company_id = $1 and action = 'identity.company_updated' limit 1`,
      [lucia.companyId],
    );
    expect(entry).toEqual({
      before: { name: 'La Fogata', taxId: null },
      after: { name: 'La Fogata S.A.S.', taxId: '900.123.456-7' },
    });
  });
});
