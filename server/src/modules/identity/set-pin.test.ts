import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Hiring, openHiring } from '../../app/testing/hiring.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import { buildTestApp, DEMO_PASSWORD, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { givePin, openTill, type Till } from '../../app/testing/till.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// Who gives a PIN to whom, and what of it is kept.

const PIN = '4827';
let app: TestApp;
let owner: Owner;
let hiring: Hiring;
let boss: TestSession;
let waitress: TestSession;
let till: Till;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  hiring = await openHiring(app);
  boss = hiring.boss;
  waitress = await app.logIn('fogata-mesera');
  till = await openTill(app, boss);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});
beforeEach(() => owner.rows('delete from identity.attempts'));

const set = (memberId: string, pin: unknown, session: { token: string } = boss) =>
  app.request('PUT', `/v1/members/${memberId}/pin`, { session, body: { pin } });
const setOwn = (current: string, pin: unknown, session: { token: string }) =>
  app.request('PUT', '/v1/me/pin', { session, body: { current, pin } });
const hasPin = async (session: { token: string }) => {
  const { body } = await app.request('GET', '/v1/me', { session });
  return String(body.member?.hasPin);
};
const lastAct = async (objectId: string) => {
  const [row] = await owner.rows<{ action: string; actor_id: string; text: string }>(
    `select action, actor_id, a::text as text from identity.audit_log a where object_id = $1 order by seq desc limit 1`,
    [objectId],
  );
  return row;
};

describe('somebody else’s PIN', () => {
  test('is given and taken by who outranks them; it is kept as an argon2id hash, and nowhere else', async () => {
    expect((await set(waitress.memberId, '739164')).status).toBe(204);
    expect(await hasPin(waitress)).toBe('true');
    const [row] = await owner.rows<{ pin_hash: string }>(
      'select pin_hash from identity.members where id = $1',
      [waitress.memberId],
    );
    expect(row?.pin_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const written = await lastAct(waitress.memberId);
    expect(written).toMatchObject({ action: 'identity.pin_changed', actor_id: boss.memberId });
    expect(written?.text).not.toMatch(/739164|argon2/);
    expect((await till.enter(waitress.memberId, '739164')).status).toBe(200);
    expect((await set(waitress.memberId, null)).status).toBe(204);
    expect(await lastAct(waitress.memberId)).toMatchObject({ action: 'identity.pin_removed' });
    expect(await hasPin(waitress)).toBe('false');
    expectProblem(await till.enter(waitress.memberId, '739164'), 401, 'identity.bad_pin');
  });

  test.each([
    ['another', '5093'],
    ['none', null],
  ])(
    '%s ends what was opened by the one before, and leaves what was opened by password',
    async (_word, next) => {
      const { id, session } = await hiring.employ();
      await givePin(app, boss, id, PIN);
      const byPin = { token: String((await till.enter(id, PIN)).body.accessToken) };
      const works = async (one: { token: string }) =>
        (await app.request('GET', '/v1/me', { session: one })).status;
      expect([await works(byPin), await works(session)]).toEqual([200, 200]);
      expect((await set(id, next)).status).toBe(204);
      expect([await works(byPin), await works(session)]).toEqual([401, 200]);
      expectProblem(await till.browser.post('refresh'), 401, 'identity.session_ended');
    },
  );

  test('at the moment somebody comes in by the old one keeps no session', async () => {
    const { id } = await hiring.hire();
    await owner.rows(`update identity.members set state = 'active' where id = $1`, [id]);
    for (let round = 0; round < 12; round += 1) {
      const [old, next] = round % 2 === 0 ? [PIN, '5093'] : ['5093', PIN];
      await givePin(app, boss, id, old);
      await Promise.all([till.enter(id, old), set(id, next)]);
      const living = await owner.rows(
        `select 1 from identity.sessions where member_id = $1 and kind = 'pin' and revoked_at is null`,
        [id],
      );
      expect(living, `round ${round}`).toEqual([]);
    }
  });

  test.each(['0000', '1234', '8765', '555555', '012345'])('is not %s', async (pin) => {
    expectProblem(await set(waitress.memberId, pin), 422, 'identity.pin_weak');
  });

  test.each(['482', '4827135', 'abcd', '48 27', '', 4827, true])('is not %j, which is none', async (pin) => {
    expectProblem(await set(waitress.memberId, pin), 400, 'kernel.invalid_input');
  });

  test('is not set by those who may not, nor for those who rank as high', async () => {
    const manager = await hiring.employ('manager');
    const second = await hiring.employ('manager');
    expect((await set(waitress.memberId, PIN, manager.session)).status).toBe(204);
    expectProblem(await set(second.id, PIN, manager.session), 403, 'identity.outranked');
    expectProblem(await set(boss.memberId, PIN, manager.session), 403, 'identity.outranked');
    expectProblem(await set(manager.id, PIN, manager.session), 403, 'identity.own_rights');
    expectProblem(await set(second.id, PIN, waitress), 403, 'kernel.forbidden');
    expectProblem(await set(waitress.memberId, PIN, hiring.stranger), 404, 'identity.member_unknown');
    expectProblem(await set(newId(), PIN), 404, 'identity.member_unknown');
    for (const id of [second.id, boss.memberId, manager.id])
      expect(
        await owner.rows('select 1 from identity.members where id = $1 and pin_hash is not null', [id]),
      ).toEqual([]);
  });
});

describe('one’s own PIN', () => {
  test('wants the password, and refuses a weak one', async () => {
    expect((await setOwn(DEMO_PASSWORD, PIN, waitress)).status).toBe(204);
    expect((await till.enter(waitress.memberId, PIN)).status).toBe(200);
    // The PIN is no substitute where there is a password.
    for (const wrong of ['not the password', PIN])
      expectProblem(await setOwn(wrong, '7391', waitress), 403, 'identity.password_wrong');
    expectProblem(await setOwn(DEMO_PASSWORD, '1111', waitress), 422, 'identity.pin_weak');
    expect((await till.enter(waitress.memberId, PIN)).status).toBe(200);
    expect((await setOwn(DEMO_PASSWORD, null, waitress)).status).toBe(204);
    expectProblem(await till.enter(waitress.memberId, PIN), 401, 'identity.bad_pin');
    expect(await lastAct(waitress.memberId)).toMatchObject({
      action: 'identity.pin_removed',
      actor_id: waitress.memberId,
    });
  });

  test('wants the PIN of who has no password', async () => {
    const id = newId();
    const made = await app.request('POST', '/v1/members', {
      session: boss,
      body: {
        id,
        name: 'Sin correo',
        assignments: [{ branchId: boss.branchId, roleId: hiring.roles.get('waiter') }],
      },
      headers: { 'idempotency-key': newId() },
    });
    expect(made.status).toBe(201);
    await givePin(app, boss, id, PIN);
    const session = { token: String((await till.enter(id, PIN)).body.accessToken) };
    expectProblem(await setOwn('5093', '7391', session), 403, 'identity.password_wrong');
    expect((await setOwn(PIN, '7391', session)).status).toBe(204);
    // Where it was changed one goes on.
    expect((await app.request('GET', '/v1/me', { session })).status).toBe(200);
    expect((await till.enter(id, '7391')).status).toBe(200);
  });

  test('cannot be guessed at: after five wrong ones the right one waits too', async () => {
    const wrong = () => setOwn('not the password', PIN, waitress);
    for (let i = 0; i < 5; i += 1) expectProblem(await wrong(), 403, 'identity.password_wrong');
    expectProblem(await setOwn(DEMO_PASSWORD, PIN, waitress), 429, 'identity.too_many_attempts');
    // Another member is not held up by it.
    const cashier = await app.logIn('fogata-cajero');
    expect((await setOwn(DEMO_PASSWORD, PIN, cashier)).status).toBe(204);
  });
});
