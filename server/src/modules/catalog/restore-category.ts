import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import { refusePlace } from './category-tree.ts';
import { findBulkProducts } from './queries/bulk.ts';
import { findDeletedCategory, holdTree, moveBack, restoreCategoryRow } from './queries/categories.ts';

/** A category to be brought back, and which products come back to it from where they went. */
export interface RestoreCategoryInput {
  categoryId: string;
  /** Where its products went when it was taken away. */
  moveFrom?: string | undefined;
  productIds?: readonly string[] | undefined;
}

/**
 * Brings a category back where it was, with its hours. Of the products named those come back that still are where they went;
 * who meanwhile put one elsewhere meant it. Once more is no change.
 *
 * @throws Refusal `not_found` catalog.category_unknown for it, for the one above it or for `moveFrom`, catalog.product_unknown;
 *   `conflict` catalog.category_name_taken when its name was given away meanwhile
 */
export async function restoreCategory(ctx: Context, input: RestoreCategoryInput): Promise<void> {
  const { categoryId, moveFrom, productIds = [] } = input;
  const { tx } = ctx;
  const tree = await holdTree(tx);
  const alive = (id: string) => tree.some((one) => one.id === id);
  if (moveFrom !== undefined && !alive(moveFrom)) throw new Refusal('not_found', 'catalog.category_unknown');
  const known = await findBulkProducts(tx, productIds);
  if (known.length < new Set(productIds).size) throw new Refusal('not_found', 'catalog.product_unknown');
  if (alive(categoryId)) return;
  const gone = await findDeletedCategory(tx, categoryId);
  if (!gone) throw new Refusal('not_found', 'catalog.category_unknown');
  refusePlace(tree, categoryId, gone.parentId);
  await restoreCategoryRow(tx, categoryId);
  const moved = moveFrom === undefined ? 0 : await moveBack(tx, { from: moveFrom, categoryId, productIds });
  await announceMenuChange(ctx);
  recordAudit(ctx, {
    action: 'catalog.category_restored',
    objectType: 'category',
    objectId: categoryId,
    after: { name: gone.name, movedProducts: moved },
  });
}
