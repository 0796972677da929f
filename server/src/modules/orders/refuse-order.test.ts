import { afterAll, beforeAll, expect, test } from 'vitest';
import { companyDigest } from '../../app/testing/catalogue.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import type { Answer } from '../../app/testing/test-app.ts';
import { buildTwoCompanies, type TwoCompanies } from '../../app/testing/two-companies.ts';
import { newId } from '../../kernel/ids.ts';

// What an order may not be. Each refusal has its status and code, and leaves no row (domain rules §2; threats H01, H03).

let world: TwoCompanies;
let before: Record<string, string>;

beforeAll(async () => {
  world = await buildTwoCompanies();
  before = await companyDigest(world.owner, world.fogata.companyId);
});
afterAll(() => world.close());

interface Line {
  id: string;
  productId: string;
  quantity: number;
  note?: string;
}

const line = (change: Partial<Line> = {}): Line => ({
  id: newId(),
  productId: world.chapinero.productId,
  quantity: 1,
  ...change,
});

function order(change: Record<string, unknown> = {}): Record<string, unknown> {
  const { branchId, tableId } = world.chapinero;
  return { id: newId(), branchId, type: 'dine_in', tableId, lines: [line()], send: true, ...change };
}

const of = (...lines: Line[]) => order({ lines });
const INVALID = 'kernel.invalid_input';

function place(
  body: unknown,
  headers: Record<string, string> = { 'idempotency-key': newId() },
): Promise<Answer> {
  return world.app.request('POST', '/v1/orders', { session: world.fogata, body, headers });
}

const REFUSED: readonly (readonly [status: number, code: string, what: string, body: () => unknown])[] = [
  [
    422,
    'catalog.product_unavailable',
    'a product of another company',
    () => of(line(), line({ productId: world.manizales.productId })),
  ],
  [
    422,
    'catalog.product_unavailable',
    'a product that does not exist',
    () => of(line({ productId: newId() })),
  ],
  [
    422,
    'catalog.product_unavailable',
    'an id of ours that is no product',
    () => of(line({ productId: world.chapinero.tableId })),
  ],
  [
    404,
    'orders.table_unknown',
    'a table of another company',
    () => order({ tableId: world.manizales.tableId }),
  ],
  [404, 'orders.table_unknown', 'a table of another branch', () => order({ tableId: world.usaquen.tableId })],
  [404, 'orders.table_unknown', 'a table that does not exist', () => order({ tableId: newId() })],
  [
    404,
    'kernel.not_found',
    'a branch of another company',
    () => order({ branchId: world.manizales.branchId }),
  ],
  [404, 'kernel.not_found', 'a branch that does not exist', () => order({ branchId: newId() })],
  [422, 'orders.table_required', 'eaten here without a table', () => order({ tableId: undefined })],
  [422, 'orders.table_not_wanted', 'at the counter with a table', () => order({ type: 'counter' })],
  [409, 'orders.nothing_to_send', 'sent without a line', () => of()],
  [
    422,
    'orders.line_repeated',
    'the same line id twice',
    () => {
      const one = line();
      return of(one, { ...one, quantity: 2 });
    },
  ],
  [409, 'orders.order_exists', 'the id of a draft', () => order({ id: world.chapinero.orderId })],
  [
    409,
    'orders.order_exists',
    'the id of a draft of another branch',
    () => order({ id: world.usaquen.orderId, type: 'counter', tableId: undefined }),
  ],
  [400, INVALID, 'quantity 0', () => of(line({ quantity: 0 }))],
  [400, INVALID, 'quantity 1000', () => of(line({ quantity: 1_000 }))],
  [400, INVALID, 'quantity 1.5', () => of(line({ quantity: 1.5 }))],
  [400, INVALID, '101 lines', () => of(...Array.from({ length: 101 }, () => line()))],
  [400, INVALID, 'a note of 121 characters', () => of(line({ note: 'x'.repeat(121) }))],
  [400, INVALID, 'an empty note', () => of(line({ note: '' }))],
  [400, INVALID, 'no guests at all', () => order({ guests: 0 })],
  [400, INVALID, '100 guests', () => order({ guests: 100 })],
  [400, INVALID, 'an id in capitals', () => order({ id: newId().toUpperCase() })],
  [400, INVALID, 'a kind of order that is not sold', () => order({ type: 'breakfast' })],
];

test.each(REFUSED)('%i %s: %s', async (status, code, what, body) => {
  expectProblem(await place(body()), status, code, what);
});

test('the refusal of a product names it, and tells the other company’s apart from none in no way', async () => {
  const foreign = await place(of(line(), line({ productId: world.manizales.productId })));
  expect(foreign.body.details).toEqual({ productIds: [world.manizales.productId] });
});

test('an id that an order or a line has is refused, of a sent order too', async () => {
  const [sent] = await world.owner.rows<{ id: string; line: string }>(
    `select o.id, l.id as line from orders.orders o join orders.lines l on l.order_id = o.id
      where o.branch_id = $1 and o.state = 'accepted'`,
    [world.chapinero.branchId],
  );
  expectProblem(await place(order({ id: sent?.id })), 409, 'orders.order_exists');
  expectProblem(await place(order({ id: sent?.id, send: false })), 409, 'orders.order_exists');
  expectProblem(await place(of(line({ id: sent?.line ?? '' }))), 409, 'orders.line_exists');
});

test('a retired product is no longer sold, and what it cost before stays', async () => {
  const { productId, orderId } = world.chapinero;
  const set = (state: string) =>
    world.owner.rows('update catalog.products set state = $1 where id = $2', [state, productId]);
  await set('retired');
  expectProblem(await place(order()), 422, 'catalog.product_unavailable');
  const read = await world.app.request('GET', `/v1/orders/${orderId}`, { session: world.fogata });
  expect(read.status).toBe(200);
  await set('active');
});

test('amounts beyond what is counted exactly are refused, not rounded', async () => {
  const { productId } = world.chapinero;
  const [was] = await world.owner.rows<{ price: number }>(
    'select price_minor as price from catalog.products where id = $1',
    [productId],
  );
  const price = (minor: number) =>
    world.owner.rows('update catalog.products set price_minor = $1 where id = $2', [minor, productId]);
  await price(9_000_000_000_000);
  expectProblem(await place(of(line({ quantity: 999 }))), 422, 'catalog.amount_too_large');
  const lines = Array.from({ length: 5 }, () => line({ quantity: 400 }));
  expectProblem(await place(of(...lines)), 422, 'orders.total_too_large');
  await price(was?.price ?? 0);
});

test('a key that is missing, unfit or was used for something else', async () => {
  expectProblem(await place(order(), {}), 400, 'kernel.idempotency_key_required', 'none');
  for (const key of ['short', 'x'.repeat(101), 'with space', 'ñandú-ñandú']) {
    expectProblem(
      await place(order(), { 'idempotency-key': key }),
      400,
      'kernel.idempotency_key_required',
      key,
    );
  }
  const [used] = await world.owner.rows<{ key: string }>(
    'select key from kernel.idempotency_keys where company_id = $1 limit 1',
    [world.fogata.companyId],
  );
  const headers = { 'idempotency-key': used?.key ?? '' };
  expectProblem(await place(order(), headers), 422, 'kernel.idempotency_key_reused', 'another body');
  const url = `/v1/orders/${world.chapinero.orderId}/send`;
  const elsewhere = await world.app.request('POST', url, { session: world.fogata, body: {}, headers });
  expectProblem(elsewhere, 422, 'kernel.idempotency_key_reused', 'another address');
});

test('nothing of all that was stored, and the largest order there may be is taken', async () => {
  const after = await companyDigest(world.owner, world.fogata.companyId);
  // The menu moved its version when products were retired and priced, and each of them says when.
  for (const table of ['catalog.versions', 'catalog.products']) delete after[table];
  const { 'catalog.versions': _versions, 'catalog.products': _products, ...unchanged } = before;
  expect(after).toEqual(unchanged);
  const lines = Array.from({ length: 100 }, () => line({ quantity: 999, note: 'ñ'.repeat(120) }));
  expect((await place(order({ lines, guests: 99 }))).status).toBe(201);
});
