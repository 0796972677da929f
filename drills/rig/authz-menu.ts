import { randomUUIDv7 } from 'node:crypto';
import type { Recipe } from './authz-fresh.ts';
import { must } from './people.ts';

/** A product that fits, in a category of the company. */
async function shapeIn({ app, owner }: Parameters<Recipe>[0]) {
  const { products } = await must(app, 'GET', '/v1/catalog', { session: owner });
  const [known] = Object.values(products ?? {});
  return {
    name: `Producto ${randomUUIDv7()}`,
    ...{ categoryId: String(known?.categoryId), taxClassId: String(known?.taxClassId), priceMinor: 100_000 },
    ...{ description: null, stationId: null, code: null, barcode: null, prepMinutes: null, combo: null },
    ...{ allergens: [], tags: [], variants: [], groupIds: [], windows: [], state: 'active' },
  };
}

const product: Recipe = async (maker) => {
  const productId = randomUUIDv7();
  const body = { id: productId, ...(await shapeIn(maker)) };
  await must(maker.app, 'POST', '/v1/products', { session: maker.owner, body });
  return { ids: { productId } };
};

const categoryShape = () => ({
  name: `Categoría ${randomUUIDv7()}`,
  ...{ parentId: null, color: '#123456', stationId: null, windows: [] },
});

const category: Recipe = async ({ app, owner }) => {
  const categoryId = randomUUIDv7();
  const body = { id: categoryId, ...categoryShape() };
  await must(app, 'POST', '/v1/categories', { session: owner, body });
  return { ids: { categoryId } };
};

const groupShape = () => ({
  ...{ name: `Grupo ${randomUUIDv7()}`, minChoices: 0, maxChoices: 1 },
  options: [{ id: randomUUIDv7(), name: 'Opción', priceMinor: 0, isDefault: false, maxQuantity: 1 }],
});

const group: Recipe = async ({ app, owner }) => {
  const groupId = randomUUIDv7();
  const body = { id: groupId, ...groupShape() };
  await must(app, 'POST', '/v1/option-groups', { session: owner, body });
  return { ids: { groupId } };
};

const listShape = () => ({
  ...{ name: `Lista ${randomUUIDv7()}`, branchId: null, channels: [], validFrom: null, validTo: null },
  ...{ rank: 0, state: 'paused' },
});

const list: Recipe = async ({ app, owner }) => {
  const listId = randomUUIDv7();
  const body = { id: listId, ...listShape() };
  await must(app, 'POST', '/v1/price-lists', { session: owner, body });
  return { ids: { listId } };
};

/** What is asked of the menu. */
export const FRESH_MENU: Readonly<Record<string, Recipe>> = {
  // What had run out could not be ordered by those who come after.
  setSoldOut: async () => ({ body: { soldOut: false } }),
  createProduct: async (maker) => ({ body: { id: randomUUIDv7(), ...(await shapeIn(maker)) } }),
  updateProduct: async (maker) => ({
    ...(await product(maker)),
    body: { ...(await shapeIn(maker)), version: 1 },
  }),
  deleteProduct: product,
  restoreProduct: product,
  createCategory: async () => ({ body: { id: randomUUIDv7(), ...categoryShape() } }),
  updateCategory: async (maker) => ({
    ...(await category(maker)),
    body: { ...categoryShape(), version: 1 },
  }),
  setPrices: async (maker) => {
    const { ids } = await product(maker);
    return { body: { prices: [{ itemId: ids?.productId, fromMinor: 100_000, toMinor: 100_000 }] } };
  },
  changeProducts: async (maker) => {
    const { ids } = await product(maker);
    return { body: { productIds: [ids?.productId], state: 'retired' } };
  },
  createGroup: async () => ({ body: { id: randomUUIDv7(), ...groupShape() } }),
  updateGroup: async (maker) => ({ ...(await group(maker)), body: { ...groupShape(), version: 1 } }),
  deleteGroup: group,
  restoreGroup: group,
  createPriceList: async () => ({ body: { id: randomUUIDv7(), ...listShape() } }),
  updatePriceList: async (maker) => ({ ...(await list(maker)), body: { ...listShape(), version: 1 } }),
  deletePriceList: list,
  restorePriceList: list,
  deleteCategory: async (maker) => ({ ...(await category(maker)), body: {} }),
};
