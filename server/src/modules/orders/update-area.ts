import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { announceFloorChange } from './announce-floor-change.ts';
import { holdArea, renameArea } from './queries/areas.ts';

/** An area as it is to be, and the version it was looked at in. */
export interface UpdateAreaInput {
  areaId: string;
  name: string;
  version: number;
}

/**
 * Names an area.
 *
 * @throws Refusal `not_found` orders.area_unknown; `conflict` orders.area_changed with the fresh version,
 *   orders.area_name_taken
 */
export async function updateArea(ctx: BranchContext, input: UpdateAreaInput): Promise<void> {
  const { areaId, name, version } = input;
  const before = await holdArea(ctx.tx, ctx.branch.id, areaId);
  if (!before) throw new Refusal('not_found', 'orders.area_unknown');
  if (before.version !== version)
    throw new Refusal('conflict', 'orders.area_changed', { version: before.version });
  await renameArea(ctx.tx, before, name);
  announceFloorChange(ctx, []);
  recordAudit(ctx, {
    action: 'orders.area_changed',
    objectType: 'area',
    objectId: areaId,
    branchId: ctx.branch.id,
    before: { name: before.name },
    after: { name },
  });
}
