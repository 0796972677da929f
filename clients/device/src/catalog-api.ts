import { type ApiClient, createApiClient, type Schemas } from '@fastops/contract';
import { dataOf, type Send } from './http.ts';

/** Shapes of products as who keeps them sees them. */
export type OfficeProduct = Schemas['OfficeProduct'];
export type ProductLine = Schemas['ProductLine'];
export type ProductShape = Omit<Schemas['NewProduct'], 'id'>;
export type PriceChange = Schemas['PriceChange'];
export type NewPrice = Schemas['PriceInput'];

/** Which products are wanted; what is left out is not asked for. */
export interface ProductFilter {
  /** Part of a name, or a whole code. */
  search?: string | undefined;
  categoryId?: string | undefined;
  /** Without it: whatever is not deleted. */
  state?: ProductLine['state'] | 'deleted' | undefined;
}

/** What many products are to be at once. */
export type ProductsChange = Omit<Schemas['ProductsChange'], 'productIds'>;

const PAGE = 200;

/**
 * The endpoints by which products are kept. All reject with an ApiProblem; what makes something is safe to repeat with the
 * same id.
 * @param baseUrl where the server is, for tests; a page asks the address it came from
 */
export function createCatalogApi(send: Send, baseUrl = '') {
  const client = createApiClient({ baseUrl, fetch: send });
  return { ...listCalls(client), ...productCalls(client) };
}

function listCalls(client: ApiClient) {
  return {
    /** A page of products by name; `next` is where the page after it begins. */
    products: async (filter: ProductFilter, after?: string, signal?: AbortSignal) => {
      const given = Object.entries({ ...filter, after }).filter(([, value]) => value);
      const query = { limit: PAGE, ...Object.fromEntries(given) };
      return dataOf(await client.GET('/v1/products', { params: { query }, ...(signal ? { signal } : {}) }));
    },
    /** All or none of at most 500, each only where it still costs what was looked at. */
    setPrices: async (prices: NewPrice[]) =>
      dataOf(await client.PUT('/v1/products/prices', { body: { prices } })).changed,
    /** All or none of at most 500. */
    changeProducts: async (productIds: string[], change: ProductsChange) =>
      dataOf(await client.POST('/v1/products/change', { body: { productIds, ...change } })).changed,
  };
}

function productCalls(client: ApiClient) {
  const of = (productId: string) => ({ params: { path: { productId } } });
  return {
    product: async (productId: string, signal?: AbortSignal) =>
      dataOf(
        await client.GET('/v1/products/{productId}', { ...of(productId), ...(signal ? { signal } : {}) }),
      ),
    createProduct: async (body: Schemas['NewProduct']) =>
      dataOf(await client.POST('/v1/products', { params: { header: { 'idempotency-key': body.id } }, body })),
    updateProduct: async (productId: string, body: Schemas['ProductChange']) =>
      dataOf(await client.PUT('/v1/products/{productId}', { ...of(productId), body })),
    deleteProduct: async (productId: string) =>
      dataOf(await client.POST('/v1/products/{productId}/delete', { ...of(productId), body: {} })),
    restoreProduct: async (productId: string) =>
      dataOf(await client.POST('/v1/products/{productId}/restore', { ...of(productId), body: {} })),
    /** Who set which price, the newest first. */
    priceChanges: async (productId: string, signal?: AbortSignal) =>
      dataOf(
        await client.GET('/v1/products/{productId}/prices', {
          ...of(productId),
          ...(signal ? { signal } : {}),
        }),
      ).prices,
  };
}
