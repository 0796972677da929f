import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { type Owner, openOwner } from '../kernel/testing/owner.ts';
import { type OrderDesk, openOrders, type ShownOutcome } from './testing/order-desk.ts';
import { buildTestApp, type TestApp, type TestSession } from './testing/test-app.ts';

// Found by the drill that holds devices against a model (reliability.md §4.6).

let app: TestApp;
let owner: Owner;
let boss: TestSession;
let desk: OrderDesk;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  boss = await app.logIn('fogata-duena');
  desk = await openOrders(app, boss);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

interface Sent {
  id: string;
  orderId: string;
  type: string;
  payload: Record<string, unknown>;
}

const opening = (payload: Record<string, unknown>): Sent => ({
  ...{ id: newId(), orderId: newId(), type: 'order.open', payload },
});

async function bring(command: Sent): Promise<ShownOutcome & { orderId: string }> {
  const { body } = await app.request<{ outcomes: (ShownOutcome & { orderId: string })[] }>(
    'POST',
    '/v1/sync',
    {
      session: boss,
      body: { branchId: boss.branchId, commands: [command] },
    },
  );
  const [outcome] = body.outcomes;
  if (!outcome) throw new Error(JSON.stringify(body));
  return outcome;
}

describe('what is sent again before the first answer came', () => {
  test.each([
    ['a free table', false],
    ['a table with an order', true],
  ])('opens an order at %s once, and the others are told so', async (_where, taken) => {
    const { id: tableId } = desk.freeTable();
    for (let round = 0; round < 6; round += 1) {
      if (taken) await bring(opening({ type: 'dine_in', tableId }));
      const own = opening({ type: 'dine_in', tableId });
      const outcomes = await Promise.all([bring(own), bring(own), bring(own)]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['applied', 'duplicate', 'duplicate']);
      const { orderId } = await bring(own);
      expect(
        await bring({ id: newId(), orderId, type: 'order.cancel', payload: { reason: 'prueba' } }),
      ).toMatchObject({ status: 'applied' });
    }
  });
});

test('many who join one table at once wait for each other one after the other, never in a circle', async () => {
  const { id: tableId } = desk.freeTable();
  await bring(opening({ type: 'dine_in', tableId }));
  for (let round = 0; round < 4; round += 1) {
    const joining = Array.from({ length: 10 }, () =>
      app.request('POST', '/v1/orders', {
        session: boss,
        headers: { 'idempotency-key': newId() },
        body: {
          ...{ id: newId(), branchId: boss.branchId, type: 'dine_in', tableId, send: true },
          lines: [{ id: newId(), productId: desk.product('Tinto'), quantity: 1 }],
        },
      }),
    );
    // The victim of a circle would be told to come again.
    expect((await Promise.all(joining)).map(({ status }) => status)).toEqual(joining.map(() => 201));
  }
});

test('an opening that is refused takes no number', async () => {
  const counted = () =>
    owner.rows('select number, turn from orders.counters where branch_id = $1', [boss.branchId]);
  const before = await counted();
  const late = opening({ type: 'counter', guest: { customerId: newId(), name: 'Nadie' } });
  expect(await bring(late)).toMatchObject({ status: 'rejected', code: 'orders.customer_unknown' });
  expect(await counted()).toEqual(before);
});

test('of a line of which the rest was taken back nothing is left, and nothing more is taken back', async () => {
  const order = await desk.open();
  const lineId = await order.add('Ajiaco', 2);
  await order.run(['order.send', {}], ['line.quantity', { lineId, delta: 1 }]);
  const reason = 'se arrepintieron';
  await order.run(['line.void', { lineId, quantity: 2, reason }]);
  // Two were taken back and one was never sent.
  expect((await order.run(['line.void', { lineId, reason }])).codes).toEqual(['orders.line_not_sent']);
  expect((await order.run(['line.quantity', { lineId, delta: -1 }])).statuses).toEqual(['applied']);
  expect((await order.run(['line.void', { lineId, reason }])).codes).toEqual(['orders.line_voided']);
  const { lines, totalMinor, tickets } = await order.read();
  expect(lines[0]).toMatchObject({ state: 'voided', quantity: 2, sentQuantity: 2, voidedQuantity: 2 });
  expect(totalMinor).toBe(0);
  expect(tickets.map(({ kind }) => kind)).toEqual(['new', 'void']);
});
