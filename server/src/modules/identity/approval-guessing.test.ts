import * as argon2 from '@node-rs/argon2';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openHiring } from '../../app/testing/hiring.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import { buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { givePin, openTill } from '../../app/testing/till.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// An approval asks for a PIN, so it must not be a way to guess one (threat H10, T15).

// Watched, not replaced: the real hashing runs, and each verification is counted.
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>();
  return { ...real, verify: vi.fn(real.verify) };
});

const PIN = '4827';
const WRONG = '5093';
let app: TestApp;
let owner: Owner;
let boss: TestSession;
let waitress: TestSession;
let cashier: TestSession;
let managerId: string;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  const hiring = await openHiring(app);
  boss = hiring.boss;
  waitress = await app.logIn('fogata-mesera');
  cashier = await app.logIn('fogata-cajero');
  managerId = (await hiring.employ('manager')).id;
  for (const id of [managerId, waitress.memberId, cashier.memberId]) await givePin(app, boss, id, PIN);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});
beforeEach(async () => {
  await owner.rows('delete from identity.attempts');
  await owner.rows('update identity.members set pin_tries = 0, pin_tries_since = null');
  vi.mocked(argon2.verify).mockClear();
});

const guesses = () => vi.mocked(argon2.verify).mock.calls.length;
const approve = (pin: string, session: { token: string } = waitress) =>
  app.request('POST', '/v1/approvals', {
    session,
    body: {
      id: newId(),
      branchId: boss.branchId,
      memberId: managerId,
      pin,
      action: 'orders.void',
      objectId: 'x',
    },
  });

describe('guessing a manager’s PIN', () => {
  test('from no device ends after five tries, for this person, however many at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => approve(WRONG)));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    for (const answer of answers.filter(({ status }) => status !== 401))
      expectProblem(answer, 429, 'identity.pin_blocked');
    expect(guesses()).toBe(5);
    const refused = await approve(PIN);
    expectProblem(refused, 429, 'identity.pin_blocked');
    expect(Number(refused.body.details?.retryAfterSeconds)).toBeGreaterThan(800);
    // Another person is not held up by it.
    expect((await approve(PIN, cashier)).status).toBe(200);
  });

  test('begins anew with a right one', async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let i = 0; i < 4; i += 1) expect((await approve(WRONG)).status).toBe(401);
      expect((await approve(PIN)).status).toBe(200);
    }
  });

  test('at a till is counted with the PINs people come in by: a pause after five, locked after ten', async () => {
    const till = await openTill(app, boss);
    const session = { token: String((await till.enter(waitress.memberId, PIN)).body.accessToken) };
    for (let i = 0; i < 3; i += 1) expect((await approve(WRONG, session)).status).toBe(401);
    for (let i = 0; i < 2; i += 1) expect((await till.enter(cashier.memberId, WRONG)).status).toBe(401);
    expectProblem(await approve(PIN, session), 429, 'identity.pin_blocked');
    const pass = () =>
      owner.rows('update identity.devices set pin_blocked_until = now() where id = $1', [till.deviceId]);
    await pass();
    expect((await approve(PIN, session)).status).toBe(200);
    for (let i = 0; i < 10; i += 1) {
      expect((await approve(WRONG, session)).status).toBe(401);
      await pass();
    }
    expectProblem(await approve(PIN, session), 403, 'identity.device_locked');
    expectProblem(await till.enter(waitress.memberId, PIN), 403, 'identity.device_locked');
  });

  test('from many hands ends after ten in a day', async () => {
    let tried = 0;
    for (const session of [waitress, cashier, boss]) {
      for (let i = 0; i < 5; i += 1) {
        const { status, body } = await approve(WRONG, session);
        if (status === 401) tried += 1;
        else expect(String(body.code)).toBe('identity.pin_locked');
      }
    }
    expect(tried).toBe(10);
    expect(guesses()).toBe(10);
  });
});
