import T from 'typebox';
import { type Route, route } from '../../../kernel/route.ts';
import { Id } from '../../../kernel/schemas.ts';
import { changeProducts } from '../change-products.ts';
import { setPrices } from '../set-prices.ts';
import { Minor } from './product-shapes.ts';

const MANAGE = 'catalog.manage';
const MOST = 500;
const closed = { additionalProperties: false };
const Changed = T.Object({ changed: T.Integer() }, { title: 'Changed' });

/** The routes by which many products are changed at once. */
export const bulkRoutes: Route[] = [
  route({
    method: 'PUT',
    path: '/v1/products/prices',
    operation: 'setPrices',
    summary: 'Set prices of products and sizes as they were looked at, all or none.',
    scope: 'company',
    permission: MANAGE,
    body: T.Object(
      {
        prices: T.Array(
          T.Object({ itemId: Id, fromMinor: Minor, toMinor: Minor }, { title: 'PriceInput', ...closed }),
          { minItems: 1, maxItems: MOST },
        ),
      },
      { title: 'PricesChange', ...closed },
    ),
    answer: { status: 200, schema: Changed },
    handle: async (ctx, { body }) => ({ changed: await setPrices(ctx, body) }),
  }),
  route({
    method: 'POST',
    path: '/v1/products/change',
    operation: 'changeProducts',
    summary: 'Move, retire, delete or bring back many products, all or none.',
    scope: 'company',
    permission: MANAGE,
    body: T.Object(
      {
        productIds: T.Array(Id, { minItems: 1, maxItems: MOST }),
        categoryId: T.Optional(Id),
        state: T.Optional(T.Enum(['active', 'retired', 'deleted'])),
      },
      { title: 'ProductsChange', ...closed },
    ),
    answer: { status: 200, schema: Changed },
    handle: async (ctx, { body: { productIds, ...change } }) => ({
      changed: await changeProducts(ctx, { productIds, change }),
    }),
  }),
];
