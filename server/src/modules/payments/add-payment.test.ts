import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { companyDigest } from '../../app/testing/catalogue.ts';
import { type OrderDesk, openOrders, type TestOrder } from '../../app/testing/order-desk.ts';
import { type PaymentTaken, pay, type ShownPayment, tryPay } from '../../app/testing/payment.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import { type Answer, buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type FakeClock, fakeClock } from '../../kernel/testing/fake-clock.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// One payment of one check, over HTTP (domain rules §6, §8; complaints 7, 18).

let app: TestApp;
let owner: Owner;
let clock: FakeClock;
let waitress: TestSession;
let boss: TestSession;
let cook: TestSession;
let desk: OrderDesk;

beforeAll(async () => {
  // Half an hour after midnight in Bogotá: still the business day before.
  clock = fakeClock('2026-11-21T05:30:00Z');
  app = await buildTestApp({ clock });
  owner = await openOwner(app.db.ownerUrl);
  waitress = await app.logIn('fogata-mesera');
  boss = await app.logIn('fogata-duena');
  cook = await app.logIn('fogata-cocina');
  desk = await openOrders(app, waitress);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const AJIACO = 3_290_000;
let references = 0;
const reference = () => `AP-${++references}`;
const attempt = (checkId: string, tender: { tenderedMinor: number } & Record<string, unknown>) =>
  tryPay(app, waitress, checkId, tender);
const refused = (answer: Answer<unknown>, status: number, code: string, details?: object) => {
  expectProblem(answer as Answer, status, code);
  if (details) expect(answer.body).toMatchObject({ details });
};
const read = async (what: 'checks' | 'orders', id: string, session = waitress) =>
  app.request<{ payments: ShownPayment[] }>('GET', `/v1/${what}/${id}/payments`, { session });
/** An order at the counter that was sent. */
async function sold(quantity = 1): Promise<TestOrder> {
  const order = await desk.open();
  await order.add('Ajiaco', quantity);
  await order.run(['order.send', {}]);
  return order;
}
/** At a table, where a tip is suggested. */
async function served(answer?: Record<string, unknown>): Promise<TestOrder> {
  const order = await desk.openAt();
  await order.add('Ajiaco', 1);
  await order.run(['order.send', {}]);
  if (answer) await order.run(['tip.answer', { checkId: order.id, answer }]);
  return order;
}

describe('a payment', () => {
  test('is kept as it was made, and read on its check and on its order', async () => {
    const order = await sold();
    const id = newId();
    const { payment, order: after } = await pay(app, waitress, order.id, { id, tenderedMinor: 5_000_000 });
    expect(payment).toEqual({
      ...{ id, orderId: order.id, checkId: order.id, method: 'cash', state: 'confirmed', reference: null },
      ...{ amountMinor: AJIACO, tipMinor: 0, tenderedMinor: 5_000_000, changeMinor: 5_000_000 - AJIACO },
      ...{ businessDate: '2026-11-20', paidAt: '2026-11-21T05:30:00Z', deviceId: null },
      member: { id: waitress.memberId, name: 'Camila' },
    });
    expect(after.checks).toMatchObject([{ state: 'paid', paidMinor: AJIACO, tipPaidMinor: 0 }]);
    expect(after).toEqual(await order.read());
    expect((await read('checks', order.id)).body).toEqual({ payments: [payment] });
    expect((await read('orders', order.id)).body).toEqual({ payments: [payment] });
  });

  test('stands in the story of its order, and the floor is told in the same transaction', async () => {
    const order = await sold();
    const { payment, order: after } = await pay(app, waitress, order.id, { tenderedMinor: 1_000_000 });
    const { body } = await app.request<{ events: object[] }>('GET', `/v1/orders/${order.id}/events`, {
      session: waitress,
    });
    const amounts = { amountMinor: 1_000_000, tipMinor: 0 };
    expect(body.events.at(-1)).toMatchObject({
      ...{ type: 'payment.recorded', version: after.version, actor: { id: waitress.memberId } },
      data: { ...amounts, paymentId: payment.id, checkMoves: [[order.id, 'open', 'partially_paid']] },
    });
    const told = await owner.rows<{ event: string; payload: object }>(
      `select distinct event, payload from kernel.deliveries where payload ->> 'orderId' = $1
        and event like 'payments.%'`,
      [order.id],
    );
    const ids = { branchId: waitress.branchId, orderId: order.id, checkId: order.id, paymentId: payment.id };
    const payload = { schemaVersion: 1, ...ids, version: after.version };
    expect(told).toEqual([{ event: 'payments.payment_recorded', payload }]);
  });

  test('by transfer may be pending: it counts as paid, and keeps its reference', async () => {
    const order = await sold();
    const tender = { method: 'transfer', tenderedMinor: AJIACO, reference: 'M-777', pending: true };
    const { payment, order: after } = await pay(app, waitress, order.id, tender);
    expect(payment).toMatchObject({ state: 'pending', reference: 'M-777', tenderedMinor: null });
    expect(payment.changeMinor).toBeNull();
    expect(after.checks).toMatchObject([{ state: 'paid' }]);
  });

  test('is one of several: what each leaves is due for the next', async () => {
    const order = await sold();
    const first = await pay(app, waitress, order.id, { tenderedMinor: 1_290_000 });
    expect(first.order.checks).toMatchObject([{ state: 'partially_paid', paidMinor: 1_290_000 }]);
    const card = { method: 'card', reference: reference() };
    const tooMuch = await attempt(order.id, { ...card, tenderedMinor: 2_000_001 });
    const due = { dueMinor: 2_000_000, tipDueMinor: 0, version: first.order.version };
    refused(tooMuch, 409, 'payments.more_than_due', due);
    const last = await pay(app, waitress, order.id, { ...card, tenderedMinor: 2_000_000 });
    expect(last.order.checks).toMatchObject([{ state: 'paid', paidMinor: AJIACO }]);
    const { payments } = (await read('checks', order.id)).body;
    expect(payments.map(({ method, amountMinor }) => [method, amountMinor])).toEqual([
      ['cash', 1_290_000],
      ['card', 2_000_000],
    ]);
    const more = await attempt(order.id, { tenderedMinor: 100 });
    refused(more, 409, 'orders.check_paid', { state: 'paid', version: last.order.version });
  });

  test('may hold only for the version that was looked at', async () => {
    const order = await sold();
    const { version } = await order.read();
    await order.add('Tinto', 1);
    const late = await attempt(order.id, { tenderedMinor: AJIACO, ifVersion: version });
    refused(late, 409, 'orders.version_conflict', { version: version + 1 });
    expect((await attempt(order.id, { tenderedMinor: AJIACO, ifVersion: version + 1 })).status).toBe(201);
  });

  test('has an id of its own, and the same key is the same payment', async () => {
    const [order, other] = [await sold(), await sold()];
    const [id, key] = [newId(), newId()];
    const send = () => tryPay(app, waitress, order.id, { id, key, tenderedMinor: 1_000_000 });
    const [first, again] = [await send(), await send()];
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
    refused(await attempt(order.id, { id, tenderedMinor: 1_000_000 }), 409, 'payments.payment_exists');
    refused(await attempt(other.id, { id, tenderedMinor: 1_000_000 }), 409, 'payments.payment_exists');
    expect((await other.read()).checks).toMatchObject([{ state: 'open', paidMinor: 0 }]);
    expect((await order.read()).checks).toMatchObject([{ paidMinor: 1_000_000 }]);
  });
});

describe('a reference', () => {
  test('is used once for a method of a branch, in whatever letters', async () => {
    const order = await sold(3);
    const transfer = { method: 'transfer', tenderedMinor: 1_000_000 };
    expect((await attempt(order.id, { ...transfer, reference: 'Nequi-9' })).status).toBe(201);
    for (const used of ['Nequi-9', 'NEQUI-9'])
      refused(await attempt(order.id, { ...transfer, reference: used }), 409, 'payments.reference_used');
    const other = await sold();
    refused(await attempt(other.id, { ...transfer, reference: 'nequi-9' }), 409, 'payments.reference_used');
    expect((await other.read()).checks).toMatchObject([{ state: 'open', paidMinor: 0 }]);
    // A voucher is another thing than a transfer.
    expect((await attempt(order.id, { ...transfer, method: 'card', reference: 'Nequi-9' })).status).toBe(201);
    const elsewhere = { ...boss, branchId: (await app.logIn('fogata-mesero-usaquen')).branchId };
    const away = await (await openOrders(app, elsewhere)).open();
    await away.add('Ajiaco', 1);
    const there = await tryPay(app, boss, away.id, { ...transfer, reference: 'Nequi-9' });
    expect(there.status).toBe(201);
  });

  test('of a payment that was refused is still free', async () => {
    const order = await sold();
    const transfer = { method: 'transfer', reference: reference() };
    const tooMuch = await attempt(order.id, { ...transfer, tenderedMinor: AJIACO + 1 });
    refused(tooMuch, 409, 'payments.more_than_due');
    expect((await attempt(order.id, { ...transfer, tenderedMinor: AJIACO })).status).toBe(201);
  });
});

describe('a tip', () => {
  const tipOf = ({ order }: PaymentTaken) => {
    const [check] = order.checks;
    return [order.totalMinor, check?.totalMinor, check?.paidMinor, check?.tipMinor, check?.tipPaidMinor];
  };

  test('that was declined is not taken, however much is handed over', async () => {
    const order = await served({ kind: 'declined' });
    const asked = await attempt(order.id, { tenderedMinor: 4_000_000, tipMinor: 1 });
    refused(asked, 409, 'payments.tip_not_agreed', { tipDueMinor: 0 });
    const taken = await pay(app, waitress, order.id, { tenderedMinor: 4_000_000 });
    expect(taken.payment).toMatchObject({ tipMinor: 0, changeMinor: 4_000_000 - AJIACO });
    expect(tipOf(taken)).toEqual([AJIACO, AJIACO, AJIACO, 0, 0]);
  });

  test('that nobody asked about is not taken either', async () => {
    const order = await served();
    const taken = await pay(app, waitress, order.id, { tenderedMinor: 4_000_000 });
    expect(taken.payment).toMatchObject({ tipMinor: 0, changeMinor: 4_000_000 - AJIACO });
  });

  test('that was suggested and accepted is paid beside the bill in cash, and never in the total', async () => {
    const order = await served({ kind: 'accepted_suggested', basisPoints: 1_000 });
    const [check] = (await order.read()).checks;
    const tipMinor = check?.tipMinor ?? 0;
    expect(tipMinor).toBeGreaterThan(0);
    const taken = await pay(app, waitress, order.id, { tenderedMinor: 5_000_000 });
    expect(taken.payment).toMatchObject({
      ...{ amountMinor: AJIACO, tipMinor, changeMinor: 5_000_000 - AJIACO - tipMinor },
    });
    expect(tipOf(taken)).toEqual([AJIACO, AJIACO, AJIACO, tipMinor, tipMinor]);
  });

  test('of the guest’s own wish is paid by card to the unit, and no more than that', async () => {
    const order = await served({ kind: 'accepted_other', amountMinor: 1_000_000 });
    const card = { method: 'card', reference: reference() };
    const tooMuch = await attempt(order.id, { ...card, tenderedMinor: AJIACO + 1_000_001 });
    refused(tooMuch, 409, 'payments.more_than_due', { dueMinor: AJIACO, tipDueMinor: 1_000_000 });
    const taken = await pay(app, waitress, order.id, { ...card, tenderedMinor: AJIACO + 1_000_000 });
    expect(taken.payment).toMatchObject({ amountMinor: AJIACO, tipMinor: 1_000_000, changeMinor: null });
    expect(tipOf(taken)).toEqual([AJIACO, AJIACO, AJIACO, 1_000_000, 1_000_000]);
  });

  test('is divided as those who pay like it, and what was paid of it does not change any more', async () => {
    const order = await served({ kind: 'accepted_other', amountMinor: 300_000 });
    const card = { method: 'card', reference: reference() };
    const half = await pay(app, waitress, order.id, { ...card, tenderedMinor: 1_745_000, tipMinor: 100_000 });
    expect(half.payment).toMatchObject({ amountMinor: 1_645_000, tipMinor: 100_000 });
    const late = await order.run(['tip.answer', { checkId: order.id, answer: { kind: 'declined' } }]);
    expect(late.codes).toEqual(['orders.check_paid']);
    const rest = await pay(app, waitress, order.id, { tenderedMinor: 2_000_000 });
    expect(rest.payment).toMatchObject({ amountMinor: 1_645_000, tipMinor: 200_000, changeMinor: 155_000 });
    expect(tipOf(rest)).toEqual([AJIACO, AJIACO, AJIACO, 300_000, 300_000]);
  });
});

describe('what may not be', () => {
  test('a check of another branch or company is not there', async () => {
    const order = await sold();
    await pay(app, waitress, order.id, { tenderedMinor: 1_000_000 });
    for (const key of ['esquina-duena', 'fogata-mesero-usaquen']) {
      const stranger = await app.logIn(key);
      refused(await tryPay(app, stranger, order.id, { tenderedMinor: 100 }), 404, 'kernel.not_found');
      refused(await read('checks', order.id, stranger), 404, 'kernel.not_found');
      refused(await read('orders', order.id, stranger), 404, 'kernel.not_found');
    }
    refused(await attempt(newId(), { tenderedMinor: 100 }), 404, 'kernel.not_found');
    refused(await read('checks', newId()), 404, 'kernel.not_found');
    refused(await read('orders', newId()), 404, 'kernel.not_found');
  });

  test('the kitchen takes no money and does not see who paid', async () => {
    const order = await sold();
    refused(await tryPay(app, cook, order.id, { tenderedMinor: 100 }), 403, 'kernel.forbidden');
    refused(await read('checks', order.id, cook), 403, 'kernel.forbidden');
    refused(await read('orders', order.id, cook), 403, 'kernel.forbidden');
  });

  test('a check that is void, of nothing, or of an order that was cancelled takes none', async () => {
    const empty = await desk.open();
    refused(await attempt(empty.id, { tenderedMinor: 100 }), 409, 'payments.nothing_due', { version: 1 });
    const split = await sold(2);
    const other = newId();
    await split.run(['bill.split_equally', { checkIds: [other] }]);
    await split.run(['bill.merge', { fromCheckId: other, toCheckId: split.id }]);
    refused(await attempt(other, { tenderedMinor: 100 }), 409, 'orders.check_paid', { state: 'void' });
    const cancelled = await sold();
    await cancelled.as(boss).run(['order.cancel', { reason: 'se fueron' }]);
    refused(await attempt(cancelled.id, { tenderedMinor: 100 }), 409, 'orders.check_paid');
  });

  test('what does not fit leaves nothing behind', async () => {
    const order = await sold();
    const once = { method: 'card', reference: reference(), tenderedMinor: 100_000 };
    await pay(app, waitress, order.id, once);
    const before = await companyDigest(owner, waitress.companyId);
    const card = { method: 'card', tenderedMinor: 100_000 };
    const wrong: [Record<string, unknown>, number, string][] = [
      ...[
        ...[{ id: 'x' }, { id: null }, { method: 'check' }, { method: null }, { tenderedMinor: 0 }],
        ...[{ tenderedMinor: -1 }, { tenderedMinor: 1.5 }, { tenderedMinor: '100' }, { tenderedMinor: null }],
        ...[{ tenderedMinor: 9_000_000_000_001 }, { tipMinor: -1 }, { tipMinor: null }, { amountMinor: 100 }],
        ...[{ pending: 'yes' }, { ifVersion: 0 }, { businessDate: '2026-01-01' }, { memberId: newId() }],
        ...[{ reference: '' }, { reference: ' AP-1' }, { reference: 'x'.repeat(61) }, { state: 'confirmed' }],
      ].map((change): [Record<string, unknown>, number, string] => [change, 400, 'kernel.invalid_input']),
      [{ reference: 'AP-9' }, 422, 'payments.reference_not_wanted'],
      [{ pending: true }, 422, 'payments.pending_not_wanted'],
      [{ tipMinor: 100_000 }, 422, 'payments.only_tip'],
      [{ tipMinor: 1 }, 409, 'payments.tip_not_agreed'],
      [card, 422, 'payments.reference_required'],
      [{ ...card, method: 'transfer' }, 422, 'payments.reference_required'],
      [{ ...card, reference: 'AP-9', tenderedMinor: AJIACO }, 409, 'payments.more_than_due'],
      [once, 409, 'payments.reference_used'],
      [{ ifVersion: 1 }, 409, 'orders.version_conflict'],
    ];
    for (const [change, status, code] of wrong)
      refused(await attempt(order.id, { tenderedMinor: 100_000, ...change }), status, code);
    refused(await attempt('no', { tenderedMinor: 100_000 }), 400, 'kernel.invalid_input');
    expect(await companyDigest(owner, waitress.companyId)).toEqual(before);
  });
});
