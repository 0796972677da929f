import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN_PASSWORD, platformAdmin, type TestAdmin } from '../../app/testing/platform.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import { buildTestApp, type TestApp } from '../../app/testing/test-app.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';
import { invitePlatformAccount } from './invite-platform-account.ts';

// Who keeps the installation: another door, other accounts, other tokens.

let app: TestApp;
let owner: Owner;
let ana: TestAdmin;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  ana = await platformAdmin(app);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const me = (session: { token: string }) => app.request('GET', '/v1/platform/me', { session });
const auth = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  app.request('POST', `/v1/platform/auth/${path}`, { body, headers });
const logIn = (password = ADMIN_PASSWORD, email = ana.email) => auth('login', { email, password });
const invite = (email: string) =>
  app.system.database.outsideTenants((tx) => invitePlatformAccount({ tx }, { email, name: 'Beto' }));

describe('an invitation', () => {
  test('sets the password once, logs in, and says who it is', async () => {
    expect((await me(ana)).body).toEqual({ id: ana.accountId, name: 'Ana', email: ana.email });
    expect(ana.token).toMatch(/^fop_[\w-]{43}$/);
    const { token } = await invite('beto@plataforma.example');
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => auth('accept', { token, password: 'una silla de mimbre' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    expectProblem(
      await auth('accept', { token, password: 'una silla de mimbre' }),
      409,
      'identity.link_used',
    );
    expectProblem(
      await auth('accept', { token: 'x'.repeat(43), password: 'una silla de mimbre' }),
      404,
      'identity.link_unknown',
    );
  });

  test('wants a password that is not guessed first', async () => {
    const { token } = await invite('dora@plataforma.example');
    expectProblem(await auth('accept', { token, password: 'password123' }), 422, 'identity.password_common');
    expect((await auth('accept', { token, password: 'una silla de mimbre' })).status).toBe(200);
  });

  test('once more sets another password and ends what was opened with the one before', async () => {
    const carla = await platformAdmin(app, 'carla@plataforma.example');
    expect((await me(carla)).status).toBe(200);
    const again = await platformAdmin(app, 'carla@plataforma.example');
    expect(again.accountId).toBe(carla.accountId);
    expectProblem(await me(carla), 401, 'identity.token_refused');
    expectProblem(await auth('refresh', {}, { cookie: carla.cookie }), 401, 'identity.session_ended');
    expect((await me(again)).status).toBe(200);
  });
});

describe('a log-in', () => {
  test('takes the right password, and answers alike for a wrong one and an unknown e-mail', async () => {
    const right = await logIn();
    expect(right.status).toBe(200);
    expect(right.body.account).toMatchObject({ id: ana.accountId });
    expect(String(right.headers['set-cookie'])).toMatch(
      /^fastops_platform=[\w-]{43}; Max-Age=43200; Path=\/v1\/platform\/auth; HttpOnly; SameSite=Strict$/,
    );
    const wrong = await logIn('otra clave');
    const unknown = await logIn(ADMIN_PASSWORD, 'nadie@plataforma.example');
    for (const answer of [wrong, unknown]) expectProblem(answer, 401, 'identity.bad_credentials');
    const same = ({ body }: typeof wrong) => ({ ...body, requestId: '' });
    expect(same(wrong)).toEqual(same(unknown));
    // A restaurant's own account opens nothing here, nor the other way round.
    expectProblem(await logIn('fogata-demo', 'duena@lafogata.example'), 401, 'identity.bad_credentials');
    const tenant = { email: ana.email, password: ADMIN_PASSWORD };
    expectProblem(
      await app.request('POST', '/v1/auth/login', { body: tenant }),
      401,
      'identity.bad_credentials',
    );
  });

  test('is slowed down when somebody guesses, and the count is not that of a restaurant', async () => {
    await platformAdmin(app, 'eva@plataforma.example');
    const answers = [];
    for (let i = 0; i < 7; i += 1) answers.push(await logIn(`clave ${i}`, 'eva@plataforma.example'));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expectProblem(answers.at(-1) as (typeof answers)[0], 429, 'identity.too_many_attempts');
    const keys = await owner.rows<{ count: number }>('select count from identity.attempts where count >= 5');
    expect(keys.length).toBeGreaterThan(0);
    const tenant = { email: 'duena@lafogata.example', password: 'fogata-demo' };
    expect((await app.request('POST', '/v1/auth/login', { body: tenant })).status).toBe(200);
  });

  test('over https sets a cookie that no other host can set', async () => {
    const secure = await buildTestApp({ beside: app, env: { PUBLIC_URL: 'https://pos.example.com' } });
    try {
      const answer = await secure.request('POST', '/v1/platform/auth/login', {
        body: { email: ana.email, password: ADMIN_PASSWORD },
      });
      expect(String(answer.headers['set-cookie'])).toMatch(
        /^__Host-fastops_platform=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
      );
    } finally {
      await secure.close();
    }
  });
});

describe('a session', () => {
  test('gives fresh tokens for its cookie, and the earlier ones live on for other tabs', async () => {
    const first = await logIn();
    const cookie = String(first.headers['set-cookie']).split(';')[0] ?? '';
    const second = await auth('refresh', {}, { cookie });
    expect(second.status).toBe(200);
    for (const { body } of [first, second])
      expect((await me({ token: String(body.accessToken) })).status).toBe(200);
    expect((await auth('logout', {}, { cookie })).status).toBe(204);
    for (const { body } of [first, second])
      expectProblem(await me({ token: String(body.accessToken) }), 401, 'identity.token_refused');
    expectProblem(await auth('refresh', {}, { cookie }), 401, 'identity.session_ended');
    expectProblem(await auth('refresh', {}), 401, 'identity.session_ended');
  });

  test.each([
    [`last_seen_at = now() - interval '61 minutes'`, 401],
    [`last_seen_at = now() - interval '59 minutes'`, 200],
    [`expires_at = now() - interval '1 second'`, 401],
  ])('with %s is renewed: %i', async (change, status) => {
    const answer = await logIn();
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
    await owner.rows(
      `update identity.platform_sessions set ${change} where secret_hash = sha256(convert_to($1, 'UTF8'))`,
      [cookie.split('=')[1]],
    );
    expect((await auth('refresh', {}, { cookie })).status).toBe(status);
  });

  test('keeps hashes alone: no token and no cookie stands in the database', async () => {
    const dump = await owner.rows<{ text: string }>(
      `select t::text as text from identity.platform_sessions t union all select t::text from identity.platform_tokens t`,
    );
    const cookie = ana.cookie.split('=')[1] ?? '';
    for (const { text } of dump) for (const secret of [ana.token, cookie]) expect(text).not.toContain(secret);
  });

  test('ends with its account', async () => {
    const fred = await platformAdmin(app, 'fred@plataforma.example');
    await owner.rows(`update identity.platform_accounts set state = 'disabled' where id = $1`, [
      fred.accountId,
    ]);
    expectProblem(await me(fred), 401, 'identity.token_refused');
    expectProblem(await logIn(ADMIN_PASSWORD, fred.email), 401, 'identity.bad_credentials');
  });
});

describe('no token opens the other side', () => {
  test('a token of the platform is none of a restaurant: 401', async () => {
    for (const path of ['/v1/me', '/v1/catalog', '/v1/company', '/v1/members'])
      expectProblem(await app.request('GET', path, { session: ana }), 401, 'identity.token_refused', path);
  });

  test('a token of a restaurant is one, but not for here: 403; what is none: 401', async () => {
    const lucia = await app.logIn('fogata-duena');
    for (const path of [
      '/v1/platform/me',
      '/v1/platform/companies',
      '/v1/platform/plans',
      '/v1/platform/audit',
    ])
      expectProblem(await app.request('GET', path, { session: lucia }), 403, 'kernel.forbidden', path);
    const bent = `${ana.token.slice(0, -1)}${ana.token.endsWith('A') ? 'B' : 'A'}`;
    for (const token of [bent, 'fop_', `${ana.token}x`, ana.token.slice(4), 'x', `fop_${lucia.token}`])
      expectProblem(await me({ token }), 401, 'identity.token_refused', token);
    expectProblem(await app.request('GET', '/v1/platform/me'), 401, 'identity.token_required');
  });
});
