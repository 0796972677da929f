import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { platformAdmin, type TestAdmin } from '../../app/testing/platform.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import { type Answer, buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// A visit of who keeps the installation: for a reason, for some minutes, seen by the owner (issue 3, "enter as support").

const REASON = 'La impresora del bar no imprime';
let app: TestApp;
let owner: Owner;
let ana: TestAdmin;
let lucia: TestSession;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  ana = await platformAdmin(app);
  lucia = await app.logIn('fogata-duena');
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const issue = (body: unknown = { reason: REASON, minutes: 30 }, companyId = lucia.companyId) =>
  app.request('POST', `/v1/platform/companies/${companyId}/support-sessions`, { session: ana, body });
const enter = (code: string) => app.request('POST', '/v1/auth/support', { body: { code } });
const codeOf = async () => String((await issue()).body.code);
const get = (session: { token: string }, path: string) => app.request('GET', path, { session });
const becomes = (ask: () => Promise<Answer>, status: number) =>
  expect.poll(() => ask().then((answer) => answer.status), { timeout: 5_000, interval: 20 }).toBe(status);

describe('a visit', () => {
  test('is an administrator’s for its minutes, says whose and why, and is written down on both sides', async () => {
    const issued = await issue();
    expect(issued.status).toBe(200);
    const { code, url, expiresAt } = issued.body;
    expect(String(url)).toMatch(new RegExp(`/admin/support#${code}$`));
    expect(
      Temporal.Instant.from(String(expiresAt)).since(Temporal.Now.instant()).total('minutes'),
    ).toBeLessThan(5.1);
    const entered = await enter(String(code));
    expect(entered.status).toBe(200);
    expect(entered.body).toMatchObject({
      member: { kind: 'support' },
      role: { key: 'administrator' },
      company: { id: lucia.companyId },
      support: { by: 'Ana', reason: REASON },
    });
    const until = Temporal.Instant.from(String(entered.body.support?.until));
    expect(until.since(Temporal.Now.instant()).total('minutes')).toBeGreaterThan(29);
    expect(until.since(Temporal.Now.instant()).total('minutes')).toBeLessThan(30.1);
    const visitor = { token: String(entered.body.accessToken) };
    expect((await get(visitor, '/v1/me')).body.support).toMatchObject({ by: 'Ana', reason: REASON });
    expect((await get(visitor, '/v1/members')).status).toBe(200);
    for (const table of [
      `select action, actor_name as name, reason from identity.audit_log where company_id = $1 order by seq`,
      `select action, account_name as name, reason from identity.platform_audit where about_company = $1 order by seq`,
    ])
      expect((await owner.rows(table, [lucia.companyId])).slice(-2)).toEqual([
        { action: 'identity.support_code_issued', name: 'Ana', reason: REASON },
        { action: 'identity.support_entered', name: 'Ana', reason: REASON },
      ]);
  });

  test('ends with its minutes, and its refresh token gives none more', async () => {
    const entered = await enter(await codeOf());
    const visitor = { token: String(entered.body.accessToken) };
    const cookie = String(
      [entered.headers['set-cookie']].flat().find((one) => String(one).includes('session')),
    );
    const [session] = await owner.rows<{ minutes: number; id: string }>(
      `select id, extract(epoch from expires_at - created_at)::int / 60 as minutes from identity.sessions
        where kind = 'support' order by created_at desc limit 1`,
    );
    expect(session?.minutes).toBe(30);
    const refresh = () =>
      app.request('POST', '/v1/auth/refresh', { body: {}, headers: { cookie: cookie.split(';')[0] ?? '' } });
    const renewed = await refresh();
    expect(renewed.body.support?.until).toBe(entered.body.support?.until);
    await owner.rows(`update identity.sessions set expires_at = now() where id = $1`, [session?.id]);
    await owner.rows(`insert into identity.access_changes (company_id, id) values ($1, gen_random_uuid())`, [
      lucia.companyId,
    ]);
    await becomes(() => get(visitor, '/v1/me'), 401);
    expect((await refresh()).status).toBe(401);
  });

  test('begins once per code, however many try', async () => {
    const code = await codeOf();
    const answers = await Promise.all(Array.from({ length: 8 }, () => enter(code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409, 409, 409]);
    expectProblem(await enter(code), 409, 'identity.link_used');
    expectProblem(await enter('x'.repeat(43)), 404, 'identity.link_unknown');
  });

  test('cannot begin five minutes later', async () => {
    const code = await codeOf();
    await owner.rows(
      `update identity.links set expires_at = now() - interval '1 second' where purpose = 'support'`,
    );
    expectProblem(await enter(code), 409, 'identity.link_expired');
  });

  test('needs a reason, a known length and a company', async () => {
    for (const body of [
      { reason: 'corto', minutes: 30 },
      { reason: REASON, minutes: 45 },
      { reason: REASON },
      { reason: 'x'.repeat(301), minutes: 15 },
    ])
      expectProblem(await issue(body), 400, 'kernel.invalid_input');
    expectProblem(await issue({ reason: REASON, minutes: 15 }, newId()), 404, 'identity.company_unknown');
  });
});

describe('the visitor', () => {
  test('acts under their own name: the owner reads who changed what', async () => {
    const entered = await enter(await codeOf());
    const visitor = { token: String(entered.body.accessToken) };
    const changed = await app.request('PATCH', '/v1/company', { session: visitor, body: { taxId: '900.1' } });
    expect(changed.status).toBe(200);
    const [last] = await owner.rows(
      `select action, actor_kind, actor_name from identity.audit_log where company_id = $1 order by seq desc limit 1`,
      [lucia.companyId],
    );
    expect(last).toEqual({ action: 'identity.company_updated', actor_kind: 'support', actor_name: 'Ana' });
  });

  test('is one member per company, whom no list shows and no limit counts', async () => {
    await Promise.all([codeOf(), codeOf(), codeOf()].map(async (code) => enter(await code)));
    const members = await owner.rows(
      `select id from identity.members where company_id = $1 and kind = 'support'`,
      [lucia.companyId],
    );
    expect(members).toHaveLength(1);
    const { body } = await get(lucia, '/v1/members');
    expect(
      Object.values(body.members ?? {})
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['Andrés', 'Camila', 'Jairo', 'Lucía', 'Mateo']);
    const company = await app.request('GET', `/v1/platform/companies/${lucia.companyId}`, { session: ana });
    expect(company.body.usage).toMatchObject({ members: 5 });
  });

  test('changes nothing about itself, and keeps out of the platform', async () => {
    const entered = await enter(await codeOf());
    const visitor = { token: String(entered.body.accessToken) };
    for (const [method, path, body] of [
      ['POST', '/v1/me/leave', {}],
      ['PATCH', '/v1/me', { name: 'Otra' }],
      ['PUT', '/v1/me/pin', { pin: '4711' }],
    ] as const)
      expectProblem(
        await app.request(method, path, { session: visitor, body }),
        403,
        'identity.person_required',
        path,
      );
    expectProblem(await get(visitor, '/v1/platform/companies'), 403, 'kernel.forbidden');
  });
});
