import T, { type Static } from 'typebox';
import { Id } from '../../../kernel/schemas.ts';
import type { Tx } from '../../../kernel/tx.ts';
import { findProductLines } from '../queries/product-list.ts';

const PAGE = 100;
const ID_LENGTH = 36;
const PLACE = '^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})';

/** Which products are wanted, and from where on. */
export const ProductPageQuery = T.Object(
  {
    after: T.Optional(
      T.String({ pattern: PLACE, maxLength: 200, description: 'The `next` of the page before.' }),
    ),
    limit: T.Optional(T.Integer({ minimum: 1, maximum: 200, default: PAGE })),
    search: T.Optional(T.String({ maxLength: 80 })),
    categoryId: T.Optional(Id),
    state: T.Optional(T.Enum(['active', 'retired', 'deleted'])),
  },
  { additionalProperties: false },
);

/** A page of products by name, and where the next one begins; null at the end. */
export async function readProductPage(tx: Tx, query: Static<typeof ProductPageQuery>) {
  const { limit = PAGE, after, search, categoryId, state } = query;
  const place = after && { id: after.slice(0, ID_LENGTH), name: after.slice(ID_LENGTH) };
  const filter = { after: place || undefined, search: search?.trim() || undefined, categoryId, state };
  const found = await findProductLines(tx, filter, limit + 1);
  const last = found.at(limit - 1);
  return {
    products: found.slice(0, limit),
    next: found.length > limit && last ? `${last.id}${last.name}` : null,
  };
}
