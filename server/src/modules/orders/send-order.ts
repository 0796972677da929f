import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { findRoutes } from '../printing/index.ts';
import type { OrderView } from './create-order.ts';
import { issueTickets } from './issue-tickets.ts';
import { unsentLines } from './order.ts';
import { findLines, findOrder, markSent } from './queries/orders.ts';
import { findTicketHeads } from './queries/tickets.ts';

/**
 * Sends what the stations have not been told yet.
 *
 * @throws Refusal `not_found` orders.order_unknown; `conflict` orders.nothing_to_send with the fresh version
 */
export async function sendOrder(ctx: BranchContext, input: { orderId: string }): Promise<OrderView> {
  const { tx, branch } = ctx;
  const order = await findOrder(tx, input.orderId, { lock: true });
  if (!order) throw new Refusal('not_found', 'orders.order_unknown');
  const [lines, earlier, stations] = await Promise.all([
    findLines(tx, order.id),
    findTicketHeads(tx, order.id),
    findRoutes(tx, branch.id),
  ]);
  const unsent = unsentLines(lines);
  if (unsent.length === 0) {
    throw new Refusal('conflict', 'orders.nothing_to_send', { state: order.state, version: order.version });
  }
  const sent = {
    ...order,
    state: 'accepted' as const,
    version: order.version + 1,
    batches: order.batches + 1,
  };
  const tickets = issueTickets(ctx, { order: sent, kind: 'new', lines: unsent, stations });
  markSent(tx, order, tickets, ctx.now);
  return {
    order: sent,
    lines: lines.map((line) => (line.voided ? line : { ...line, sentQuantity: line.quantity })),
    tickets: [...earlier, ...tickets],
  };
}
