import type { BranchContext } from '../../kernel/context.ts';
import type { DeviceCommand } from '../../kernel/device-commands.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { OrderView } from './order.ts';
import { runCommands } from './run-commands.ts';

/**
 * Does acts to an order that belong together, in a request that has a key of its own: all of them, or none.
 *
 * @throws Refusal `not_found` orders.order_unknown, and what the first refused act is refused with
 */
export async function applyActs(
  ctx: BranchContext,
  { orderId, acts }: { orderId: string; acts: readonly Pick<DeviceCommand, 'type' | 'payload'>[] },
): Promise<OrderView> {
  const commands = acts.map((act) => ({ id: newId(), ...act }));
  const done = await runCommands(ctx, { orderId, commands });
  if (!done) throw new Refusal('not_found', 'orders.order_unknown');
  for (const outcome of done.outcomes) if (outcome.status === 'rejected') throw outcome.refusal;
  return done.desk.view(orderId);
}
