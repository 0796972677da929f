import type { BranchContext } from '../../kernel/context.ts';
import type { CommandOutcome, CommandSet, DeviceCommand } from '../../kernel/device-commands.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { createOrder, type OpenOrderInput } from './create-order.ts';
import { resolveOrder } from './queries/orders.ts';
import { runCommands } from './run-commands.ts';

/** The command that makes the order it names. */
const OPEN = 'order.open';

/**
 * Does what a device sends about an order, also late: it is opened by the id the device gave it, or joined where its table has
 * one already; from then on commands for that id follow the order, wherever it is moved and whatever it is merged into.
 */
export async function syncOrder(
  ctx: BranchContext,
  { orderId: aboutId, commands }: { orderId: string; commands: readonly DeviceCommand[] },
): Promise<Synced> {
  const [first, ...others] = commands;
  const known = await resolveOrder(ctx.tx, ctx.branch.id, aboutId);
  if (first?.type !== OPEN) {
    if (known === undefined) return { outcomes: commands.slice(0, 1).map(unknown), aboutId };
    return follow(ctx, known, commands);
  }
  const opened = known === undefined ? await tryOpen(ctx, aboutId, first) : duplicate(first, known);
  if (opened.outcome.status === 'rejected' || others.length === 0)
    return { outcomes: [opened.outcome], aboutId: opened.orderId };
  const rest = await follow(ctx, opened.orderId, others);
  return { ...rest, outcomes: [opened.outcome, ...rest.outcomes] };
}

type Synced = Awaited<ReturnType<CommandSet['run']>>;

const unknown = ({ id }: DeviceCommand): CommandOutcome => ({
  id,
  status: 'rejected',
  refusal: new Refusal('not_found', 'orders.order_unknown'),
});

interface Opened {
  orderId: string;
  outcome: CommandOutcome;
}

const duplicate = ({ id }: DeviceCommand, orderId: string): Opened => ({
  orderId,
  outcome: { id, status: 'duplicate', version: 1 },
});

async function tryOpen(
  ctx: BranchContext,
  orderId: string,
  { id, type, payload }: DeviceCommand,
): Promise<Opened> {
  try {
    const input = { ...(payload as unknown as OpenOrderInput), id: orderId, lines: [], send: false };
    const { order } = await createOrder(ctx, input);
    return { orderId: order.id, outcome: { id, status: 'applied', version: order.version } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // The same, sent twice at once: what refuses this one may be the order it made.
    const known = await resolveOrder(ctx.tx, ctx.branch.id, orderId);
    if (known !== undefined) return duplicate({ id, type, payload }, known);
    return { orderId, outcome: { id, status: 'rejected', refusal: error } };
  }
}

/** Does commands to an order, or to what it was merged into while they were on their way. */
async function follow(
  ctx: BranchContext,
  orderId: string,
  commands: readonly DeviceCommand[],
): Promise<Synced> {
  const done = await runCommands(ctx, { orderId, commands });
  if (!done) return { outcomes: commands.slice(0, 1).map(unknown), aboutId: orderId };
  const into = done.desk.find(orderId)?.order.mergedInto ?? null;
  const merged = into !== null && done.outcomes.every(({ status }) => status === 'rejected');
  return merged ? follow(ctx, into, commands) : { outcomes: done.outcomes, aboutId: orderId };
}
