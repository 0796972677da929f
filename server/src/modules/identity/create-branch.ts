import type { Context } from '../../kernel/context.ts';
import { announceAccessChange } from './announce-access-change.ts';
import { refuseUnknownZone } from './branch.ts';
import { countBranches, insertBranch } from './queries/branches.ts';
import { recordAudit } from './record-audit.ts';
import { refuseOverLimit } from './refuse-over-limit.ts';

/** A branch to be opened. */
export interface CreateBranchInput {
  id: string;
  name: string;
  address?: string;
  /** IANA zone. */
  timeZone: string;
  /** Whole hours after midnight at which the business day begins. */
  cutoffHour: number;
}

/**
 * Opens a branch; everybody who works for the company as a whole stands in it at once.
 *
 * @throws Refusal `invalid` identity.zone_unknown; `conflict` identity.plan_limit, identity.branch_name_taken
 */
export async function createBranch(ctx: Context, input: CreateBranchInput): Promise<void> {
  refuseUnknownZone(input.timeZone);
  await refuseOverLimit(ctx, 'branches');
  const { next } = await countBranches(ctx.tx);
  await insertBranch(ctx.tx, { ...input, sortOrder: next });
  await announceAccessChange(ctx);
  const { id, ...after } = input;
  recordAudit(ctx, {
    action: 'identity.branch_created',
    objectType: 'branch',
    objectId: id,
    branchId: id,
    after: { ...after },
  });
}
