import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OrderDesk, openOrders } from '../../app/testing/order-desk.ts';
import { buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { fakeClock } from '../../kernel/testing/fake-clock.ts';

// How lists go on from page to page, and to whom they show nothing.

let app: TestApp;
let waitress: TestSession;
let desk: OrderDesk;
/** Orders of the waitress's branch, of which one stands on the table. */
const made = new Set<string>();
let tableId: string;

const guest = (name: string) => ({ guest: { name, phone: '300 123 4567' } });

beforeAll(async () => {
  app = await buildTestApp({ clock: fakeClock('2026-11-21T17:00:00Z') });
  waitress = await app.logIn('fogata-mesera');
  desk = await openOrders(app, waitress);
  const seated = await desk.openAt(guest('María'));
  tableId = seated.tableId;
  for (const { id } of [seated, await desk.open(), await desk.open({ type: 'takeaway', ...guest('Marta') })])
    made.add(id);
});
afterAll(() => app.close());

interface Page {
  orders: { id: string }[];
  next: string | null;
}

async function page(query: string, session: TestSession): Promise<Page> {
  const { status, body } = await app.request<Page>('GET', `/v1/branches/${session.branchId}/orders${query}`, {
    session,
  });
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

describe('pages', () => {
  const many: string[] = [];
  let mate: TestSession;
  beforeAll(async () => {
    mate = await app.logIn('fogata-mesero-usaquen');
    const elsewhere = await openOrders(app, mate);
    // All of one moment, one guest, one kind; every third is over.
    for (let n = 0; n < 13; n += 1) {
      const order = await elsewhere.open({ type: 'takeaway', ...guest('Página') });
      if (n % 3 === 0) await order.run(['order.cancel', { reason: 'prueba' }]);
      many.unshift(order.id);
    }
  });

  test.each([
    ['', () => many],
    ['&search=pagina', () => many],
    ['&type=takeaway&type=counter', () => many],
    ['&open=true', () => many.filter((_, n) => (12 - n) % 3 !== 0)],
    ['&open=false', () => many.filter((_, n) => (12 - n) % 3 === 0)],
    ['&search=pag&open=true', () => many.filter((_, n) => (12 - n) % 3 !== 0)],
    ['&businessDate=2026-11-21', () => many],
  ])('with %j hold each order once, the newest first', async (filter, expected) => {
    for (const limit of [1, 4, 5, 13, 50]) {
      const seen: string[] = [];
      for (let next: string | null = ''; next !== null; ) {
        const found: Page = await page(`?limit=${limit}${next && `&after=${next}`}${filter}`, mate);
        seen.push(...found.orders.map(({ id }) => id));
        next = found.next;
      }
      expect(seen).toEqual(expected());
    }
  });

  test('show nothing of another branch or company', async () => {
    expect((await page('?search=mar', waitress)).orders).toHaveLength(2);
    for (const query of ['', '?search=mar', '?open=true', '?type=counter', '?search=3', '?number=3'])
      for (const { id } of (await page(query, mate)).orders) expect(made.has(id), query).toBe(false);
    expect((await page(`?tableId=${tableId}`, mate)).orders).toEqual([]);
    const stranger = await app.logIn('esquina-duena');
    for (const address of ['orders', 'orders?search=mar', 'open-orders'])
      for (const session of [stranger, mate]) {
        const url = `/v1/branches/${waitress.branchId}/${address}`;
        const { status, body } = await app.request('GET', url, { session });
        const missing = await app.request('GET', url.replace(waitress.branchId, newId()), { session });
        expect([status, body.code]).toEqual([404, missing.body.code]);
      }
    expect((await page('?search=mar', stranger)).orders).toEqual([]);
  });
});

describe('an order', () => {
  test('is not carried again while its version holds', async () => {
    const order = await desk.open();
    const read = (etag?: unknown) =>
      app.request('GET', `/v1/orders/${order.id}`, {
        session: waitress,
        headers: etag === undefined ? {} : { 'if-none-match': String(etag) },
      });
    const first = await read();
    expect(first.status).toBe(200);
    const again = await read(first.headers.etag);
    expect([again.status, again.body, again.headers.etag]).toEqual([304, '', first.headers.etag]);
    await order.add('Tinto', 1);
    const changed = await read(first.headers.etag);
    expect(changed).toMatchObject({ status: 200, body: { version: 2 } });
    expect(changed.headers.etag).not.toBe(first.headers.etag);
    expect((await read('"order-1"')).status).toBe(200);
  });
});

test('only who may see orders sees lists', async () => {
  const cook = await app.logIn('fogata-cocina');
  for (const address of ['orders', 'open-orders']) {
    const { status } = await app.request('GET', `/v1/branches/${cook.branchId}/${address}`, {
      session: cook,
    });
    expect(status).toBe(403);
  }
});
