import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import { refusePlace } from './category-tree.ts';
import { holdTree, moveCategoryRows, orderCategoryRows } from './queries/categories.ts';
import { refuseRepeated } from './refuse-repeated.ts';

/** Categories that are to stand below one, in this order. */
export interface MoveCategoriesInput {
  /** Null: at the top. */
  parentId: string | null;
  categoryIds: readonly string[];
}

/**
 * Puts categories below one, in this order, with all that is below them: one of them may come from elsewhere.
 *
 * @throws Refusal as `refusePlace` says; `not_found` catalog.category_unknown; `invalid` catalog.repeated; `conflict`
 *   catalog.category_name_taken
 */
export async function moveCategories(ctx: Context, input: MoveCategoriesInput): Promise<void> {
  const { parentId, categoryIds } = input;
  const { tx } = ctx;
  const tree = await holdTree(tx);
  const named = new Set(categoryIds);
  const found = tree.filter(({ id }) => named.has(id));
  if (found.length < named.size) throw new Refusal('not_found', 'catalog.category_unknown');
  refuseRepeated('category', categoryIds);
  for (const { id } of found) refusePlace(tree, id, parentId);
  const moved = found.filter((one) => one.parentId !== parentId);
  if (moved.length > 0) {
    const ids = moved.map(({ id }) => id);
    await moveCategoryRows(tx, ids, parentId);
  }
  await orderCategoryRows(tx, categoryIds);
  await announceMenuChange(ctx);
  for (const { id, name, parentId: from } of moved)
    recordAudit(ctx, {
      action: 'catalog.category_changed',
      objectType: 'category',
      objectId: id,
      before: { name, parentId: from },
      after: { name, parentId },
    });
}
