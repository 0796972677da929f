import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Hiring, openHiring } from '../../app/testing/hiring.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import {
  type Answer,
  buildTestApp,
  DEMO_PASSWORD,
  orderBody,
  type TestApp,
  type TestSession,
} from '../../app/testing/test-app.ts';
import { givePin } from '../../app/testing/till.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';
import { takeApproval } from './queries/approvals.ts';

// Somebody who may lets somebody who may not do one thing: this act, this object, this amount, for the one who asked,
// once, for a minute (threat H10, T15). Tried where it is used: on taking back a sent line.

const PIN = '4827';
const WRONG = '5093';
let app: TestApp;
let owner: Owner;
let hiring: Hiring;
let boss: TestSession;
let waitress: TestSession;
let cashier: TestSession;
let manager: { id: string; session: { token: string } };

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  hiring = await openHiring(app);
  boss = hiring.boss;
  waitress = await app.logIn('fogata-mesera');
  cashier = await app.logIn('fogata-cajero');
  manager = await hiring.employ('manager');
  for (const id of [manager.id, waitress.memberId, cashier.memberId]) await givePin(app, boss, id, PIN);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});
beforeEach(() => owner.rows('delete from identity.attempts'));

interface Line {
  orderId: string;
  id: string;
  totalMinor: number;
}
async function sentLine(session: TestSession = waitress, quantity = 1): Promise<Line> {
  const name = session.companyId === boss.companyId ? 'Ajiaco' : 'Capuchino';
  const made = await orderBody(app, session, [[name, quantity]]);
  const { status, body } = await app.request('POST', '/v1/orders', { session, ...made });
  expect(status).toBe(201);
  const [line] = Object.values(body.lines ?? {});
  return { orderId: String(body.id), id: String(line?.id), totalMinor: Number(line?.totalMinor) };
}

interface Asked {
  session?: { token: string };
  memberId?: string;
  pin?: string;
  [field: string]: unknown;
}
const approve = (line: Line, { session = waitress, ...changed }: Asked = {}) =>
  app.request('POST', '/v1/approvals', {
    session,
    body: {
      id: newId(),
      branchId: boss.branchId,
      memberId: manager.id,
      pin: PIN,
      action: 'orders.void',
      objectId: line.id,
      amountMinor: line.totalMinor,
      ...changed,
    },
  });
async function approved(line: Line, asked: Asked = {}): Promise<string> {
  const { status, body } = await approve(line, asked);
  expect(status, JSON.stringify(body)).toBe(200);
  return String(body.id);
}
const use = (line: Line, approvalId: string, session: { token: string } = waitress): Promise<Answer> =>
  app.request('POST', `/v1/orders/${line.orderId}/lines/${line.id}/void`, {
    session,
    body: { reason: 'Se quemó', approvalId },
    headers: { 'idempotency-key': newId() },
  });

describe('an approval', () => {
  test('lets one act through, and who approved stays with it', async () => {
    const line = await sentLine();
    const answer = await approve(line);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ approver: { id: manager.id } });
    const id = String(answer.body.id);
    const [row] = await owner.rows(
      `select extract(epoch from expires_at - created_at)::int as seconds, requested_by, approved_by, used_at
        from identity.approvals where id = $1`,
      [id],
    );
    expect(row).toEqual({
      seconds: 60,
      requested_by: waitress.memberId,
      approved_by: manager.id,
      used_at: null,
    });
    expect((await use(line, id)).body).toMatchObject({ totalMinor: 0 });
    const [stored] = await owner.rows(
      `select actor_id, approver_id from orders.events where type = 'line.void' and data ->> 'lineId' = $1`,
      [line.id],
    );
    expect(stored).toEqual({ actor_id: waitress.memberId, approver_id: manager.id });
    const entries = await owner.rows<{ action: string; text: string }>(
      `select action, actor_id, approver_id, a::text as text from identity.audit_log a
        where object_id in ($1, $2) order by seq`,
      [id, line.id],
    );
    expect(entries).toMatchObject([
      { action: 'identity.act_approved', actor_id: waitress.memberId, approver_id: manager.id },
      { action: 'orders.line_voided', actor_id: waitress.memberId, approver_id: manager.id },
    ]);
    expect(entries.map(({ text }) => text).join()).not.toMatch(new RegExp(`\\b${PIN}\\b|argon2`));
  });

  test('fits no other line, amount, act or branch, and no other person', async () => {
    const [line, other] = [await sentLine(), await sentLine()];
    const { body } = await app.request('GET', '/v1/me', { session: boss });
    const usaquen = String(Object.values(body.branches ?? {})[1]?.id);
    const id = await approved(line);
    expectProblem(await use(other, id), 403, 'identity.approval_refused', 'another line');
    for (const [what, changed] of Object.entries({
      'a lower amount': { amountMinor: line.totalMinor - 1 },
      'a higher amount': { amountMinor: line.totalMinor + 1 },
      'no amount': { amountMinor: undefined },
      'another act': { action: 'orders.create' },
    })) {
      expectProblem(await use(line, await approved(line, changed)), 403, 'identity.approval_refused', what);
    }
    const elsewhere = await approved(line, { session: boss, branchId: usaquen });
    expectProblem(await use(line, elsewhere, boss), 403, 'identity.approval_refused', 'another branch');
    expectProblem(await use(line, id, cashier), 403, 'identity.approval_refused', 'another person');
    expectProblem(await use(line, newId()), 403, 'identity.approval_refused', 'none');
    // None of that used it up.
    expect((await use(line, id)).status).toBe(200);
  });

  test('of another company is none, to either', async () => {
    const elena = await app.logIn('esquina-mesera');
    const chief = await app.request('PUT', '/v1/me/pin', {
      session: hiring.stranger,
      body: { current: DEMO_PASSWORD, pin: PIN },
    });
    expect(chief.status).toBe(204);
    const line = await sentLine();
    const id = await approved(line);
    const theirs = await sentLine(elena);
    expectProblem(await use(theirs, id, elena), 403, 'identity.approval_refused');
    expect((await use(line, id)).status).toBe(200);
    // Nor does a member of another company approve here.
    const foreign = await approve(await sentLine(), { memberId: hiring.stranger.memberId });
    expectProblem(foreign, 401, 'identity.bad_pin');
    const abroad = await approve(line, { branchId: hiring.stranger.branchId });
    expectProblem(abroad, 404, 'kernel.not_found');
  });

  test('ends after a minute, by the clock of the database', async () => {
    const age = (id: string, seconds: number) =>
      owner.rows(
        `update identity.approvals set created_at = created_at - $2 * interval '1 second',
          expires_at = expires_at - $2 * interval '1 second' where id = $1`,
        [id, seconds],
      );
    const line = await sentLine();
    const late = await approved(line);
    await age(late, 61);
    expectProblem(await use(line, late), 403, 'identity.approval_refused');
    const inTime = await approved(line);
    await age(inTime, 30);
    expect((await use(line, inTime)).status).toBe(200);
  });

  test('is good once: what it let through cannot be repeated by it', async () => {
    const line = await sentLine();
    const id = await approved(line);
    expect((await use(line, id)).status).toBe(200);
    expectProblem(await use(line, id), 409, 'orders.line_voided');
    // As if the line were there again: the approval is used up all the same.
    await owner.rows(`update orders.lines set state = 'sent', voided_quantity = 0 where id = $1`, [line.id]);
    expectProblem(await use(line, id), 403, 'identity.approval_refused');
  });

  test('of ten who use it at once serves one', async () => {
    const line = await sentLine();
    const id = await approved(line);
    const act = {
      branchId: boss.branchId,
      action: 'orders.void',
      objectId: line.id,
      amountMinor: line.totalMinor,
      requestedBy: waitress.memberId,
    };
    const { database } = app.system;
    const taken = await Promise.all(
      Array.from({ length: 10 }, () => database.inTenant(boss.companyId, (tx) => takeApproval(tx, id, act))),
    );
    expect(taken.filter(Boolean)).toEqual([expect.objectContaining({ id: manager.id })]);
    const strangers = await database.inTenant(hiring.stranger.companyId, (tx) => takeApproval(tx, id, act));
    expect(strangers).toBeUndefined();
  });

  test('is given back when the act fails', async () => {
    const line = await sentLine();
    const id = await approved(line);
    const [elsewhere] = await owner.rows<{ id: string }>(
      'select id from orders.orders where id <> $1 limit 1',
      [line.orderId],
    );
    expectProblem(await use({ ...line, orderId: elsewhere?.id ?? '' }, id), 404, [
      'orders.line_unknown',
      'kernel.not_found',
    ]);
    expect((await use(line, id)).status).toBe(200);
  });

  test('counts for nothing once its approver was disabled, or may not do it any more', async () => {
    const disable = (id: string) =>
      app.request('POST', `/v1/members/${id}/disable`, { session: boss, body: {} });
    for (const act of [disable, (id: string) => hiring.assign(id, 'waiter')]) {
      const second = await hiring.employ('manager');
      await givePin(app, boss, second.id, PIN);
      const line = await sentLine();
      const id = await approved(line, { memberId: second.id });
      expect((await act(second.id)).status).toBe(200);
      expectProblem(await use(line, id), 403, 'identity.approval_refused');
      await disable(second.id);
    }
  });
});

describe('who approves', () => {
  test('may do it in that branch, has a PIN, and is not who asks', async () => {
    const list = async (session: { token: string }, action = 'orders.void', branchId = boss.branchId) => {
      const url = `/v1/branches/${branchId}/approvers?action=${action}`;
      const { body } = await app.request('GET', url, { session });
      return Object.values(body.approvers ?? {}).map(({ id }) => String(id));
    };
    expect(await list(waitress)).toEqual([manager.id]);
    // The owner has no PIN yet; the cashier may not.
    expect(await list(manager.session)).toEqual([]);
    expect((await list(waitress, 'orders.create')).sort()).toEqual([cashier.memberId, manager.id].sort());
    expect(await list(waitress, 'orders.unheard_of')).toEqual([]);
    const url = `/v1/branches/${hiring.stranger.branchId}/approvers?action=orders.void`;
    expectProblem(await app.request('GET', url, { session: waitress }), 404, 'kernel.not_found');
  });

  test('by a role of the company’s own, in the branch where it is held', async () => {
    const roleId = newId();
    const made = await app.request('POST', '/v1/roles', {
      session: boss,
      body: { id: roleId, name: 'Jefe de salón', level: 45, permissions: ['orders.void', 'orders.create'] },
      headers: { 'idempotency-key': newId() },
    });
    expect(made.status).toBe(201);
    const { body } = await app.request('GET', '/v1/me', { session: boss });
    const usaquen = String(Object.values(body.branches ?? {})[1]?.id);
    const person = await hiring.employ('waiter');
    await givePin(app, boss, person.id, PIN);
    const at = (branchId: string) =>
      app.request('PUT', `/v1/members/${person.id}/assignments`, {
        session: boss,
        body: {
          assignments: [
            { branchId, roleId },
            { branchId: branchId === usaquen ? boss.branchId : usaquen, roleId: hiring.roles.get('waiter') },
          ],
        },
      });
    expect((await at(boss.branchId)).status).toBe(200);
    const line = await sentLine();
    expect((await use(line, await approved(line, { memberId: person.id }))).status).toBe(200);
    expect((await at(usaquen)).status).toBe(200);
    expectProblem(await approve(await sentLine(), { memberId: person.id }), 403, 'identity.approver_may_not');
  });

  test('is refused without the permission, and never oneself', async () => {
    const line = await sentLine();
    expectProblem(await approve(line, { memberId: cashier.memberId }), 403, 'identity.approver_may_not');
    expectProblem(await approve(line, { memberId: waitress.memberId }), 401, 'identity.bad_pin');
    expectProblem(await approve(line, { session: manager.session }), 401, 'identity.bad_pin');
    expectProblem(await approve(line, { pin: WRONG }), 401, 'identity.bad_pin');
    expect(await owner.rows('select 1 from identity.approvals where object_id = $1', [line.id])).toEqual([]);
  });
});
