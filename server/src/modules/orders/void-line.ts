import type { BranchContext } from '../../kernel/context.ts';
import { applyActs } from './apply-acts.ts';
import type { OrderView } from './order.ts';

/** A sent line that is taken back. */
export interface VoidLineInput {
  orderId: string;
  lineId: string;
  reason: string;
  /** Of somebody who may, for one who may not. */
  approvalId?: string;
}

/**
 * Takes a sent line back: its amount leaves the order, its station is told, and who did it, who approved it and why stay
 * in the audit.
 *
 * @throws Refusal `not_found` orders.order_unknown, orders.line_unknown; `conflict` orders.line_not_sent,
 *   orders.line_voided; `forbidden` identity.approval_required with the act to be approved, identity.approval_refused
 */
export function voidLine(ctx: BranchContext, { orderId, ...payload }: VoidLineInput): Promise<OrderView> {
  return applyActs(ctx, { orderId, acts: [{ type: 'line.void', payload: { ...payload } }] });
}
