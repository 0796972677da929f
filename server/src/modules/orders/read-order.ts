import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { OrderView } from './create-order.ts';
import { findLines, findOrder } from './queries/orders.ts';
import { findTicketHeads } from './queries/tickets.ts';

/**
 * An order with its lines and tickets.
 *
 * @throws Refusal `not_found` orders.order_unknown
 */
export async function readOrder(ctx: Context, input: { orderId: string }): Promise<OrderView> {
  const [order, lines, tickets] = await Promise.all([
    findOrder(ctx.tx, input.orderId, { lock: false }),
    findLines(ctx.tx, input.orderId),
    findTicketHeads(ctx.tx, input.orderId),
  ]);
  if (!order) throw new Refusal('not_found', 'orders.order_unknown');
  return { order, lines, tickets };
}
