import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { type Owner, openOwner } from '../kernel/testing/owner.ts';
import { type OrderDesk, openOrders, type ShownOrder, type ShownOutcome } from './testing/order-desk.ts';
import { buildTestApp, type TestApp, type TestSession } from './testing/test-app.ts';

// Two devices on one table, one of them offline for a while (ux §3.3; complaints 6, 8, 9, 10).

let app: TestApp;
let owner: Owner;
let boss: TestSession;
let waitress: TestSession;
let stranger: TestSession;
let desk: OrderDesk;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  boss = await app.logIn('fogata-duena');
  waitress = await app.logIn('fogata-mesera');
  stranger = await app.logIn('esquina-duena');
  desk = await openOrders(app, waitress);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

type Outcome = ShownOutcome & { orderId: string };
interface Sent {
  id: string;
  orderId: string;
  type: string;
  payload: Record<string, unknown>;
}

/** A device: it notes commands while it has no network, and brings them all when it has. */
function device(session: TestSession) {
  const outbox: Sent[] = [];
  return {
    outbox,
    note(orderId: string, type: string, payload: Record<string, unknown> = {}): Sent {
      const command = { id: newId(), orderId, type, payload };
      outbox.push(command);
      return command;
    },
    add(orderId: string, name: string, quantity = 1): string {
      const lineId = newId();
      this.note(orderId, 'line.add', { lineId, productId: desk.product(name), quantity });
      return lineId;
    },
    async bring(commands: readonly Sent[] = outbox): Promise<Outcome[]> {
      const { status, body } = await app.request<{ outcomes: Outcome[] }>('POST', '/v1/sync', {
        session,
        body: { branchId: session.branchId, commands },
      });
      if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
      return body.outcomes;
    },
  };
}

const read = async (id: string): Promise<ShownOrder> =>
  (await app.request<ShownOrder>('GET', `/v1/orders/${id}`, { session: waitress })).body;
const statuses = (outcomes: readonly Outcome[]) => outcomes.map(({ status }) => status);
const codes = (outcomes: readonly Outcome[]) => outcomes.map(({ code }) => code);
/** What the stations were told to make, by line and in all. */
async function told(orderId: string): Promise<Record<string, number>> {
  const rows = await owner.rows<{ id: string; quantity: number }>(
    `select l ->> 'id' as id, sum((l ->> 'quantity')::int)::int as quantity from orders.tickets t, jsonb_array_elements(t.lines) l
      where t.order_id = $1 and t.kind in ('new', 'add', 'fire') group by 1`,
    [orderId],
  );
  return Object.fromEntries(rows.map(({ id, quantity }) => [id, quantity]));
}

describe('two devices on one table', () => {
  test('both open it: the lines of both are kept on one order, and each is sent once', async () => {
    const table = desk.freeTable();
    const [online, offline] = [device(boss), device(waitress)];
    const [one, other] = [newId(), newId()];
    const open = { type: 'dine_in', tableId: table.id };
    offline.note(other, 'order.open', { ...open, guests: 2, provisional: 'B1-014' });
    const mojarra = offline.add(other, 'Mojarra', 2);
    offline.note(other, 'order.send');

    online.note(one, 'order.open', open);
    const ajiaco = online.add(one, 'Ajiaco');
    online.note(one, 'order.send');
    expect(statuses(await online.bring())).toEqual(['applied', 'applied', 'applied']);

    const outcomes = await offline.bring();
    expect(statuses(outcomes)).toEqual(['applied', 'applied', 'applied']);
    expect(new Set(outcomes.map(({ orderId }) => orderId))).toEqual(new Set([one]));
    const order = await read(one);
    expect(order.lines.map(({ id, sentQuantity }) => [id, sentQuantity])).toEqual([
      [ajiaco, 1],
      [mojarra, 2],
    ]);
    expect(await told(one)).toEqual({ [ajiaco]: 1, [mojarra]: 2 });
    expect((await app.request('GET', `/v1/orders/${other}`, { session: waitress })).status).toBe(404);

    // The answer was lost: everything is brought again, still under the id the device knows.
    const again = await offline.bring();
    expect(statuses(again)).toEqual(['duplicate', 'duplicate', 'duplicate']);
    const later = offline.note(other, 'line.quantity', { lineId: mojarra, delta: 1 });
    expect(await offline.bring([later])).toMatchObject([{ status: 'applied', orderId: one }]);
    expect((await read(one)).lines[1]).toMatchObject({ quantity: 3, sentQuantity: 2 });
    expect(await told(one)).toEqual({ [ajiaco]: 1, [mojarra]: 2 });
  });

  test('both open it at the same moment: one order, whoever is first', async () => {
    const table = desk.freeTable();
    const devices = [boss, waitress, boss, waitress].map((session) => {
      const own = device(session);
      const orderId = newId();
      own.note(orderId, 'order.open', { type: 'dine_in', tableId: table.id });
      own.add(orderId, 'Tinto');
      own.note(orderId, 'order.send');
      return own;
    });
    const outcomes = (await Promise.all(devices.map((one) => one.bring()))).flat();
    expect(new Set(statuses(outcomes))).toEqual(new Set(['applied']));
    const [orderId, ...others] = [...new Set(outcomes.map((one) => one.orderId))];
    expect(others).toEqual([]);
    const order = await read(orderId ?? '');
    expect(order.lines.map(({ sentQuantity }) => sentQuantity)).toEqual([1, 1, 1, 1]);
    expect(Object.values(await told(order.id))).toEqual([1, 1, 1, 1]);
  });

  test('change one line by differences, which add up, and never below what was sent', async () => {
    const order = await desk.openAt();
    const lineId = await order.add('Ajiaco', 2);
    const [one, other] = [device(boss), device(waitress)];
    one.note(order.id, 'line.quantity', { lineId, delta: 3 });
    other.note(order.id, 'line.quantity', { lineId, delta: -1 });
    other.note(order.id, 'order.send');
    await Promise.all([one.bring(), other.bring()]);
    const less = device(boss);
    less.note(order.id, 'line.quantity', { lineId, delta: -9 });
    expect(codes(await less.bring())).toEqual(['orders.below_sent']);
    const { lines } = await read(order.id);
    expect(lines[0]?.quantity).toBe(4);
    // Whoever came first, what the send did not tell yet is told now, and no piece twice.
    await order.run(['order.send', {}]);
    expect(await told(order.id)).toEqual({ [lineId]: 4 });
  });
});

describe('what cannot be any more comes back for a person to decide', () => {
  test('lines for an order that was closed meanwhile, and nothing behind them; other orders go on', async () => {
    const [closed, alive] = [await desk.openAt(), await desk.openAt()];
    await closed.run(['order.cancel', { reason: 'se fueron' }]);
    const late = device(waitress);
    late.add(closed.id, 'Ajiaco');
    const lineId = late.add(alive.id, 'Tinto');
    late.note(closed.id, 'order.send');
    late.note(alive.id, 'order.send');
    const outcomes = await late.bring();
    expect(outcomes.map(({ status, code }) => [status, code])).toEqual([
      ['rejected', 'orders.order_closed'],
      ['applied', null],
      ['rejected', 'orders.after_rejected'],
      ['applied', null],
    ]);
    expect(await told(alive.id)).toEqual({ [lineId]: 1 });
    expect((await read(closed.id)).lines).toEqual([]);

    // "New bill": the same lines on an order of their own.
    const rescued = newId();
    const moved = device(waitress);
    moved.note(rescued, 'order.open', { type: 'counter' });
    moved.note(rescued, 'line.add', late.outbox[0]?.payload);
    moved.note(rescued, 'order.send');
    expect(statuses(await moved.bring())).toEqual(['applied', 'applied', 'applied']);
  });

  test('a product that has run out, unless it was made already', async () => {
    const productId = desk.product('Trucha');
    const soldOut = (is: boolean) =>
      app.request('PUT', `/v1/branches/${waitress.branchId}/sold-out/${productId}`, {
        session: boss,
        body: { soldOut: is },
      });
    expect((await soldOut(true)).status).toBeLessThan(300);
    const order = await desk.open();
    const late = device(waitress);
    late.note(order.id, 'line.add', { lineId: newId(), productId, quantity: 1 });
    expect(codes(await late.bring())).toEqual(['catalog.sold_out']);
    const made = device(waitress);
    made.note(order.id, 'line.add', { lineId: newId(), productId, quantity: 1, made: true });
    expect(statuses(await made.bring())).toEqual(['applied']);
    await soldOut(false);
  });

  test('an order that was merged into another one takes its late lines along', async () => {
    const [from, into] = [await desk.openAt(), await desk.openAt()];
    const late = device(waitress);
    const lineId = late.add(from.id, 'Tinto');
    await from.add('Ajiaco', 1);
    await from.run(['order.merge', { intoOrderId: into.id }]);
    expect(await late.bring()).toMatchObject([{ status: 'applied', orderId: into.id }]);
    expect((await read(into.id)).lines.map(({ id }) => id)).toContain(lineId);
  });
});

test('of an order of another branch or company there is nothing to be had', async () => {
  const order = await desk.open();
  const other = device(stranger);
  other.note(order.id, 'order.guests', { guests: 2 });
  expect(codes(await other.bring())).toEqual(['orders.order_unknown']);
  const missing = device(stranger);
  missing.note(newId(), 'order.guests', { guests: 2 });
  expect(codes(await missing.bring())).toEqual(['orders.order_unknown']);
});

test('a line with the id of another order’s is rejected alone, and the others are kept', async () => {
  const [one, other] = [await desk.open(), await desk.open()];
  const taken = await one.add('Ajiaco', 1);
  const own = device(waitress);
  const kept = own.add(other.id, 'Tinto');
  own.note(other.id, 'line.add', { lineId: taken, productId: desk.product('Tinto'), quantity: 1 });
  own.add(other.id, 'Mojarra');
  expect(codes(await own.bring())).toEqual([null, 'orders.line_exists', 'orders.after_rejected']);
  expect((await read(other.id)).lines.map(({ id }) => id)).toEqual([kept]);
  expect((await read(one.id)).lines.map(({ id }) => id)).toEqual([taken]);
});

test('a provisional number gives way to the real one', async () => {
  const orderId = newId();
  const offline = device(waitress);
  offline.note(orderId, 'order.open', { type: 'counter', provisional: 'A1-014' });
  expect(statuses(await offline.bring())).toEqual(['applied']);
  const order = await read(orderId);
  expect(order.provisional).toBe('A1-014');
  expect(order.number).toBeGreaterThan(0);
});

test('a price that has changed since: the one the guest was told counts for a day, and is marked', async () => {
  const product = desk.product('Patacón');
  const [was] = await owner.rows<{ price: number }>(
    'select price_minor::int as price from catalog.products where id = $1',
    [product],
  );
  const price = was?.price ?? 0;
  const before = new Date(Date.now() - 60_000).toISOString();
  const set = (fromMinor: number, toMinor: number) =>
    app.request('PUT', '/v1/products/prices', {
      session: boss,
      body: { prices: [{ itemId: product, fromMinor, toMinor }] },
    });
  expect((await set(price, price + 100_000)).status).toBeLessThan(300);
  const order = await desk.open();
  const offline = device(waitress);
  offline.note(order.id, 'line.add', { lineId: newId(), productId: product, quantity: 1, menuAt: before });
  offline.note(order.id, 'line.add', { lineId: newId(), productId: product, quantity: 1 });
  expect(statuses(await offline.bring())).toEqual(['applied', 'applied']);
  expect(
    (await read(order.id)).lines.map(({ totalMinor, earlierPrice }) => [totalMinor, earlierPrice]),
  ).toEqual([
    [price, true],
    [price + 100_000, false],
  ]);
  // Older than a day: what it costs now.
  const stale = device(waitress);
  await owner.rows(
    `update catalog.price_changes set changed_at = now() - interval '25 hours' where product_id = $1`,
    [product],
  );
  const old = new Date(Date.now() - 30 * 3_600_000).toISOString();
  stale.note(order.id, 'line.add', { lineId: newId(), productId: product, quantity: 1, menuAt: old });
  await stale.bring();
  expect((await read(order.id)).lines[2]).toMatchObject({ totalMinor: price + 100_000, earlierPrice: false });
});
