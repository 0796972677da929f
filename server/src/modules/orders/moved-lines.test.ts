import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OrderDesk, openOrders, type TestOrder } from '../../app/testing/order-desk.ts';
import { buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';

// Lines that another order takes over bring along how far they are, also to an order that was only just opened.

let app: TestApp;
let boss: TestSession;
let desk: OrderDesk;

beforeAll(async () => {
  app = await buildTestApp();
  boss = await app.logIn('fogata-duena');
  desk = await openOrders(app, await app.logIn('fogata-mesera'));
});
afterAll(() => app.close());

async function sent(...names: string[]): Promise<TestOrder> {
  const order = await desk.open();
  for (const name of names) await order.add(name, 1);
  await order.run(['order.send', {}]);
  return order;
}
const linesOf = async (order: TestOrder) => (await order.read()).lines.map(({ id }) => id);

test('what was brought is moved to a draft', async () => {
  const [one, other] = [await sent('Tinto'), await desk.open()];
  const lineIds = await linesOf(one);
  await one.run(['line.serve', { lineIds, served: true }]);
  expect((await one.run(['line.move', { lineIds, toOrderId: other.id }])).codes).toEqual([]);
  expect(await other.read()).toMatchObject({ state: 'served', lines: [{ state: 'served' }] });
  expect(await one.read()).toMatchObject({ state: 'accepted', lines: [] });
});

test('what is being made becomes part of a draft', async () => {
  const [one, other] = [await sent('Ajiaco', 'Tinto'), await desk.open()];
  const [ticket] = (await one.read()).tickets;
  await app.request('POST', `/v1/tickets/${ticket?.id}/done`, { session: boss, body: {} });
  expect(await one.read()).toMatchObject({ state: 'in_preparation' });
  expect((await one.run(['order.merge', { intoOrderId: other.id }])).codes).toEqual([]);
  expect(await other.read()).toMatchObject({ state: 'in_preparation' });
});
