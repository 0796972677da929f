import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, cookieLines, openBrowser } from '../../app/testing/browser.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import { type Answer, buildTestApp, DEMO_PASSWORD, type TestApp } from '../../app/testing/test-app.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// A refresh token is good once; whoever shows a used one has a copy (threat H07).

const COOKIE = 'fastops_session';
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

interface LoggedIn extends Browser {
  token: string;
  sessionId: string;
  companyId: string;
}

const sessionOf = (token: string): string =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).sid;

async function logIn(key = 'fogata-mesera', headers: Record<string, string> = {}): Promise<LoggedIn> {
  const browser = openBrowser(app, headers);
  const { body } = await browser.post('demo', { key });
  const token = String(body.accessToken);
  return { ...browser, token, sessionId: sessionOf(token), companyId: String(body.company?.id) };
}

const me = (token: unknown): Promise<Answer> =>
  app.request('GET', '/v1/me', { session: { token: String(token) } });
/** A right is remembered for a moment: asks until the answer is another one. */
const becomes = (ask: () => Promise<Answer>, status: number) =>
  expect.poll(() => ask().then((answer) => answer.status), { timeout: 5_000, interval: 50 }).toBe(status);

/** Lets time pass for everything that was rotated. */
const pass = (sessionId: string, time: string) =>
  owner.rows(
    'update identity.refresh_tokens set rotated_at = rotated_at - $2::interval where session_id = $1',
    [sessionId, time],
  );

const family = (sessionId: string) =>
  owner.rows<{ head: boolean }>(
    'select rotated_at is null as head from identity.refresh_tokens where session_id = $1 order by created_at',
    [sessionId],
  );

async function expectDead({ sessionId, companyId, token }: LoggedIn, reason: string): Promise<void> {
  const [session] = await owner.rows<{ reason: string }>(
    'select ended_reason as reason from identity.sessions where id = $1 and revoked_at is not null',
    [sessionId],
  );
  expect(session?.reason).toBe(reason);
  await becomes(() => me(token), 401);
  const [change] = await owner.rows(
    'select 1 from identity.access_changes where company_id = $1 and session_id = $2',
    [companyId, sessionId],
  );
  expect(change).toBeDefined();
}

describe('a refresh', () => {
  test('gives a fresh access token of the same session, and the next refresh token', async () => {
    const browser = await logIn();
    const first = browser.cookies.get(COOKIE);
    const answer = await browser.post('refresh');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ member: { name: 'Camila' }, company: { id: browser.companyId } });
    expect(answer.body).not.toHaveProperty('refreshToken');
    expect(sessionOf(String(answer.body.accessToken))).toBe(browser.sessionId);
    expect((await me(answer.body.accessToken)).status).toBe(200);
    const second = browser.cookies.get(COOKIE);
    expect(second).toMatch(/^[\w-]{43}$/);
    expect(second).not.toBe(first);
    for (let i = 0; i < 5; i += 1) expect((await browser.post('refresh')).status).toBe(200);
    expect(await family(browser.sessionId)).toHaveLength(7);
  });

  test('stores neither a secret nor what would make one', async () => {
    const browser = await logIn();
    const secrets = [browser.cookies.get(COOKIE) ?? ''];
    await browser.post('refresh');
    secrets.push(browser.cookies.get(COOKIE) ?? '');
    const rows = await owner.rows<{ row: string }>(
      'select t::text as row from identity.refresh_tokens t where session_id = $1',
      [browser.sessionId],
    );
    for (const secret of secrets) {
      const raw = Buffer.from(secret, 'base64url').toString('hex');
      for (const { row } of rows) {
        expect(row).not.toContain(secret);
        expect(row).not.toContain(raw);
      }
    }
  });

  test('needs the token: none, another one or an access token in its place are refused', async () => {
    const browser = await logIn();
    const value = browser.cookies.get(COOKIE) ?? '';
    for (const cookie of [
      '',
      `${COOKIE}=`,
      `${COOKIE}=${browser.token}`,
      `${COOKIE}=${value.slice(1)}`,
      `${COOKIE}=${value}x`,
      `other=${value}`,
      `__Host-${COOKIE}=${value}`,
    ]) {
      const answer = await app.request('POST', '/v1/auth/refresh', { body: {}, headers: { cookie } });
      expectProblem(answer, 401, 'identity.session_ended', cookie);
    }
    // Nor is it an access token.
    expectProblem(await me(value), 401, 'identity.token_refused');
    expect((await browser.post('refresh')).status).toBe(200);
  });

  test('ends with a week without use, with thirty days, and with the session', async () => {
    const past = `now() - interval '1 second'`;
    for (const [table, change] of [
      ['refresh_tokens', `expires_at = ${past}`],
      ['sessions', `expires_at = ${past}`],
      ['sessions', 'revoked_at = now()'],
    ]) {
      const browser = await logIn();
      const id = table === 'sessions' ? 'id' : 'session_id';
      await owner.rows(`update identity.${table} set ${change} where ${id} = $1`, [browser.sessionId]);
      const answer = await browser.post('refresh');
      expectProblem(answer, 401, 'identity.session_ended', change);
      expect(cookieLines(answer)[0]).toMatch(/^fastops_session=;.*Max-Age=0/);
    }
  });

  test('never outlives the session', async () => {
    const browser = await logIn();
    await owner.rows(`update identity.sessions set expires_at = now() + interval '1 hour' where id = $1`, [
      browser.sessionId,
    ]);
    await browser.post('refresh');
    const [row] = await owner.rows<{ bounded: boolean }>(
      `select t.expires_at = s.expires_at as bounded from identity.refresh_tokens t
        join identity.sessions s on s.id = t.session_id where s.id = $1 and t.rotated_at is null`,
      [browser.sessionId],
    );
    expect(row?.bounded).toBe(true);
  });

  test('of a program comes and goes in the body, and is bound to where it calls from', async () => {
    const credentials = { email: 'mesera@lafogata.example', password: DEMO_PASSWORD, client: 'api' };
    const login = await app.request('POST', '/v1/auth/login', { body: credentials });
    const first = String(login.body.refreshToken);
    const renew = (refreshToken: string, agent = 'program') =>
      app.request('POST', '/v1/auth/refresh', { body: { refreshToken }, headers: { 'user-agent': agent } });
    const [one, same] = [await renew(first), await renew(first)];
    expect(one.status).toBe(200);
    expect(cookieLines(one)).toEqual([]);
    expect(same.body.refreshToken).toBe(one.body.refreshToken);
    expectProblem(await renew(first, 'another program'), 401, 'identity.session_ended');
    expectProblem(await renew(String(one.body.refreshToken)), 401, 'identity.session_ended');
  });
});

describe('a used token', () => {
  test('gives the same client the same successor for ten seconds: an answer may be lost', async () => {
    const browser = await logIn();
    const lost = browser.copy();
    await browser.post('refresh');
    for (let i = 0; i < 3; i += 1) {
      const again = lost.copy();
      expect((await again.post('refresh')).status).toBe(200);
      expect(again.cookies.get(COOKIE)).toBe(browser.cookies.get(COOKIE));
    }
    await pass(browser.sessionId, '9 seconds');
    expect((await lost.copy().post('refresh')).status).toBe(200);
    expect((await family(browser.sessionId)).filter(({ head }) => head)).toHaveLength(1);
  });

  test('leads that client to the newest one, if it went on meanwhile', async () => {
    const browser = await logIn();
    const late = browser.copy();
    for (let i = 0; i < 3; i += 1) await browser.post('refresh');
    expect((await late.post('refresh')).status).toBe(200);
    expect(late.cookies.get(COOKIE)).toBe(browser.cookies.get(COOKIE));
    expect(await family(browser.sessionId)).toHaveLength(4);
    expect((await late.post('refresh')).status).toBe(200);
  });

  test('ends its family after ten seconds; the others live', async () => {
    const [browser, other, elsewhere] = [await logIn(), await logIn(), await logIn('esquina-duena')];
    const thief = browser.copy();
    await browser.post('refresh');
    await pass(browser.sessionId, '11 seconds');
    expectProblem(await thief.post('refresh'), 401, 'identity.session_ended');
    await expectDead(browser, 'reuse');
    expectProblem(await browser.post('refresh'), 401, 'identity.session_ended');
    const entries = await owner.rows<{ actor: string; after: { ip: string } }>(
      `select actor_kind as actor, after from identity.audit_log
        where action = 'identity.refresh_reused' and company_id = $1 and object_id = $2`,
      [browser.companyId, browser.sessionId],
    );
    expect(entries).toEqual([{ actor: 'system', after: expect.objectContaining({ ip: '127.0.0.1' }) }]);
    for (const alive of [other, elsewhere]) {
      expect((await alive.post('refresh')).status).toBe(200);
      expect((await me(alive.token)).status).toBe(200);
    }
  });

  test.each([
    ['another browser', (browser: Browser) => browser.copy({ 'user-agent': 'Another' })],
    [
      'the same without its own secret',
      (browser: Browser) => {
        const copy = browser.copy();
        copy.cookies.delete('fastops_device');
        return copy;
      },
    ],
  ])('ends its family at once in %s', async (_what, steal) => {
    const [browser, other] = [await logIn(), await logIn()];
    const thief = steal(browser);
    await browser.post('refresh');
    expectProblem(await thief.post('refresh'), 401, 'identity.session_ended');
    await expectDead(browser, 'reuse');
    expect((await other.post('refresh')).status).toBe(200);
  });

  test('that a thief was faster with ends the family when its owner comes', async () => {
    const browser = await logIn();
    const thief = browser.copy({ 'user-agent': 'Another' });
    expect((await thief.post('refresh')).status).toBe(200);
    expectProblem(await browser.post('refresh'), 401, 'identity.session_ended');
    await expectDead(browser, 'reuse');
    expectProblem(await thief.post('refresh'), 401, 'identity.session_ended');
  });

  test('of a session that is over ends nothing twice', async () => {
    const browser = await logIn();
    const old = browser.copy();
    await browser.post('refresh');
    await browser.post('logout');
    await pass(browser.sessionId, '11 seconds');
    expectProblem(await old.post('refresh'), 401, 'identity.session_ended');
    await expectDead(browser, 'logged_out');
  });
});
