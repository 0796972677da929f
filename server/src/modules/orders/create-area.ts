import type { BranchContext } from '../../kernel/context.ts';
import { recordAudit } from '../identity/index.ts';
import { announceFloorChange } from './announce-floor-change.ts';
import { insertArea } from './queries/areas.ts';

/**
 * Makes an area behind the others of the branch.
 *
 * @throws Refusal `conflict` orders.area_name_taken, orders.area_exists
 */
export async function createArea(ctx: BranchContext, input: { id: string; name: string }): Promise<void> {
  const { id, name } = input;
  await insertArea(ctx.tx, { id, branchId: ctx.branch.id, name });
  announceFloorChange(ctx, []);
  recordAudit(ctx, {
    action: 'orders.area_created',
    objectType: 'area',
    objectId: id,
    branchId: ctx.branch.id,
    after: { name },
  });
}
