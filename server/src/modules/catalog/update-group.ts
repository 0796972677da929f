import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import { type GroupShape, refuseGroup } from './group-shape.ts';
import { holdGroup, updateGroupRow } from './queries/groups.ts';

/** A group as it is to be, and the version it was changed from. */
export interface UpdateGroupInput {
  groupId: string;
  shape: GroupShape;
  version: number;
}

/**
 * Changes a group whole, at every product it stands at.
 *
 * @throws Refusal as `createGroup` says; `not_found` catalog.group_unknown; `conflict` catalog.group_changed with the fresh
 *   version
 */
export async function updateGroup(
  ctx: Context,
  { groupId, shape, version }: UpdateGroupInput,
): Promise<void> {
  const before = await holdGroup(ctx.tx, groupId);
  if (!before || before.deleted) throw new Refusal('not_found', 'catalog.group_unknown');
  refuseGroup(shape);
  if (before.version !== version)
    throw new Refusal('conflict', 'catalog.group_changed', { version: before.version });
  const stored = await updateGroupRow(ctx.tx, groupId, shape);
  if (stored < shape.options.length) throw new Refusal('conflict', 'catalog.option_exists');
  await announceMenuChange(ctx);
  const { name, minChoices, maxChoices, options } = before;
  recordAudit(ctx, {
    action: 'catalog.group_changed',
    objectType: 'option_group',
    objectId: groupId,
    before: { name, minChoices, maxChoices, options },
    after: { ...shape },
  });
}
