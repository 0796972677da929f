import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { type Owner, openOwner } from '../kernel/testing/owner.ts';
import { type Answer, buildTestApp, orderBody, type TestApp, type TestSession } from './testing/test-app.ts';

let app: TestApp;
let owner: Owner;
let waitress: TestSession;
let cashier: TestSession;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  waitress = await app.logIn('fogata-mesera');
  cashier = await app.logIn('fogata-cajero');
});
beforeEach(() => owner.rows('truncate kernel.idempotency_keys'));
afterAll(async () => {
  await owner.close();
  await app.close();
});

type Sent = Awaited<ReturnType<typeof orderBody>>;
const newOrder = (extra: Record<string, unknown> = {}) =>
  orderBody(
    app,
    waitress,
    [
      ['Bandeja paisa', 1],
      ['Tinto', 2],
    ],
    extra,
  );
const create = (sent: { body: unknown; headers: Record<string, string> }, session = waitress) =>
  app.request('POST', '/v1/orders', { session, ...sent });
const send = (order: Sent, key: string, session = waitress) =>
  app.request('POST', `/v1/orders/${order.body.id}/send`, {
    session,
    body: {},
    headers: { 'idempotency-key': key },
  });
const replays = (answers: readonly Answer[]) =>
  answers.filter((answer) => answer.headers['idempotent-replay'] === 'true');

/** How many rows the whole product holds that an order may leave behind. */
async function rowCounts(): Promise<Record<string, number>> {
  const tables = ['orders.orders', 'orders.lines', 'orders.tickets', 'printing.jobs', 'kernel.deliveries'];
  const counts: Record<string, number> = {};
  for (const table of [...tables, 'kernel.idempotency_keys']) {
    const [row] = await owner.rows<{ count: number }>(`select count(*) from ${table}`);
    counts[table] = row?.count ?? Number.NaN;
  }
  const [numbers] = await owner.rows<{ number: number }>(
    'select coalesce(sum(number), 0)::bigint as number from orders.counters',
  );
  return { ...counts, numbers: numbers?.number ?? Number.NaN };
}

async function added(before: Record<string, number>): Promise<Record<string, number>> {
  const after = await rowCounts();
  const grown = Object.keys(after).filter((name) => after[name] !== before[name]);
  return Object.fromEntries(grown.map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)]));
}

const ONE_ORDER = {
  'orders.orders': 1,
  'orders.lines': 2,
  'orders.tickets': 2,
  'printing.jobs': 2,
  'kernel.deliveries': 1,
  'kernel.idempotency_keys': 1,
  numbers: 1,
};

/** As a device does that is told to come again: on a slow machine the twentieth waits longer for its lock than is allowed. */
async function untilDefinite(ask: () => ReturnType<typeof create>): ReturnType<typeof create> {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask();
    if (answer.status !== 503 || tries === 20) return answer;
  }
}

// T23 of reliability.md.
test('one key twenty times at once: one order, twenty equal answers', async () => {
  for (let round = 0; round < 3; round += 1) {
    const before = await rowCounts();
    const order = await newOrder();
    const answers = await Promise.all(Array.from({ length: 20 }, () => untilDefinite(() => create(order))));
    expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 20 }, () => 201));
    for (const answer of answers) expect(answer.body).toEqual(answers[0]?.body);
    expect(replays(answers)).toHaveLength(19);
    expect(await added(before)).toEqual(ONE_ORDER);
  }
});

test('a repeated request gets the first answer, marked as a replay, and does nothing', async () => {
  const order = await newOrder();
  const first = await create(order);
  expect(first.status).toBe(201);
  expect(first.headers['idempotent-replay']).toBeUndefined();
  const before = await rowCounts();
  // Later changes do not show: it is the answer of then, not the order of now.
  await owner.rows(`update orders.orders set state = 'draft' where id = $1`, [order.body.id]);
  const again = await create(order);
  expect(again).toMatchObject({ status: 201, headers: { 'idempotent-replay': 'true' } });
  expect(again.body).toEqual(first.body);
  expect(await added(before)).toEqual({});
});

test('white space in the body makes no other request, another value does: 422', async () => {
  const order = await newOrder();
  const first = await create(order);
  const spaced = await app.request('POST', '/v1/orders', {
    session: waitress,
    raw: JSON.stringify(order.body, null, 4),
    headers: order.headers,
  });
  expect(spaced).toMatchObject({ status: 201, headers: { 'idempotent-replay': 'true' } });
  expect(spaced.body).toEqual(first.body);
  const before = await rowCounts();
  for (const other of [
    { ...order.body, send: false },
    { ...order.body, id: newId() },
    (await newOrder()).body,
  ]) {
    const refused = await create({ body: other, headers: order.headers });
    expect(refused).toMatchObject({ status: 422, body: { code: 'kernel.idempotency_key_reused' } });
  }
  expect(await added(before)).toEqual({});
});

test('two different orders at once with one key: one is taken, the other is refused', async () => {
  const before = await rowCounts();
  const [one, two] = [await newOrder(), await newOrder()];
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) => create({ ...(i % 2 === 0 ? one : two), headers: one.headers })),
  );
  const taken = answers.filter((answer) => answer.status === 201);
  const refused = answers.filter((answer) => answer.status === 422);
  expect([taken.length, refused.length]).toEqual([5, 5]);
  expect(refused[0]?.body).toMatchObject({ code: 'kernel.idempotency_key_reused' });
  expect(await added(before)).toEqual(ONE_ORDER);
});

test('another member cannot use a key, not even for the same request', async () => {
  const order = await newOrder();
  const first = await create(order);
  expect(first.status).toBe(201);
  const before = await rowCounts();
  expect(await create(order, cashier)).toMatchObject({
    status: 422,
    body: { code: 'kernel.idempotency_key_reused' },
  });
  expect(await added(before)).toEqual({});
});

test('another company may use the same key for its own', async () => {
  const stranger = await app.logIn('esquina-mesera');
  const order = await newOrder();
  const theirs = await orderBody(app, stranger, [['Capuchino', 1]]);
  expect((await create(order)).status).toBe(201);
  const answer = await create({ body: theirs.body, headers: order.headers }, stranger);
  expect(answer.status).toBe(201);
  expect(answer.headers['idempotent-replay']).toBeUndefined();
});

test.each([
  ['no key', undefined],
  ['an empty key', ''],
  ['a key of seven characters', 'seven77'],
  ['a key of 101 characters', 'x'.repeat(101)],
  ['a key with a space', 'with a space'],
  ['a key with other letters', 'contraseña-ñ'],
])('%s: 400, and nothing is stored', async (_name, key) => {
  const order = await newOrder();
  const before = await rowCounts();
  const answer = await create({
    body: order.body,
    headers: key === undefined ? {} : { 'idempotency-key': key },
  });
  expect(answer).toMatchObject({ status: 400, body: { code: 'kernel.idempotency_key_required' } });
  expect(await added(before)).toEqual({});
});

test.each([8, 100])('a key of %s characters is taken', async (length) => {
  const order = await newOrder();
  const answer = await create({
    body: order.body,
    headers: { 'idempotency-key': newId().repeat(3).slice(-length) },
  });
  expect(answer.status).toBe(201);
});

test('a key of a creation cannot stand for a sending, nor one order’s sending for another’s', async () => {
  const [order, other] = [await newOrder({ send: false }), await newOrder({ send: false })];
  await create(order);
  await create(other);
  const before = await rowCounts();
  expect(await send(order, order.headers['idempotency-key'] ?? '')).toMatchObject({
    status: 422,
    body: { code: 'kernel.idempotency_key_reused' },
  });
  expect(await added(before)).toEqual({});
  const key = newId();
  expect(await send(order, key)).toMatchObject({ status: 200, body: { state: 'accepted' } });
  expect((await send(other, key)).status).toBe(422);
});

test('a sending twenty times at once is one sending', async () => {
  const order = await newOrder({ send: false });
  await create(order);
  const before = await rowCounts();
  const key = newId();
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(order, key)));
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
  for (const answer of answers) expect(answer.body).toEqual(answers[0]?.body);
  expect(await added(before)).toEqual({
    'orders.tickets': 2,
    'printing.jobs': 2,
    'kernel.deliveries': 1,
    'kernel.idempotency_keys': 1,
  });
});

test('a refusal is not kept: the same key may be tried again', async () => {
  const order = await newOrder();
  const [product] = order.body.lines;
  const setState = (state: string) =>
    owner.rows('update catalog.products set state = $2 where id = $1', [product?.productId, state]);
  const before = await rowCounts();
  await setState('retired');
  expect(await create(order)).toMatchObject({ status: 422, body: { code: 'catalog.product_unavailable' } });
  expect(await create({ ...order, body: { ...order.body, lines: [] } })).toMatchObject({
    status: 409,
    body: { code: 'orders.nothing_to_send' },
  });
  expect(await added(before)).toEqual({});
  await setState('active');
  const answer = await create(order);
  expect(answer.status).toBe(201);
  expect(answer.headers['idempotent-replay']).toBeUndefined();
  expect(await added(before)).toEqual(ONE_ORDER);
});

test('an order that exists under another key is a conflict, whoever comes second', async () => {
  const order = await newOrder();
  const before = await rowCounts();
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => create({ body: order.body, headers: { 'idempotency-key': newId() } })),
  );
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  expect(answers.find((answer) => answer.status === 409)?.body).toMatchObject({
    code: 'orders.order_exists',
  });
  expect(await added(before)).toEqual(ONE_ORDER);
});
