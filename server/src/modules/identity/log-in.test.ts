import * as argon2 from '@node-rs/argon2';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { cookieLines } from '../../app/testing/browser.ts';
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
const right = { email: EMAIL, password: DEMO_PASSWORD };

describe('by e-mail and password', () => {
  test('says who one is, where and what one may do, and gives a token that works', async () => {
    const answer = await logIn(right);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      member: { name: 'Camila', email: EMAIL, kind: 'person' },
      role: { key: 'waiter' },
      company: { name: 'La Fogata', currency: 'COP', locale: 'es-CO', state: 'active' },
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
    expect((await logIn({ ...right, email: ` ${EMAIL.toUpperCase()} ` })).status).toBe(200);
  });

  test('tells a wrong password, an unknown e-mail and another company apart neither by words nor by work', async () => {
    const [elsewhere] = await owner.rows<{ id: string }>(
      `select company_id as id from identity.companies where name like 'Café%'`,
    );
    const told: string[] = [];
    for (const body of [
      { email: EMAIL, password: 'not the password' },
      { email: 'nobody@lafogata.example', password: DEMO_PASSWORD },
      { email: 'nobody@nowhere.example', password: 'not the password' },
      { ...right, companyId: elsewhere?.id },
    ]) {
      vi.mocked(argon2.verify).mockClear();
      const answer = await logIn(body);
      expectProblem(answer, 401, 'identity.bad_credentials');
      expect(cookieLines(answer)).toEqual([]);
      expect(argon2.verify, body.email).toHaveBeenCalledTimes(1);
      // The hash that stands in for nobody's costs what a real one costs.
      expect(String(vi.mocked(argon2.verify).mock.calls[0]?.[0])).toMatch(
        /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/,
      );
      told.push(JSON.stringify({ ...answer.body, requestId: '' }));
    }
    expect(new Set(told).size).toBe(1);
  });

  test('is refused to a member who was disabled, in the same words', async () => {
    const cashier = { email: 'cajero@lafogata.example', password: DEMO_PASSWORD };
    const set = (state: string) =>
      owner.rows(`update identity.members set state = $1 where demo_key = 'fogata-cajero'`, [state]);
    await set('disabled');
    expectProblem(await logIn(cashier), 401, 'identity.bad_credentials');
    await set('active');
    expect((await logIn(cashier)).status).toBe(200);
  });

  test('costs two round trips to the database, and a wrong password one', async () => {
    const requests = () => app.system.database.traffic().get('requests')?.roundTrips ?? 0;
    for (const [body, trips] of [
      [right, 2],
      [{ ...right, password: 'not the password' }, 1],
      [{ ...right, email: 'nobody@nowhere.example' }, 1],
    ] as const) {
      const before = requests();
      await logIn(body);
      expect(requests() - before).toBe(trips);
    }
  });

  test('stores the hash of the secret alone; idle it ends after 7 days, in any case after 30', async () => {
    const answer = await logIn(right, { 'user-agent': 'Caja 1' });
    const secret = /fastops_session=([\w-]{43});/.exec(cookieLines(answer).join())?.[1];
    expect(secret).toBeDefined();
    const [row] = await owner.rows(
      `select s.kind, s.client, s.user_agent as "userAgent", s.ip,
        extract(epoch from s.expires_at - s.created_at)::int / 3600 as hours,
        round(extract(epoch from t.expires_at - s.created_at) / 3600)::int as idle
      from identity.refresh_tokens t join identity.sessions s on s.company_id = t.company_id and s.id = t.session_id
      where t.secret_hash = sha256(convert_to($1, 'UTF8'))`,
      [secret],
    );
    expect(row).toEqual({
      kind: 'password',
      client: 'browser',
      userAgent: 'Caja 1',
      ip: '127.0.0.1',
      hours: 30 * 24,
      idle: 7 * 24,
    });
  });

  test('chooses among the companies of a person: the one asked for, else the one used last', async () => {
    const companies = await owner.rows<{ id: string; name: string }>(
      'select company_id as id, name from identity.companies order by name desc',
    );
    const [fogata, esquina] = companies;
    await owner.rows(
      `with person as (
        insert into identity.members (company_id, id, account_id, name, email)
          select $1, gen_random_uuid(), id, 'Camila', email from identity.accounts where email = $2 returning id
      ) insert into identity.member_roles (company_id, id, member_id, role_id)
        select $1, gen_random_uuid(), person.id, r.id from person, identity.roles r
        where r.company_id = $1 and r.ready_key = 'waiter'`,
      [esquina?.id, EMAIL],
    );
    for (const company of [esquina, fogata, esquina]) {
      expect((await logIn({ ...right, companyId: company?.id })).body.company?.name).toBe(company?.name);
      expect((await logIn(right)).body.company?.name).toBe(company?.name);
    }
    await owner.rows(`update identity.members set state = 'disabled' where company_id = $1 and email = $2`, [
      esquina?.id,
      EMAIL,
    ]);
    expectProblem(await logIn({ ...right, companyId: esquina?.id }), 401, 'identity.bad_credentials');
    expect((await logIn(right)).body.company?.name).toBe(fogata?.name);
  });

  test('with a password that is changed in the same moment opens nothing', async () => {
    const cook = { email: 'cocina@lafogata.example', password: DEMO_PASSWORD };
    const sessions = () =>
      owner.rows(
        `select 1 from identity.sessions s join identity.members m on m.id = s.member_id
        where m.email = $1`,
        [cook.email],
      );
    const before = await sessions();
    // Between the check and the opening of the session.
    vi.mocked(argon2.verify).mockImplementationOnce(async () => {
      await owner.rows(`update identity.accounts set password_hash = password_hash || '.' where email = $1`, [
        cook.email,
      ]);
      return true;
    });
    expectProblem(await logIn(cook), 401, 'identity.bad_credentials');
    expect(await sessions()).toEqual(before);
    await owner.rows(
      `update identity.accounts set password_hash = rtrim(password_hash, '.') where email = $1`,
      [cook.email],
    );
    expect((await logIn(cook)).status).toBe(200);
  });

  test('gives a program its refresh token in the answer, and no cookie', async () => {
    const answer = await logIn({ ...right, client: 'api' });
    expect(String(answer.body.refreshToken)).toMatch(/^[\w-]{43}$/);
    expect(cookieLines(answer)).toEqual([]);
    expect((await logIn(right)).body).not.toHaveProperty('refreshToken');
  });
});

describe('the cookies', () => {
  const flags = (line = '') => line.split('; ').slice(1).sort();

  test('cannot be read by scripts, sent by other sites or seen by other routes', async () => {
    const [session, device, ...more] = cookieLines(await logIn(right))
      .sort()
      .reverse();
    expect(more).toEqual([]);
    expect(session).toMatch(/^fastops_session=[\w-]{43};/);
    expect(flags(session)).toEqual(['HttpOnly', 'Max-Age=604800', 'Path=/v1/auth', 'SameSite=Strict']);
    expect(device).toMatch(/^fastops_device=[\w-]{43};/);
    expect(flags(device)).toEqual(['HttpOnly', 'Max-Age=34560000', 'Path=/v1/auth', 'SameSite=Strict']);
  });

  test('belong to this host alone when the request came in by https', async () => {
    const behind = await buildTestApp({ beside: app, env: { TRUST_PROXY: '127.0.0.1' } });
    const sent = { body: { key: 'fogata-mesera' }, headers: { 'x-forwarded-proto': 'https' } };
    const trusted = cookieLines(await behind.request('POST', '/v1/auth/demo', sent));
    expect(trusted.map((line) => line.split('=')[0]).sort()).toEqual([
      '__Host-fastops_device',
      '__Host-fastops_session',
    ]);
    for (const line of trusted) expect(flags(line)).toEqual(expect.arrayContaining(['Path=/', 'Secure']));
    await behind.close();
    // A header of somebody who is no proxy of ours says nothing.
    for (const line of cookieLines(await app.request('POST', '/v1/auth/demo', sent)))
      expect(line).not.toMatch(/Secure|__Host-/);
  });

  test('are Secure when the address people use is https, whatever the proxy says', async () => {
    const published = await buildTestApp({
      beside: app,
      env: { PUBLIC_URL: 'https://pos.lafogata.example' },
    });
    const answer = await published.request('POST', '/v1/auth/demo', { body: { key: 'fogata-mesera' } });
    expect(cookieLines(answer)).toHaveLength(2);
    for (const line of cookieLines(answer)) expect(flags(line)).toContain('Secure');
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
      expect(answer.body, String(login.key)).toMatchObject({
        member: { name: login.name },
        role: { key: login.role },
      });
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
    expect((await plain.request('POST', '/v1/auth/login', { body: right })).status).toBe(200);
    await plain.close();
  });
});
