import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { platformAdmin, type TestAdmin } from '../../app/testing/platform.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import { type Answer, buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { runDueJobs } from '../../kernel/jobs.ts';
import { openLog } from '../../kernel/log.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// How a company's state and plan are moved, and how soon its people feel it.

let app: TestApp;
let owner: Owner;
let ana: TestAdmin;
let lucia: TestSession;
let elena: TestSession;

beforeAll(async () => {
  app = await buildTestApp({ env: { SUPPORT_CONTACT: 'soporte@fastops.example' } });
  owner = await openOwner(app.db.ownerUrl);
  ana = await platformAdmin(app);
  lucia = await app.logIn('fogata-duena');
  elena = await app.logIn('esquina-duena');
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
const platform = (method: Method, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  app.request(method, `/v1/platform${path}`, {
    session: ana,
    headers,
    ...(body === undefined ? {} : { body }),
  });
const company = (session: TestSession, act = '') => `/companies/${session.companyId}${act}`;
const read = (session: TestSession, path = '/v1/catalog') => app.request('GET', path, { session });

/** Asks until the answer has this status: a change has to be felt within a second, the test waits for the fifth. */
const becomes = (ask: () => Promise<Answer>, status: number) =>
  expect.poll(() => ask().then((answer) => answer.status), { timeout: 5_000, interval: 20 }).toBe(status);

const auditOf = (companyId: string) =>
  owner.rows<{ action: string; actor_kind: string; actor_name: string; reason: string | null }>(
    'select action, actor_kind, actor_name, reason from identity.audit_log where company_id = $1 order by seq',
    [companyId],
  );
const platformAudit = (companyId: string) =>
  owner.rows<{ action: string; account_name: string; reason: string | null }>(
    'select action, account_name, reason from identity.platform_audit where about_company = $1 order by seq',
    [companyId],
  );

describe('a suspension', () => {
  test('is felt on living tokens at once, says why, and ends', async () => {
    const reason = 'Tres facturas sin pagar';
    const answer = await platform('POST', company(elena, '/suspend'), { reason });
    expect(answer.body).toMatchObject({
      state: 'suspended',
      stateReason: reason,
      allowed: ['reactivate', 'close'],
    });
    await becomes(() => read(elena), 402);
    const refused = await read(elena);
    expectProblem(refused, 402, 'identity.company_suspended');
    expect(refused.body.details).toEqual({
      reason,
      since: answer.body.stateSince,
      contact: 'soporte@fastops.example',
    });
    // What must stay open: who I am, how we stand, our own data.
    for (const path of ['/v1/me', '/v1/company/billing', '/v1/company/exports'])
      expect((await read(elena, path)).status, path).toBe(200);
    expect((await read(elena, '/v1/company/billing')).body).toMatchObject({
      state: 'suspended',
      reason,
      contact: 'soporte@fastops.example',
    });
    expect((await read(lucia)).status).toBe(200);
    expectProblem(
      await platform('POST', company(elena, '/suspend'), { reason }),
      409,
      'identity.company_state',
    );
    expect((await platform('POST', company(elena, '/reactivate'), {})).body.state).toBe('active');
    await becomes(() => read(elena), 200);
    expect(await auditOf(elena.companyId)).toMatchObject([
      { action: 'identity.company_suspended', actor_kind: 'platform', actor_name: 'Ana', reason },
      { action: 'identity.company_reactivated', actor_kind: 'platform', actor_name: 'Ana', reason: null },
    ]);
    expect(await platformAudit(elena.companyId)).toMatchObject([
      { action: 'identity.company_suspended', account_name: 'Ana', reason },
      { action: 'identity.company_reactivated', account_name: 'Ana', reason: null },
    ]);
  });

  test('announced for a day to come begins on that day, in the company’s own zone', async () => {
    const reason = 'Contrato vencido';
    const announced = await platform('POST', company(elena, '/suspend'), { reason, from: '2099-03-01' });
    expect(announced.body).toMatchObject({
      state: 'active',
      suspendsAt: '2099-03-01T05:00:00Z',
      suspendReason: reason,
    });
    expect((await read(elena, '/v1/company/billing')).body.suspendsAt).toBe('2099-03-01T05:00:00Z');
    await carryOut();
    expect((await read(elena)).status).toBe(200);
    await owner.rows(
      `update identity.companies set suspend_at = now() - interval '1 second' where company_id = $1`,
      [elena.companyId],
    );
    await carryOut();
    await becomes(() => read(elena), 402);
    expect((await read(elena)).body.details).toMatchObject({ reason });
    const [last] = (await auditOf(elena.companyId)).slice(-1);
    expect(last).toMatchObject({ action: 'identity.company_suspended', actor_kind: 'system', reason });
    expect((await platform('GET', company(elena))).body).toMatchObject({
      state: 'suspended',
      suspendsAt: null,
    });
    await platform('POST', company(elena, '/reactivate'), {});
    await becomes(() => read(elena), 200);
  });

  test('can be taken back before it begins, and once', async () => {
    await platform('POST', company(elena, '/suspend'), { reason: 'Por si acaso', from: '2099-03-01' });
    expect((await platform('DELETE', company(elena, '/suspension'))).body.suspendsAt).toBeNull();
    expectProblem(await platform('DELETE', company(elena, '/suspension')), 409, 'identity.no_suspension');
  });

  test('from a day that has begun is one from now', async () => {
    await platform('POST', company(elena, '/suspend'), { reason: 'Desde ayer', from: '2020-01-01' });
    await becomes(() => read(elena), 402);
    await platform('POST', company(elena, '/reactivate'), {});
    await becomes(() => read(elena), 200);
  });

  async function carryOut(): Promise<void> {
    await owner.rows(`update kernel.clock_jobs set next_run_at = now()`);
    const jobs = app.system.modules.flatMap((module) => module.jobs ?? []);
    await owner.rows(
      `insert into kernel.clock_jobs (name) select unnest($1::text[]) on conflict do nothing`,
      [jobs.map(({ name }) => name)],
    );
    const log = openLog({ level: 'silent', pretty: false });
    expect(await runDueJobs(app.system.database, jobs, log)).toContain('identity.suspend_announced');
  }
});

describe('the other states', () => {
  test('past due is served, closed is not', async () => {
    await platform('POST', company(elena, '/past-due'), { reason: 'Factura de noviembre' });
    expect((await read(elena)).status).toBe(200);
    expect((await read(elena, '/v1/company/billing')).body).toMatchObject({ state: 'past_due' });
    expect(
      (await platform('POST', company(elena, '/close'), { reason: 'Cerró sus puertas' })).body.state,
    ).toBe('closed');
    await becomes(() => read(elena), 402);
    expectProblem(await read(elena), 402, 'identity.company_closed');
    expectProblem(await platform('POST', company(elena, '/past-due'), {}), 409, 'identity.company_state');
    await platform('POST', company(elena, '/reactivate'), {});
    await becomes(() => read(elena), 200);
  });

  test('a trial is served until it ends, and then says whom to ask', async () => {
    await owner.rows(
      `update identity.companies set state = 'trial', trial_ends_at = now() + interval '1 day' where company_id = $1`,
      [elena.companyId],
    );
    const later = await platform('PUT', company(elena, '/plan'), { plan: 'trial', trialDays: 30 });
    expect(later.body).toMatchObject({ state: 'trial', plan: 'trial', limits: { branches: 2, members: 15 } });
    expect((await read(elena)).status).toBe(200);
    await owner.rows(
      `update identity.companies set trial_ends_at = now() - interval '1 second' where company_id = $1`,
      [elena.companyId],
    );
    // A change of the plan is announced to everybody: what was remembered of the trial goes with it.
    await platform('PUT', company(elena, '/plan'), { plan: 'trial' });
    await becomes(() => read(elena), 402);
    const refused = await read(elena);
    expectProblem(refused, 402, 'identity.trial_ended');
    expect(refused.body.details).toMatchObject({ contact: 'soporte@fastops.example' });
    expect((await platform('POST', company(elena, '/reactivate'), {})).body.state).toBe('active');
    await becomes(() => read(elena), 200);
    expectProblem(
      await platform('PUT', company(elena, '/plan'), { plan: 'basic', trialDays: 5 }),
      409,
      'identity.company_state',
    );
  });

  test('two who suspend at once suspend once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => platform('POST', company(elena, '/suspend'), { reason: 'A la vez' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    await platform('POST', company(elena, '/reactivate'), {});
    await becomes(() => read(elena), 200);
  });
});

describe('a plan', () => {
  test('copies its limits, which can be agreed otherwise', async () => {
    const answer = await platform('PUT', company(elena, '/plan'), {
      plan: 'basic',
      limits: { branches: 4, ordersPerMonth: null },
    });
    expect(answer.body).toMatchObject({
      plan: 'basic',
      limits: { branches: 4, members: 10, ordersPerMonth: null },
    });
    expectProblem(
      await platform('PUT', company(elena, '/plan'), { plan: 'gold' }),
      422,
      'identity.plan_unknown',
    );
  });

  test('can be changed; companies keep what they were given', async () => {
    const { body } = await platform('GET', '/plans');
    expect(Object.values(body.plans ?? {}).map(({ code }) => code)).toEqual([
      'trial',
      'basic',
      'standard',
      'chain',
    ]);
    const limits = { branches: 1, members: 12, ordersPerMonth: 2500 };
    const changed = await platform('PUT', '/plans/basic', { name: 'Esencial', limits });
    expect(changed.body).toEqual({ code: 'basic', name: 'Esencial', limits });
    expect((await platform('GET', '/plans')).body.plans?.[1]).toEqual({
      code: 'basic',
      name: 'Esencial',
      limits,
    });
    expect((await platform('GET', company(elena))).body.limits).toMatchObject({ members: 10 });
    expectProblem(
      await platform('PUT', '/plans/gold', { name: 'Oro', limits }),
      404,
      'identity.plan_unknown',
    );
  });
});
