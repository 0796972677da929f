import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Browser, openBrowser } from '../../app/testing/browser.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import {
  type Answer,
  buildTestApp,
  DEMO_PASSWORD,
  type Loose,
  type TestApp,
} from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// What somebody does with their own account: sessions, password, name, companies.

const EMAIL = 'duena@lafogata.example';
const NEXT = 'tres gatos y un sombrero';
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
beforeEach(() => owner.rows('delete from identity.attempts'));

interface LoggedIn extends Browser {
  token: string;
  memberId: string;
  companyId: string;
}

async function logIn(email = EMAIL, password = DEMO_PASSWORD, agent = 'Chrome'): Promise<LoggedIn> {
  const browser = openBrowser(app, { 'user-agent': agent });
  const { status, body } = await browser.post('login', { email, password });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return {
    ...browser,
    token: String(body.accessToken),
    memberId: String(body.member?.id),
    companyId: String(body.company?.id),
  };
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
function as(session: { token: string }, method: Method, path: string, body?: unknown): Promise<Answer> {
  return app.request(method, `/v1${path}`, { session, ...(body === undefined ? {} : { body }) });
}
const sessionsOf = async (session: { token: string }): Promise<Loose[]> =>
  Object.values((await as(session, 'GET', '/me/sessions')).body.sessions ?? {});
const becomes = (ask: () => Promise<Answer>, status: number) =>
  expect.poll(() => ask().then((answer) => answer.status), { timeout: 5_000, interval: 50 }).toBe(status);
const gone = async (session: { token: string }) => {
  await becomes(() => as(session, 'GET', '/me'), 401);
  expectProblem(await as(session, 'GET', '/me'), 401, 'identity.session_ended');
};

/** A membership of one person in another company. */
async function hire(email: string, company: string): Promise<string> {
  const [member] = await owner.rows<{ id: string }>(
    `with person as (
      insert into identity.members (company_id, id, account_id, name, email)
        select c.company_id, $3, a.id, 'Otra vez', a.email from identity.accounts a, identity.companies c
        where a.email = $1 and c.name = $2 returning company_id, id
    ) insert into identity.member_roles (company_id, id, member_id, role_id)
      select person.company_id, gen_random_uuid(), person.id, r.id from person
      join identity.roles r on r.company_id = person.company_id and r.ready_key = 'waiter'
      returning member_id as id`,
    [email, company, newId()],
  );
  return member?.id ?? '';
}

describe('my sessions', () => {
  test('are listed with what tells them apart; ended ones are not', async () => {
    await owner.rows('update identity.sessions set revoked_at = now()');
    const [phone, desk] = [
      await logIn(EMAIL, DEMO_PASSWORD, 'Phone'),
      await logIn(EMAIL, DEMO_PASSWORD, 'Desk'),
    ];
    const [first, second, ...more] = await sessionsOf(desk);
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      userAgent: 'Desk',
      ip: '127.0.0.1',
      kind: 'password',
      device: null,
      current: true,
    });
    expect(second).toMatchObject({ userAgent: 'Phone', current: false });
    expect((await as(desk, 'DELETE', `/me/sessions/${second?.id}`)).status).toBe(204);
    await gone(phone);
    expectProblem(await phone.post('refresh'), 401, 'identity.session_ended');
    expect(await sessionsOf(desk)).toHaveLength(1);
    expectProblem(await as(desk, 'DELETE', `/me/sessions/${second?.id}`), 404, 'identity.session_unknown');
  });

  test('of others are nobody’s to end', async () => {
    const [mine, waiter] = [await logIn(), await logIn('mesera@lafogata.example')];
    const [theirs] = await sessionsOf(waiter);
    for (const id of [theirs?.id, newId()])
      expectProblem(await as(mine, 'DELETE', `/me/sessions/${id}`), 404, 'identity.session_unknown');
    expect((await as(waiter, 'GET', '/me')).status).toBe(200);
  });

  test('all end but this one', async () => {
    const others = [await logIn(), await logIn(), await logIn()];
    const here = await logIn();
    const { body } = await as(here, 'DELETE', '/me/sessions');
    expect(Number(body.ended)).toBeGreaterThanOrEqual(3);
    for (const other of others) await gone(other);
    expect(await sessionsOf(here)).toHaveLength(1);
  });
});

describe('sessions of a member', () => {
  test('are seen and ended by who ranks above, and that is written down', async () => {
    const [boss, waiter] = [await logIn(), await logIn('mesera@lafogata.example')];
    const list = await as(boss, 'GET', `/members/${waiter.memberId}/sessions`);
    expect(Object.values(list.body.sessions ?? {})[0]).toMatchObject({ userAgent: 'Chrome', current: false });
    expect((await as(boss, 'DELETE', `/members/${waiter.memberId}/sessions`)).status).toBe(200);
    await gone(waiter);
    const [entry] = await owner.rows(
      `select actor_id as actor from identity.audit_log where action = 'identity.sessions_ended' and object_id = $1`,
      [waiter.memberId],
    );
    expect(entry).toEqual({ actor: boss.memberId });
  });

  test('are nothing to others: not to equals, not to those below, not to other companies', async () => {
    const [boss, waiter] = [await logIn(), await logIn('mesera@lafogata.example')];
    const stranger = await logIn('duena@laesquina.example');
    for (const method of ['GET', 'DELETE'] as const) {
      const ask = (who: LoggedIn, whom: string) => as(who, method, `/members/${whom}/sessions`);
      expectProblem(await ask(waiter, boss.memberId), 403, 'kernel.forbidden');
      expectProblem(await ask(boss, boss.memberId), 403, 'identity.own_rights');
      expectProblem(await ask(stranger, waiter.memberId), 404, 'identity.member_unknown');
      expectProblem(await ask(boss, newId()), 404, 'identity.member_unknown');
    }
    expect((await as(waiter, 'GET', '/me')).status).toBe(200);
  });
});

describe('my password', () => {
  const cook = 'cocina@lafogata.example';
  const change = (session: { token: string }, current: string, next: string) =>
    as(session, 'PUT', '/me/password', { current, next });

  test('is changed by who knows it; every other session ends, in every company', async () => {
    await hire(cook, 'Café La Esquina');
    const [here, there] = [await logIn(cook), await logIn(cook)];
    const login = await app.request('POST', '/v1/auth/login', {
      body: {
        email: cook,
        password: DEMO_PASSWORD,
        companyId: (await logIn('duena@laesquina.example')).companyId,
      },
    });
    const elsewhere = { token: String(login.body.accessToken) };
    expect((await as(elsewhere, 'GET', '/me')).body.company?.name).toBe('Café La Esquina');
    expect((await change(here, DEMO_PASSWORD, NEXT)).status).toBe(204);
    for (const other of [there, elsewhere]) await gone(other);
    expect((await as(here, 'GET', '/me')).status).toBe(200);
    expect((await here.post('refresh')).status).toBe(200);
    await expect(logIn(cook)).rejects.toThrow('bad_credentials');
    const again = await logIn(cook, NEXT);
    expect((await change(again, NEXT, DEMO_PASSWORD)).status).toBe(204);
    const entries = await owner.rows(
      `select actor_name as name, before, after from identity.audit_log where action = 'identity.password_changed'`,
    );
    expect(entries).toEqual([
      { name: 'Jairo', before: null, after: null },
      { name: 'Jairo', before: null, after: null },
    ]);
  });

  test('stays when the present one is wrong, and guessing it is slowed down', async () => {
    const session = await logIn(cook);
    for (let i = 0; i < 5; i += 1)
      expectProblem(await change(session, 'not the password', NEXT), 403, 'identity.password_wrong');
    const slowed = await change(session, DEMO_PASSWORD, NEXT);
    expectProblem(slowed, 429, 'identity.too_many_attempts');
    expect(slowed.headers['retry-after']).toBe('1');
    expect((await logIn(cook)).token).toBeDefined();
  });

  test('is none that is guessed first', async () => {
    const session = await logIn(cook);
    for (const next of ['1234567', 'corta', '🔥🔥🔥'])
      expectProblem(await change(session, DEMO_PASSWORD, next), 422, 'identity.password_short', next);
    for (const next of [
      'password1',
      'QWERTYUIOP',
      '12345678',
      'aaaaaaaaaa',
      cook,
      'la fogata',
      'LaFogata!',
      'abababababab',
    ]) {
      await owner.rows('delete from identity.attempts');
      expectProblem(await change(session, DEMO_PASSWORD, next), 422, 'identity.password_common', next);
    }
    await owner.rows('delete from identity.attempts');
    expectProblem(await change(session, DEMO_PASSWORD, 'x'.repeat(129)), 400, 'kernel.invalid_input');
    let present = DEMO_PASSWORD;
    for (const next of ['correcto caballo', 'ñandú-über-straße-7', '        1        2', DEMO_PASSWORD]) {
      expect((await change(session, present, next)).status, next).toBe(204);
      expect((await logIn(cook, next)).memberId).toBe(session.memberId);
      present = next;
    }
  });

  test('is none of a member who comes in without one', async () => {
    await owner.rows(
      `update identity.members set account_id = null where demo_key = 'fogata-mesero-usaquen'`,
    );
    const session = await app.logIn('fogata-mesero-usaquen');
    expectProblem(await change(session, DEMO_PASSWORD, NEXT), 409, 'identity.no_password');
  });
});

describe('my companies', () => {
  test('are listed, and entered by the session itself', async () => {
    const email = 'cajero@lafogata.example';
    expect((await as(await logIn(email), 'GET', '/me/companies')).body.companies).toEqual([
      expect.objectContaining({ name: 'La Fogata', current: true }),
    ]);
    await hire(email, 'Café La Esquina');
    const browser = await logIn(email);
    const { body } = await as(browser, 'GET', '/me/companies');
    expect(body.companies).toEqual([
      expect.objectContaining({ name: 'Café La Esquina', state: 'active', current: false }),
      expect.objectContaining({ name: 'La Fogata', state: 'active', current: true }),
    ]);
    const companyId = body.companies?.[0]?.id;
    const entered = await browser.post('refresh', { companyId });
    expect(entered.body).toMatchObject({
      company: { name: 'Café La Esquina' },
      member: { name: 'Otra vez' },
    });
    // One browser stands in one company: the session before is over.
    await gone(browser);
    const inside = { token: String(entered.body.accessToken) };
    expect((await as(inside, 'GET', '/me')).status).toBe(200);
    expect((await browser.post('refresh')).body.company?.name).toBe('Café La Esquina');
  });

  test('are entered by nobody who does not work there, and not with a log-in of a lower kind', async () => {
    const [browser, stranger] = [await logIn(), await logIn('duena@laesquina.example')];
    const { companyId } = stranger;
    for (const id of [companyId, newId()])
      expectProblem(await browser.post('refresh', { companyId: id }), 404, 'identity.company_unknown');
    // The refusal used nothing up.
    expect((await browser.post('refresh')).status).toBe(200);
    const demo = openBrowser(app);
    await demo.post('demo', { key: 'fogata-cajero' });
    expectProblem(await demo.post('refresh', { companyId }), 404, 'identity.company_unknown');
  });
});

test('my name is mine to change', async () => {
  const waiter = await logIn('mesera@lafogata.example');
  expect((await as(waiter, 'PATCH', '/me', { name: 'Camila R.' })).status).toBe(204);
  expect((await as(waiter, 'GET', '/me')).body.member).toMatchObject({ name: 'Camila R.' });
  for (const name of ['', 'x'.repeat(81)])
    expectProblem(await as(waiter, 'PATCH', '/me', { name }), 400, 'kernel.invalid_input');
});
