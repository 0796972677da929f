import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OrderDesk, openOrders } from '../../app/testing/order-desk.ts';
import { buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// What becomes of an order as a whole, over HTTP (domain rules §2, §3; complaints 1, 11, 22).

let app: TestApp;
let owner: Owner;
let boss: TestSession;
let waitress: TestSession;
let desk: OrderDesk;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  boss = await app.logIn('fogata-duena');
  waitress = await app.logIn('fogata-mesera');
  desk = await openOrders(app, waitress);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

describe('an order', () => {
  test('tells its story: every act, by whom, with one version each', async () => {
    const order = await desk.open();
    const lineId = await order.add('Ajiaco', 1);
    await order.run(['order.send', {}]);
    await order.as(boss).run(['line.void', { lineId, reason: 'equivocado' }]);
    const { body } = await app.request<{ events: Record<string, unknown>[] }>(
      'GET',
      `/v1/orders/${order.id}/events`,
      { session: waitress },
    );
    expect(
      body.events.map(({ version, type, fromState, toState }) => [version, type, fromState, toState]),
    ).toEqual([
      [1, 'order.opened', null, 'draft'],
      [2, 'line.add', 'draft', 'draft'],
      [3, 'order.send', 'draft', 'accepted'],
      [4, 'line.void', 'accepted', 'accepted'],
    ]);
    expect(body.events[3]).toMatchObject({ actor: { id: boss.memberId }, reason: 'equivocado' });
    expect(body.events[2]).toMatchObject({ data: { lineMoves: [[lineId, 'new', 'sent']] } });
  });

  test('that is closed takes nothing more, and says so with its state', async () => {
    const order = await desk.open();
    await order.run(['order.cancel', { reason: 'se fueron' }]);
    const late = await order.run(['order.guests', { guests: 3 }]);
    expect(late.outcomes).toMatchObject([{ code: 'orders.order_closed', details: { state: 'cancelled' } }]);
    const again = await order.run(['order.cancel', { reason: 'se fueron' }]);
    expect(again.statuses).toEqual(['applied']);
    expect((await order.run(['order.close', {}])).outcomes).toMatchObject([
      { code: 'orders.illegal_move', details: { from: 'cancelled', to: 'completed', allowed: [] } },
    ]);
  });

  test('with something sent is cancelled only by one who may, and the kitchen is told', async () => {
    const order = await desk.open();
    await order.add('Ajiaco', 2);
    await order.run(['order.send', {}]);
    expect((await order.run(['order.cancel', { reason: 'se fueron' }])).codes).toEqual([
      'identity.approval_required',
    ]);
    const done = await order.as(boss).run(['order.cancel', { reason: 'se fueron' }]);
    expect(done.order).toMatchObject({ state: 'cancelled', totalMinor: 0, lines: [{ state: 'voided' }] });
    expect(done.order.tickets.map(({ kind }) => kind)).toEqual(['new', 'void']);
    expect(done.order.checks).toMatchObject([{ state: 'void' }]);
  });

  test('moves to a free table, the kitchen hears of it once, and an occupied one is refused', async () => {
    const [one, other] = [await desk.openAt(), await desk.openAt()];
    await one.add('Ajiaco', 1);
    await one.run(['order.send', {}]);
    const refused = await one.run(['order.move', { tableId: other.tableId }]);
    expect(refused.outcomes).toMatchObject([
      { code: 'orders.table_occupied', details: { orderId: other.id } },
    ]);
    const free = desk.freeTable();
    const moved = await one.run(['order.move', { tableId: free.id }]);
    expect(moved.order).toMatchObject({ table: { id: free.id, name: free.name } });
    expect(moved.order.tickets.map(({ kind }) => kind)).toEqual(['new', 'move']);
    expect((await one.run(['order.move', { tableId: free.id }])).order.version).toBe(moved.order.version);
  });

  test('becomes part of another: lines keep what was sent, and nothing is cooked again', async () => {
    const [one, other] = [await desk.openAt(), await desk.openAt()];
    await one.add('Ajiaco', 2);
    await other.add('Mojarra', 1);
    await one.run(['order.send', {}]);
    const before = [(await one.read()).totalMinor, (await other.read()).totalMinor];
    const merged = await one.run(['order.merge', { intoOrderId: other.id }]);
    expect(merged.order).toMatchObject({
      state: 'cancelled',
      totalMinor: 0,
      mergedInto: other.id,
      lines: [],
    });
    const into = await other.read();
    expect(into.totalMinor).toBe((before[0] ?? 0) + (before[1] ?? 0));
    expect(into.lines.map(({ sentQuantity, state }) => [sentQuantity, state])).toEqual([
      [0, 'new'],
      [2, 'sent'],
    ]);
    const sent = await other.run(['order.send', {}]);
    expect(sent.order.tickets.map(({ kind }) => kind)).toEqual(['move', 'add']);
    const told = await owner.rows<{ lines: { name: string }[] }>(
      `select lines from orders.tickets where order_id = $1 and kind = 'add'`,
      [other.id],
    );
    expect(told.map(({ lines }) => lines.map(({ name }) => name))).toEqual([['Mojarra frita']]);
  });

  test('gives some of its lines to another', async () => {
    const [one, other] = [await desk.openAt(), await desk.openAt()];
    const [stays, goes] = [await one.add('Ajiaco', 1), await one.add('Tinto', 2)];
    await one.run(['order.send', {}]);
    const left = await one.run(['line.move', { lineIds: [goes], toOrderId: other.id }]);
    expect(left.order.lines.map(({ id }) => id)).toEqual([stays]);
    expect(await other.read()).toMatchObject({ state: 'accepted', version: 2, lines: [{ id: goes }] });
  });

  test('is ready when all its tickets are finished, and not any more when one is called back', async () => {
    const order = await desk.open();
    await order.add('Ajiaco', 1);
    await order.add('Tinto', 1);
    const { order: sent } = await order.run(['order.send', {}]);
    const act = (ticketId: string | undefined, what: string) =>
      app.request('POST', `/v1/tickets/${ticketId}/${what}`, { session: boss, body: {} });
    await act(sent.tickets[0]?.id, 'done');
    expect(await order.read()).toMatchObject({ state: 'in_preparation' });
    await act(sent.tickets[1]?.id, 'done');
    expect(await order.read()).toMatchObject({
      state: 'ready',
      lines: [{ state: 'ready' }, { state: 'ready' }],
    });
    await act(sent.tickets[1]?.id, 'recall');
    expect(await order.read()).toMatchObject({ state: 'in_preparation' });
    // The kitchen finishes what it was told, wherever the lines stand by now.
    const other = await desk.open();
    await order.run(['line.move', { lineIds: sent.lines.map(({ id }) => id), toOrderId: other.id }]);
    await act(sent.tickets[1]?.id, 'done');
    expect(await other.read()).toMatchObject({ state: 'ready' });
  });
});
