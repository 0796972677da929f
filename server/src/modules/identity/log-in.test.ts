import * as argon2 from '@node-rs/argon2';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { expectProblem } from '../../app/testing/problem.ts';
import { type Answer, buildTestApp, DEMO_PASSWORD, type TestApp } from '../../app/testing/test-app.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// Watched, not replaced: the real hashing runs, and each verification is counted.
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>();
  return { ...real, verify: vi.fn(real.verify) };
});

const EMAIL = 'mesera@lafogata.example';
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
beforeEach(() => {
  vi.mocked(argon2.verify).mockClear();
});

const logIn = (body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
  app.request('POST', '/v1/auth/login', { body, headers });

const cookieOf = (answer: Answer) => String(answer.headers['set-cookie'] ?? '');

describe('by e-mail and password', () => {
  test('says who one is, where and what one may do, and gives a token that works', async () => {
    const answer = await logIn({ email: EMAIL, password: DEMO_PASSWORD });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      member: { name: 'Camila', role: 'waiter' },
      company: { name: 'La Fogata', currency: 'COP', locale: 'es-CO' },
      branches: [{ name: 'Chapinero', timeZone: 'America/Bogota' }],
    });
    expect(Object.values(answer.body.permissions ?? {})).toContain('orders.create');
    expect(Object.values(answer.body.permissions ?? {})).not.toContain('orders.finish_tickets');
    const me = await app.request('GET', '/v1/me', { session: { token: String(answer.body.accessToken) } });
    expect(me.status).toBe(200);
    const { accessToken: _token, expiresAt: _expiry, ...same } = answer.body;
    expect(me.body).toEqual(same);
  });

  test('takes the e-mail as people type it', async () => {
    const answer = await logIn({ email: ` ${EMAIL.toUpperCase()} `, password: DEMO_PASSWORD });
    expect(answer.status).toBe(200);
  });

  test('tells a wrong password and an unknown e-mail apart neither by words nor by work', async () => {
    const told: string[] = [];
    for (const [email, password] of [
      [EMAIL, 'not the password'],
      ['nobody@lafogata.example', DEMO_PASSWORD],
      ['nobody@nowhere.example', 'not the password'],
    ]) {
      vi.mocked(argon2.verify).mockClear();
      const answer = await logIn({ email, password });
      expectProblem(answer, 401, 'identity.bad_credentials');
      expect(cookieOf(answer)).toBe('');
      expect(argon2.verify, `${email}`).toHaveBeenCalledTimes(1);
      // The hash that stands in for nobody's costs what a real one costs.
      expect(String(vi.mocked(argon2.verify).mock.calls[0]?.[0])).toMatch(
        /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/,
      );
      told.push(JSON.stringify({ ...answer.body, requestId: '' }));
    }
    expect(new Set(told).size).toBe(1);
  });

  test('is refused to a member who was disabled, in the same words', async () => {
    const cashier = 'cajero@lafogata.example';
    const set = (state: string) =>
      owner.rows(`update identity.members set state = $1 where demo_key = 'fogata-cajero'`, [state]);
    await set('disabled');
    expectProblem(await logIn({ email: cashier, password: DEMO_PASSWORD }), 401, 'identity.bad_credentials');
    await set('active');
    expect((await logIn({ email: cashier, password: DEMO_PASSWORD })).status).toBe(200);
  });

  test('stores the hash of the secret alone, and the end of the shift', async () => {
    const answer = await logIn({ email: EMAIL, password: DEMO_PASSWORD });
    const secret = /fastops_session=([\w-]+)/.exec(cookieOf(answer))?.[1] ?? '';
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    const [row] = await owner.rows<{ fits: boolean; hours: number }>(
      `select secret_hash = sha256(convert_to($1, 'UTF8')) as fits,
        extract(epoch from expires_at - created_at)::float8 / 3600 as hours
      from identity.sessions order by created_at desc limit 1`,
      [secret],
    );
    expect(row).toEqual({ fits: true, hours: 12 });
  });
});

describe('the cookie', () => {
  test('cannot be read by scripts, sent by other sites or seen by other routes', async () => {
    const cookie = cookieOf(await logIn({ email: EMAIL, password: DEMO_PASSWORD }));
    expect(cookie.split('; ').slice(1).sort()).toEqual([
      'HttpOnly',
      'Max-Age=43200',
      'Path=/v1/auth',
      'SameSite=Strict',
    ]);
  });

  test('is Secure when the request came in by https', async () => {
    const behind = await buildTestApp({ beside: app, env: { TRUST_PROXY: '127.0.0.1' } });
    const sent = { body: { key: 'fogata-mesera' }, headers: { 'x-forwarded-proto': 'https' } };
    const trusted = await behind.request('POST', '/v1/auth/demo', sent);
    expect(cookieOf(trusted).split('; ')).toContain('Secure');
    await behind.close();
    // A header of somebody who is no proxy of ours says nothing.
    expect(cookieOf(await app.request('POST', '/v1/auth/demo', sent))).not.toContain('Secure');
  });

  test('is Secure when the address people use is https, whatever the proxy says', async () => {
    const published = await buildTestApp({
      beside: app,
      env: { PUBLIC_URL: 'https://pos.lafogata.example' },
    });
    const answer = await published.request('POST', '/v1/auth/demo', { body: { key: 'fogata-mesera' } });
    expect(cookieOf(answer).split('; ')).toContain('Secure');
    await published.close();
  });
});

describe('the demo', () => {
  test('lists its log-ins without ids or e-mails, and opens each of them', async () => {
    const { status, body } = await app.request<{ logins: Record<string, string>[] }>('GET', '/v1/auth/demo');
    expect(status).toBe(200);
    expect(body.logins.map((login) => login.key)).toContain('fogata-mesera');
    for (const login of body.logins) {
      expect(Object.keys(login).sort()).toEqual(['companyName', 'key', 'name', 'role']);
      const answer = await app.request('POST', '/v1/auth/demo', { body: { key: login.key } });
      expect(answer.body.member, String(login.key)).toMatchObject({ name: login.name, role: login.role });
    }
  });

  test('knows no other key', async () => {
    for (const key of ['nobody', "x' or 1=1", '__proto__']) {
      expectProblem(
        await app.request('POST', '/v1/auth/demo', { body: { key } }),
        404,
        'identity.demo_unknown',
      );
    }
  });

  test('is 404 for list and log-in where there is none, while a password still works', async () => {
    const plain = await buildTestApp({ beside: app, demo: false });
    expectProblem(await plain.request('GET', '/v1/auth/demo'), 404, 'identity.demo_disabled');
    const body = { key: 'fogata-mesera' };
    expectProblem(await plain.request('POST', '/v1/auth/demo', { body }), 404, 'identity.demo_disabled');
    const password = { email: EMAIL, password: DEMO_PASSWORD };
    expect((await plain.request('POST', '/v1/auth/login', { body: password })).status).toBe(200);
    await plain.close();
  });
});
