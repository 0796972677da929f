import {
  type Check,
  counting,
  found,
  live,
  move,
  type Order,
  Refused,
  recount,
  refuseIf,
  totalOf,
} from './model-bill.ts';
import {
  type Answer,
  type CommandStep,
  type Op,
  type PayStep,
  type SeenOrder,
  type Step,
  sumTickets,
} from './model-steps.ts';

// Orders as they ought to be, one step after another. Written from the rules (docs/decisions/0016, docs/states.md), not from
// the product's code, of which nothing is imported: what both agree on was said twice.

/** Everything there is. */
export interface World {
  orders: Record<string, Order>;
  aliases: Record<string, string>;
  /** What each command that was applied said. */
  commands: Record<string, string>;
  /** What each key was used for, and what it was answered. */
  keys: Record<string, { said: string; amount: number }>;
  payments: Record<string, { order: string; check: string; amount: number }>;
}

/** Before anything has happened. */
export const emptyWorld = (): World => ({ orders: {}, aliases: {}, commands: {}, keys: {}, payments: {} });

const closed = ({ state }: Order) => state === 'completed' || state === 'cancelled';
const unsent = (order: Order) => counting(order).filter(({ quantity, sent }) => sent < quantity);
const settled = (order: Order) => live(order).every(({ state, total }) => state === 'paid' || total === 0);
const lineOf = (order: Order, id: string) => found(counting(order).find((line) => line.id === id));
const checkOf = (order: Order, id: string) => found(order.checks.find((check) => check.id === id));
const knows = (world: World, what: 'lines' | 'checks', id: string) =>
  Object.values(world.orders).some((order) => order[what].some((one) => one.id === id));

function tell(order: Order, kind: string, lines: [string, number][]): void {
  if (lines.length === 0) return;
  order.batches += 1;
  order.tickets.push({ kind, lines });
}
const making = (order: Order) =>
  counting(order).flatMap(({ id, sent, voided }): [string, number][] =>
    sent > voided ? [[id, sent - voided]] : [],
  );

/** All of it is paid and sent: it is over. */
function complete(order: Order): void {
  refuseIf(unsent(order).length > 0);
  for (const line of counting(order)) line.state = 'served';
  for (const check of live(order)) check.state = 'paid';
  order.state = 'completed';
}

const untouched = (check: Check) => refuseIf(check.state !== 'open');

/** The check that is divided, with what is on it written out, and the new ones. */
function toDivide(
  world: World,
  order: Order,
  name: string | undefined,
  ids: readonly string[],
): [Check, Check[]] {
  const from =
    name === undefined ? found(live(order).find(({ state }) => state === 'open')) : checkOf(order, name);
  untouched(from);
  refuseIf(new Set(ids).size < ids.length || ids.some((id) => knows(world, 'checks', id)));
  from.shares ??= counting(order).map(({ id }) => ({ line: id, weight: 1, total: 0 }));
  const made = ids.map((id): Check => ({ id, state: 'open', total: 0, paid: 0, shares: [] }));
  order.checks.push(...made);
  return [from, made];
}

type Rule<What> = (order: Order, op: What, world: World) => 'same' | undefined;

/** What each command does to an order that is not over. */
const RULES: { [Type in Op['type']]: Rule<Extract<Op, { type: Type }>> } = {
  'line.add': (order, { line, quantity }, world) => {
    refuseIf(knows(world, 'lines', line));
    const to = found(live(order).find(({ state }) => state !== 'paid'));
    order.lines.push({ id: line, state: 'new', quantity, sent: 0, voided: 0, off: 0, total: 0 });
    to.shares?.push({ line, weight: 1, total: 0 });
    return undefined;
  },
  'line.quantity': (order, { line: id, delta }) => {
    const line = lineOf(order, id);
    refuseIf(line.quantity + delta < Math.max(line.sent, 1));
    line.quantity += delta;
    // Everything else of it was taken back before.
    if (line.quantity === line.voided) line.state = 'voided';
    return undefined;
  },
  'line.void': (order, { line: id, quantity }) => {
    const line = lineOf(order, id);
    const sold = line.quantity - line.voided;
    const pieces = quantity ?? line.sent - line.voided;
    refuseIf(pieces === 0 || pieces > line.sent - line.voided);
    if (pieces === sold) line.state = 'voided';
    else line.off -= Math.round((line.off * pieces) / sold);
    line.voided += pieces;
    tell(order, 'void', [[id, pieces]]);
    return undefined;
  },
  'line.cancel': (order, { line: id }) => {
    const line = found(order.lines.find((one) => one.id === id));
    if (line.state === 'cancelled') return 'same';
    refuseIf(line.state !== 'new');
    line.state = 'cancelled';
    return undefined;
  },
  'order.send': (order) => {
    const lines = unsent(order);
    refuseIf(lines.length === 0);
    tell(
      order,
      order.batches === 0 ? 'new' : 'add',
      lines.map(({ id, quantity, sent }) => [id, quantity - sent]),
    );
    for (const line of lines) Object.assign(line, { state: 'sent', sent: line.quantity });
    order.state = 'accepted';
    return undefined;
  },
  'order.cancel': (order) => {
    refuseIf(order.checks.some(({ paid }) => paid > 0));
    tell(order, 'void', making(order));
    for (const line of counting(order))
      Object.assign(line, line.sent > 0 ? { state: 'voided', voided: line.sent } : { state: 'cancelled' });
    for (const check of order.checks) Object.assign(check, { state: 'void', total: 0, shares: [] });
    order.state = 'cancelled';
    return undefined;
  },
  'order.close': (order) => {
    refuseIf(order.state === 'draft' || !settled(order));
    complete(order);
    return undefined;
  },
  'order.move': (order, { table }, { orders }) => {
    if (order.table === table) return 'same';
    refuseIf(Object.values(orders).some((other) => other.table === table && !closed(other)));
    order.table = table;
    tell(order, 'move', making(order));
    return undefined;
  },
  'order.discount': (order, { basisPoints }) => {
    refuseIf(live(order).length > 1 || order.checks.some(({ paid }) => paid > 0));
    order.discount = basisPoints;
    return undefined;
  },
  'bill.split_equally': (order, { from: name, checks: ids }, world) => {
    const [from, made] = toDivide(world, order, name, ids);
    const lines = (from.shares ?? []).map(({ line }) => line);
    for (const [at, to] of made.entries())
      for (const line of lines) move(order, from, to, line, [1, made.length + 1 - at]);
    return undefined;
  },
  'bill.split_items': (order, { from: name, check, line }, world) => {
    const [from, [to]] = toDivide(world, order, name, [check]);
    move(order, from, found(to), line, [1, 1]);
    return undefined;
  },
  'bill.merge': (order, op) => {
    const [from, to] = [checkOf(order, op.from), checkOf(order, op.to)];
    refuseIf(from === to);
    untouched(from);
    untouched(to);
    for (const { line } of from.shares ?? []) move(order, from, to, line, [1, 1]);
    Object.assign(from, { state: 'void', total: 0, shares: [] });
    return undefined;
  },
};

/** The end of what was done to an order, whatever it was. */
function finish(order: Order, sends: boolean): void {
  recount(order);
  const over = !closed(order) && counting(order).length > 0 && settled(order) && unsent(order).length === 0;
  if (over && !sends && order.checks.some(({ state }) => state === 'paid')) complete(order);
  order.version += 1;
}

const resolve = (world: World, id: string) => world.orders[world.aliases[id] ?? id];

function open(world: World, { order: id, table }: { order: string; table: string }): Answer {
  if (resolve(world, id)) return 'duplicate';
  const there = Object.values(world.orders).find((order) => order.table === table && !closed(order));
  if (there) world.aliases[id] = there.id;
  else
    world.orders[id] = {
      ...{ id, table, state: 'draft', version: 1, discount: 0, batches: 0, lines: [], tickets: [] },
      checks: [{ id, state: 'open', total: 0, paid: 0, shares: null }],
    };
  return 'applied';
}

function command(world: World, { id, order: about, op, ifVersion }: CommandStep): Answer {
  const order = found(resolve(world, about));
  const said = JSON.stringify(op);
  const before = world.commands[id];
  refuseIf(before !== undefined && before !== said);
  if (before !== undefined) return 'duplicate';
  refuseIf(ifVersion !== undefined && ifVersion !== order.version);
  if (op.type === 'order.cancel' && order.state === 'cancelled') return 'applied';
  if (op.type === 'order.close' && order.state === 'completed') return 'applied';
  refuseIf(closed(order));
  if ((RULES[op.type] as Rule<Op>)(order, op, world) === 'same') return 'applied';
  finish(order, op.type === 'order.send');
  world.commands[id] = said;
  return 'applied';
}

function pay(world: World, step: PayStep): Answer {
  const { key, ...rest } = step;
  const said = JSON.stringify(rest);
  const before = world.keys[key];
  refuseIf(before && before.said !== said);
  if (before) return `again ${before.amount}`;
  const order = found(
    Object.values(world.orders).find(({ checks }) => checks.some(({ id }) => id === step.check)),
  );
  const check = checkOf(order, step.check);
  const due = check.total - check.paid;
  refuseIf(closed(order) || due === 0 || world.payments[step.payment]);
  refuseIf(step.ifVersion !== undefined && step.ifVersion !== order.version);
  refuseIf(step.method === 'card' && step.tenderedMinor > due);
  const amount = Math.min(step.tenderedMinor, due);
  check.paid += amount;
  check.state = amount === due ? 'paid' : 'partially_paid';
  if (order.state === 'draft') order.state = 'accepted';
  finish(order, false);
  world.payments[step.payment] = { order: order.id, check: check.id, amount };
  world.keys[key] = { said, amount };
  return `paid ${amount}`;
}

/** Does one step; what is refused has changed nothing. */
export function take(world: World, step: Step): { world: World; answer: Answer } {
  const after = structuredClone(world);
  try {
    const answer =
      step.kind === 'open'
        ? open(after, step)
        : step.kind === 'pay'
          ? pay(after, step)
          : command(after, step);
    return { world: after, answer };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { world, answer: 'rejected' };
  }
}

/** The version of what a step is about, as a device reads it before it sends. */
export function versionFor(world: World, step: Step): number | undefined {
  if (step.kind !== 'pay') return resolve(world, step.order)?.version;
  return Object.values(world.orders).find(({ checks }) => checks.some(({ id }) => id === step.check))
    ?.version;
}

/** The orders as they are to be read. */
export function seenIn(world: World): SeenOrder[] {
  return Object.values(world.orders)
    .map((order) => ({
      ...{
        id: order.id,
        state: order.state,
        version: order.version,
        table: order.table,
        totalMinor: totalOf(order),
      },
      lines: order.lines
        .map(({ id, state, quantity, sent, voided, total }) => {
          const amount = state === 'voided' || state === 'cancelled' ? '' : ` ${total}`;
          return `${id} ${state} ${quantity}/${sent}/${voided}${amount}`;
        })
        .sort(),
      checks: order.checks.map(({ id, state, paid, total }) => `${id} ${state} ${paid} of ${total}`).sort(),
      tickets: sumTickets(order.tickets),
      payments: Object.entries(world.payments)
        .flatMap(([id, one]) => (one.order === order.id ? [`${id} ${one.check} ${one.amount}`] : []))
        .sort(),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
