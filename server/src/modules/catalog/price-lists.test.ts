import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectProblem } from '../../app/testing/problem.ts';
import {
  type Answer,
  buildTestApp,
  orderBody,
  type TestApp,
  type TestSession,
} from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// Lists of prices over HTTP: kept by version, and what holds where, how and when — on the menu and on the bill alike.

interface List {
  id: string;
  name: string;
  version: number;
  prices: number;
  deleted: boolean;
}
interface Row {
  itemId: string;
  productName: string;
  variantName: string | null;
  baseMinor: number;
  priceMinor: number | null;
}

const PRODUCT = 'Bandeja paisa';

let app: TestApp;
let owner: Owner;
let boss: TestSession;
let stranger: TestSession;
let itemId: string;
let tableId: string;
/** The business day of the branch. */
let today: string;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  boss = await app.logIn('fogata-duena');
  stranger = await app.logIn('esquina-duena');
  itemId = (await onMenu()).id;
  const menu = await app.request<{ businessDate: string }>('GET', '/v1/catalog', { session: boss });
  today = menu.body.businessDate;
  const url = `/v1/branches/${boss.branchId}/tables`;
  const { body } = await app.request<{ tables: { id: string }[] }>('GET', url, { session: boss });
  tableId = body.tables[0]?.id ?? '';
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

async function onMenu(channel = 'dine_in', branchId = boss.branchId) {
  const { body } = await app.request<{ products: { id: string; name: string; priceMinor: number }[] }>(
    'GET',
    `/v1/catalog?branchId=${branchId}&channel=${channel}`,
    { session: boss },
  );
  const product = body.products.find(({ name }) => name === PRODUCT);
  if (!product) throw new Error(`no ${PRODUCT}`);
  return product;
}
/** What somebody pays for one. */
async function onBill(type: 'dine_in' | 'counter'): Promise<number> {
  const { body, headers } = await orderBody(app, boss, [[PRODUCT, 1]], {
    ...(type === 'dine_in' ? { type, tableId } : { type }),
  });
  const answer = await app.request<{ lines: { totalMinor: number }[] }>('POST', '/v1/orders', {
    session: boss,
    body,
    headers,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  // Of the table's order, which goes on, the line that was noted now.
  return answer.body.lines.at(-1)?.totalMinor ?? 0;
}
const shape = (name: string, change: object = {}) => ({
  ...{ name, branchId: null, channels: [], validFrom: null, validTo: null, rank: 0, state: 'active' },
  ...change,
});
const post = (url: string, body: object = {}, session = boss) =>
  app.request<List>('POST', url, { session, body, headers: { 'idempotency-key': newId() } });
const put = (id: string, body: object, session = boss) =>
  app.request<List>('PUT', `/v1/price-lists/${id}`, { session, body });
const price = (id: string, prices: object[], session = boss) =>
  app.request<{ changed: number }>('PUT', `/v1/price-lists/${id}/prices`, { session, body: { prices } });
const refused = (answer: Answer<unknown>, status: number, code: string) =>
  expectProblem(answer as Answer, status, code);
async function made(name: string, change: object = {}): Promise<List> {
  const { status, body } = await post('/v1/price-lists', { id: newId(), ...shape(name, change) });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}
async function remove(id: string): Promise<void> {
  expect((await post(`/v1/price-lists/${id}/delete`)).body).toMatchObject({ deleted: true });
}

describe('a list of prices', () => {
  const base = 3_890_000;
  const otherBranch = async () => {
    const { body } = await app.request<{ branches: { id: string }[] }>('GET', '/v1/me', { session: boss });
    return body.branches.find(({ id }) => id !== boss.branchId)?.id ?? '';
  };

  test.each<[string, { from?: number; to?: number; channels?: string[]; state?: string }, number[]]>([
    ['everywhere', {}, [1, 1, 1, 1]],
    ['delivery alone', { channels: ['delivery'] }, [0, 0, 1, 0]],
    ['paused', { state: 'paused' }, [0, 0, 0, 0]],
    ['from tomorrow', { from: 1 }, [0, 0, 0, 0]],
    ['until yesterday', { to: -1 }, [0, 0, 0, 0]],
    ['today alone', { from: 0, to: 0 }, [1, 1, 1, 1]],
  ])('holds %s', async (name, { from, to, ...change }, holds) => {
    const day = (days: number | undefined) =>
      days === undefined ? null : Temporal.PlainDate.from(today).add({ days }).toString();
    const list = await made(name, { ...change, validFrom: day(from), validTo: day(to) });
    expect((await price(list.id, [{ itemId, priceMinor: 1_000_000 }])).body).toEqual({ changed: 1 });
    const dearer = (held: number | undefined) => (held === 1 ? 1_000_000 : base);
    const other = await otherBranch();
    const seen = [
      (await onMenu('dine_in')).priceMinor,
      (await onMenu('takeaway')).priceMinor,
      (await onMenu('delivery')).priceMinor,
      (await onMenu('dine_in', other)).priceMinor,
    ];
    expect(seen).toEqual(holds.map(dearer));
    expect(await onBill('dine_in')).toBe(dearer(holds[0]));
    expect(await onBill('counter')).toBe(dearer(holds[1]));
    await remove(list.id);
    expect((await onMenu()).priceMinor).toBe(base);
  });

  test('of several the highest rank counts, then the one for this branch, then the one for this way of selling', async () => {
    const lists = [
      await made('Para todos'),
      await made('Para la mesa', { channels: ['dine_in'] }),
      await made('Para la sede', { branchId: boss.branchId }),
      await made('Primero', { rank: 5 }),
    ];
    for (const [at, { id }] of lists.entries()) {
      await price(id, [{ itemId, priceMinor: (at + 1) * 100_000 }]);
      expect((await onMenu()).priceMinor).toBe((at + 1) * 100_000);
      expect(await onBill('dine_in')).toBe((at + 1) * 100_000);
    }
    for (const { id } of lists) await remove(id);
  });

  test('shows what things cost with and without it, sizes each for themselves', async () => {
    const { id } = await made('Cuadrícula');
    const read = async (query: string) =>
      (
        await app.request<{ prices: Row[]; next: string | null }>(
          'GET',
          `/v1/price-lists/${id}/prices?${query}`,
          { session: boss },
        )
      ).body;
    const { prices } = await read('search=jugo%20natural');
    expect(prices.length).toBeGreaterThan(1);
    expect(prices.every(({ variantName, priceMinor }) => variantName !== null && priceMinor === null)).toBe(
      true,
    );
    await price(id, [{ itemId: prices[0]?.itemId, priceMinor: 1 }]);
    expect((await read('search=jugo%20natural')).prices[0]?.priceMinor).toBe(1);
    const seen: string[] = [];
    for (let after = ''; ; ) {
      const page = await read(`limit=10${after}`);
      seen.push(...page.prices.map((row) => row.itemId));
      if (page.next === null) break;
      after = `&after=${encodeURIComponent(page.next)}`;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(39);
    await remove(id);
  });

  test('sets all prices or none, and what is set twice changes once', async () => {
    const { id } = await made('Todo o nada');
    refused(
      await price(id, [
        { itemId, priceMinor: 5 },
        { itemId: newId(), priceMinor: 5 },
      ]),
      404,
      'catalog.item_unknown',
    );
    refused(
      await price(
        id,
        [itemId, itemId].map((one) => ({ itemId: one, priceMinor: 5 })),
      ),
      422,
      'catalog.repeated',
    );
    expect((await onMenu()).priceMinor).toBe(base);
    for (const changed of [1, 0])
      expect((await price(id, [{ itemId, priceMinor: 5 }])).body).toEqual({ changed });
    expect((await price(id, [{ itemId, priceMinor: null }])).body).toEqual({ changed: 1 });
    const history = await owner.rows(
      `select old_minor::int as was, new_minor::int as is from catalog.price_changes where list_id = $1 order by id`,
      [id],
    );
    expect(history).toEqual([
      { was: null, is: 5 },
      { was: 5, is: null },
    ]);
    await remove(id);
    refused(await price(id, [{ itemId, priceMinor: 5 }]), 404, 'catalog.list_unknown');
  });

  test('is changed by version, comes back with its prices, and begins before it ends', async () => {
    const { id } = await made('Versiones');
    await price(id, [{ itemId, priceMinor: 7 }]);
    const both = await Promise.all(['Una', 'Otra'].map((name) => put(id, { ...shape(name), version: 1 })));
    const [won, lost] = both.toSorted((a, b) => a.status - b.status);
    expect(won?.status).toBe(200);
    refused(lost as Answer<unknown>, 409, 'catalog.list_changed');
    const wrong = shape('Al revés', { validFrom: '2026-11-02', validTo: '2026-11-01' });
    refused(await post('/v1/price-lists', { id: newId(), ...wrong }), 422, 'catalog.list_ends_first');
    await remove(id);
    expect((await post(`/v1/price-lists/${id}/restore`)).body).toMatchObject({ deleted: false, prices: 1 });
    expect((await onMenu()).priceMinor).toBe(7);
    await remove(id);
  });

  test('of another company is neither read nor changed', async () => {
    const { id } = await made('Nuestra');
    refused(await put(id, { ...shape('Suya'), version: 1 }, stranger), 404, 'catalog.list_unknown');
    refused(await price(id, [{ itemId, priceMinor: 1 }], stranger), 404, 'catalog.list_unknown');
    refused(await post(`/v1/price-lists/${id}/delete`, {}, stranger), 404, 'catalog.list_unknown');
    const url = `/v1/price-lists/${id}/prices`;
    refused(await app.request('GET', url, { session: stranger }), 404, 'catalog.list_unknown');
    const theirs = await post('/v1/price-lists', { id: newId(), ...shape('Ajena') }, stranger);
    refused(await price(theirs.body.id, [{ itemId, priceMinor: 1 }], stranger), 404, 'catalog.item_unknown');
  });
});
