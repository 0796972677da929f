import T from 'typebox';
import { type Route, route } from '../../../kernel/route.ts';
import { Id, Instant, Nullable } from '../../../kernel/schemas.ts';
import { findSoldOutNow, findWindowedProducts } from '../queries/availability.ts';
import { WindowInput } from './product-shapes.ts';

/** The routes by which who keeps the menu sees what is sold when. */
export const availabilityRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/availability',
    operation: 'readAvailability',
    summary: 'Products with hours of their own, and what has run out in which branch.',
    scope: 'company',
    permission: 'catalog.manage',
    answer: {
      status: 200,
      schema: T.Object(
        {
          products: T.Array(
            T.Object(
              { id: Id, name: T.String(), categoryId: Id, windows: T.Array(WindowInput) },
              { title: 'WindowedProduct' },
            ),
          ),
          soldOut: T.Array(
            T.Object(
              {
                branchId: Id,
                itemId: Id,
                kind: T.Enum(['product', 'variant', 'option']),
                name: T.String(),
                of: Nullable(T.String({ description: 'Of which product, or of which group.' })),
                until: Nullable(Instant),
                changedAt: Instant,
              },
              { title: 'SoldOutNow' },
            ),
          ),
        },
        { title: 'Availability' },
      ),
    },
    handle: async ({ tx }) => {
      const [products, soldOut] = await Promise.all([findWindowedProducts(tx), findSoldOutNow(tx)]);
      return { products, soldOut };
    },
  }),
];
