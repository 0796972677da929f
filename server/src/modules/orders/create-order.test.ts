import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildTestApp, orderBody, type TestApp, type TestSession } from '../../app/testing/test-app.ts';

let app: TestApp;
let waitress: TestSession;

beforeAll(async () => {
  app = await buildTestApp();
  waitress = await app.logIn('fogata-mesera');
});
afterAll(() => app.close());

test('an order is noted, numbered, sent and taxed in one answer', async () => {
  const order = await orderBody(app, waitress, [
    ['Bandeja paisa', 2, 'sin chicharrón'],
    ['Limonada de coco', 1],
  ]);
  const { status, body } = await app.request('POST', '/v1/orders', { session: waitress, ...order });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    id: order.body.id,
    state: 'accepted',
    number: 1,
    turn: 1,
    totalMinor: 9_070_000,
  });
  // Each line's tax is what is left of its gross after the base is rounded: 7 780 000 and 1 290 000 at 8 %.
  expect(body.taxMinor).toBe(576_296 + 95_556);
  expect(Object.values(body.tickets ?? {}).map((ticket) => ticket.stationName)).toEqual(['Cocina', 'Bar']);
});
