import { randomUUIDv7 } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
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

const named = (word: string) => ({ id: randomUUIDv7(), name: `${word} ${randomUUIDv7()}` });
const taxShape = { included: true, validFrom: '2030-01-01', rateBasisPoints: 0 };
/** A PNG of one pixel. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAADElEQVQImWPo6OgAAAM0AZmUse0HAAAAAElFTkSuQmCC',
  'base64',
);

/** A product that showed a picture, and shows it no more. */
const withPicture: Recipe = async (maker) => {
  const made = await product(maker);
  const url = `/v1/products/${made.ids?.productId}/picture`;
  const headers = { 'content-type': 'image/png' };
  const { picture } = await must(maker.app, 'PUT', url, { session: maker.owner, bytes: PIXEL, headers });
  const pictureId = String(picture?.id);
  await must(maker.app, 'DELETE', url, { session: maker.owner });
  return { ids: { ...made.ids, pictureId }, body: { pictureId } };
};

const FILE = { bytes: Buffer.from('Nombre;Categoría;Precio\nPlato;De un archivo;9.900\n'), type: 'text/csv' };

const LOOKS = 300;

/** Looks again and again, for half a minute at most. */
async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    if (await isSo()) return;
    await setTimeout(100);
  }
  throw new Error(`in vain: ${what}`);
}

/** A file that was looked at; no other one is being taken over or back. */
const sentFile: Recipe = async ({ app, owner }) => {
  const importId = randomUUIDv7();
  const url = `/v1/menu-imports?id=${importId}&fileName=carta.csv`;
  const headers = { 'content-type': FILE.type };
  await must(app, 'POST', url, { session: owner, bytes: FILE.bytes, headers });
  await until('no import is under way', async () => {
    const { imports } = await must(app, 'GET', '/v1/menu-imports', { session: owner });
    return !Object.values(imports ?? {}).some(({ state }) => ['queued', 'undoing'].includes(String(state)));
  });
  return { ids: { importId } };
};

/** A file that was taken over. */
const takenFile: Recipe = async (maker) => {
  const { app, owner } = maker;
  const made = await sentFile(maker);
  const url = `/v1/menu-imports/${made.ids?.importId}`;
  const headers = { 'idempotency-key': randomUUIDv7() };
  await must(app, 'POST', `${url}/apply`, { session: owner, body: {}, headers });
  await until('the import is taken over', async () => {
    const state = String((await must(app, 'GET', url, { session: owner })).state);
    if (state === 'failed') throw new Error('the import has failed');
    return state === 'applied';
  });
  return made;
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
  setPicture: async (maker) => ({ ...(await product(maker)), bytes: { bytes: PIXEL, type: 'image/png' } }),
  removePicture: product,
  uploadMenuImport: async () => ({ bytes: FILE }),
  checkMenuImport: async (maker) => ({
    ...(await sentFile(maker)),
    body: { mapping: ['name', 'category', 'price'] },
  }),
  applyMenuImport: sentFile,
  undoMenuImport: takenFile,
  restorePicture: withPicture,
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
  restoreCategory: async (maker) => ({ ...(await category(maker)), body: {} }),
  orderCategories: async (maker) => {
    const { ids } = await category(maker);
    return { body: { parentId: null, categoryIds: [ids?.categoryId] } };
  },
  createTax: async () => ({ body: { ...named('Impuesto'), ...taxShape } }),
  updateTax: async ({ app, owner }) => {
    const made = named('Impuesto');
    await must(app, 'POST', '/v1/taxes', { session: owner, body: { ...made, ...taxShape } });
    return { ids: { taxId: made.id }, body: { name: made.name, included: false } };
  },
  createTaxClass: async () => ({ body: named('Clase') }),
  renameTaxClass: async ({ app, owner }) => {
    const made = named('Clase');
    await must(app, 'POST', '/v1/tax-classes', { session: owner, body: made });
    return { ids: { taxClassId: made.id }, body: { name: named('Clase').name } };
  },
  createRegime: async () => ({ body: named('Régimen') }),
  renameRegime: async ({ app, owner }) => {
    const made = named('Régimen');
    await must(app, 'POST', '/v1/tax-regimes', { session: owner, body: made });
    return { ids: { regimeId: made.id }, body: { name: named('Régimen').name } };
  },
};
