import T from 'typebox';
import { type Route, route } from '../../../kernel/route.ts';
import { Id, Instant, Nullable } from '../../../kernel/schemas.ts';
import { setSoldOut } from '../set-sold-out.ts';

/** The routes by which something runs out. */
export const soldOutRoutes: Route[] = [
  route({
    method: 'PUT',
    path: '/v1/branches/{branchId}/sold-out/{itemId}',
    operation: 'setSoldOut',
    summary: 'Say that a product, a size or an option has run out in a branch, or is there again.',
    scope: 'branch',
    permission: 'catalog.set_sold_out',
    branchOf: { named: ({ params }) => params.branchId },
    params: T.Object({ branchId: Id, itemId: Id }),
    body: T.Object(
      {
        soldOut: T.Boolean(),
        until: T.Optional(T.Enum(['tomorrow', 'further_notice'], { default: 'further_notice' })),
      },
      { title: 'SoldOutChange', additionalProperties: false },
    ),
    answer: {
      status: 200,
      schema: T.Object(
        { itemId: Id, soldOut: T.Boolean(), until: Nullable(Instant) },
        { title: 'SoldOutState' },
      ),
    },
    handle: async (ctx, { params: { itemId }, body: { soldOut, until = 'further_notice' } }) => {
      const ends = await setSoldOut(ctx, { itemId, soldOut, until });
      return { itemId, soldOut, until: ends?.toString() ?? null };
    },
  }),
];
