import T from 'typebox';
import { commandUnion, Outcome, outcomeAnswer } from '../kernel/command-schemas.ts';
import type { ActorBranch, BranchContext, SteppedContext } from '../kernel/context.ts';
import { violatedConstraint } from '../kernel/database-errors.ts';
import type { CommandOutcome, CommandSet, DeviceCommand } from '../kernel/device-commands.ts';
import type { Module } from '../kernel/module.ts';
import { Refusal } from '../kernel/refusal.ts';
import { type Route, route } from '../kernel/route.ts';
import { Id } from '../kernel/schemas.ts';
import { inWords } from './edge.ts';

/** As many as a device sends at once. */
const MOST_COMMANDS = 50;

interface SentCommand extends DeviceCommand {
  orderId: string;
}

/** Commands about one order that one module takes, in their order. */
interface Stretch {
  set: CommandSet;
  commands: SentCommand[];
}

/**
 * The route by which devices bring what was done while they were offline, over all modules that take commands. Each order
 * goes by itself: its commands in their order, each stretch of one module in a transaction of its own, and behind a command
 * that is rejected nothing more of that order. Other orders are not touched by it.
 */
export function deviceSync(modules: readonly Module[]): Route {
  const sets = modules.flatMap(({ commands }) => commands ?? []);
  const byType = new Map(sets.flatMap((set) => Object.keys(set.kinds).map((type) => [type, set] as const)));
  const kinds = Object.fromEntries(sets.flatMap((set) => Object.entries(set.kinds)));
  return route({
    method: 'POST',
    path: '/v1/sync',
    operation: 'syncCommands',
    summary:
      'Bring commands to several orders, done on a device in this order, perhaps while it was offline. Each is done once, however often it is sent; behind one that is rejected nothing more of its order is done.',
    scope: 'branch',
    permission: 'orders.create',
    steps: true,
    branchOf: { named: (input: { body: { branchId: string } }) => input.body.branchId },
    body: T.Object(
      {
        branchId: Id,
        commands: T.Array(commandUnion(kinds, { orderId: Id }), { minItems: 1, maxItems: MOST_COMMANDS }),
      },
      { title: 'SyncCommands', additionalProperties: false },
    ),
    answer: {
      status: 200,
      schema: T.Object(
        {
          outcomes: T.Array(
            T.Object({
              ...Outcome.properties,
              orderId: T.String({
                description: 'The order it was done to: another one when that has become it.',
              }),
            }),
          ),
        },
        { title: 'SyncOutcomes' },
      ),
    },
    async handle(ctx, { body }) {
      const { branch } = ctx;
      if (!branch) throw new Error('a route of a branch has one');
      const commands = body.commands as unknown as SentCommand[];
      const done = new Map<string, CommandOutcome & { orderId: string }>();
      for (const [orderId, own] of Map.groupBy(commands, (command) => command.orderId))
        for (const one of await syncOrder({ ctx, branch, modules }, orderId, stretches(own, byType)))
          done.set(one.id, one);
      return {
        outcomes: commands.flatMap(({ id }) => {
          const outcome = done.get(id);
          return outcome ? [{ ...outcomeAnswer(outcome), orderId: outcome.orderId }] : [];
        }),
      };
    },
  });
}

function stretches(commands: readonly SentCommand[], byType: ReadonlyMap<string, CommandSet>): Stretch[] {
  const found: Stretch[] = [];
  for (const command of commands) {
    const set = byType.get(command.type);
    if (!set) throw new Error(`nobody takes ${command.type}`);
    const last = found.at(-1);
    if (last?.set === set) last.commands.push(command);
    else found.push({ set, commands: [command] });
  }
  return found;
}

interface Syncing {
  ctx: SteppedContext;
  branch: ActorBranch;
  modules: readonly Module[];
}

async function syncOrder(
  syncing: Syncing,
  orderId: string,
  own: readonly Stretch[],
): Promise<(CommandOutcome & { orderId: string })[]> {
  const outcomes: (CommandOutcome & { orderId: string })[] = [];
  let about = orderId;
  for (const { set, commands } of own) {
    if (outcomes.at(-1)?.status === 'rejected') break;
    // By the id that the device knows: what it says may name it, and where it has gone by now is for each module to find.
    const done = await runStretch(syncing, set, orderId, commands);
    about = done.aboutId;
    outcomes.push(...done.outcomes.map((outcome) => ({ ...outcome, orderId: about })));
  }
  // Those behind one that was rejected were meant for what it would have made.
  const left = own.flatMap(({ commands }) => commands).slice(outcomes.length);
  return [...outcomes, ...left.map((command) => ({ ...rejected(command, afterRejected), orderId: about }))];
}

const afterRejected = new Refusal('conflict', 'orders.after_rejected');
const rejected = ({ id }: Pick<DeviceCommand, 'id'>, refusal: Refusal): CommandOutcome => ({
  id,
  status: 'rejected',
  refusal,
});

type Done = Awaited<ReturnType<CommandSet['run']>>;

/**
 * One stretch in one transaction. A key that somebody else took at the same moment undoes all of it: tried again it finds what
 * they left. If it fails once more, the commands go one by one, so that only the one that cannot be is rejected.
 */
async function runStretch(
  syncing: Syncing,
  set: CommandSet,
  aboutId: string,
  commands: readonly SentCommand[],
): Promise<Done> {
  const { ctx, branch, modules } = syncing;
  if (!branch.permissions.has(set.permission)) {
    const refusal = new Refusal('forbidden', 'kernel.forbidden');
    return { outcomes: commands.slice(0, 1).map((command) => rejected(command, refusal)), aboutId };
  }
  const sent = commands.map(({ orderId: _, ...command }) => command);
  const run = (some: readonly DeviceCommand[]): Promise<Done> =>
    ctx.step((step) => set.run({ ...step, branch } satisfies BranchContext, aboutId, some));
  const clash = (error: unknown): undefined => {
    if (violatedConstraint(error) === undefined) throw error;
    return undefined;
  };
  const whole = (await run(sent).catch(clash)) ?? (await run(sent).catch(clash));
  if (whole) return whole;
  const outcomes: CommandOutcome[] = [];
  let about = aboutId;
  for (const command of sent) {
    if (outcomes.at(-1)?.status === 'rejected') break;
    const one = await run([command]).catch((error: unknown): Done => {
      const said = inWords(error, modules);
      if (!(said instanceof Refusal)) throw said;
      return { outcomes: [rejected(command, said)], aboutId: about };
    });
    outcomes.push(...one.outcomes);
    about = one.aboutId;
  }
  return { outcomes, aboutId: about };
}
