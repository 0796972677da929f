import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type OrderDesk, openOrders, type TestOrder } from '../../app/testing/order-desk.ts';
import { type PaymentTaken, pay, tryPay } from '../../app/testing/payment.ts';
import { type Answer, buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// Money and everything else at the same moment (hazards C02, C04; complaints 7, 9): whatever comes first, no check gets
// more than it has on it, and what was paid stays what it was.

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
const reference = () => `AP-${++references}`;
let order: TestOrder;
beforeEach(async () => {
  order = await desk.open();
  await order.add('Ajiaco', 1);
  await order.run(['order.send', {}]);
});

/** As a device does it: told that the product is busy, it sends the same once more. */
async function insist<B>(act: () => Promise<Answer<B>>): Promise<Answer<B>> {
  const answer = await act();
  return answer.status === 503 ? insist(act) : answer;
}
/** The same kind of act by many devices at once, each with what it made for itself. */
const many = <B>(count: number, make: () => () => Promise<Answer<B>>) =>
  Promise.all(Array.from({ length: count }, () => insist(make())));
function paying(checkId: string, tender: { tenderedMinor: number } & Record<string, unknown>) {
  const sent = { id: newId(), key: newId(), ...tender };
  return () => tryPay(app, waitress, checkId, sent);
}
function doing(to: TestOrder, [type, payload]: readonly [string, Record<string, unknown>]) {
  const sent = { id: newId(), type, payload };
  return () => to.as(boss).post([sent]);
}
const statuses = (answers: readonly Answer<unknown>[]) => answers.map(({ status }) => status).sort();
const taken = (answers: readonly Answer<PaymentTaken>[]) =>
  answers.filter(({ status }) => status === 201).map(({ body }) => body.payment);
const codes = (answers: readonly Answer<unknown>[]) =>
  answers.filter(({ status }) => status !== 201).map(({ body }) => (body as { code: string }).code);

/** Checks on which something else was paid than their payments say, or that are paid and are not. */
const unbalanced = () =>
  owner.rows(`
    select c.id, c.state, c.total_minor, c.paid_minor, c.tip_paid_minor, p.amount, p.tip from orders.checks c
    cross join lateral (
      select coalesce(sum(amount_minor), 0) as amount, coalesce(sum(tip_minor), 0) as tip
      from payments.payments p where p.company_id = c.company_id and p.check_id = c.id) p
    where (c.paid_minor, c.tip_paid_minor) <> (p.amount, p.tip) or c.paid_minor > c.total_minor
      or (c.state = 'paid') <> (c.paid_minor = c.total_minor and (c.total_minor > 0 or c.state = 'paid'))
      or (c.state = 'partially_paid') <> (c.paid_minor > 0 and c.paid_minor < c.total_minor)`);

test('of twenty payments of the whole amount one is taken', async () => {
  const answers = await many(20, () => paying(order.id, { tenderedMinor: AJIACO }));
  expect(statuses(answers)).toEqual([201, ...Array(19).fill(409)]);
  expect(new Set(codes(answers))).toEqual(new Set(['orders.check_paid']));
  expect((await order.read()).checks).toMatchObject([{ state: 'paid', paidMinor: AJIACO }]);
  expect(await unbalanced()).toEqual([]);
});

test('the same one twenty times is one payment, and twenty equal answers', async () => {
  for (const tenderedMinor of [AJIACO, 1_000_000]) {
    const other = await desk.open();
    await other.add('Ajiaco', 1);
    const tender = { id: newId(), key: newId(), tenderedMinor };
    const answers = await many(20, () => paying(other.id, tender));
    expect(statuses(answers)).toEqual(Array(20).fill(201));
    for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
    expect((await other.read()).checks).toMatchObject([{ paidMinor: tenderedMinor }]);
  }
  expect(await unbalanced()).toEqual([]);
});

test('of two payments of sixty in a hundred by card one is taken and the other is too much', async () => {
  const tenderedMinor = AJIACO * 0.6;
  const answers = await many(2, () =>
    paying(order.id, { method: 'card', reference: reference(), tenderedMinor }),
  );
  expect(statuses(answers)).toEqual([201, 409]);
  expect(codes(answers)).toEqual(['payments.more_than_due']);
  const refused = answers.find(({ status }) => status === 409)?.body as unknown as { details: object };
  const { version } = await order.read();
  expect(refused.details).toEqual({ dueMinor: AJIACO - tenderedMinor, tipDueMinor: 0, version });
});

test('in cash the later one pays what is left, and gets the rest back', async () => {
  const tenderedMinor = AJIACO * 0.6;
  const answers = await many(2, () => paying(order.id, { tenderedMinor }));
  expect(statuses(answers)).toEqual([201, 201]);
  const parts = taken(answers).sort((one, other) => other.amountMinor - one.amountMinor);
  const left = AJIACO - tenderedMinor;
  expect(parts).toMatchObject([
    { amountMinor: tenderedMinor, changeMinor: 0 },
    { amountMinor: left, changeMinor: tenderedMinor - left },
  ]);
  expect((await order.read()).checks).toMatchObject([{ state: 'paid' }]);
});

test('one reference at once on many checks pays one of them', async () => {
  const orders = await Promise.all(Array.from({ length: 6 }, () => desk.open()));
  for (const one of orders) await one.add('Ajiaco', 1);
  const tender = { method: 'transfer', reference: reference(), tenderedMinor: AJIACO };
  const answers = await Promise.all(orders.map(({ id }) => insist(paying(id, tender))));
  expect(statuses(answers)).toEqual([201, ...Array(5).fill(409)]);
  expect(new Set(codes(answers))).toEqual(new Set(['payments.reference_used']));
  expect(await unbalanced()).toEqual([]);
});

/** What else may be done to an order while it is paid; each by itself is fine. */
const MEANWHILE: readonly (() => readonly [string, Record<string, unknown>])[] = [
  () => ['line.add', { lineId: newId(), productId: desk.product('Tinto'), quantity: 1 }],
  () => ['line.void', { lineId, quantity: 1, reason: 'salió frío' }],
  () => ['bill.split_equally', { checkIds: [newId(), newId()] }],
  () => ['line.discount', { lineId, rule: HALF, reason: 'demora' }],
  () => ['order.cancel', { reason: 'se fueron' }],
];
const HALF = { kind: 'percent', basisPoints: 5_000 };
let lineId: string;

/** An order at the counter of three, all sent. */
async function openSale(): Promise<TestOrder> {
  const sale = await desk.open();
  lineId = await sale.add('Ajiaco', 3);
  await sale.run(['order.send', {}]);
  return sale;
}

test.each([0, 1, 2, 3, 4])('act %i while it is paid: one comes first, and both hold', async (which) => {
  const act = MEANWHILE[which] as (typeof MEANWHILE)[number];
  const outcomes = new Set<string>();
  for (let round = 0; round < 6; round += 1) {
    const sale = await openSale();
    // Now the one, now the other is a step ahead.
    const command = round % 2 === 0 ? undefined : insist(doing(sale, act()));
    const payment = insist(paying(sale.id, { tenderedMinor: 3 * AJIACO }));
    const [paid, done] = await Promise.all([payment, command ?? insist(doing(sale, act()))]);
    expect([201, 409]).toContain(paid.status);
    outcomes.add(`${paid.status} ${done.body.outcomes[0]?.status}`);
    const after = await sale.read();
    const check = after.checks.find(({ id }) => id === sale.id);
    if (paid.status === 201) {
      const then = paid.body.order.checks.find(({ id }) => id === sale.id);
      // What was paid in full does not change any more.
      if (then?.state === 'paid') expect(check).toMatchObject({ state: 'paid', totalMinor: then.totalMinor });
      expect(after.state).not.toBe('cancelled');
    } else expect(check).toMatchObject({ paidMinor: 0 });
    const live = after.checks.filter(({ state }) => state !== 'void');
    expect(live.reduce((sum, one) => sum + one.totalMinor, 0)).toBe(after.totalMinor);
    expect(await unbalanced()).toEqual([]);
  }
  // Whichever came first, somebody got what they wanted.
  expect(outcomes).not.toContain('409 rejected');
});

test('everything at once, over and over: the money is always the money', async () => {
  for (let round = 0; round < 8; round += 1) {
    const sale = await openSale();
    await sale.run(['tip.answer', { checkId: sale.id, answer: { kind: 'accepted_other', amountMinor: 7 } }]);
    const card = () => ({ method: 'card', reference: reference() });
    const acts: (() => Promise<Answer<unknown>>)[] = [
      // Cancelled it would be paid by nobody: now and then only.
      ...MEANWHILE.slice(0, round % 4 === 3 ? 5 : 4).map((act) => doing(sale, act())),
      paying(sale.id, { tenderedMinor: AJIACO }),
      paying(sale.id, { tenderedMinor: 2 * AJIACO, ...card() }),
      paying(sale.id, { tenderedMinor: 777_777 }),
      paying(sale.id, { tenderedMinor: 3 * AJIACO + 7, ...card() }),
    ];
    const answers = await Promise.all([...acts.slice(round), ...acts.slice(0, round)].map(insist));
    for (const { status } of answers) expect([200, 201, 409]).toContain(status);
    expect(await unbalanced()).toEqual([]);
    const { checks, state } = await sale.read();
    if (state === 'cancelled') continue;
    // Whatever is left is paid by whoever comes last; then it is all paid, to the unit.
    const open = checks.filter((check) => ['open', 'partially_paid'].includes(check.state));
    for (const { id, totalMinor } of open)
      if (totalMinor > 0) await pay(app, waitress, id, { tenderedMinor: totalMinor + 1_000 });
    const done = await sale.read();
    expect(done.checks.reduce((sum, { paidMinor }) => sum + paidMinor, 0)).toBe(done.totalMinor);
    expect(await unbalanced()).toEqual([]);
  }
});
