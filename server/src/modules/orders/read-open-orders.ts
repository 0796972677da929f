import type { BranchContext } from '../../kernel/context.ts';
import type { OrderView } from './order.ts';
import { findBooks } from './queries/books.ts';
import { findTicketHeadsOf } from './queries/tickets.ts';
import { CLOSED } from './states.ts';

/**
 * Orders with all that belongs to them, in the order of their ids' list. One that ended since it was listed is left out: a
 * snapshot of what is open shows nothing else.
 */
export async function readOpenOrders(
  ctx: BranchContext,
  input: { orderIds: readonly string[] },
): Promise<OrderView[]> {
  const { orderIds } = input;
  const [books, tickets] = await Promise.all([
    findBooks(ctx.tx, ctx.branch.id, orderIds, { lock: false }),
    findTicketHeadsOf(ctx.tx, orderIds),
  ]);
  return orderIds.flatMap((id) => {
    const book = books.get(id);
    return book && !CLOSED.has(book.order.state) ? [{ ...book, tickets: tickets.get(id) ?? [] }] : [];
  });
}
