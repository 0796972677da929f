import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cookieLines, openBrowser } from '../../app/testing/browser.ts';
import { type Hiring, openHiring, tokenOf } from '../../app/testing/hiring.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import { type Answer, buildTestApp, DEMO_PASSWORD, type TestApp } from '../../app/testing/test-app.ts';
import { addDevice, codeOf, givePin, type Leader, openTill } from '../../app/testing/till.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// Tills and screens: a browser becomes one by a code that is good once, and is one until somebody ends it (threat H10).

const PIN = '4827';
let app: TestApp;
/** The same behind a proxy, so that a test may come from any address. */
let proxied: TestApp;
let owner: Owner;
let hiring: Hiring;
let boss: Leader;
let waitress: { id: string };

beforeAll(async () => {
  app = await buildTestApp();
  proxied = await buildTestApp({ beside: app, env: { TRUST_PROXY: '127.0.0.1' } });
  owner = await openOwner(app.db.ownerUrl);
  hiring = await openHiring(app);
  boss = hiring.boss;
  waitress = { id: (await app.logIn('fogata-mesera')).memberId };
  await givePin(app, boss, waitress.id, PIN);
});
afterAll(async () => {
  await owner.close();
  await proxied.close();
  await app.close();
});
beforeEach(() => owner.rows('delete from identity.attempts'));

const enroll = (code: string, browser = openBrowser(app)) => browser.post('device/enroll', { code });
const me = (session: { token: string }) => app.request('GET', '/v1/me', { session });
/** As most requests are answered: by what the process remembers of the session. */
const works = (session: { token: string }) =>
  app.request('GET', `/v1/branches/${boss.branchId}/tables`, { session });
const tokenIn = ({ body }: Answer) => ({ token: String(body.accessToken) });
const act = (deviceId: string, what: string, session: { token: string } = boss) =>
  app.request('POST', `/v1/devices/${deviceId}/${what}`, { session, body: {} });
const listed = async (session: { token: string }) => {
  const { body } = await app.request('GET', '/v1/devices', { session });
  return Object.values(body.devices ?? {});
};
const rowOf = async (deviceId: string) => {
  const [row] = await owner.rows('select * from identity.devices where id = $1', [deviceId]);
  return row;
};

describe('a browser becomes a device', () => {
  test('by a code as people type it, and keeps that by a cookie of 400 days that no script reads', async () => {
    const id = await addDevice(app, boss, 'Caja del patio');
    const one = (await listed(boss)).find((device) => String(device.id) === id);
    expect(one).toMatchObject({ name: 'Caja del patio', kind: 'pos', state: 'pending', locked: false });
    const code = await codeOf(app, boss, id);
    expect(code).toMatch(/^[A-HJ-NP-Z2-9]{8}$/);
    const browser = openBrowser(app);
    const answer = await enroll(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)}`, browser);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      device: { id, name: 'Caja del patio', kind: 'pos', branchName: 'Chapinero', companyName: 'La Fogata' },
      members: [{ id: waitress.id, name: 'Camila', role: { key: 'waiter' } }],
    });
    const [cookie = ''] = cookieLines(answer);
    expect(cookie).toMatch(
      /^fastops_device=[\w-]{43}; Max-Age=34560000; Path=\/v1\/auth; HttpOnly; SameSite=Strict$/,
    );
    expect((await browser.request('GET', '/v1/auth/device')).body).toEqual(answer.body);
    expect(await rowOf(id)).toMatchObject({ state: 'active', code_hash: null, code_expires_at: null });
    const text = JSON.stringify(
      await owner.rows('select d::text from identity.devices d where id = $1', [id]),
    );
    expect(text).not.toContain(browser.cookies.get('fastops_device'));
  });

  test('that is one by the secret it had before', async () => {
    const browser = openBrowser(app);
    const right = { email: 'mesera@lafogata.example', password: DEMO_PASSWORD };
    expect((await browser.post('login', right)).status).toBe(200);
    const secret = browser.cookies.get('fastops_device');
    await openTill(app, boss, browser);
    expect(browser.cookies.get('fastops_device')).toBe(secret);
  });

  test('not by a code that was used, replaced or is over, nor by one that nobody was given', async () => {
    const id = await addDevice(app, boss);
    const [first, second] = [await codeOf(app, boss, id), await codeOf(app, boss, id)];
    expectProblem(await enroll(first), 404, 'identity.code_unknown');
    const [left] = await owner.rows<{ seconds: number }>(
      'select extract(epoch from code_expires_at - now())::int as seconds from identity.devices where id = $1',
      [id],
    );
    expect(left?.seconds).toBeGreaterThan(540);
    expect(left?.seconds).toBeLessThanOrEqual(600);
    await owner.rows(
      `update identity.devices set code_expires_at = now() - interval '1 second' where id = $1`,
      [id],
    );
    expectProblem(await enroll(second), 404, 'identity.code_unknown');
    const third = await codeOf(app, boss, id);
    const answers = await Promise.all(Array.from({ length: 5 }, () => enroll(third)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404, 404, 404]);
    expectProblem(await enroll('AAAAAAAA'), 404, 'identity.code_unknown');
    expectProblem(await openBrowser(app).request('GET', '/v1/auth/device'), 404, 'identity.device_unknown');
  });

  test('once: as another device of the same company only after this one was revoked', async () => {
    const { browser, deviceId } = await openTill(app, boss);
    const other = await addDevice(app, boss);
    const code = await codeOf(app, boss, other);
    expectProblem(await enroll(code, browser), 409, 'identity.device_enrolled');
    expect((await act(deviceId, 'revoke')).status).toBe(200);
    // The refused try did not use the code up.
    expect((await enroll(code, browser)).body).toMatchObject({ device: { id: other } });
  });

  test('shared by two companies is the one it became last', async () => {
    const elsewhere = await addDevice(app, hiring.stranger);
    const { browser, deviceId } = await openTill(app, boss);
    const here = async () => {
      const { body } = await browser.request('GET', '/v1/auth/device');
      return String(body.device?.id);
    };
    expect(await here()).toBe(deviceId);
    const face = await enroll(await codeOf(app, hiring.stranger, elsewhere), browser);
    expect(face.body).toMatchObject({ device: { companyName: 'Café La Esquina' } });
    expect(await here()).toBe(elsewhere);
    await act(elsewhere, 'revoke', hiring.stranger);
    expect(await here()).toBe(deviceId);
  });
});

describe('guessing codes', () => {
  const from = (ip: string, code: string) =>
    proxied.request('POST', '/v1/auth/device/enroll', { body: { code }, headers: { 'x-forwarded-for': ip } });

  test('ends after twenty from one address in a quarter of an hour, at once or one by one', async () => {
    const code = await codeOf(app, boss, await addDevice(app, boss));
    const answers = await Promise.all(Array.from({ length: 25 }, () => from('192.0.2.1', 'AAAAAAAA')));
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(20);
    for (let i = 0; i < 20; i += 1) {
      const refused = await from('192.0.2.1', i % 2 === 0 ? code : 'BBBBBBBB');
      expectProblem(refused, 429, 'identity.too_many_attempts');
      expect(Number(refused.body.details?.retryAfterSeconds)).toBeGreaterThan(800);
    }
    await owner.rows(`update identity.attempts set since = since - interval '15 minutes',
      blocked_until = blocked_until - interval '15 minutes'`);
    expect((await from('192.0.2.1', code)).status).toBe(200);
  });

  test('counts a network of IPv6 as one address, and a right code for nothing', async () => {
    for (let i = 0; i < 20; i += 1) expect((await from(`2001:db8:1:2::${i}`, 'AAAAAAAA')).status).toBe(404);
    expect((await from('2001:db8:1:2:ffff::1', 'AAAAAAAA')).status).toBe(429);
    for (let i = 0; i < 22; i += 1) {
      const code = await codeOf(app, boss, await addDevice(app, boss));
      expect((await from('2001:db8:1:3::1', code)).status).toBe(200);
    }
  });
});

describe('a device that is revoked', () => {
  test('ends every session on it at once, by PIN and by password, and no other', async () => {
    const { browser, deviceId, enter } = await openTill(app, boss);
    const other = await openTill(app, boss);
    const right = { email: 'cajero@lafogata.example', password: DEMO_PASSWORD };
    const password = tokenIn(await browser.copy().post('login', right));
    const [here, there] = [
      tokenIn(await enter(waitress.id, PIN)),
      tokenIn(await other.enter(waitress.id, PIN)),
    ];
    for (const session of [password, here, there]) expect((await works(session)).status).toBe(200);
    const answer = await act(deviceId, 'revoke');
    expect(answer.body).toMatchObject({ id: deviceId, state: 'revoked' });
    for (const session of [password, here])
      expectProblem(await works(session), 401, 'identity.session_ended');
    expect((await works(there)).status).toBe(200);
    expectProblem(await browser.post('refresh'), 401, 'identity.session_ended');
    expectProblem(await enter(waitress.id, PIN), 404, 'identity.device_unknown');
    expectProblem(await browser.request('GET', '/v1/auth/device'), 404, 'identity.device_unknown');
  });

  test('comes back by nothing: no code, no PIN, no unlocking', async () => {
    const id = await addDevice(app, boss);
    const code = await codeOf(app, boss, id);
    expect((await act(id, 'revoke')).status).toBe(200);
    expectProblem(await enroll(code), 404, 'identity.code_unknown');
    for (const what of ['revoke', 'code', 'unlock'])
      expectProblem(await act(id, what), 409, 'identity.device_revoked', what);
  });

  test('at the moment somebody comes in keeps no session', async () => {
    const outcomes = new Set<number>();
    for (let round = 0; round < 12; round += 1) {
      const { deviceId, enter } = await openTill(app, boss);
      const [entered] = await Promise.all([enter(waitress.id, PIN), act(deviceId, 'revoke')]);
      outcomes.add(entered.status);
      const living = await owner.rows(
        'select 1 from identity.sessions where device_id = $1 and revoked_at is null',
        [deviceId],
      );
      expect(living, `round ${round}`).toEqual([]);
      if (entered.status === 200) expect((await works(tokenIn(entered))).status).toBe(401);
      else expect([401, 404]).toContain(entered.status);
    }
    expect(outcomes.size).toBeGreaterThan(0);
  });
});

test('another browser that becomes the device ends what was open in the one before', async () => {
  const { browser, deviceId, enter } = await openTill(app, boss);
  const before = tokenIn(await enter(waitress.id, PIN));
  // Remembered from here on: ending it must be heard of.
  expect((await works(before)).status).toBe(200);
  const next = openBrowser(app);
  expect((await enroll(await codeOf(app, boss, deviceId), next)).status).toBe(200);
  expectProblem(await works(before), 401, 'identity.session_ended');
  expectProblem(await browser.request('GET', '/v1/auth/device'), 404, 'identity.device_unknown');
  expect((await next.post('pin', { memberId: waitress.id, pin: PIN })).status).toBe(200);
});

test('a browser whose enrollment fails half way is no device, and nothing of the one before has ended', async () => {
  const { browser, deviceId, enter } = await openTill(app, boss);
  const before = tokenIn(await enter(waitress.id, PIN));
  const code = await codeOf(app, boss, deviceId);
  await owner.rows(`alter table identity.audit_log add constraint undo check (seq < 0) not valid`);
  const next = openBrowser(app);
  expect((await enroll(code, next)).status).toBe(500);
  await owner.rows('alter table identity.audit_log drop constraint undo');
  expect((await works(before)).status).toBe(200);
  expect((await browser.request('GET', '/v1/auth/device')).status).toBe(200);
  expectProblem(await next.request('GET', '/v1/auth/device'), 404, 'identity.device_unknown');
  // The code is still good.
  expect((await enroll(code, next)).status).toBe(200);
});

describe('who leads devices', () => {
  test('is told of those of the branches they lead, and touches no other', async () => {
    const { branches } = (await me(boss)).body;
    const usaquen = String(Object.values(branches ?? {})[1]?.id);
    const elsewhere = await addDevice(app, { ...boss, branchId: usaquen });
    const here = await addDevice(app, boss);
    const hired = await hiring.hire('waiter');
    await app.request('PUT', `/v1/members/${hired.id}/assignments`, {
      session: boss,
      body: { assignments: [{ branchId: usaquen, roleId: hiring.roles.get('manager') }] },
    });
    const invitation = tokenOf(await hiring.issue(hired.id, 'invitation'));
    const manager = { session: tokenIn(await hiring.accept(invitation)) };
    const ids = (await listed(manager.session)).map(({ id }) => String(id));
    expect(ids).toEqual([elsewhere]);
    for (const what of ['code', 'revoke', 'unlock']) {
      expectProblem(await act(here, what, manager.session), 404, 'kernel.not_found', what);
      expectProblem(await act(here, what, hiring.stranger), 404, 'kernel.not_found', what);
    }
    const body = { id: newId(), branchId: boss.branchId, name: 'Caja', kind: 'pos' };
    const headers = { 'idempotency-key': newId() };
    const made = (session: { token: string }) =>
      app.request('POST', '/v1/devices', { session, body, headers });
    expectProblem(await made(manager.session), 404, 'kernel.not_found');
    expectProblem(await made(hiring.stranger), 404, 'kernel.not_found');
    expect(await rowOf(body.id)).toBeUndefined();
  });

  test('is nobody who only works on them', async () => {
    const id = await addDevice(app, boss);
    const session = await app.logIn('fogata-mesera');
    expectProblem(await app.request('GET', '/v1/devices', { session }), 403, 'kernel.forbidden');
    for (const what of ['code', 'revoke', 'unlock'])
      expectProblem(await act(id, what, session), 403, 'kernel.forbidden', what);
  });

  test('leaves a trace of all they do', async () => {
    const { deviceId } = await openTill(app, boss);
    await owner.rows('update identity.devices set pin_tries = 10 where id = $1', [deviceId]);
    await act(deviceId, 'unlock');
    await act(deviceId, 'revoke');
    const entries = await owner.rows<{
      action: string;
      actor_kind: string;
      branch_id: string;
      after: unknown;
    }>('select action, actor_kind, branch_id from identity.audit_log where object_id = $1 order by seq', [
      deviceId,
    ]);
    expect(entries.map(({ action, actor_kind }) => `${action} ${actor_kind}`)).toEqual([
      'identity.device_created person',
      'identity.device_code_issued person',
      'identity.device_enrolled system',
      'identity.device_unlocked person',
      'identity.device_revoked person',
    ]);
    expect(new Set(entries.map(({ branch_id }) => branch_id))).toEqual(new Set([boss.branchId]));
  });
});
