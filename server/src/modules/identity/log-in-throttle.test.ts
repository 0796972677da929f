import * as argon2 from '@node-rs/argon2';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openBrowser } from '../../app/testing/browser.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import { type Answer, buildTestApp, DEMO_PASSWORD, type TestApp } from '../../app/testing/test-app.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';
import { forgetAttempts } from './queries/log-ins.ts';

// Guessing is slowed down, and nobody is locked out by who guesses (threat H19).

// Watched, not replaced: the real hashing runs, and each verification is counted.
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>();
  return { ...real, verify: vi.fn(real.verify) };
});

const EMAIL = 'duena@lafogata.example';
const right = { email: EMAIL, password: DEMO_PASSWORD };
const wrong = { email: EMAIL, password: 'not the password' };
let app: TestApp;
/** The same behind a proxy, so that a test may come from any address. */
let proxied: TestApp;
let owner: Owner;

beforeAll(async () => {
  app = await buildTestApp();
  proxied = await buildTestApp({ beside: app, env: { TRUST_PROXY: '127.0.0.1' } });
  owner = await openOwner(app.db.ownerUrl);
});
afterAll(async () => {
  await owner.close();
  await proxied.close();
  await app.close();
});
beforeEach(async () => {
  vi.mocked(argon2.verify).mockClear();
  await owner.rows('delete from identity.attempts');
  await owner.rows('delete from identity.known_devices');
});

const from = (ip: string, body: object): Promise<Answer> =>
  proxied.request('POST', '/v1/auth/login', { body, headers: { 'x-forwarded-for': ip } });
const guesses = () => vi.mocked(argon2.verify).mock.calls.length;
/** Lets time pass: for the database, whose clock is the one that counts. */
const pass = (time: string) =>
  owner.rows(
    `update identity.attempts set since = since - $1::interval, blocked_until = blocked_until - $1::interval`,
    [time],
  );

/** Waits that a refused try was told, in seconds. */
function waitOf(answer: Answer): number {
  expectProblem(answer, 429, 'identity.too_many_attempts');
  const seconds = Number(answer.body.details?.retryAfterSeconds);
  expect(answer.headers['retry-after']).toBe(String(seconds));
  return seconds;
}

describe('one address at one e-mail', () => {
  test('has five tries, then waits longer each time, up to a minute; a refused try costs no hash', async () => {
    for (let i = 0; i < 5; i += 1)
      expectProblem(await from('192.0.2.1', wrong), 401, 'identity.bad_credentials');
    const waits: number[] = [];
    for (let i = 0; i < 9; i += 1) {
      const before = guesses();
      const traffic = proxied.system.database.traffic().get('requests')?.roundTrips ?? 0;
      waits.push(waitOf(await from('192.0.2.1', wrong)));
      expect(guesses()).toBe(before);
      expect((proxied.system.database.traffic().get('requests')?.roundTrips ?? 0) - traffic).toBe(1);
      await owner.rows(`update identity.attempts set blocked_until = blocked_until - interval '60 seconds'`);
      expectProblem(await from('192.0.2.1', wrong), 401, 'identity.bad_credentials');
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    // Others are not slowed down by it: neither at another e-mail from there, nor at this one from elsewhere.
    expect((await from('192.0.2.1', { ...right, email: 'cocina@lafogata.example' })).status).toBe(200);
    expect((await from('192.0.2.2', right)).status).toBe(200);
  });

  test('begins anew after a quarter of an hour, and after the right password', async () => {
    for (let i = 0; i < 5; i += 1) await from('192.0.2.1', wrong);
    waitOf(await from('192.0.2.1', right));
    await pass('2 seconds');
    expect((await from('192.0.2.1', right)).status).toBe(200);
    for (let i = 0; i < 5; i += 1) expect((await from('192.0.2.1', wrong)).status).toBe(401);
    waitOf(await from('192.0.2.1', wrong));
    await pass('15 minutes');
    for (let i = 0; i < 5; i += 1) expect((await from('192.0.2.1', wrong)).status).toBe(401);
  });

  test('gets no further tries by asking at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => from('192.0.2.1', wrong)));
    expect(guesses()).toBe(5);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    for (const answer of answers.filter(({ status }) => status !== 401)) waitOf(answer);
  });

  test('is told the same for an e-mail nobody has', async () => {
    const unknown = { ...wrong, email: 'nobody@nowhere.example' };
    for (let i = 0; i < 5; i += 1) expect((await from('192.0.2.1', unknown)).status).toBe(401);
    expect(waitOf(await from('192.0.2.1', unknown))).toBe(1);
  });

  test('of IPv6 is a network: nobody has 2⁶⁴ addresses to guess from', async () => {
    for (let i = 0; i < 5; i += 1) expect((await from(`2001:db8:1:2::${i}`, wrong)).status).toBe(401);
    waitOf(await from('2001:0DB8:1:2:ffff:ffff:ffff:ffff', wrong));
    expect((await from('2001:db8:1:3::1', wrong)).status).toBe(401);
  });
});

test('one address at many e-mails has fifty tries in a quarter of an hour', async () => {
  const at = (i: number) => from('192.0.2.1', { ...wrong, email: `person${i}@nowhere.example` });
  for (let i = 0; i < 50; i += 1) expect((await at(i)).status).toBe(401);
  const wait = waitOf(await at(50));
  expect(wait).toBeGreaterThan(800);
  expect(wait).toBeLessThanOrEqual(900);
  // What it was refused counts for nobody else.
  expect((await from('192.0.2.2', { ...wrong, email: 'person50@nowhere.example' })).status).toBe(401);
  await pass('15 minutes');
  expect((await at(50)).status).toBe(401);
});

test('a header that anyone can send makes no other address of a caller', async () => {
  for (let i = 0; i < 5; i += 1) {
    const headers = { 'x-forwarded-for': `198.51.100.${i}`, forwarded: `for=198.51.100.${i}` };
    expect((await app.request('POST', '/v1/auth/login', { body: wrong, headers })).status).toBe(401);
  }
  await owner.rows(`update identity.attempts set blocked_until = now() + interval '1 hour' where count = 5`);
  const codes = new Set<number>();
  for (let i = 0; i < 1_000; i += 1) {
    const headers = {
      'x-forwarded-for': `203.0.113.${i % 250}, 10.${i % 100}.0.1`,
      'x-real-ip': `10.1.1.${i % 250}`,
    };
    codes.add((await app.request('POST', '/v1/auth/login', { body: wrong, headers })).status);
  }
  expect([...codes]).toEqual([429]);
  expect(guesses()).toBe(5);
  // The pair, the address and the e-mail: no other was ever counted.
  expect(await owner.rows('select 1 from identity.attempts')).toHaveLength(3);
});

test('a thousand guesses from two hundred addresses: a hundred are made, and the owner comes in all the while', async () => {
  const device = openBrowser(proxied, { 'x-forwarded-for': '198.51.100.7' });
  expect((await device.post('login', right)).status).toBe(200);
  let [tried, refused] = [0, 0];
  for (let round = 0; round < 5; round += 1) {
    for (let i = 0; i < 200; i += 1) {
      const { status } = await from(`203.0.113.${i}`, wrong);
      if (status === 401) tried += 1;
      else if (status === 429) refused += 1;
      // From a browser that is known, even if its address is one of theirs.
      if (i % 50 === 0) expect((await device.post('login', right)).status, `round ${round}`).toBe(200);
    }
  }
  expect({ tried, refused }).toEqual({ tried: 100, refused: 900 });
  // The owner's log-ins gave nothing back to those who guess.
  expect(waitOf(await from('203.0.113.250', right))).toBeGreaterThan(3_000);
});

describe('a browser that is known', () => {
  test('has tries of its own, which slow down too', async () => {
    const device = openBrowser(proxied, { 'x-forwarded-for': '192.0.2.1' });
    expect((await device.post('login', right)).status).toBe(200);
    for (let i = 0; i < 6; i += 1) await from('192.0.2.1', wrong);
    for (let i = 0; i < 5; i += 1) expect((await device.post('login', wrong)).status).toBe(401);
    expect(waitOf(await device.post('login', right))).toBe(1);
    await pass('1 second');
    expect((await device.post('login', right)).status).toBe(200);
    for (let i = 0; i < 5; i += 1) expect((await device.post('login', wrong)).status).toBe(401);
  });

  test('is known for the accounts that logged in there alone, by a secret that is stored nowhere', async () => {
    const device = openBrowser(proxied, { 'x-forwarded-for': '192.0.2.1' });
    expect((await device.post('login', { ...right, email: 'cocina@lafogata.example' })).status).toBe(200);
    const secret = device.cookies.get('fastops_device') ?? '';
    for (let i = 0; i < 5; i += 1) await from('192.0.2.1', wrong);
    waitOf(await device.post('login', right));
    await pass('2 seconds');
    expect((await device.post('login', right)).status).toBe(200);
    // Both people of this browser keep the one secret.
    expect(device.cookies.get('fastops_device')).toBe(secret);
    const [known] = await owner.rows(
      `select count(*)::int as rows, bool_and(device_hash = sha256(convert_to($1, 'UTF8'))) as hashed
        from identity.known_devices`,
      [secret],
    );
    expect(known).toEqual({ rows: 2, hashed: true });
  });

  test('cannot be made up', async () => {
    for (const secret of ['', 'x', 'x'.repeat(43), 'x'.repeat(5_000)]) {
      await owner.rows('delete from identity.attempts');
      const device = openBrowser(proxied, { 'x-forwarded-for': '192.0.2.1' });
      device.cookies.set('fastops_device', secret);
      for (let i = 0; i < 5; i += 1) expect((await device.post('login', wrong)).status).toBe(401);
      waitOf(await from('192.0.2.1', wrong));
    }
  });
});

test('the counters hold no address, no e-mail and no secret; old ones are forgotten', async () => {
  await from('192.0.2.1', wrong);
  const [kept] = await owner.rows<{ text: string; count: number }>(
    `select string_agg(a::text, ' ') as text, count(*)::int as count from identity.attempts a`,
  );
  expect(kept?.count).toBe(3);
  expect(kept?.text).not.toMatch(/192\.0\.2|lafogata/);
  const forget = () => app.system.database.outsideTenants((tx) => forgetAttempts(tx));
  await forget();
  expect(await owner.rows('select 1 from identity.attempts')).toHaveLength(3);
  await pass('3 hours');
  await forget();
  expect(await owner.rows('select 1 from identity.attempts')).toEqual([]);
});
