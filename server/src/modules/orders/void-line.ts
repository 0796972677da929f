import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { consumeApproval, recordAudit } from '../identity/index.ts';
import { findRoutes } from '../printing/index.ts';
import type { OrderView } from './create-order.ts';
import { issueTickets } from './issue-tickets.ts';
import { totals } from './order.ts';
import { findLines, findOrder, markVoided } from './queries/orders.ts';
import { findTicketHeads } from './queries/tickets.ts';

/** The permission to take back what was sent. */
const VOID = 'orders.void';

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
export async function voidLine(ctx: BranchContext, input: VoidLineInput): Promise<OrderView> {
  const { tx, branch, actor } = ctx;
  const before = await findOrder(tx, input.orderId, { lock: true });
  if (!before) throw new Refusal('not_found', 'orders.order_unknown');
  const [lines, earlier, stations] = await Promise.all([
    findLines(tx, before.id),
    findTicketHeads(tx, before.id),
    findRoutes(tx, branch.id),
  ]);
  const line = lines.find(({ id }) => id === input.lineId);
  if (!line) throw new Refusal('not_found', 'orders.line_unknown');
  if (line.voided) throw new Refusal('conflict', 'orders.line_voided', { version: before.version });
  if (line.sentQuantity === 0)
    throw new Refusal('conflict', 'orders.line_not_sent', { version: before.version });
  const approver = await consumeApproval(ctx, {
    action: VOID,
    objectId: line.id,
    amountMinor: line.totalMinor,
    approvalId: input.approvalId,
  });
  const after = lines.map((one) => (one.id === line.id ? { ...one, voided: true } : one));
  const order = {
    ...before,
    version: before.version + 1,
    batches: before.batches + 1,
    ...totals(after),
  };
  const told = [{ ...line, quantity: line.sentQuantity }];
  const tickets = issueTickets(ctx, { order, kind: 'void', lines: told, stations });
  const { reason } = input;
  const approvedBy = approver?.id ?? null;
  markVoided(
    tx,
    { before, after: order },
    { id: line.id, by: actor.memberId, reason, approvedBy, at: ctx.now },
    tickets,
  );
  recordAudit(ctx, {
    action: 'orders.line_voided',
    objectType: 'order_line',
    objectId: line.id,
    branchId: branch.id,
    before: { order: before.number, line: line.name, quantity: line.quantity, totalMinor: before.totalMinor },
    after: { totalMinor: order.totalMinor },
    reason,
    ...(approver ? { approver } : {}),
  });
  return { order, lines: after, tickets: [...earlier, ...tickets] };
}
