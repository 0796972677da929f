import { type ApiClient, createApiClient, type Schemas } from '@fastops/contract';
import { dataOf, type Send } from './http.ts';

/** Shapes of the menu as who keeps it sees them. */
export type OfficeCategory = Schemas['OfficeCategory'];
export type MenuWindow = Schemas['WindowInput'];
export type OptionGroupWhole = Schemas['OfficeGroup'];
export type PriceList = Schemas['PriceList'];
export type ListPrice = Schemas['ListPrice'];
export type TaxBook = Schemas['TaxBook'];
export type Availability = Schemas['Availability'];
/** The ways of selling. */
export type SaleChannel = PriceList['channels'][number];

type CategoryShape = Omit<OfficeCategory, 'id' | 'sortOrder' | 'version' | 'products'>;
type GroupShape = Omit<OptionGroupWhole, 'id' | 'deleted' | 'version' | 'products'>;
type PriceListShape = Omit<PriceList, 'id' | 'deleted' | 'version' | 'prices'>;
/** A change of something, and the version it was changed from. */
type Over<Shape> = Shape & { version: number };
type New<Shape> = Shape & { id: string };

const signalled = (signal: AbortSignal | undefined) => (signal ? { signal } : {});
const keyed = (id: string) => ({ params: { header: { 'idempotency-key': id } } });

/**
 * The endpoints by which the menu is kept: categories, option groups, price lists, taxes, what is sold when. All reject with
 * an ApiProblem; what makes something is safe to repeat with the same id.
 * @param baseUrl where the server is, for tests; a page asks the address it came from
 */
export function createMenuApi(send: Send, baseUrl = '') {
  const client = createApiClient({ baseUrl, fetch: send });
  return {
    ...categoryCalls(client),
    ...groupCalls(client),
    ...priceListCalls(client),
    ...taxCalls(client),
    ...taxNameCalls(client),
    ...availabilityCalls(client),
  };
}

function categoryCalls(client: ApiClient) {
  const of = (categoryId: string) => ({ params: { path: { categoryId } } });
  return {
    categories: async (signal?: AbortSignal) =>
      dataOf(await client.GET('/v1/categories', signalled(signal))).categories,
    createCategory: async (body: New<CategoryShape>) =>
      dataOf(await client.POST('/v1/categories', { ...keyed(body.id), body })).categories,
    updateCategory: async (categoryId: string, body: Over<CategoryShape>) =>
      dataOf(await client.PUT('/v1/categories/{categoryId}', { ...of(categoryId), body })).categories,
    /** Puts them below one, in this order; null: at the top. */
    placeCategories: async (parentId: string | null, categoryIds: string[]) =>
      dataOf(await client.PUT('/v1/categories/order', { body: { parentId, categoryIds } })).categories,
    deleteCategory: async (categoryId: string, moveTo: string | undefined) => {
      const body = moveTo === undefined ? {} : { moveTo };
      return dataOf(await client.POST('/v1/categories/{categoryId}/delete', { ...of(categoryId), body }));
    },
    restoreCategory: async (categoryId: string, body: { moveFrom?: string; productIds?: string[] }) =>
      dataOf(await client.POST('/v1/categories/{categoryId}/restore', { ...of(categoryId), body }))
        .categories,
  };
}

function groupCalls(client: ApiClient) {
  const of = (groupId: string) => ({ params: { path: { groupId } } });
  return {
    groups: async (signal?: AbortSignal) =>
      dataOf(await client.GET('/v1/option-groups', signalled(signal))).groups,
    createGroup: async (body: New<GroupShape>) =>
      dataOf(await client.POST('/v1/option-groups', { ...keyed(body.id), body })),
    updateGroup: async (groupId: string, body: Over<GroupShape>) =>
      dataOf(await client.PUT('/v1/option-groups/{groupId}', { ...of(groupId), body })),
    deleteGroup: async (groupId: string) =>
      dataOf(await client.POST('/v1/option-groups/{groupId}/delete', { ...of(groupId), body: {} })),
    restoreGroup: async (groupId: string) =>
      dataOf(await client.POST('/v1/option-groups/{groupId}/restore', { ...of(groupId), body: {} })),
  };
}

function priceListCalls(client: ApiClient) {
  const of = (listId: string) => ({ params: { path: { listId } } });
  return {
    priceLists: async (signal?: AbortSignal) =>
      dataOf(await client.GET('/v1/price-lists', signalled(signal))).lists,
    createPriceList: async (body: New<PriceListShape>) =>
      dataOf(await client.POST('/v1/price-lists', { ...keyed(body.id), body })),
    updatePriceList: async (listId: string, body: Over<PriceListShape>) =>
      dataOf(await client.PUT('/v1/price-lists/{listId}', { ...of(listId), body })),
    deletePriceList: async (listId: string) =>
      dataOf(await client.POST('/v1/price-lists/{listId}/delete', { ...of(listId), body: {} })),
    restorePriceList: async (listId: string) =>
      dataOf(await client.POST('/v1/price-lists/{listId}/restore', { ...of(listId), body: {} })),
    /** A page of products on sale with and without the list. */
    listPrices: async (listId: string, after: string | undefined, signal?: AbortSignal) => {
      const query = { limit: 200, state: 'active' as const, ...(after === undefined ? {} : { after }) };
      const params = { path: { listId }, query };
      return dataOf(await client.GET('/v1/price-lists/{listId}/prices', { params, ...signalled(signal) }));
    },
    /** All or none of at most 500; null takes an item out of the list. */
    setListPrices: async (listId: string, prices: { itemId: string; priceMinor: number | null }[]) =>
      dataOf(await client.PUT('/v1/price-lists/{listId}/prices', { ...of(listId), body: { prices } }))
        .changed,
  };
}

function taxCalls(client: ApiClient) {
  return {
    taxes: async (signal?: AbortSignal) => dataOf(await client.GET('/v1/taxes', signalled(signal))),
    /** From a day on; null takes back what was said of that day. */
    setTaxRate: async (taxId: string, body: { validFrom: string; rateBasisPoints: number | null }) =>
      dataOf(await client.PUT('/v1/taxes/{taxId}/rates', { params: { path: { taxId } }, body })),
    setClassTaxes: async (taxClassId: string, body: { regimeId: string; taxIds: string[] }) =>
      dataOf(
        await client.PUT('/v1/tax-classes/{taxClassId}/taxes', { params: { path: { taxClassId } }, body }),
      ),
    /** From a day on; null takes back what was said of that day. */
    setRegime: async (body: { branchId: string | null; validFrom: string; regimeId: string | null }) =>
      dataOf(await client.PUT('/v1/tax-regimes/standing', { body })),
  };
}

function taxNameCalls(client: ApiClient) {
  return {
    createTax: async (body: Schemas['NewTax']) =>
      dataOf(await client.POST('/v1/taxes', { ...keyed(body.id), body })),
    updateTax: async (taxId: string, body: { name: string; included: boolean }) =>
      dataOf(await client.PUT('/v1/taxes/{taxId}', { params: { path: { taxId } }, body })),
    createTaxClass: async (body: { id: string; name: string }) =>
      dataOf(await client.POST('/v1/tax-classes', { ...keyed(body.id), body })),
    renameTaxClass: async (taxClassId: string, name: string) =>
      dataOf(
        await client.PUT('/v1/tax-classes/{taxClassId}', {
          params: { path: { taxClassId } },
          body: { name },
        }),
      ),
    createRegime: async (body: { id: string; name: string }) =>
      dataOf(await client.POST('/v1/tax-regimes', { ...keyed(body.id), body })),
    renameRegime: async (regimeId: string, name: string) =>
      dataOf(
        await client.PUT('/v1/tax-regimes/{regimeId}', { params: { path: { regimeId } }, body: { name } }),
      ),
  };
}

function availabilityCalls(client: ApiClient) {
  return {
    availability: async (signal?: AbortSignal) =>
      dataOf(await client.GET('/v1/availability', signalled(signal))),
  };
}
