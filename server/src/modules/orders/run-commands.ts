import type { BranchContext } from '../../kernel/context.ts';
import type { CommandOutcome, DeviceCommand } from '../../kernel/device-commands.ts';
import { settledUnit } from '../../kernel/money.ts';
import { Refusal } from '../../kernel/refusal.ts';
import {
  findClassTaxes,
  findPriceChanges,
  type MenuItem,
  type PriceChange,
  readSelling,
} from '../catalog/index.ts';
import { isCustomer } from '../customers/index.ts';
import { findRoutes, type Routes } from '../printing/index.ts';
import { contentOf } from './command-content.ts';
import type { Facts } from './commands/command.ts';
import { COMMANDS } from './commands/index.ts';
import { type NewLine, toldAt } from './commands/lines.ts';
import { type Desk, openDesk } from './open-desk.ts';
import { type Book, type PlacedTable, TYPE_RULES } from './order.ts';
import { findBooks } from './queries/books.ts';
import { findApplied } from './queries/events.ts';
import { findTable } from './queries/floor.ts';
import { readBillDesk } from './read-bill-desk.ts';
import { staffedMenu } from './staffed-menu.ts';

const byType = new Map(COMMANDS.map((command) => [command.type, command]));

/**
 * Does commands to one order, in their order, in one transaction: each is applied once, whoever sends it how often. The first
 * that is rejected is the last that is looked at, since those behind it were meant for what it would have made.
 *
 * @param orderId of an order of this branch
 * @returns an outcome for each command, and the orders as they stand; undefined when there is no such order
 */
export async function runCommands(
  ctx: BranchContext,
  input: { orderId: string; commands: readonly DeviceCommand[] },
): Promise<{ outcomes: CommandOutcome[]; desk: Desk } | undefined> {
  const { orderId, commands } = input;
  const { tx, branch } = ctx;
  const ids = [...new Set([orderId, ...commands.flatMap(otherOrders)])].sort();
  const prints = commands.some(({ type }) => type === 'order.print_bill');
  const [books, applied, stations, bills] = await Promise.all([
    findBooks(tx, branch.id, ids, { lock: true }),
    findApplied(
      tx,
      commands.map(({ id }) => id),
    ),
    findRoutes(tx, branch.id),
    prints ? readBillDesk(ctx) : undefined,
  ]);
  const first = books.get(orderId);
  if (!first) return undefined;
  const desk = openDesk(ctx, { books, stations, bills });
  const facts = await gather(ctx, first, commands, { desk, stations });
  const outcomes: CommandOutcome[] = [];
  for (const command of commands) {
    if (outcomes.at(-1)?.status === 'rejected') {
      outcomes.push({
        id: command.id,
        status: 'rejected',
        refusal: new Refusal('conflict', 'orders.after_rejected'),
      });
      continue;
    }
    const content = contentOf(command);
    const known = applied.get(command.id);
    const outcome = known
      ? duplicate(command, known, content)
      : await tryCommand(desk, orderId, command, content, facts);
    if (outcome.status === 'applied') applied.set(command.id, { content, version: outcome.version });
    outcomes.push(outcome);
  }
  desk.store();
  return { outcomes, desk };
}

function duplicate(
  command: DeviceCommand,
  known: { content: string | null; version: number },
  content: string,
): CommandOutcome {
  if (known.content !== null && known.content !== content)
    return { id: command.id, status: 'rejected', refusal: new Refusal('invalid', 'orders.command_reused') };
  return { id: command.id, status: 'duplicate', version: known.version };
}

async function tryCommand(
  desk: Desk,
  orderId: string,
  command: DeviceCommand,
  content: string,
  facts: Facts,
): Promise<CommandOutcome> {
  const { id, type, payload } = command;
  const book = desk.find(orderId) as Book;
  const { version } = book.order;
  try {
    if (command.ifVersion !== undefined && command.ifVersion !== version)
      throw new Refusal('conflict', 'orders.version_conflict', { version });
    const step = byType.get(type)?.apply(book, payload as never, facts);
    if (!step) return { id, status: 'applied', version };
    const deviceAt = command.at === undefined ? null : Temporal.Instant.from(command.at);
    await desk.take(orderId, step, { type, commandId: id, content, deviceAt });
    return { id, status: 'applied', version: version + 1 };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { id, status: 'rejected', refusal: error };
  }
}

/** Orders a command is about besides its own. */
function otherOrders({ payload }: DeviceCommand): string[] {
  return [payload.toOrderId, payload.intoOrderId].filter((id) => typeof id === 'string');
}

/** What happened to prices since the menus were read that the lines were told from. */
async function priceChangesFor(
  ctx: BranchContext,
  commands: readonly DeviceCommand[],
): Promise<readonly PriceChange[]> {
  const told = commands
    .map(({ payload }) => payload as unknown as NewLine)
    .filter((line) => line.menuAt !== undefined);
  if (told.length === 0) return [];
  const moments = told
    .map((line) => toldAt(line.menuAt ?? '', ctx.now))
    .sort((one, other) => Temporal.Instant.compare(one, other));
  const productIds = told.flatMap(({ productId, parts }) => [
    productId,
    ...(parts ?? []).map((part) => part.productId),
  ]);
  return findPriceChanges(ctx, { productIds: [...new Set(productIds)], since: moments[0] ?? ctx.now });
}

/** The tables that are asked for, each as the order would stand on it. */
async function placedTables(
  ctx: BranchContext,
  tableIds: readonly string[],
): Promise<Map<string, PlacedTable>> {
  const found = new Map<string, PlacedTable>();
  for (const id of [...new Set(tableIds)].sort()) {
    const table = await findTable(ctx.tx, ctx.branch.id, id);
    if (table) found.set(id, table);
  }
  return found;
}

/** What the commands are about, read at once: menu, tables, taxes. */
async function gather(
  ctx: BranchContext,
  { order }: Book,
  commands: readonly DeviceCommand[],
  { desk, stations }: { desk: Desk; stations: Routes },
): Promise<Facts> {
  const { actor, now } = ctx;
  const of = (type: string) => commands.filter((command) => command.type === type);
  const wishes = [...of('line.add'), ...of('line.options')].map(({ payload }) => payload);
  const tableIds = of('order.move').map(({ payload }) => String(payload.tableId));
  const classIds = of('line.add_service').flatMap(({ payload }) => payload.taxClassId ?? []);
  const customerIds = of('order.details').flatMap(
    ({ payload }) => (payload.guest as { customerId?: string })?.customerId ?? [],
  );
  const [menu, priceChanges, tables, taxes, customers] = await Promise.all([
    readSelling(ctx, { channel: TYPE_RULES[order.type].channel, lines: wishes as never }),
    priceChangesFor(ctx, of('line.add')),
    // One after the other: each is held, as whoever pushes tables together holds them.
    placedTables(ctx, tableIds),
    classIds.length === 0 ? new Map<string, MenuItem['taxes']>() : findClassTaxes(ctx, classIds as string[]),
    Promise.all(customerIds.map(async (id) => ((await isCustomer(ctx.tx, id)) ? id : undefined))),
  ]);
  return {
    now,
    by: { id: actor.memberId, name: actor.memberName },
    menu: staffedMenu(menu, stations),
    priceChanges,
    unit: settledUnit(actor.currency),
    table: (id) => tables.get(id),
    order: (id) => desk.find(id),
    taxes: (id) => taxes.get(id),
    customer: (id) => customers.includes(id),
  };
}
