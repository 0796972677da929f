import { createApiClient } from '@fastops/contract';
import { expect, test } from 'vitest';
import type { Catalog, CatalogDelta, Product } from './api-types.ts';
import { createMenuReader, withChanges } from './menu.ts';

const product = (id: string, priceMinor = 1_000): Product => ({
  id,
  categoryId: 'c',
  taxClassId: 't',
  name: id,
  description: null,
  code: null,
  barcode: null,
  priceMinor,
  stationId: null,
  prepMinutes: null,
  allergens: [],
  tags: [],
  variants: [],
  groupIds: [],
  combo: null,
  windows: null,
  sortOrder: 0,
  pictureId: null,
});
const menu: Catalog = {
  version: 7,
  branchId: 'b',
  channel: 'dine_in',
  businessDate: '2026-11-27',
  categories: [],
  taxClasses: [],
  groups: [],
  products: [product('a'), product('b')],
  soldOut: [{ itemId: 'a', until: null }],
};
const delta = (part: Partial<CatalogDelta>): CatalogDelta => ({
  categories: [],
  taxClasses: [],
  groups: [],
  products: [],
  soldOut: [],
  removed: { categoryIds: [], productIds: [], groupIds: [], soldOutItemIds: [] },
  ...part,
});

test('what changed replaces what was, in its place; what is new comes behind, what is gone leaves', () => {
  const next = withChanges(
    menu,
    9,
    delta({
      products: [product('a', 2_000), product('c')],
      soldOut: [{ itemId: 'b', until: null }],
      removed: { categoryIds: [], productIds: ['b'], groupIds: [], soldOutItemIds: ['a'] },
    }),
  );
  expect(next.version).toBe(9);
  expect(next.products.map(({ id, priceMinor }) => [id, priceMinor])).toEqual([
    ['a', 2_000],
    ['c', 1_000],
  ]);
  expect(next.soldOut.map(({ itemId }) => itemId)).toEqual(['b']);
  expect(menu.products.map(({ id }) => id)).toEqual(['a', 'b']);
});

/** A server that answers in turn; tells what it was asked. */
function served(answers: readonly unknown[]) {
  const asked: string[] = [];
  const read = createMenuReader(
    createApiClient({
      baseUrl: 'http://server.test',
      fetch: async (request) => {
        const { pathname, search } = new URL(request.url);
        asked.push(pathname + search);
        return Response.json(answers[asked.length - 1]);
      },
    }),
  );
  return { asked, read };
}
const changes = (part: object) => ({ ...menu, whole: false, changes: null, ...part });

test('is read whole once, then only what changed is asked for', async () => {
  const { asked, read } = served([
    menu,
    changes({ version: 8, changes: delta({ products: [product('a', 3_000)] }) }),
    changes({ version: 8 }),
  ]);
  expect(await read('b')).toEqual(menu);
  expect((await read('b')).products[0]?.priceMinor).toBe(3_000);
  expect((await read('b')).version).toBe(8);
  expect(asked).toEqual([
    '/v1/catalog?branchId=b',
    '/v1/catalog/changes?branchId=b&channel=dine_in&since=7&day=2026-11-27',
    '/v1/catalog/changes?branchId=b&channel=dine_in&since=8&day=2026-11-27',
  ]);
});

test('is read whole again where the server says so, and for another branch', async () => {
  const { asked, read } = served([menu, changes({ whole: true }), { ...menu, version: 9 }, menu]);
  await read('b');
  expect((await read('b')).version).toBe(9);
  await read('other');
  expect(asked.map((one) => one.split('?')[0])).toEqual([
    '/v1/catalog',
    '/v1/catalog/changes',
    '/v1/catalog',
    '/v1/catalog',
  ]);
});
