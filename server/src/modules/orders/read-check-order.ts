import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { OrderView } from './order.ts';
import { findCheckOrder } from './queries/books.ts';
import { readOrder } from './read-order.ts';

/**
 * The order that a check is of.
 *
 * @throws Refusal `not_found` orders.check_unknown
 */
export async function readCheckOrder(
  ctx: BranchContext,
  { checkId }: { checkId: string },
): Promise<OrderView> {
  const orderId = await findCheckOrder(ctx.tx, ctx.branch.id, checkId);
  if (orderId === undefined) throw new Refusal('not_found', 'orders.check_unknown', { checkId });
  return readOrder(ctx, { orderId });
}
