import type { Context } from '../../kernel/context.ts';
import { recordAudit } from '../identity/index.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import { refusePlace } from './category-tree.ts';
import { type CategoryShape, holdTree, insertCategory } from './queries/categories.ts';

/**
 * Makes a category.
 *
 * @throws Refusal as `refusePlace` says; `conflict` catalog.category_name_taken, catalog.category_exists; `not_found`
 *   catalog.station_unknown
 */
export async function createCategory(ctx: Context, input: CategoryShape & { id: string }): Promise<void> {
  const { id, name, parentId } = input;
  refusePlace(await holdTree(ctx.tx), id, parentId);
  await insertCategory(ctx.tx, id, input);
  await announceMenuChange(ctx);
  recordAudit(ctx, {
    action: 'catalog.category_created',
    objectType: 'category',
    objectId: id,
    after: { name, parentId },
  });
}
