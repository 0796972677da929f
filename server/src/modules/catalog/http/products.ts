import T from 'typebox';
import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type Route, route } from '../../../kernel/route.ts';
import { Id, NoBody, Nullable } from '../../../kernel/schemas.ts';
import { createProduct } from '../create-product.ts';
import { deleteProduct } from '../delete-product.ts';
import { findPriceChanges, findWholeProduct } from '../queries/product-list.ts';
import { updateProduct } from '../update-product.ts';
import { ProductPageQuery, readCountedPage } from './product-page.ts';
import {
  OfficeProduct,
  PriceLine,
  ProductLine,
  productAnswer,
  productFields,
  shapeOf,
} from './product-shapes.ts';

const MANAGE = 'catalog.manage';
const ProductParams = T.Object({ productId: Id });

async function answered(ctx: Context, productId: string) {
  const product = await findWholeProduct(ctx.tx, productId);
  if (!product) throw new Refusal('not_found', 'catalog.product_unknown');
  return productAnswer(product);
}

/** The routes by which products are kept. */
export const productRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/products',
    operation: 'listProducts',
    summary: 'Products by name.',
    scope: 'company',
    permission: MANAGE,
    query: ProductPageQuery,
    answer: {
      status: 200,
      schema: T.Object(
        {
          products: T.Array(ProductLine),
          next: Nullable(T.String()),
          total: Nullable(T.Integer({ description: 'On all pages; told with the first one.' })),
        },
        { title: 'Products' },
      ),
    },
    handle: ({ tx }, { query }) => readCountedPage(tx, query),
  }),
  route({
    method: 'GET',
    path: '/v1/products/{productId}',
    operation: 'readProduct',
    summary: 'A product with everything that belongs to it.',
    scope: 'company',
    permission: MANAGE,
    params: ProductParams,
    answer: { status: 200, schema: OfficeProduct },
    handle: (ctx, { params }) => answered(ctx, params.productId),
  }),
  route({
    method: 'GET',
    path: '/v1/products/{productId}/prices',
    operation: 'listPriceChanges',
    summary: 'Who set which price of a product, the newest first.',
    scope: 'company',
    permission: MANAGE,
    params: ProductParams,
    answer: {
      status: 200,
      schema: T.Object({ prices: T.Array(PriceLine) }, { title: 'PriceChanges' }),
    },
    handle: async (ctx, { params }) => {
      await answered(ctx, params.productId);
      const prices = await findPriceChanges(ctx.tx, params.productId);
      return { prices: prices.map((price) => ({ ...price, changedAt: price.changedAt.toString() })) };
    },
  }),
  route({
    method: 'POST',
    path: '/v1/products',
    operation: 'createProduct',
    summary: 'Put a product on the menu.',
    scope: 'company',
    permission: MANAGE,
    idempotent: true,
    body: T.Object({ id: Id, ...productFields }, { title: 'NewProduct', additionalProperties: false }),
    answer: { status: 201, schema: OfficeProduct },
    handle: async (ctx, { body }) => {
      await createProduct(ctx, { id: body.id, shape: shapeOf(body) });
      return answered(ctx, body.id);
    },
  }),
  route({
    method: 'PUT',
    path: '/v1/products/{productId}',
    operation: 'updateProduct',
    summary: 'Change a product whole.',
    scope: 'company',
    permission: MANAGE,
    params: ProductParams,
    body: T.Object(
      { ...productFields, version: T.Integer({ minimum: 1, maximum: 2_147_483_647 }) },
      { title: 'ProductChange', additionalProperties: false },
    ),
    answer: { status: 200, schema: OfficeProduct },
    handle: async (ctx, { params, body }) => {
      await updateProduct(ctx, { ...params, version: body.version, shape: shapeOf(body) });
      return answered(ctx, params.productId);
    },
  }),
  stateRoute(true),
  stateRoute(false),
];

function stateRoute(deleted: boolean): Route {
  return route({
    method: 'POST',
    path: deleted ? '/v1/products/{productId}/delete' : '/v1/products/{productId}/restore',
    operation: deleted ? 'deleteProduct' : 'restoreProduct',
    summary: deleted ? 'Take a product off the menu.' : 'Bring a product back as it was.',
    scope: 'company',
    permission: MANAGE,
    params: ProductParams,
    body: NoBody,
    answer: { status: 200, schema: OfficeProduct },
    handle: async (ctx, { params }) => {
      await deleteProduct(ctx, { ...params, deleted });
      return answered(ctx, params.productId);
    },
  });
}
