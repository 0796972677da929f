import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import { holdTree, orderCategoryRows } from './queries/categories.ts';
import { refuseRepeated } from './refuse-repeated.ts';

/**
 * Puts categories in the order in which they are named; those that are not named keep their places behind.
 *
 * @throws Refusal `not_found` catalog.category_unknown; `invalid` catalog.repeated
 */
export async function orderCategories(
  ctx: Context,
  input: { categoryIds: readonly string[] },
): Promise<void> {
  const { categoryIds } = input;
  const known = new Set((await holdTree(ctx.tx)).map(({ id }) => id));
  if (categoryIds.some((id) => !known.has(id))) throw new Refusal('not_found', 'catalog.category_unknown');
  refuseRepeated('category', categoryIds);
  await orderCategoryRows(ctx.tx, categoryIds);
  await announceMenuChange(ctx);
}
