import T from 'typebox';
import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type Route, route } from '../../../kernel/route.ts';
import { Id, NoBody, Nullable, PlainDate } from '../../../kernel/schemas.ts';
import { createPriceList } from '../create-price-list.ts';
import { deletePriceList } from '../delete-price-list.ts';
import { CHANNELS } from '../menu.ts';
import type { PriceListShape } from '../price-list-shape.ts';
import { findPriceRows } from '../queries/list-prices.ts';
import { findPriceList, findPriceLists } from '../queries/price-lists.ts';
import { setListPrices } from '../set-list-prices.ts';
import { updatePriceList } from '../update-price-list.ts';
import { ProductPageQuery, readProductPage } from './product-page.ts';
import { Minor, Name } from './product-shapes.ts';

const MANAGE = 'catalog.manage';
const closed = { additionalProperties: false };
const ListParams = T.Object({ listId: Id });
const fields = {
  name: Name,
  branchId: Nullable(Id),
  channels: T.Array(T.Enum([...CHANNELS]), { maxItems: CHANNELS.length }),
  validFrom: Nullable(PlainDate),
  validTo: Nullable(PlainDate),
  rank: T.Integer({ minimum: 0, maximum: 1_000 }),
  state: T.Enum(['active', 'paused']),
};
const PriceList = T.Object(
  { id: Id, ...fields, deleted: T.Boolean(), version: T.Integer(), prices: T.Integer() },
  { title: 'PriceList' },
);
const PriceRow = T.Object(
  {
    itemId: Id,
    productId: Id,
    variantId: Nullable(Id),
    productName: T.String(),
    variantName: Nullable(T.String()),
    baseMinor: T.Integer(),
    priceMinor: Nullable(T.Integer()),
  },
  { title: 'ListPrice' },
);

async function answered({ tx }: Context, listId: string) {
  const list = await findPriceList(tx, listId);
  if (!list) throw new Refusal('not_found', 'catalog.list_unknown');
  return list;
}

const shapeOf = (body: PriceListShape): PriceListShape => {
  const { name, branchId, channels, validFrom, validTo, rank, state } = body;
  return { name, branchId, channels, validFrom, validTo, rank, state };
};

/** The routes by which lists of prices are kept. */
export const priceListRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/price-lists',
    operation: 'listPriceLists',
    summary: 'The lists of prices, the one that counts before others first.',
    scope: 'company',
    permission: MANAGE,
    answer: { status: 200, schema: T.Object({ lists: T.Array(PriceList) }, { title: 'PriceLists' }) },
    handle: async ({ tx }) => ({ lists: await findPriceLists(tx) }),
  }),
  route({
    method: 'POST',
    path: '/v1/price-lists',
    operation: 'createPriceList',
    summary: 'Make a list of prices.',
    scope: 'company',
    permission: MANAGE,
    idempotent: true,
    body: T.Object({ id: Id, ...fields }, { title: 'NewPriceList', ...closed }),
    answer: { status: 201, schema: PriceList },
    handle: async (ctx, { body }) => {
      await createPriceList(ctx, { id: body.id, shape: shapeOf(body) });
      return answered(ctx, body.id);
    },
  }),
  route({
    method: 'PUT',
    path: '/v1/price-lists/{listId}',
    operation: 'updatePriceList',
    summary: 'Change where, how and when a list of prices holds.',
    scope: 'company',
    permission: MANAGE,
    params: ListParams,
    body: T.Object(
      { ...fields, version: T.Integer({ minimum: 1, maximum: 2_147_483_647 }) },
      { title: 'PriceListChange', ...closed },
    ),
    answer: { status: 200, schema: PriceList },
    handle: async (ctx, { params, body }) => {
      await updatePriceList(ctx, { ...params, version: body.version, shape: shapeOf(body) });
      return answered(ctx, params.listId);
    },
  }),
  stateRoute(true),
  stateRoute(false),
  route({
    method: 'GET',
    path: '/v1/price-lists/{listId}/prices',
    operation: 'listListPrices',
    summary: 'What products cost with and without a list, by name.',
    scope: 'company',
    permission: MANAGE,
    params: ListParams,
    query: ProductPageQuery,
    answer: {
      status: 200,
      schema: T.Object({ prices: T.Array(PriceRow), next: Nullable(T.String()) }, { title: 'ListPrices' }),
    },
    handle: async (ctx, { params, query }) => {
      await answered(ctx, params.listId);
      const { products, next } = await readProductPage(ctx.tx, query);
      const ids = products.map(({ id }) => id);
      return { prices: await findPriceRows(ctx.tx, params.listId, ids), next };
    },
  }),
  route({
    method: 'PUT',
    path: '/v1/price-lists/{listId}/prices',
    operation: 'setListPrices',
    summary: 'Set prices of a list, all or none.',
    scope: 'company',
    permission: MANAGE,
    params: ListParams,
    body: T.Object(
      {
        prices: T.Array(
          T.Object({ itemId: Id, priceMinor: Nullable(Minor) }, { title: 'ListPriceInput', ...closed }),
          { minItems: 1, maxItems: 500 },
        ),
      },
      { title: 'ListPricesChange', ...closed },
    ),
    answer: { status: 200, schema: T.Object({ changed: T.Integer() }, { title: 'ListPricesChanged' }) },
    handle: async (ctx, { params, body }) => ({ changed: await setListPrices(ctx, { ...params, ...body }) }),
  }),
];

function stateRoute(deleted: boolean): Route {
  return route({
    method: 'POST',
    path: deleted ? '/v1/price-lists/{listId}/delete' : '/v1/price-lists/{listId}/restore',
    operation: deleted ? 'deletePriceList' : 'restorePriceList',
    summary: deleted ? 'Take a list of prices away.' : 'Bring a list of prices back with its prices.',
    scope: 'company',
    permission: MANAGE,
    params: ListParams,
    body: NoBody,
    answer: { status: 200, schema: PriceList },
    handle: async (ctx, { params }) => {
      await deletePriceList(ctx, { ...params, deleted });
      return answered(ctx, params.listId);
    },
  });
}
