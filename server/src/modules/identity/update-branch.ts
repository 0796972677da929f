import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { announceAccessChange } from './announce-access-change.ts';
import { refuseUnknownZone } from './branch.ts';
import { lockBranch, updateBranchRow } from './queries/branches.ts';
import { recordAudit } from './record-audit.ts';

/** What of a branch is to change; what is left out stays. */
export interface UpdateBranchInput {
  branchId: string;
  name?: string;
  address?: string | null;
  timeZone?: string;
  cutoffHour?: number;
}

/**
 * Changes a branch. Business dates that were stored stay what they were.
 *
 * @throws Refusal `not_found` identity.branch_unknown; `invalid` identity.zone_unknown; `conflict`
 *   identity.branch_name_taken
 */
export async function updateBranch(ctx: Context, input: UpdateBranchInput): Promise<void> {
  const branch = await lockBranch(ctx.tx, input.branchId);
  if (!branch) throw new Refusal('not_found', 'identity.branch_unknown');
  if (input.timeZone !== undefined) refuseUnknownZone(input.timeZone);
  const { branchId: _, ...changes } = input;
  const fresh = { ...branch, ...changes };
  await Promise.all([updateBranchRow(ctx.tx, fresh), announceAccessChange(ctx)]);
  recordAudit(ctx, {
    action: 'identity.branch_changed',
    objectType: 'branch',
    objectId: branch.id,
    branchId: branch.id,
    before: { ...branch },
    after: { ...fresh },
  });
}
