import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import { countProductsIn, deleteCategoryRow, holdTree, moveProducts } from './queries/categories.ts';

/** A category to be taken away, and where its products go. */
export interface DeleteCategoryInput {
  categoryId: string;
  moveTo?: string | undefined;
}

/**
 * Takes a category away. Its products go where it says; without that it is refused while there are some.
 *
 * @returns which products went there
 * @throws Refusal `not_found` catalog.category_unknown for either; `conflict` catalog.category_in_use with how many products,
 *   catalog.category_has_children
 */
export async function deleteCategory(ctx: Context, input: DeleteCategoryInput): Promise<string[]> {
  const { categoryId, moveTo } = input;
  const { tx } = ctx;
  const tree = await holdTree(tx);
  const category = tree.find(({ id }) => id === categoryId);
  const known = moveTo === undefined || (moveTo !== categoryId && tree.some(({ id }) => id === moveTo));
  if (!category || !known) throw new Refusal('not_found', 'catalog.category_unknown');
  if (tree.some(({ parentId }) => parentId === categoryId))
    throw new Refusal('conflict', 'catalog.category_has_children');
  const moved = moveTo === undefined ? [] : await moveProducts(tx, categoryId, moveTo);
  const products = await countProductsIn(tx, categoryId);
  if (products > 0) throw new Refusal('conflict', 'catalog.category_in_use', { products });
  await deleteCategoryRow(tx, categoryId);
  await announceMenuChange(ctx);
  recordAudit(ctx, {
    action: 'catalog.category_deleted',
    objectType: 'category',
    objectId: categoryId,
    before: { name: category.name },
    after: { movedProducts: moved.length, movedTo: moveTo ?? null },
  });
  return moved;
}
