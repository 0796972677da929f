import type { BranchContext } from '../../kernel/context.ts';
import { applyActs } from './apply-acts.ts';
import type { OrderView } from './order.ts';

/**
 * Sends what the stations have not been told yet.
 *
 * @throws Refusal `not_found` orders.order_unknown; `conflict` orders.nothing_to_send with the fresh version
 */
export function sendOrder(ctx: BranchContext, input: { orderId: string }): Promise<OrderView> {
  return applyActs(ctx, { orderId: input.orderId, acts: [{ type: 'order.send', payload: {} }] });
}
