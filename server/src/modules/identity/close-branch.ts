import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { announceAccessChange } from './announce-access-change.ts';
import { lockBranch, updateBranchRow } from './queries/branches.ts';
import { recordAudit } from './record-audit.ts';
import { refuseOverLimit } from './refuse-over-limit.ts';

/**
 * Closes a branch, or opens it again: nobody acts in a closed one, its past stays.
 *
 * @throws Refusal `not_found` identity.branch_unknown; `conflict` identity.branch_state when it is so already,
 *   identity.plan_limit
 */
export async function closeBranch(ctx: Context, input: { branchId: string; closed: boolean }): Promise<void> {
  if (!input.closed) await refuseOverLimit(ctx, 'branches');
  const branch = await lockBranch(ctx.tx, input.branchId);
  if (!branch) throw new Refusal('not_found', 'identity.branch_unknown');
  const state = input.closed ? 'closed' : 'active';
  if (branch.state === state)
    throw new Refusal('conflict', 'identity.branch_state', {
      state,
      allowed: [input.closed ? 'active' : 'closed'],
    });
  await Promise.all([updateBranchRow(ctx.tx, { ...branch, state }), announceAccessChange(ctx)]);
  recordAudit(ctx, {
    action: input.closed ? 'identity.branch_closed' : 'identity.branch_opened',
    objectType: 'branch',
    objectId: branch.id,
    branchId: branch.id,
    before: { name: branch.name, state: branch.state },
    after: { state },
  });
}
