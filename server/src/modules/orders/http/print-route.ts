import T from 'typebox';
import { type Route, route } from '../../../kernel/route.ts';
import { Id, Nullable } from '../../../kernel/schemas.ts';
import { findPrintRoute } from '../find-print-route.ts';
import { ORDER_TYPES } from '../order.ts';

const PrintRoute = T.Object(
  {
    parts: T.Array(
      T.Object(
        {
          productId: Id,
          name: T.String(),
          by: T.Enum(['product', 'category', 'branch', 'nobody'], { description: 'Who decided.' }),
          categoryName: Nullable(T.String()),
          stationId: Nullable(Id),
          stationName: Nullable(T.String()),
          targets: T.Array(T.Object({ printerId: Id, copies: T.Integer() })),
        },
        { title: 'PrintRoutePart' },
      ),
    ),
  },
  { title: 'PrintRoute' },
);

/** Where a product would be printed. */
export const printRouteRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/branches/{branchId}/products/{productId}/print-route',
    operation: 'readPrintRoute',
    summary: 'Where a product would be printed; of a combo, each part that it can have.',
    scope: 'branch',
    permission: 'orders.view',
    branchOf: { named: (input: { params: { branchId: string } }) => input.params.branchId },
    params: T.Object({ branchId: Id, productId: Id }),
    query: T.Object(
      { type: T.Optional(T.Enum([...ORDER_TYPES], { default: 'dine_in' })) },
      { additionalProperties: false },
    ),
    answer: { status: 200, schema: PrintRoute },
    handle: async (ctx, { params, query }) => ({
      parts: await findPrintRoute(ctx, { productId: params.productId, type: query.type ?? 'dine_in' }),
    }),
  }),
];
