import type { Static } from 'typebox';
import type { BranchContext } from '../../kernel/context.ts';
import type { CommandOutcome, CommandSet, DeviceCommand } from '../../kernel/device-commands.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { contentOf, findApplied, resolveOrder } from '../orders/index.ts';
import { addPayment } from './add-payment.ts';
import type { PaymentAdd } from './schemas.ts';

/**
 * Takes the money that a device took for an order, also late and also for one that has become part of another: its first check
 * bears the id that the device gave the order. Each command is done once.
 */
export async function syncPayments(
  ctx: BranchContext,
  { orderId, commands }: { orderId: string; commands: readonly DeviceCommand[] },
): Promise<Awaited<ReturnType<CommandSet['run']>>> {
  const aboutId = (await resolveOrder(ctx.tx, ctx.branch.id, orderId)) ?? orderId;
  const outcomes: CommandOutcome[] = [];
  for (const command of commands) {
    const outcome = (await findDone(ctx, command)) ?? (await tryPayment(ctx, { orderId, aboutId }, command));
    outcomes.push(outcome);
    if (outcome.status === 'rejected') break;
  }
  return { outcomes, aboutId };
}

async function findDone({ tx }: BranchContext, command: DeviceCommand): Promise<CommandOutcome | undefined> {
  const { id } = command;
  const done = (await findApplied(tx, [id])).get(id);
  if (!done) return undefined;
  if (done.content !== contentOf(command))
    return { id, status: 'rejected', refusal: new Refusal('invalid', 'payments.command_reused') };
  return { id, status: 'duplicate', version: done.version };
}

async function tryPayment(
  ctx: BranchContext,
  { orderId, aboutId }: { orderId: string; aboutId: string },
  command: DeviceCommand,
): Promise<CommandOutcome> {
  const { id, ifVersion } = command;
  const payload = command.payload as Static<typeof PaymentAdd>;
  const checkId = payload.checkId === orderId ? aboutId : payload.checkId;
  try {
    const { order } = await addPayment(ctx, { ...payload, checkId, ifVersion, command });
    return { id, status: 'applied', version: order.order.version };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // The same, sent twice at once: this one waited for the order while the other was counted.
    return (await findDone(ctx, command)) ?? { id, status: 'rejected', refusal: error };
  }
}
