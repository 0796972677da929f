import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shelve } from '../../app/testing/menu.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import {
  type Answer,
  buildTestApp,
  orderBody,
  type TestApp,
  type TestSession,
} from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// Taking back what was sent: the amount leaves the order, the station is told, and why stays (domain rules §2 and §3).

let app: TestApp;
let owner: Owner;
let boss: TestSession;
let waitress: TestSession;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  boss = await app.logIn('fogata-duena');
  waitress = await app.logIn('fogata-mesera');
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

interface Line {
  id: string;
  name: string;
  quantity: number;
  sentQuantity: number;
  totalMinor: number;
  taxMinor: number;
  state: string;
}
interface OrderBody {
  id: string;
  number: number;
  state: string;
  version: number;
  totalMinor: number;
  taxMinor: number;
  lines: Line[];
  tickets: { id: string; stationName: string; batch: number; kind: string }[];
}

async function order(
  items: Parameters<typeof orderBody>[2],
  extra: Record<string, unknown> = {},
): Promise<OrderBody> {
  const made = await orderBody(app, waitress, items, extra);
  const { status, body } = await app.request<OrderBody>('POST', '/v1/orders', { session: waitress, ...made });
  expect(status).toBe(201);
  return body;
}

type How = { session?: { token: string }; reason?: string; key?: string };
function voidLine(orderId: string, lineId = '', how: How = {}): Promise<Answer<OrderBody>> {
  return app.request<OrderBody>('POST', `/v1/orders/${orderId}/lines/${lineId}/void`, {
    session: how.session ?? boss,
    body: { reason: how.reason ?? 'Se quemó' },
    headers: { 'idempotency-key': how.key ?? newId() },
  });
}
const read = async (id: string) =>
  (await app.request<OrderBody>('GET', `/v1/orders/${id}`, { session: waitress })).body;
const refused = (answer: Answer<OrderBody>, status: number, code: string) =>
  expectProblem(answer as unknown as Answer, status, code);
const sum = (lines: readonly Line[], amount: 'totalMinor' | 'taxMinor') =>
  lines.reduce((all, line) => (line.state === 'voided' ? all : all + line[amount]), 0);

describe('a line that was sent', () => {
  test('leaves the totals, and its station alone is told, in a batch of its own', async () => {
    const sent = await order([
      ['Ajiaco', 2, 'sin alcaparras'],
      ['Tinto', 3],
    ]);
    const [ajiaco, tinto] = sent.lines;
    const { status, body } = await voidLine(sent.id, ajiaco?.id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ version: sent.version + 1, state: 'accepted', number: sent.number });
    expect(body.lines.map(({ state, sentQuantity }) => [state === 'voided', sentQuantity])).toEqual([
      [true, 2],
      [false, 3],
    ]);
    expect([body.totalMinor, body.taxMinor]).toEqual([tinto?.totalMinor, tinto?.taxMinor]);
    expect(body.totalMinor).toBe(sent.totalMinor - (ajiaco?.totalMinor ?? 0));
    expect(body.tickets.map(({ stationName, batch, kind }) => [stationName, batch, kind])).toEqual([
      ['Bar', 1, 'new'],
      ['Cocina', 1, 'new'],
      ['Cocina', 2, 'void'],
    ]);
    expect(await read(sent.id)).toEqual({ ...body, tickets: expect.any(Array) });
    const { body: list } = await app.request('GET', `/v1/branches/${boss.branchId}/orders`, {
      session: boss,
    });
    const summary = Object.values(list.orders ?? {}).find(({ id }) => String(id) === sent.id);
    expect(Number(summary?.totalMinor)).toBe(body.totalMinor);
  });

  test('is announced, printed with the word that nobody overlooks, and shown in the kitchen', async () => {
    const sent = await order([['Ajiaco', 2, 'sin alcaparras']]);
    const { body } = await voidLine(sent.id, sent.lines[0]?.id);
    const jobs = await owner.rows<{ dedupe_key: string; document: { blocks: unknown[] } }>(
      'select dedupe_key, document from printing.jobs where dedupe_key like $1 order by created_at, dedupe_key',
      [`${sent.id}/2/%`],
    );
    expect(jobs).toHaveLength(1);
    expect(jobs[0]?.dedupe_key).toMatch(/\/void$/);
    expect(jobs[0]?.document.blocks).toContainEqual({
      type: 'text',
      text: 'ANULADO',
      align: 'center',
      bold: true,
      width: 2,
      height: 2,
    });
    expect(JSON.stringify(jobs[0]?.document)).toContain('ANULADO Ajiaco santafereño');
    const events = await owner.rows<{ payload: { version: number; ticketIds: string[] } }>(
      'select payload from kernel.deliveries where ordering_key = $1',
      [sent.id],
    );
    const told = events.find(({ payload }) => payload.version === body.version);
    expect(told?.payload.ticketIds).toEqual([body.tickets.find(({ kind }) => kind === 'void')?.id]);
    const kitchen = await app.logIn('fogata-cocina');
    const board = await app.request('GET', `/v1/branches/${boss.branchId}/tickets`, { session: kitchen });
    const shown = Object.values(board.body.tickets ?? {}).filter(
      ({ orderId }) => String(orderId) === sent.id,
    );
    expect(shown.map(({ kind }) => String(kind))).toEqual(['new', 'void']);
    expect(shown[1]).toMatchObject({
      batch: 2,
      lines: [{ name: 'Ajiaco santafereño', quantity: 2, note: 'sin alcaparras' }],
    });
  });

  test('stays with who took it back, and why, in the order and in the chain', async () => {
    const sent = await order([['Tinto', 2]]);
    await voidLine(sent.id, sent.lines[0]?.id, { reason: 'El cliente se fue' });
    const [line] = await owner.rows(
      `select l.state, l.voided_quantity, e.type, e.actor_id, e.reason, e.approver_id, e.data ->> 'lineId' as line
        from orders.lines l join orders.events e on e.order_id = l.order_id and e.version = 2 where l.id = $1`,
      [sent.lines[0]?.id],
    );
    const said = {
      type: 'line.void',
      actor_id: boss.memberId,
      reason: 'El cliente se fue',
      approver_id: null,
    };
    expect(line).toEqual({ state: 'voided', voided_quantity: 2, ...said, line: sent.lines[0]?.id });
    const [entry] = await owner.rows(
      `select action, actor_id, branch_id, reason, approver_id, before, after from identity.audit_log where object_id = $1`,
      [sent.lines[0]?.id],
    );
    expect(entry).toEqual({
      action: 'orders.line_voided',
      actor_id: boss.memberId,
      branch_id: boss.branchId,
      reason: 'El cliente se fue',
      approver_id: null,
      before: { order: sent.number, line: 'Tinto', quantity: 2, totalMinor: sent.totalMinor },
      after: { totalMinor: 0 },
    });
  });

  test('is not sent again with what is sent later', async () => {
    const sent = await order([
      ['Ajiaco', 1],
      ['Mojarra', 1],
    ]);
    await voidLine(sent.id, sent.lines[0]?.id);
    const again = await app.request('POST', `/v1/orders/${sent.id}/send`, {
      session: waitress,
      body: {},
      headers: { 'idempotency-key': newId() },
    });
    expectProblem(again, 409, 'orders.nothing_to_send');
  });

  test('that no station makes gives no ticket and no paper', async () => {
    await shelve(owner, 'Gaseosa');
    const sent = await order([['Gaseosa', 1]]);
    const { status, body } = await voidLine(sent.id, sent.lines[0]?.id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ totalMinor: 0, taxMinor: 0, tickets: [] });
  });
});

describe('taking back', () => {
  test('twice is a conflict that says how the order stands', async () => {
    const sent = await order([['Ajiaco', 1]]);
    const first = await voidLine(sent.id, sent.lines[0]?.id);
    const second = await voidLine(sent.id, sent.lines[0]?.id);
    refused(second, 409, 'orders.line_voided');
    expect(second.body).toMatchObject({ details: { version: first.body.version } });
    expect(await read(sent.id)).toMatchObject({ version: first.body.version });
  });

  test('what was never sent is a conflict: nobody has to be told', async () => {
    const draft = await order([['Ajiaco', 1]], { send: false });
    refused(await voidLine(draft.id, draft.lines[0]?.id), 409, 'orders.line_not_sent');
    expect(await read(draft.id)).toMatchObject({ version: 1, totalMinor: draft.totalMinor });
  });

  test('with the same key is the same answer, once', async () => {
    const sent = await order([
      ['Ajiaco', 1],
      ['Tinto', 1],
    ]);
    const key = newId();
    const first = await voidLine(sent.id, sent.lines[0]?.id, { key });
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => voidLine(sent.id, sent.lines[0]?.id, { key })),
    );
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 200, body: first.body });
      expect(answer.headers['idempotent-replay']).toBe('true');
    }
    const other = await voidLine(sent.id, sent.lines[1]?.id, { key });
    refused(other, 422, 'kernel.idempotency_key_reused');
    expect(await read(sent.id)).toMatchObject({ version: sent.version + 1 });
  });

  test.each(['', 'x'.repeat(201)])('wants a reason: %j is none', async (reason) => {
    const sent = await order([['Tinto', 1]]);
    refused(await voidLine(sent.id, sent.lines[0]?.id, { reason }), 400, 'kernel.invalid_input');
  });

  test('another order’s line, another branch’s and another company’s order is 404', async () => {
    const [sent, other] = [await order([['Tinto', 1]]), await order([['Tinto', 1]])];
    refused(await voidLine(sent.id, other.lines[0]?.id), 404, 'orders.line_unknown');
    refused(await voidLine(sent.id, newId()), 404, 'orders.line_unknown');
    refused(await voidLine(newId(), sent.lines[0]?.id), 404, 'kernel.not_found');
    for (const key of ['esquina-duena', 'fogata-mesero-usaquen']) {
      const session = await app.logIn(key);
      refused(await voidLine(sent.id, sent.lines[0]?.id, { session }), 404, 'kernel.not_found');
    }
    for (const { id, version } of [sent, other]) expect(await read(id)).toMatchObject({ version });
  });

  test('is for those who take orders: a cook is refused, a waiter is told to bring an approval', async () => {
    const sent = await order([['Ajiaco', 2]]);
    const [line] = sent.lines;
    const cook = await app.logIn('fogata-cocina');
    refused(await voidLine(sent.id, line?.id, { session: cook }), 403, 'kernel.forbidden');
    for (const key of ['fogata-mesera', 'fogata-cajero']) {
      const answer = await voidLine(sent.id, line?.id, { session: await app.logIn(key) });
      refused(answer, 403, 'identity.approval_required');
      expect(answer.body).toMatchObject({
        details: { action: 'orders.void', objectId: line?.id, amountMinor: line?.totalMinor },
      });
    }
    expect(await read(sent.id)).toMatchObject({ version: sent.version, totalMinor: sent.totalMinor });
  });
});

describe('at the same moment', () => {
  test('of eight that take back one line one wins, and the station is told once', async () => {
    const sent = await order([
      ['Ajiaco', 1],
      ['Tinto', 1],
    ]);
    const answers = await Promise.all(Array.from({ length: 8 }, () => voidLine(sent.id, sent.lines[0]?.id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(409)]);
    for (const answer of answers.filter(({ status }) => status === 409))
      refused(answer, 409, 'orders.line_voided');
    const after = await read(sent.id);
    expect(after.tickets.filter(({ kind }) => kind === 'void')).toHaveLength(1);
    expect(after.version).toBe(sent.version + 1);
  });

  test('every line of an order by somebody else leaves nothing: no amount is taken off twice or forgotten', async () => {
    const sent = await order([
      ['Ajiaco', 1],
      ['Tinto', 2],
      ['Mojarra', 1],
      ['Ajiaco', 3],
    ]);
    const answers = await Promise.all(sent.lines.map(({ id }) => voidLine(sent.id, id)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const after = await read(sent.id);
    expect(after).toMatchObject({ version: sent.version + 4, totalMinor: 0, taxMinor: 0 });
    expect([sum(after.lines, 'totalMinor'), sum(after.lines, 'taxMinor')]).toEqual([0, 0]);
    const batches = after.tickets.filter(({ kind }) => kind === 'void').map(({ batch }) => batch);
    expect(batches.toSorted((a, b) => a - b)).toEqual([2, 3, 4, 5]);
    for (const { body } of answers)
      expect([body.totalMinor, body.taxMinor]).toEqual([
        sum(body.lines, 'totalMinor'),
        sum(body.lines, 'taxMinor'),
      ]);
  });
});
