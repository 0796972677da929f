import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import { holdGroup, setGroupDeleted } from './queries/groups.ts';

/** A group to be taken away, or to be brought back. */
export interface DeleteGroupInput {
  groupId: string;
  /** False brings it back. */
  deleted: boolean;
}

/**
 * Takes a group away from every product it stands at, or brings it back to them. Once more is no change.
 *
 * @throws Refusal `not_found` catalog.group_unknown; `conflict` catalog.group_name_taken when its name was given away meanwhile
 */
export async function deleteGroup(ctx: Context, { groupId, deleted }: DeleteGroupInput): Promise<void> {
  const group = await holdGroup(ctx.tx, groupId);
  if (!group) throw new Refusal('not_found', 'catalog.group_unknown');
  if (group.deleted === deleted) return;
  await setGroupDeleted(ctx.tx, groupId, deleted);
  await announceMenuChange(ctx);
  recordAudit(ctx, {
    action: deleted ? 'catalog.group_deleted' : 'catalog.group_restored',
    objectType: 'option_group',
    objectId: groupId,
    [deleted ? 'before' : 'after']: { name: group.name, products: group.products },
  });
}
