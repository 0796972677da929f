import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type OrderDesk,
  openOrders,
  type ShownOrder,
  type ShownOutcome,
} from '../../app/testing/order-desk.ts';
import { pay } from '../../app/testing/payment.ts';
import { buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';

// Money that a device took while it was offline (ux §3.3; complaints 7 to 9).

let app: TestApp;
let cashier: TestSession;
let desk: OrderDesk;

beforeAll(async () => {
  app = await buildTestApp();
  cashier = await app.logIn('fogata-cajero');
  desk = await openOrders(app, cashier);
});
afterAll(() => app.close());

type Outcome = ShownOutcome & { orderId: string };
interface Sent {
  id: string;
  orderId: string;
  type: string;
  payload: Record<string, unknown>;
}
const noted = (orderId: string, type: string, payload: Record<string, unknown> = {}): Sent => ({
  ...{ id: newId(), orderId, type, payload },
});
const cash = (orderId: string, tenderedMinor: number, checkId = orderId): Sent =>
  noted(orderId, 'payment.add', { id: newId(), checkId, method: 'cash', tenderedMinor });

async function bring(...commands: Sent[]): Promise<Outcome[]> {
  const { status, body } = await app.request<{ outcomes: Outcome[] }>('POST', '/v1/sync', {
    session: cashier,
    body: { branchId: cashier.branchId, commands },
  });
  expect(status, JSON.stringify(body)).toBe(200);
  return body.outcomes;
}
const statuses = (outcomes: readonly Outcome[]) => outcomes.map(({ status }) => status);
const read = async (id: string) =>
  (await app.request<ShownOrder>('GET', `/v1/orders/${id}`, { session: cashier })).body;
const paymentsOf = async (id: string) =>
  (
    await app.request<{ payments: { amountMinor: number; changeMinor: number | null; state: string }[] }>(
      'GET',
      `/v1/orders/${id}/payments`,
      { session: cashier },
    )
  ).body.payments;

/** A whole sale as it was noted without a network. */
function sale(orderId: string, open: Record<string, unknown>): Sent[] {
  return [
    noted(orderId, 'order.open', open),
    noted(orderId, 'line.add', { lineId: newId(), productId: desk.product('Tinto'), quantity: 2 }),
    noted(orderId, 'order.send'),
    cash(orderId, 5_000_000),
    noted(orderId, 'order.hand_over', { to: 'guest' }),
  ];
}

test('a sale made offline comes in whole, with its change, and once however often it is brought', async () => {
  const orderId = newId();
  const commands = sale(orderId, { type: 'counter', provisional: 'A1-015' });
  const answers = await Promise.all([bring(...commands), bring(...commands), bring(...commands)]);
  for (const outcomes of answers)
    expect(statuses(outcomes).every((status) => status === 'applied' || status === 'duplicate')).toBe(true);
  const order = await read(orderId);
  expect(order).toMatchObject({
    state: 'completed',
    checks: [{ state: 'paid', paidMinor: order.totalMinor }],
  });
  expect(await paymentsOf(orderId)).toMatchObject([
    { amountMinor: order.totalMinor, changeMinor: 5_000_000 - order.totalMinor },
  ]);
  // What it made of itself is so already, which nobody has to decide about.
  expect(statuses(await bring(...commands))).toEqual(commands.map(() => 'duplicate'));
});

test('at a table that was opened meanwhile the money is for the order that is there', async () => {
  const there = await desk.openAt();
  await there.add('Ajiaco', 1);
  await there.run(['order.send', {}]);
  const own = newId();
  const outcomes = await bring(
    noted(own, 'order.open', { type: 'dine_in', tableId: there.tableId }),
    cash(own, 90_000_000),
  );
  expect(outcomes).toMatchObject([
    { status: 'applied', orderId: there.id },
    { status: 'applied', orderId: there.id },
  ]);
  expect(await read(there.id)).toMatchObject({ state: 'completed' });
});

test('money for what was paid meanwhile is left for a person to decide, and takes nothing', async () => {
  const order = await desk.open();
  await order.add('Ajiaco', 1);
  await pay(app, cashier, order.id, { tenderedMinor: 90_000_000 });
  const late = cash(order.id, 5_000_000);
  expect(await bring(late, noted(order.id, 'order.guests', { guests: 2 }))).toMatchObject([
    { status: 'rejected', code: 'orders.check_paid' },
    { status: 'rejected', code: 'orders.after_rejected' },
  ]);
  expect(await paymentsOf(order.id)).toHaveLength(1);
});

test('a card that nobody has seen confirmed is taken as that, and a reference counts once', async () => {
  const order = await desk.open();
  await order.add('Ajiaco', 2);
  const card = (reference: string) =>
    noted(order.id, 'payment.add', {
      ...{
        id: newId(),
        checkId: order.id,
        method: 'card',
        tenderedMinor: 1_000_000,
        pending: true,
        reference,
      },
    });
  expect(statuses(await bring(card('V-77')))).toEqual(['applied']);
  expect(await bring(card('V-77'))).toMatchObject([{ status: 'rejected', code: 'payments.reference_used' }]);
  expect(await paymentsOf(order.id)).toMatchObject([{ state: 'pending', amountMinor: 1_000_000 }]);
});

test('an id that stood for other money is rejected: nothing is taken for done that was not', async () => {
  const order = await desk.open();
  await order.add('Ajiaco', 2);
  const first = cash(order.id, 500_000);
  expect(statuses(await bring(first))).toEqual(['applied']);
  const other = { ...cash(order.id, 600_000), id: first.id };
  expect(await bring(other)).toMatchObject([{ status: 'rejected', code: 'payments.command_reused' }]);
  expect(await paymentsOf(order.id)).toHaveLength(1);
});
