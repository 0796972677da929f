import T, { type Static } from 'typebox';
import { Id } from '../../../kernel/schemas.ts';
import type { Tx } from '../../../kernel/tx.ts';
import { countProducts, findProductLines, type ProductFilter } from '../queries/product-list.ts';
import { pictureAnswer } from './picture-shapes.ts';

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

type Query = Static<typeof ProductPageQuery>;

function filterOf({ after, search, categoryId, state }: Query): ProductFilter {
  const place = after && { id: after.slice(0, ID_LENGTH), name: after.slice(ID_LENGTH) };
  return { after: place || undefined, search: search?.trim() || undefined, categoryId, state };
}

/** A page of products by name, and where the next one begins; null at the end. */
export async function readProductPage(tx: Tx, query: Query) {
  const { limit = PAGE } = query;
  const found = await findProductLines(tx, filterOf(query), limit + 1);
  const last = found.at(limit - 1);
  return {
    products: found.slice(0, limit).map((one) => ({ ...one, picture: pictureAnswer(one.picture) })),
    next: found.length > limit && last ? `${last.id}${last.name}` : null,
  };
}

/** As `readProductPage`; the first page also says how many products there are on all of them. */
export async function readCountedPage(tx: Tx, query: Query) {
  const [page, total] = await Promise.all([
    readProductPage(tx, query),
    query.after === undefined ? countProducts(tx, filterOf(query)) : null,
  ]);
  return { ...page, total };
}
