import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, openBrowser } from '../../app/testing/browser.ts';
import { platformAdmin } from '../../app/testing/platform.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import {
  type Answer,
  buildTestApp,
  DEMO_PASSWORD,
  type TestApp,
  type TestSession,
} from '../../app/testing/test-app.ts';

// What ends a log-in, and how soon (threats H08, H28).

let app: TestApp;
/** Owner of the company that the tests stand in. */
let boss: TestSession;

beforeAll(async () => {
  app = await buildTestApp();
  boss = await app.logIn('fogata-duena');
});
afterAll(() => app.close());

interface LoggedIn extends Browser {
  token: string;
  memberId: string;
  companyId: string;
}

async function logIn(key: string): Promise<LoggedIn> {
  const browser = openBrowser(app);
  const { body } = await browser.post('demo', { key });
  return {
    ...browser,
    token: String(body.accessToken),
    memberId: String(body.member?.id),
    companyId: String(body.company?.id),
  };
}

const me = (session: { token: string }): Promise<Answer> => app.request('GET', '/v1/me', { session });
const lead = (method: 'POST' | 'PUT' | 'DELETE', path: string, body: unknown = {}) =>
  app.request(method, `/v1${path}`, { session: boss, ...(method === 'DELETE' ? {} : { body }) });
/** A right is remembered for a moment: asks until the answer is another one. */
const becomes = (ask: () => Promise<Answer>, status: number) =>
  expect.poll(() => ask().then((answer) => answer.status), { timeout: 5_000, interval: 50 }).toBe(status);

describe('logging out', () => {
  test('ends the session of this browser, removes its cookie, and touches no other', async () => {
    const [here, there] = [await logIn('fogata-mesera'), await logIn('fogata-mesera')];
    const old = here.copy();
    expect((await me(here)).status).toBe(200);
    expect((await here.post('logout')).status).toBe(204);
    expect(here.cookies.has('fastops_session')).toBe(false);
    // The browser is known on: its own secret is no log-in.
    expect(here.cookies.has('fastops_device')).toBe(true);
    expectProblem(await old.post('refresh'), 401, 'identity.session_ended');
    await becomes(() => me(here), 401);
    expect((await me(there)).status).toBe(200);
    // Again, and without a cookie: nothing to end is no error.
    expect((await old.post('logout')).status).toBe(204);
    expect((await here.post('logout')).status).toBe(204);
  });

  test('ends the session of a program by what it holds', async () => {
    const body = { email: 'mesera@lafogata.example', password: DEMO_PASSWORD, client: 'api' };
    const login = await app.request('POST', '/v1/auth/login', { body });
    const refreshToken = String(login.body.refreshToken);
    const out = await app.request('POST', '/v1/auth/logout', { body: { refreshToken } });
    expect(out.status).toBe(204);
    await becomes(() => me({ token: String(login.body.accessToken) }), 401);
  });
});

describe('a page of another site', () => {
  test('can neither refresh, log out nor log in', async () => {
    const waitress = await logIn('fogata-mesera');
    for (const origin of [
      'https://evil.example',
      'null',
      'http://localhost.evil.example',
      'http://localhost:81',
    ]) {
      for (const path of ['refresh', 'logout', 'login', 'demo', 'password-resets', 'links/reset-password']) {
        const answer = await waitress.request('POST', `/v1/auth/${path}`, { body: {}, headers: { origin } });
        expectProblem(answer, 403, 'kernel.foreign_origin', `${path} from ${origin}`);
      }
    }
    const own = { body: {}, headers: { origin: 'http://localhost:80' } };
    expect((await waitress.request('POST', '/v1/auth/refresh', own)).status).toBe(200);
  });

  test('has no way around JSON: what a form can send without asking does nothing', async () => {
    const waitress = await logIn('fogata-mesera');
    for (const path of ['refresh', 'logout']) {
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
      ]) {
        const sent = { raw: '{}', headers: { 'content-type': type } };
        const answer = await waitress.request('POST', `/v1/auth/${path}`, sent);
        expectProblem(answer, 415, 'kernel.content_type', `${path} as ${type}`);
      }
      expectProblem(await waitress.request('POST', `/v1/auth/${path}`), 400, 'kernel.invalid_input', path);
    }
    expect((await me(waitress)).status).toBe(200);
    expect((await waitress.post('refresh')).status).toBe(200);
  });
});

describe('takes effect at once on every session', () => {
  test('a member who is disabled: out, with every token and cookie, until they log in again', async () => {
    const [cook, other] = [await logIn('fogata-cocina'), await logIn('fogata-mesera')];
    expect((await me(cook)).status).toBe(200);
    expect((await lead('POST', `/members/${cook.memberId}/disable`)).status).toBe(200);
    expectProblem(await me(cook), 401, 'identity.session_ended');
    expectProblem(await cook.post('refresh'), 401, 'identity.session_ended');
    expect((await me(other)).status).toBe(200);
    expect((await lead('POST', `/members/${cook.memberId}/enable`)).status).toBe(200);
    expectProblem(await me(cook), 401, 'identity.session_ended');
    expect((await me(await logIn('fogata-cocina'))).status).toBe(200);
  });

  test('another role: older tokens are void, the session gives one that is up to date', async () => {
    const cashier = await logIn('fogata-cajero');
    const before = (await me(cashier)).body;
    const { body } = await app.request<{ roles: { id: string; key: string | null }[] }>('GET', '/v1/roles', {
      session: boss,
    });
    const waiter = body.roles.find(({ key }) => key === 'waiter')?.id;
    const assignments = [{ branchId: before.branches?.[0]?.id, roleId: waiter }];
    expect((await lead('PUT', `/members/${cashier.memberId}/assignments`, { assignments })).status).toBe(200);
    expectProblem(await me(cashier), 401, 'identity.session_ended');
    const renewed = await cashier.post('refresh');
    expect(renewed.body.role).toMatchObject({ key: 'waiter' });
    expect((await me({ token: String(renewed.body.accessToken) })).status).toBe(200);
    expectProblem(await me(cashier), 401, 'identity.session_ended');
  });

  test('a log-out of everywhere by who leads', async () => {
    const [one, two] = [await logIn('fogata-mesera'), await logIn('fogata-mesera')];
    expect((await me(one)).status).toBe(200);
    const { status, body } = await lead('DELETE', `/members/${one.memberId}/sessions`);
    expect(status).toBe(200);
    expect(Number(body.ended)).toBeGreaterThanOrEqual(2);
    for (const browser of [one, two]) {
      expectProblem(await me(browser), 401, 'identity.session_ended');
      expectProblem(await browser.post('refresh'), 401, 'identity.session_ended');
    }
  });
});

test('a company that is suspended: 402, but for log-in, refresh and me', async () => {
  const owner = await logIn('esquina-duena');
  const admin = await platformAdmin(app);
  const catalog = () => app.request('GET', '/v1/catalog', { session: owner });
  const move = (path: string, body: unknown) =>
    app.request('POST', `/v1/platform/companies/${owner.companyId}/${path}`, { session: admin, body });
  expect((await catalog()).status).toBe(200);
  expect((await move('suspend', { reason: 'sin pago' })).status).toBe(200);
  await becomes(catalog, 402);
  expectProblem(await catalog(), 402, 'identity.company_suspended');
  expect((await me(owner)).status).toBe(200);
  expect((await owner.post('refresh')).status).toBe(200);
  const password = { email: 'duena@laesquina.example', password: DEMO_PASSWORD };
  expect((await app.request('POST', '/v1/auth/login', { body: password })).status).toBe(200);
  expect((await move('reactivate', {})).status).toBe(200);
  await becomes(catalog, 200);
});
