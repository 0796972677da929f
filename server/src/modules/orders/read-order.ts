import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { OrderView } from './order.ts';
import { findBooks } from './queries/books.ts';
import { findTicketHeads } from './queries/tickets.ts';

/**
 * An order with its lines, checks and tickets.
 *
 * @throws Refusal `not_found` orders.order_unknown
 */
export async function readOrder(ctx: BranchContext, input: { orderId: string }): Promise<OrderView> {
  const { orderId } = input;
  const [books, tickets] = await Promise.all([
    findBooks(ctx.tx, ctx.branch.id, [orderId], { lock: false }),
    findTicketHeads(ctx.tx, orderId),
  ]);
  const book = books.get(orderId);
  if (!book) throw new Refusal('not_found', 'orders.order_unknown');
  return { ...book, tickets };
}
