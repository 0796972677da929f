import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OrderDesk, openOrders, type TestOrder } from '../../app/testing/order-desk.ts';
import { pay, type ShownPayment } from '../../app/testing/payment.ts';
import { buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// How a sale ends: everything is paid and brought, the order is completed, its table is free (domain rules §2, §7, §8).

let app: TestApp;
let owner: Owner;
let waitress: TestSession;
let boss: TestSession;
let desk: OrderDesk;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  waitress = await app.logIn('fogata-mesera');
  boss = await app.logIn('fogata-duena');
  desk = await openOrders(app, waitress);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const AJIACO = 3_290_000;
let references = 0;
const card = (tenderedMinor: number) => ({
  ...{ method: 'card', reference: `AP-${++references}`, tenderedMinor },
});
const cash = (tenderedMinor: number) => ({ tenderedMinor });
const take = (checkId: string, tender: { tenderedMinor: number }) => pay(app, waitress, checkId, tender);
const stateAt = async (tableId: string) => {
  const { body } = await app.request<{ tables: { id: string; state: string; openOrders: number }[] }>(
    'GET',
    `/v1/branches/${waitress.branchId}/tables`,
    { session: waitress },
  );
  const table = body.tables.find(({ id }) => id === tableId);
  return [table?.state, table?.openOrders];
};
const paymentsOf = async (order: TestOrder) => {
  const { body } = await app.request<{ payments: ShownPayment[] }>('GET', `/v1/orders/${order.id}/payments`, {
    session: waitress,
  });
  return body.payments;
};
async function served(quantity = 1): Promise<TestOrder> {
  const order = await desk.openAt();
  await order.add('Ajiaco', quantity);
  await order.run(['order.send', {}]);
  return order;
}

describe('at a table', () => {
  test('the last payment closes the check, completes the order and frees the table for the next', async () => {
    const order = await served();
    expect(await stateAt(order.tableId)).toEqual(['occupied', 1]);
    await order.run(['order.ask_bill', { asked: true }]);
    const half = await take(order.id, cash(1_000_000));
    expect(half.order).toMatchObject({ state: 'accepted', closedAt: null });
    expect(await stateAt(order.tableId)).toEqual(['bill_asked', 1]);
    const { order: done } = await take(order.id, card(2_290_000));
    expect(done).toMatchObject({
      ...{ state: 'completed', closedAt: expect.any(String) },
      ...{ lines: [{ state: 'served' }], checks: [{ state: 'paid', paidMinor: AJIACO }] },
    });
    expect(await stateAt(order.tableId)).toEqual(['free', 0]);
    const next = await desk.open({ type: 'dine_in', tableId: order.tableId });
    expect(next.id).not.toBe(order.id);
    expect(await stateAt(order.tableId)).toEqual(['occupied', 1]);
    const late = await order.run(['order.guests', { guests: 3 }]);
    expect(late.codes).toEqual(['orders.order_closed']);
  });

  test('what is noted and not sent keeps the order open, and cannot come on the check that is paid', async () => {
    const order = await served();
    const coffee = await order.add('Tinto', 1);
    const paid = await take(order.id, cash(AJIACO + 1_000_000));
    expect(paid.order).toMatchObject({ state: 'accepted', checks: [{ state: 'paid' }] });
    expect(await stateAt(order.tableId)).toEqual(['occupied', 1]);
    const product = { productId: desk.product('Tinto'), quantity: 1 };
    const refused = [
      await order.run(['line.add', { lineId: newId(), ...product }]),
      await order.run(['line.quantity', { lineId: coffee, delta: 1 }]),
      await order.run(['line.cancel', { lineId: coffee }]),
      await order.run(['order.cancel', { reason: 'se fueron' }]),
    ];
    expect(refused.flatMap(({ codes }) => codes)).toEqual(Array(4).fill('orders.check_paid'));
    const sent = await order.run(['order.send', {}]);
    expect(sent.order).toMatchObject({ state: 'accepted' });
    const lineIds = sent.order.lines.map(({ id }) => id);
    const brought = await order.run(['line.serve', { lineIds, served: true }]);
    expect(brought.order).toMatchObject({ state: 'completed' });
    expect(await stateAt(order.tableId)).toEqual(['free', 0]);
  });

  test('what is taken back from a check that was paid in part may close it', async () => {
    const order = await served(2);
    const [line] = (await order.read()).lines;
    await take(order.id, cash(AJIACO));
    const asked = { lineId: line?.id, quantity: 1, reason: 'salió frío' };
    const done = await order.as(boss).run(['line.void', asked]);
    expect(done.order).toMatchObject({ state: 'completed', checks: [{ state: 'paid', paidMinor: AJIACO }] });
    expect(await stateAt(order.tableId)).toEqual(['free', 0]);
  });

  test('of what was paid nothing is taken back below it', async () => {
    const order = await served();
    const [line] = (await order.read()).lines;
    await take(order.id, cash(1_000_000));
    const gone = await order.as(boss).run(['line.void', { lineId: line?.id, reason: 'salió frío' }]);
    expect(gone.outcomes).toMatchObject([
      { code: 'orders.less_than_paid', details: { paidMinor: 1_000_000 } },
    ]);
    const cancelled = await order.as(boss).run(['order.cancel', { reason: 'se fueron' }]);
    expect(cancelled.codes).toEqual(['orders.check_paid']);
    expect((await order.read()).checks).toMatchObject([{ state: 'partially_paid' }]);
  });

  test('the table stays taken until the last check is paid, in whichever order', async () => {
    const order = await served(3);
    const [one, two] = [newId(), newId()];
    await order.run(['bill.split_equally', { checkIds: [one, two] }]);
    for (const checkId of [two, order.id]) {
      const { order: after } = await take(checkId, cash(AJIACO));
      expect(after).toMatchObject({ state: 'accepted' });
      expect(await stateAt(order.tableId)).toEqual(['occupied', 1]);
    }
    const divided = await order.run(['bill.merge', { fromCheckId: one, toCheckId: order.id }]);
    expect(divided.codes).toEqual(['orders.check_paid']);
    // What comes now is on the check that is open.
    await order.add('Tinto', 1);
    await order.run(['order.send', {}]);
    const { checks } = await order.read();
    const left = checks.find(({ id }) => id === one);
    expect(left?.totalMinor).toBeGreaterThan(AJIACO);
    expect((await take(one, card(left?.totalMinor ?? 0))).order).toMatchObject({ state: 'completed' });
    expect(await stateAt(order.tableId)).toEqual(['free', 0]);
  });

  test('seven share a bill with a discount: each pays their own, together the total to the unit', async () => {
    const order = await served(2);
    await order.add('Tinto', 3);
    await order.run(['order.send', {}]);
    const rule = { kind: 'percent', basisPoints: 1_300 };
    await order.as(boss).run(['order.discount', { rule, reason: 'amigos de la casa' }]);
    const others = Array.from({ length: 6 }, newId);
    const { order: split } = await order.run(['bill.split_equally', { checkIds: others }]);
    expect(split.checks).toHaveLength(7);
    const { totalMinor } = split;
    for (const [index, { id, totalMinor: own }] of split.checks.entries()) {
      const { order: after } = await take(id, index % 2 === 0 ? card(own) : cash(own + 50_000));
      expect(after.totalMinor).toBe(totalMinor);
      expect(after.checks.find((check) => check.id === id)).toMatchObject({ state: 'paid', paidMinor: own });
      expect(after.checks.map((check) => check.totalMinor)).toEqual(split.checks.map((c) => c.totalMinor));
      expect(after.state).toBe(index === 6 ? 'completed' : 'accepted');
    }
    const payments = await paymentsOf(order);
    expect(payments).toHaveLength(7);
    expect(payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(totalMinor);
    const back = payments.filter(({ method }) => method === 'cash').map(({ changeMinor }) => changeMinor);
    expect(back).toEqual([50_000, 50_000, 50_000]);
  });

  test('all of it on the house is closed without any payment', async () => {
    const order = await served();
    const [line] = (await order.read()).lines;
    await order.as(boss).run(['line.comp', { lineId: line?.id, reason: 'cumpleaños' }]);
    expect((await order.read()).checks).toMatchObject([{ totalMinor: 0, state: 'open' }]);
    const closed = await order.run(['order.close', {}]);
    expect(closed.order).toMatchObject({ state: 'completed', checks: [{ state: 'paid', paidMinor: 0 }] });
    expect(await paymentsOf(order)).toEqual([]);
    expect(await stateAt(order.tableId)).toEqual(['free', 0]);
  });

  test('nobody closes what is not paid', async () => {
    const order = await served();
    await take(order.id, cash(1_000_000));
    expect((await order.run(['order.close', {}])).outcomes).toMatchObject([
      { code: 'orders.not_paid', details: { dueMinor: AJIACO - 1_000_000 } },
    ]);
  });
});

describe('paid ahead', () => {
  const ways: [string, () => Promise<TestOrder>][] = [
    ['at the counter', () => desk.open()],
    ['to take away', () => desk.open({ type: 'takeaway', guest: { name: 'Sofía' } })],
  ];
  test.each(ways)('%s: it stays open until it is sent and handed over', async (_, open) => {
    const order = await open();
    await order.add('Ajiaco', 1);
    const paid = await take(order.id, cash(4_000_000));
    // Who pays has ordered.
    expect(paid.order).toMatchObject({ state: 'accepted', closedAt: null, checks: [{ state: 'paid' }] });
    expect((await order.run(['order.hand_over', { to: 'guest' }])).codes).toEqual(['orders.unsent_lines']);
    const sent = await order.run(['order.send', {}]);
    expect(sent.order).toMatchObject({ state: 'accepted', lines: [{ state: 'sent' }] });
    for (const { id } of sent.order.tickets)
      await app.request('POST', `/v1/tickets/${id}/done`, { session: boss, body: {} });
    expect(await order.read()).toMatchObject({ state: 'ready', closedAt: null });
    const handed = await order.run(['order.hand_over', { to: 'guest' }]);
    expect(handed.order).toMatchObject({ state: 'completed', lines: [{ state: 'served' }] });
    expect(await paymentsOf(order)).toMatchObject([{ amountMinor: AJIACO, changeMinor: 710_000 }]);
  });

  test('handed over first, it is completed by the payment', async () => {
    const order = await desk.open({ type: 'takeaway', guest: { name: 'Sofía' } });
    await order.add('Ajiaco', 1);
    await order.run(['order.send', {}]);
    const handed = await order.run(['order.hand_over', { to: 'guest' }]);
    expect(handed.order).toMatchObject({ state: 'picked_up' });
    expect((await take(order.id, card(AJIACO))).order).toMatchObject({ state: 'completed' });
  });
});
