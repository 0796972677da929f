import type { BranchContext } from '../../kernel/context.ts';
import { floorChanged } from './events.ts';

/** Tells the screens of the branch that tables changed; none named: its areas did. */
export function announceFloorChange(ctx: BranchContext, tableIds: readonly string[]): void {
  ctx.announce(floorChanged, { schemaVersion: 1, branchId: ctx.branch.id, tableIds: [...tableIds] });
}
