import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { platformAdmin, type TestAdmin } from '../../app/testing/platform.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import { buildTestApp, orderBody, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// Companies as who keeps the installation sees and moves them (issue 3, "Tenancy and platform").

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

const auditOf = (companyId: string) =>
  owner.rows<{ action: string; actor_kind: string; actor_name: string; reason: string | null }>(
    'select action, actor_kind, actor_name, reason from identity.audit_log where company_id = $1 order by seq',
    [companyId],
  );
describe('the list', () => {
  test('shows every company, the newest first, with what is worth knowing', async () => {
    const { body, status } = await platform('GET', '/companies');
    expect(status).toBe(200);
    expect(Object.values(body.companies ?? {}).map(({ name }) => name)).toEqual([
      'Café La Esquina',
      'La Fogata',
    ]);
    expect(body.companies?.[1]).toMatchObject({
      id: lucia.companyId,
      state: 'active',
      branches: 2,
      members: 5,
      owners: ['Lucía'],
      lastActivityAt: expect.stringMatching(/^20/),
    });
    expect(body.next).toBeNull();
  });

  test('goes page by page, finds by name, tax number and owner, and by state', async () => {
    const first = await platform('GET', '/companies?limit=1');
    expect(first.body.next).toBe(elena.companyId);
    const second = await platform('GET', `/companies?limit=1&after=${first.body.next}`);
    expect(second.body).toMatchObject({ companies: [{ name: 'La Fogata' }], next: null });
    await owner.rows(`update identity.companies set tax_id = '900.123.456-7' where company_id = $1`, [
      lucia.companyId,
    ]);
    for (const search of ['fogata', '900.123', 'duena@lafogata.example'])
      expect(
        (await platform('GET', `/companies?search=${encodeURIComponent(search)}`)).body,
        search,
      ).toMatchObject({
        companies: [{ id: lucia.companyId }],
        next: null,
      });
    expect((await platform('GET', '/companies?search=mesera%40lafogata.example')).body.companies).toEqual([]);
    expect((await platform('GET', '/companies?search=%25')).body.companies).toEqual([]);
    expect((await platform('GET', '/companies?state=suspended')).body.companies).toEqual([]);
  });

  test('a company answers with what it uses; another id like one that never was', async () => {
    for (let i = 0; i < 2; i += 1) {
      const { body, headers } = await orderBody(app, lucia, [['Tinto', 1]]);
      expect((await app.request('POST', '/v1/orders', { session: lucia, body, headers })).status).toBe(201);
    }
    const { body } = await platform('GET', company(lucia));
    expect(body).toMatchObject({
      name: 'La Fogata',
      usage: { branches: 2, members: 5, ordersThisMonth: 2, orders: 'fine' },
      ordersLast30Days: 2,
      owners: [{ name: 'Lucía', email: 'duena@lafogata.example', state: 'active' }],
      allowed: ['suspend', 'past_due', 'close'],
    });
    expectProblem(await platform('GET', `/companies/${newId()}`), 404, 'identity.company_unknown');
  });
});

describe('a company made on behalf of its owner', () => {
  const wanted = () => ({
    id: newId(),
    name: 'Arepas del Valle',
    country: 'CO',
    currency: 'COP',
    locale: 'es-CO',
    plan: 'basic',
    trialDays: 30,
    branch: { name: 'Centro', timeZone: 'America/Bogota', cutoffHour: 4 },
    owner: { name: 'Marta', email: 'Marta@Arepas.example' },
  });
  const open = (body: unknown, key = newId()) =>
    platform('POST', '/companies', body, { 'idempotency-key': key });

  test('has its ready roles, its branch and an owner who comes in by the link', async () => {
    const body = wanted();
    const answer = await open(body);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      company: {
        id: body.id,
        state: 'trial',
        plan: 'basic',
        usage: { branches: 1, members: 1, ordersThisMonth: 0 },
        owners: [{ name: 'Marta', email: 'marta@arepas.example', state: 'invited' }],
      },
      invitation: { sentTo: null, url: expect.stringMatching(/^http:\/\/[^/]+\/join#[\w-]{43}$/) },
    });
    const token = String(answer.body.invitation?.url).split('#')[1];
    const accepted = await app.request('POST', '/v1/auth/links/accept-invitation', {
      body: { token, password: 'una mesa de madera' },
    });
    expect(accepted.status).toBe(200);
    expect(accepted.body).toMatchObject({ role: { key: 'owner' }, company: { id: body.id, state: 'trial' } });
    const roles = await app.request('GET', '/v1/roles', {
      session: { token: String(accepted.body.accessToken) },
    });
    expect(Object.values(roles.body.roles ?? {}).map(({ key }) => key)).toHaveLength(8);
    expect(await auditOf(body.id)).toMatchObject([
      { action: 'identity.company_created', actor_kind: 'platform' },
      { action: 'identity.invitation_accepted' },
    ]);
  });

  test('is made once, however often the request is sent', async () => {
    const [body, key] = [wanted(), newId()];
    const answers = await Promise.all(Array.from({ length: 6 }, () => open(body, key)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 201]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expectProblem(await open(body), 409, 'identity.company_exists');
    expectProblem(await open({ ...body, name: 'Otra' }, key), 422, 'kernel.idempotency_key_reused');
    const [count] = await owner.rows<{ count: number }>(
      'select count(*) as count from identity.members where company_id = $1',
      [body.id],
    );
    expect(count?.count).toBe(1);
  });

  test('with a mail server is told its owner by mail, and to nobody else', async () => {
    const mailing = await buildTestApp({
      beside: app,
      env: {
        SMTP_URL: 'smtp://127.0.0.1:1',
        MAIL_FROM: 'FastOps <no-reply@example.com>',
        PUBLIC_URL: 'https://pos.example.com',
      },
    });
    try {
      const body = { ...wanted(), owner: { name: 'Nidia', email: 'nidia@arepas.example' } };
      const answer = await mailing.request('POST', '/v1/platform/companies', {
        session: ana,
        body,
        headers: { 'idempotency-key': newId() },
      });
      expect(answer.body.invitation).toMatchObject({ url: null, sentTo: 'nidia@arepas.example' });
      const [mail] = await owner.rows<{ body_text: string; subject: string }>(
        `select body_text, subject from identity.mails where recipient = 'nidia@arepas.example'`,
      );
      expect(mail?.subject).toContain('Arepas del Valle');
      const token = /https:\/\/pos\.example\.com\/join#([\w-]{43})/.exec(mail?.body_text ?? '')?.[1] ?? '';
      expect(JSON.stringify(answer.body)).not.toContain(token);
      const link = await app.request('POST', '/v1/auth/links/read', { body: { token } });
      expect(link.body).toMatchObject({ purpose: 'invitation', companyName: 'Arepas del Valle' });
    } finally {
      await mailing.close();
    }
  });

  test('needs a plan and a zone that there are, and changes nothing of another company', async () => {
    expectProblem(await open({ ...wanted(), plan: 'gold' }), 422, 'identity.plan_unknown');
    const body = wanted();
    const branch = { ...body.branch, timeZone: 'Mars/Olympus' };
    expectProblem(await open({ ...body, branch }), 422, 'identity.zone_unknown');
    expectProblem(await open({ ...wanted(), id: lucia.companyId }), 409, 'identity.company_exists');
    expect((await platform('GET', company(lucia))).body.name).toBe('La Fogata');
  });
});

test('what was done is listed for who keeps the installation, of all companies or of one', async () => {
  for (const [act, body] of [
    ['/past-due', { reason: 'Factura de noviembre' }],
    ['/reactivate', {}],
  ] as const)
    expect((await platform('POST', company(elena, act), body)).status).toBe(200);
  const all = await platform('GET', '/audit?limit=3');
  expect(Object.values(all.body.entries ?? {})).toHaveLength(3);
  const next = await platform('GET', `/audit?limit=3&after=${all.body.next}`);
  expect(Number(next.body.entries?.[0]?.seq)).toBeLessThan(Number(all.body.entries?.[2]?.seq));
  const one = await platform('GET', `/audit?companyId=${elena.companyId}&limit=100`);
  expect(new Set(Object.values(one.body.entries ?? {}).map((entry) => entry.company?.name))).toEqual(
    new Set(['Café La Esquina']),
  );
});
