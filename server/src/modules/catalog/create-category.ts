import type { Context } from '../../kernel/context.ts';
import { recordAudit } from '../identity/index.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import { refusePlace } from './category-tree.ts';
import { type CategoryShape, holdTree, insertCategory } from './queries/categories.ts';
import { putCategoryWindows } from './queries/windows.ts';
import { refuseWindows, type WindowShape } from './window-shape.ts';

/**
 * Makes a category.
 *
 * @throws Refusal as `refusePlace` and `refuseWindows` say; `conflict` catalog.category_name_taken, catalog.category_exists; `not_found`
 *   catalog.station_unknown, catalog.branch_unknown
 */
export async function createCategory(
  ctx: Context,
  input: CategoryShape & { id: string; windows: readonly WindowShape[] },
): Promise<void> {
  const { id, name, parentId, windows } = input;
  refuseWindows(windows);
  refusePlace(await holdTree(ctx.tx), id, parentId);
  await insertCategory(ctx.tx, id, input);
  await putCategoryWindows(ctx.tx, id, windows);
  await announceMenuChange(ctx);
  recordAudit(ctx, {
    action: 'catalog.category_created',
    objectType: 'category',
    objectId: id,
    after: { name, parentId },
  });
}
