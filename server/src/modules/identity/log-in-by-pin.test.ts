import * as argon2 from '@node-rs/argon2';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { cookieLines, openBrowser } from '../../app/testing/browser.ts';
import { type Hiring, openHiring } from '../../app/testing/hiring.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import {
  type Answer,
  buildTestApp,
  DEMO_PASSWORD,
  type TestApp,
  type TestSession,
} from '../../app/testing/test-app.ts';
import { givePin, openTill, type Till } from '../../app/testing/till.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// People come in by PIN on an enrolled device. Four digits are few: the figures of H10 hold whoever guesses, from outside
// or from among those who work there (T15).

// Watched, not replaced: the real hashing runs, and each verification is counted.
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>();
  return { ...real, verify: vi.fn(real.verify) };
});

const PIN = '4827';
const WRONG = '5093';
const OTHER_PIN = '6184';
let app: TestApp;
let owner: Owner;
let hiring: Hiring;
let boss: TestSession;
let waitress: TestSession;
let cashier: TestSession;
let till: Till;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  hiring = await openHiring(app);
  boss = hiring.boss;
  waitress = await app.logIn('fogata-mesera');
  cashier = await app.logIn('fogata-cajero');
});
afterAll(async () => {
  await owner.close();
  await app.close();
});
beforeEach(async () => {
  till = await openTill(app, boss);
  await givePin(app, boss, waitress.memberId, PIN);
  await givePin(app, boss, cashier.memberId, OTHER_PIN);
  vi.mocked(argon2.verify).mockClear();
});

const guesses = () => vi.mocked(argon2.verify).mock.calls.length;
const me = (session: { token: string }) => app.request('GET', '/v1/me', { session });
/** As most requests are answered: by what the process remembers of the session. */
const works = (session: { token: string }) =>
  app.request('GET', `/v1/branches/${boss.branchId}/tables`, { session });
const tokenIn = ({ body }: Answer) => ({ token: String(body.accessToken) });
/** Lets time pass for the device: by the clock of the database. */
const pass = (time: string) =>
  owner.rows(
    'update identity.devices set pin_blocked_until = pin_blocked_until - $2::interval where id = $1',
    [till.deviceId, time],
  );
const tries = async (deviceId = till.deviceId) => {
  const [row] = await owner.rows<{ tries: number }>(
    'select pin_tries as tries from identity.devices where id = $1',
    [deviceId],
  );
  return row?.tries;
};
/** Ten wrong PINs, with the pause between. */
async function lock(): Promise<void> {
  for (let i = 0; i < 5; i += 1) await till.enter(waitress.memberId, WRONG);
  await pass('60 seconds');
  for (let i = 0; i < 5; i += 1) await till.enter(cashier.memberId, WRONG);
  expectProblem(await till.enter(waitress.memberId, PIN), 403, 'identity.device_locked');
}

describe('on an enrolled device', () => {
  test('those with a PIN and a role in its branch come in, for a shift of twelve hours', async () => {
    const answer = await till.enter(waitress.memberId, PIN);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      member: { id: waitress.memberId, name: 'Camila', hasPin: true },
      role: { key: 'waiter' },
      deviceId: till.deviceId,
    });
    expect(cookieLines(answer).join()).toMatch(/fastops_session=[\w-]{43}; .*HttpOnly; SameSite=Strict/);
    expect((await me(tokenIn(answer))).body).toMatchObject({ deviceId: till.deviceId });
    const [session] = await owner.rows(
      `select kind, client, extract(epoch from expires_at - created_at)::int / 3600 as hours
        from identity.sessions where device_id = $1`,
      [till.deviceId],
    );
    expect(session).toEqual({ kind: 'pin', client: 'browser', hours: 12 });
  });

  test('whoever was in there before is let go', async () => {
    const first = tokenIn(await till.enter(waitress.memberId, PIN));
    expect((await works(first)).status).toBe(200);
    const kept = till.browser.cookies.get('fastops_session');
    const second = tokenIn(await till.enter(cashier.memberId, OTHER_PIN));
    expectProblem(await works(first), 401, 'identity.session_ended');
    expect((await me(second)).body).toMatchObject({ member: { id: cashier.memberId } });
    const thief = openBrowser(app, {}, [['fastops_session', kept ?? '']]);
    expectProblem(await thief.post('refresh'), 401, 'identity.session_ended');
    expect((await works(second)).status).toBe(200);
    // A PIN that does not fit lets nobody go.
    expectProblem(await till.enter(waitress.memberId, WRONG), 401, 'identity.bad_pin');
    expect((await works(second)).status).toBe(200);
  });

  test('nobody else does, and all are told the same', async () => {
    const usaquen = await app.logIn('fogata-mesero-usaquen');
    await givePin(app, boss, usaquen.memberId, PIN);
    const stranger = await app.logIn('esquina-mesera');
    await givePin(app, hiring.stranger, stranger.memberId, PIN);
    const [unpinned, gone] = [await hiring.employ('waiter'), await hiring.employ('waiter')];
    await givePin(app, boss, gone.id, PIN);
    const disable = await app.request('POST', `/v1/members/${gone.id}/disable`, { session: boss, body: {} });
    expect(disable.status).toBe(200);
    const told = new Set<string>();
    for (const id of [usaquen.memberId, stranger.memberId, unpinned.id, gone.id, newId()]) {
      await owner.rows('update identity.devices set pin_tries = 0 where id = $1', [till.deviceId]);
      vi.mocked(argon2.verify).mockClear();
      const answer = await till.enter(id, PIN);
      expectProblem(answer, 401, 'identity.bad_pin');
      expect(guesses()).toBe(1);
      told.add(JSON.stringify({ ...answer.body, requestId: '' }));
    }
    expect(told.size).toBe(1);
    const { body } = await till.browser.request('GET', '/v1/auth/device');
    const ids = Object.values(body.members ?? {}).map(({ id }) => String(id));
    expect(ids.sort()).toEqual([waitress.memberId, cashier.memberId].sort());
  });

  test('whose role is taken away come in no more', async () => {
    const person = await hiring.employ('waiter');
    await givePin(app, boss, person.id, PIN);
    expect((await till.enter(person.id, PIN)).status).toBe(200);
    await app.request('PUT', `/v1/members/${person.id}/assignments`, {
      session: boss,
      body: { assignments: [] },
    });
    expectProblem(await till.enter(person.id, PIN), 401, 'identity.bad_pin');
  });
});

test('in any other browser a PIN opens nothing, and costs no hash', async () => {
  for (const secret of [undefined, 'x', 'x'.repeat(43)]) {
    const browser = openBrowser(app, {}, secret === undefined ? [] : [['fastops_device', secret]]);
    const answer = await browser.post('pin', { memberId: waitress.memberId, pin: PIN });
    expectProblem(answer, 404, 'identity.device_unknown');
  }
  expect(guesses()).toBe(0);
});

describe('guessing', () => {
  test('a thousand times at once: five are tried, then five a minute later, then nobody until it is unlocked', async () => {
    const guess = (i: number) => till.enter(waitress.memberId, String(i).padStart(4, '0'));
    const burst = async (count: number) => {
      vi.mocked(argon2.verify).mockClear();
      const answers: Answer[] = [];
      // None of them is the PIN, so that all that is let through is wrong. As many at once as the door lets in.
      for (let from = 0; from < count; from += 20)
        answers.push(...(await Promise.all(Array.from({ length: 20 }, (_, i) => guess(from + i)))));
      const counts = Map.groupBy(answers, ({ status, body }) => `${status} ${body.code}`);
      return Object.fromEntries(Array.from(counts, ([what, list]) => [what, list.length]));
    };
    expect(await burst(1_000)).toEqual({ '401 identity.bad_pin': 5, '429 identity.pin_blocked': 995 });
    expect(guesses()).toBe(5);
    const paused = await till.enter(waitress.memberId, PIN);
    expectProblem(paused, 429, 'identity.pin_blocked');
    const wait = Number(paused.body.details?.retryAfterSeconds);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect(paused.headers['retry-after']).toBe(String(wait));
    await pass('60 seconds');
    expect(await burst(200)).toEqual({ '401 identity.bad_pin': 5, '403 identity.device_locked': 195 });
    expect(guesses()).toBe(5);
    await pass('1 day');
    expect(await burst(100)).toEqual({ '403 identity.device_locked': 100 });
    expectProblem(await till.enter(waitress.memberId, PIN), 403, 'identity.device_locked');
    expect(guesses()).toBe(0);
  });

  test('says how many tries are left, and a right PIN begins anew', async () => {
    const left = async () => (await till.enter(waitress.memberId, WRONG)).body.details?.triesLeft;
    expect([await left(), await left(), await left(), await left()]).toEqual([4, 3, 2, 1]);
    expect((await till.enter(waitress.memberId, PIN)).status).toBe(200);
    expect(await tries()).toBe(0);
    expect([await left(), await left(), await left(), await left(), await left()]).toEqual([4, 3, 2, 1, 0]);
    expectProblem(await till.enter(waitress.memberId, WRONG), 429, 'identity.pin_blocked');
  });

  test('is counted by device: others go on', async () => {
    await lock();
    const other = await openTill(app, boss);
    expect((await other.enter(waitress.memberId, PIN)).status).toBe(200);
    expect(await tries()).toBe(10);
  });

  test('a colleague’s PIN, with one’s own between to begin anew, ends after ten: whoever guesses, wherever', async () => {
    let refused = 0;
    for (let round = 0; round < 6; round += 1) {
      const at = round % 2 === 0 ? till : await openTill(app, boss);
      for (let i = 0; i < 4; i += 1) {
        const { status, body } = await at.enter(cashier.memberId, WRONG);
        if (status === 401) continue;
        expect(String(body.code)).toBe('identity.pin_locked');
        refused += 1;
      }
      expect((await at.enter(waitress.memberId, PIN)).status).toBe(200);
    }
    expect(refused).toBe(14);
    // Not even the right one: it waits for a day, or for another PIN.
    vi.mocked(argon2.verify).mockClear();
    expectProblem(await till.enter(cashier.memberId, OTHER_PIN), 403, 'identity.pin_locked');
    expect(guesses()).toBe(0);
    expect((await till.enter(waitress.memberId, PIN)).status).toBe(200);
    await givePin(app, boss, cashier.memberId, '7391');
    expect((await till.enter(cashier.memberId, '7391')).status).toBe(200);
  });

  test('a PIN that waits for a day opens after it, and a right one forgets the wrong ones before', async () => {
    const wait = (time: string) =>
      owner.rows(
        'update identity.members set pin_tries_since = pin_tries_since - $2::interval where id = $1',
        [cashier.memberId, time],
      );
    const miss = async (count: number) => {
      for (let i = 0; i < count; i += 1) {
        expectProblem(await till.enter(cashier.memberId, WRONG), 401, 'identity.bad_pin');
        expect((await till.enter(waitress.memberId, PIN)).status).toBe(200);
      }
    };
    await miss(9);
    expect((await till.enter(cashier.memberId, OTHER_PIN)).status).toBe(200);
    await miss(10);
    expectProblem(await till.enter(cashier.memberId, OTHER_PIN), 403, 'identity.pin_locked');
    await wait('23 hours');
    expectProblem(await till.enter(cashier.memberId, OTHER_PIN), 403, 'identity.pin_locked');
    await wait('1 hour');
    expect((await till.enter(cashier.memberId, OTHER_PIN)).status).toBe(200);
  });
});

describe('a device that is locked', () => {
  const logIn = (email: string) => till.browser.copy().post('login', { email, password: DEMO_PASSWORD });

  test('is unlocked by who leads its branch, and says so in the list until then', async () => {
    await lock();
    const locked = async () => {
      const { body } = await app.request('GET', '/v1/devices', { session: boss });
      const one = Object.values(body.devices ?? {}).find(({ id }) => String(id) === till.deviceId);
      return String(one?.locked);
    };
    expect(await locked()).toBe('true');
    const url = `/v1/devices/${till.deviceId}/unlock`;
    const answer = await app.request('POST', url, { session: boss, body: {} });
    expect(answer.body).toMatchObject({ id: till.deviceId, locked: false });
    expect(await locked()).toBe('false');
    expect((await till.enter(waitress.memberId, PIN)).status).toBe(200);
  });

  test('is unlocked by the password of one who leads there, on this device alone', async () => {
    await lock();
    expect((await logIn('mesera@lafogata.example')).body).toMatchObject({ deviceId: till.deviceId });
    expectProblem(await till.enter(waitress.memberId, PIN), 403, 'identity.device_locked');
    // From any other browser it says nothing about this device, whoever it is.
    const elsewhere = openBrowser(app);
    const right = { email: 'duena@lafogata.example', password: DEMO_PASSWORD };
    expect((await elsewhere.post('login', right)).body).toMatchObject({ deviceId: null });
    expectProblem(await till.enter(waitress.memberId, PIN), 403, 'identity.device_locked');
    // A leader of another company leads nothing here.
    expect((await logIn('duena@laesquina.example')).body).toMatchObject({ deviceId: null });
    expectProblem(await till.enter(waitress.memberId, PIN), 403, 'identity.device_locked');
    expect((await logIn('duena@lafogata.example')).body).toMatchObject({ deviceId: till.deviceId });
    expect((await till.enter(waitress.memberId, PIN)).status).toBe(200);
    const [entry] = await owner.rows(
      `select action, actor_id from identity.audit_log where object_id = $1 order by seq desc limit 1`,
      [till.deviceId],
    );
    expect(entry).toEqual({ action: 'identity.device_unlocked', actor_id: boss.memberId });
  });
});
