import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { takeApproval } from './queries/approvals.ts';

/** The act that is about to be done. */
export interface ConsumeApprovalInput {
  /** Permission the act needs. */
  action: string;
  objectId: string;
  amountMinor: number | null;
  /** Of somebody who may, for one who may not alone. */
  approvalId?: string | undefined;
}

/**
 * Lets an act through that needs a permission: the actor's own in this branch, or somebody's approval, used up in the
 * transaction that does the act. An approval fits this act, this object, this amount and the one who asked for it, once,
 * for a minute.
 *
 * @returns who approved, for the audit; undefined when the actor may do it alone
 * @throws Refusal `forbidden` identity.approval_required with the act to be approved, identity.approval_refused for an
 *   approval that does not fit
 */
export async function consumeApproval(
  ctx: BranchContext,
  input: ConsumeApprovalInput,
): Promise<{ id: string; name: string } | undefined> {
  const { approvalId, ...act } = input;
  if (approvalId === undefined) {
    if (ctx.branch.permissions.has(act.action)) return undefined;
    throw new Refusal('forbidden', 'identity.approval_required', act);
  }
  const approver = await takeApproval(ctx.tx, approvalId, {
    ...act,
    branchId: ctx.branch.id,
    requestedBy: ctx.actor.memberId,
  });
  if (!approver) throw new Refusal('forbidden', 'identity.approval_refused');
  return approver;
}
