import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import { refusePlace } from './category-tree.ts';
import { type CategoryShape, holdTree, updateCategoryRow } from './queries/categories.ts';
import { putCategoryWindows } from './queries/windows.ts';
import { refuseWindows, type WindowShape } from './window-shape.ts';

/**
 * Changes a category, and moves it with all that is below it.
 *
 * @throws Refusal as `createCategory` says; `conflict` catalog.category_changed with the fresh version
 */
export async function updateCategory(
  ctx: Context,
  input: CategoryShape & { categoryId: string; version: number; windows: readonly WindowShape[] },
): Promise<void> {
  const { categoryId, name, parentId, windows } = input;
  refuseWindows(windows);
  const tree = await holdTree(ctx.tx);
  const before = tree.find(({ id }) => id === categoryId);
  if (!before) throw new Refusal('not_found', 'catalog.category_unknown');
  refusePlace(tree, categoryId, parentId);
  if (before.version !== input.version)
    throw new Refusal('conflict', 'catalog.category_changed', { version: before.version });
  await updateCategoryRow(ctx.tx, categoryId, input);
  await putCategoryWindows(ctx.tx, categoryId, windows);
  await announceMenuChange(ctx);
  recordAudit(ctx, {
    action: 'catalog.category_changed',
    objectType: 'category',
    objectId: categoryId,
    before: { name: before.name, parentId: before.parentId },
    after: { name, parentId },
  });
}
