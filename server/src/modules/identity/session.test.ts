import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectProblem } from '../../app/testing/problem.ts';
import { type Answer, buildTestApp, DEMO_PASSWORD, type TestApp } from '../../app/testing/test-app.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// What ends a log-in, and how soon (threats H07, H08, H28).

let app: TestApp;
let owner: Owner;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

interface Browser {
  token: string;
  cookie: string;
  memberId: string;
  companyId: string;
}

/** Logs in as one browser does: keeps the cookie. */
async function browser(key: string): Promise<Browser> {
  const { body, headers } = await app.request('POST', '/v1/auth/demo', { body: { key } });
  return {
    token: String(body.accessToken),
    cookie: String(headers['set-cookie']).split(';')[0] ?? '',
    memberId: String(body.member?.id),
    companyId: String(body.company?.id),
  };
}

const me = (session: { token: string }): Promise<Answer> => app.request('GET', '/v1/me', { session });
const post = (path: string, cookie: string, headers: Record<string, string> = {}): Promise<Answer> =>
  app.request('POST', `/v1/auth/${path}`, { body: {}, headers: { cookie, ...headers } });

/** A right is remembered for a second: asks until the answer is another one. */
const becomes = (ask: () => Promise<Answer>, status: number) =>
  expect.poll(() => ask().then((answer) => answer.status), { timeout: 5_000, interval: 50 }).toBe(status);

describe('a refresh', () => {
  test('gives a fresh token for the cookie, of the same session', async () => {
    const waitress = await browser('fogata-mesera');
    const answer = await post('refresh', waitress.cookie);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      member: { id: waitress.memberId },
      company: { id: waitress.companyId },
    });
    expect((await me({ token: String(answer.body.accessToken) })).status).toBe(200);
    const session = (token: string) =>
      JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).sid;
    expect(session(String(answer.body.accessToken))).toBe(session(waitress.token));
  });

  test('needs the cookie: none, another one or an access token in its place are refused', async () => {
    const waitress = await browser('fogata-mesera');
    const value = waitress.cookie.split('=')[1] ?? '';
    for (const cookie of [
      '',
      'fastops_session=',
      `fastops_session=${waitress.token}`,
      `fastops_session=${value.slice(1)}`,
      `fastops_session=${value}x`,
      `other=${value}`,
    ]) {
      expectProblem(await post('refresh', cookie), 401, 'identity.session_ended', cookie);
    }
  });

  test('is refused once the session was revoked, or is over', async () => {
    for (const change of ['revoked_at = now()', `expires_at = now() - interval '1 second'`]) {
      const waitress = await browser('fogata-mesera');
      await owner.rows(
        `update identity.sessions set ${change} where secret_hash = sha256(convert_to($1, 'UTF8'))`,
        [waitress.cookie.split('=')[1]],
      );
      expectProblem(await post('refresh', waitress.cookie), 401, 'identity.session_ended', change);
      await becomes(() => me(waitress), 401);
    }
  });
});

test('logging out ends the session of this browser, removes its cookie, and touches no other', async () => {
  const [here, there] = [await browser('fogata-mesera'), await browser('fogata-mesera')];
  const answer = await post('logout', here.cookie);
  expect(answer.status).toBe(204);
  expect(String(answer.headers['set-cookie'])).toMatch(/^fastops_session=;.*Max-Age=0/);
  expectProblem(await post('refresh', here.cookie), 401, 'identity.session_ended');
  await becomes(() => me(here), 401);
  expect((await me(there)).status).toBe(200);
  // Again, and without a cookie: nothing to end is no error.
  expect((await post('logout', here.cookie)).status).toBe(204);
  expect((await post('logout', '')).status).toBe(204);
});

test('a page of another site can neither refresh, log out nor log in', async () => {
  const waitress = await browser('fogata-mesera');
  for (const origin of [
    'https://evil.example',
    'null',
    'http://localhost.evil.example',
    'http://localhost:81',
  ]) {
    for (const path of ['refresh', 'logout', 'login', 'demo']) {
      expectProblem(
        await post(path, waitress.cookie, { origin }),
        403,
        'kernel.foreign_origin',
        `${path} from ${origin}`,
      );
    }
  }
  expect((await post('refresh', waitress.cookie, { origin: 'http://localhost:80' })).status).toBe(200);
  // What a form can send without asking is no JSON.
  const form = { cookie: waitress.cookie, 'content-type': 'text/plain' };
  expectProblem(
    await app.request('POST', '/v1/auth/logout', { raw: '{}', headers: form }),
    415,
    'kernel.content_type',
  );
  expect((await me(waitress)).status).toBe(200);
});

test('a disabled member is out within the second, with every token and cookie, and back when enabled', async () => {
  const cook = await browser('fogata-cocina');
  const other = await browser('fogata-mesera');
  expect((await me(cook)).status).toBe(200);
  const set = (state: string) =>
    owner.rows('update identity.members set state = $1 where id = $2', [state, cook.memberId]);
  await set('disabled');
  await becomes(() => me(cook), 401);
  expectProblem(await post('refresh', cook.cookie), 401, 'identity.session_ended');
  expectProblem(await me(cook), 401, 'identity.session_ended');
  expect((await me(other)).status).toBe(200);
  await set('active');
  expect((await post('refresh', cook.cookie)).status).toBe(200);
});

test('a new role or password makes older tokens void; the session gives one that is up to date', async () => {
  const cashier = await browser('fogata-cajero');
  await owner.rows(
    `update identity.members set token_version = token_version + 1, role = 'waiter' where id = $1`,
    [cashier.memberId],
  );
  await becomes(() => me(cashier), 401);
  const renewed = await post('refresh', cashier.cookie);
  expect(renewed.body.member).toMatchObject({ role: 'waiter' });
  expect((await me({ token: String(renewed.body.accessToken) })).status).toBe(200);
  expectProblem(await me(cashier), 401, 'identity.session_ended');
});

test('a branch that is closed, or taken from a member, is gone from what they may do', async () => {
  const waiter = await browser('fogata-mesero-usaquen');
  const [branch] = Object.values((await me(waiter)).body.branches ?? {});
  const tables = () => app.request('GET', `/v1/branches/${branch?.id}/tables`, { session: waiter });
  expect((await tables()).status).toBe(200);
  await owner.rows('delete from identity.member_branches where member_id = $1', [waiter.memberId]);
  await becomes(tables, 404);
  expect(Object.values((await me(waiter)).body.branches ?? {})).toEqual([]);
});

test.each(['suspended', 'closed'])(
  'a company that is %s: 402, but for log-in, refresh and me',
  async (state) => {
    const owner_ = await browser('esquina-duena');
    const catalog = () => app.request('GET', '/v1/catalog', { session: owner_ });
    const set = (to: string) =>
      owner.rows('update identity.companies set state = $1 where company_id = $2', [to, owner_.companyId]);
    expect((await catalog()).status).toBe(200);
    await set(state);
    await becomes(catalog, 402);
    expectProblem(await catalog(), 402, 'identity.company_suspended');
    const write = await app.request('POST', '/v1/orders', {
      session: owner_,
      body: {},
      headers: { 'idempotency-key': 'any-key-at-all' },
    });
    expectProblem(write, 402, 'identity.company_suspended');
    expect((await me(owner_)).status).toBe(200);
    expect((await post('refresh', owner_.cookie)).status).toBe(200);
    const password = { email: 'duena@laesquina.example', password: DEMO_PASSWORD };
    expect((await app.request('POST', '/v1/auth/login', { body: password })).status).toBe(200);
    await set('active');
    await becomes(catalog, 200);
  },
);
