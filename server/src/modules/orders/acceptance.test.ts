import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OrderDesk, openOrders } from '../../app/testing/order-desk.ts';
import { buildTestApp, type TestApp } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';

// An order from outside waits until somebody takes it: until then nobody cooks, and it may be turned away as a whole.

let app: TestApp;
let desk: OrderDesk;

beforeAll(async () => {
  app = await buildTestApp();
  desk = await openOrders(app, await app.logIn('fogata-mesera'));
});
afterAll(() => app.close());

const online = (extra: Record<string, unknown> = {}) =>
  desk.open({
    type: 'online',
    lines: [{ id: newId(), productId: desk.product('Ajiaco'), quantity: 2 }],
    ...extra,
  });

test('is accepted, and only then sent', async () => {
  const order = await online();
  expect(await order.read()).toMatchObject({ state: 'pending_accept' });
  expect((await order.run(['order.send', {}])).codes).toEqual(['orders.waits_for_acceptance']);
  const sent = await order.run(['order.accept', {}], ['order.send', {}]);
  expect(sent.statuses).toEqual(['applied', 'applied']);
  expect(sent.order).toMatchObject({ state: 'accepted', lines: [{ state: 'sent' }], tickets: [{}] });
});

test('is not sent as it comes in either', async () => {
  await expect(online({ send: true })).rejects.toThrow('orders.waits_for_acceptance');
});

test('is rejected with all that is in it', async () => {
  const order = await online();
  await order.add('Tinto', 1, { release: 'when_fired' });
  const done = await order.run(['order.reject', { reason: 'ya cerramos' }]);
  expect(done.codes).toEqual([]);
  expect(done.order).toMatchObject({
    state: 'rejected',
    totalMinor: 0,
    lines: [{ state: 'cancelled' }, { state: 'cancelled' }],
    checks: [{ state: 'void', totalMinor: 0 }],
  });
  expect((await order.run(['order.accept', {}])).codes).toEqual(['orders.illegal_move']);
});
