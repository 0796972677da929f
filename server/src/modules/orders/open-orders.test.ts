import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OrderDesk, openOrders, type ShownOrder } from '../../app/testing/order-desk.ts';
import { buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// The snapshot of a branch's open orders, and when it is another one.

let app: TestApp;
let owner: Owner;
let waitress: TestSession;
let desk: OrderDesk;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  waitress = await app.logIn('fogata-mesera');
  desk = await openOrders(app, waitress);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

interface Snapshot {
  orders: ShownOrder[];
  truncated: boolean;
}

async function snapshot(etag?: string, session = waitress) {
  const { status, body, headers } = await app.request<Snapshot>(
    'GET',
    `/v1/branches/${session.branchId}/open-orders`,
    { session, headers: etag === undefined ? {} : { 'if-none-match': etag } },
  );
  return { status, body, etag: String(headers.etag) };
}

test('holds each open order as it is read alone, the oldest first', async () => {
  expect((await snapshot()).body).toEqual({ orders: [], truncated: false });
  const orders = [await desk.open(), await desk.openAt(), await desk.open(), await desk.open()];
  const [first, second, third, last] = orders;
  await first?.add('Ajiaco', 1);
  await second?.add('Tinto', 2);
  await second?.run(['order.send', {}]);
  await third?.run(['order.cancel', { reason: 'se fueron' }]);
  await second?.add('Mojarra', 1);
  const { status, body } = await snapshot();
  expect([status, body.truncated]).toEqual([200, false]);
  expect(body.orders).toEqual([await first?.read(), await second?.read(), await last?.read()]);
  expect(body.orders[1]).toMatchObject({ lines: [{}, {}], checks: [{}], tickets: [{ kind: 'new' }] });
});

test('is not carried again until one of them changes, comes or goes', async () => {
  const seen = new Set<string>();
  const fresh = async () => {
    const { etag, status } = await snapshot();
    expect(status).toBe(200);
    expect(seen.has(etag)).toBe(false);
    seen.add(etag);
    expect((await snapshot(etag)).status).toBe(304);
    return etag;
  };
  const without = await fresh();
  const order = await desk.open();
  const before = await fresh();
  await order.add('Tinto', 1);
  await fresh();
  await order.run(['order.send', {}]);
  await fresh();
  const { tickets } = await order.read();
  const boss = await app.logIn('fogata-duena');
  await app.request('POST', `/v1/tickets/${tickets[0]?.id}/done`, { session: boss, body: {} });
  await fresh();
  // Once it is over, what is open is what was open before it came.
  await order.as(boss).run(['order.cancel', { reason: 'prueba' }]);
  expect((await snapshot(without)).status).toBe(304);
  const changed = await snapshot(before);
  expect(changed.status).toBe(200);
  expect(changed.body.orders.map(({ id }) => id)).not.toContain(order.id);
  // What is over, and what happens elsewhere, changes nothing.
  const { etag } = changed;
  await owner.rows('update orders.orders set version = version + 1 where id = $1', [order.id]);
  const mate = await app.logIn('fogata-mesero-usaquen');
  const elsewhere = await openOrders(app, mate);
  await elsewhere.open();
  expect((await snapshot(etag)).status).toBe(304);
  expect((await snapshot(etag, mate)).status).toBe(200);
});

test('is bounded, and says so', async () => {
  await owner.rows(
    `insert into orders.orders (company_id, id, branch_id, type, state, number, turn, business_date, waiter_id, waiter_name,
        total_minor, tax_minor, opened_at)
      select company_id, gen_random_uuid(), branch_id, type, 'draft', 10000 + n, 10000 + n, business_date, waiter_id,
        waiter_name, 0, 0, opened_at
      from (select * from orders.orders where branch_id = $1 and type = 'counter' limit 1) o, generate_series(1, 300) n`,
    [waitress.branchId],
  );
  const { body, etag } = await snapshot();
  expect([body.orders.length, body.truncated]).toEqual([300, true]);
  const numbers = body.orders.map(({ number }) => number);
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  expect((await snapshot(etag)).status).toBe(304);
});
