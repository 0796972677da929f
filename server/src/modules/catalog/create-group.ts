import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import { type GroupShape, refuseGroup } from './group-shape.ts';
import { insertGroup } from './queries/groups.ts';

/** A group to be made; its id is its maker's choice. */
export interface CreateGroupInput {
  id: string;
  shape: GroupShape;
}

/**
 * Makes a group of options. It stands at no product yet.
 *
 * @throws Refusal as `refuseGroup` says; `conflict` catalog.group_exists, catalog.group_name_taken, catalog.option_exists
 */
export async function createGroup(ctx: Context, { id, shape }: CreateGroupInput): Promise<void> {
  refuseGroup(shape);
  const stored = await insertGroup(ctx.tx, id, shape);
  if (stored < shape.options.length) throw new Refusal('conflict', 'catalog.option_exists');
  await announceMenuChange(ctx);
  recordAudit(ctx, {
    action: 'catalog.group_created',
    objectType: 'option_group',
    objectId: id,
    after: { ...shape },
  });
}
