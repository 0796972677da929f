import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { announceFloorChange } from './announce-floor-change.ts';
import { deleteAreaRow, holdArea } from './queries/areas.ts';
import { countTablesIn } from './queries/tables.ts';

/**
 * Takes an empty area away.
 *
 * @throws Refusal `not_found` orders.area_unknown; `conflict` orders.area_in_use with how many tables it has
 */
export async function deleteArea(ctx: BranchContext, input: { areaId: string }): Promise<void> {
  const area = await holdArea(ctx.tx, ctx.branch.id, input.areaId);
  if (!area) throw new Refusal('not_found', 'orders.area_unknown');
  const count = await countTablesIn(ctx.tx, area.id);
  if (count > 0) throw new Refusal('conflict', 'orders.area_in_use', { tables: count });
  await deleteAreaRow(ctx.tx, area);
  announceFloorChange(ctx, []);
  recordAudit(ctx, {
    action: 'orders.area_deleted',
    objectType: 'area',
    objectId: area.id,
    branchId: ctx.branch.id,
    before: { name: area.name },
  });
}
