import type { BranchContext } from '../../kernel/context.ts';
import { orderChanged } from './events.ts';
import type { Book } from './order.ts';
import type { OrderEvent } from './timeline.ts';

/** Tells the floor that an order is another one now. */
export function announceChange(
  ctx: BranchContext,
  { book: { order }, events }: { book: Book; events: readonly OrderEvent[] },
): void {
  ctx.announce(orderChanged, {
    schemaVersion: 1,
    branchId: order.branchId,
    orderId: order.id,
    version: order.version,
    state: order.state,
    acts: events.map(({ type }) => type),
  });
}
