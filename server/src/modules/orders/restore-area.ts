import type { BranchContext } from '../../kernel/context.ts';
import { recordAudit } from '../identity/index.ts';
import { announceFloorChange } from './announce-floor-change.ts';
import { restoreAreaRow } from './queries/areas.ts';

/**
 * Brings an area back; its tables that were taken away stay away. One that is not away stays as it is.
 *
 * @throws Refusal `conflict` orders.area_name_taken when its name was given away meanwhile
 */
export async function restoreArea(ctx: BranchContext, input: { areaId: string }): Promise<void> {
  const name = await restoreAreaRow(ctx.tx, ctx.branch.id, input.areaId);
  if (name === undefined) return;
  announceFloorChange(ctx, []);
  recordAudit(ctx, {
    action: 'orders.area_restored',
    objectType: 'area',
    objectId: input.areaId,
    branchId: ctx.branch.id,
    after: { name },
  });
}
