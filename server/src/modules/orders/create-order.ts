import { businessDate } from '../../kernel/clock.ts';
import type { BranchContext } from '../../kernel/context.ts';
import { settledUnit } from '../../kernel/money.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { readSelling } from '../catalog/index.ts';
import { isCustomer } from '../customers/index.ts';
import { findRoutes } from '../printing/index.ts';
import { announceChange } from './announce-change.ts';
import { applyActs } from './apply-acts.ts';
import { recount } from './book.ts';
import { firstCheck } from './check.ts';
import { type NewLine, noteLine } from './commands/lines.ts';
import { sendLines } from './commands/sending.ts';
import { issueTickets } from './issue-tickets.ts';
import {
  type Book,
  type Order,
  type OrderType,
  type OrderView,
  type PlacedTable,
  TYPE_RULES,
  unsentLines,
} from './order.ts';
import { orderKeys } from './order-key.ts';
import { insertBook } from './queries/books.ts';
import { findTable } from './queries/floor.ts';
import { findOrderBranch, insertAlias, takeNumbers } from './queries/orders.ts';
import { putKeys } from './queries/search-keys.ts';
import { staffedMenu } from './staffed-menu.ts';
import type { OrderEvent } from './timeline.ts';

/** A line as it was noted. */
export type NotedLine = { id: string } & Omit<NewLine, 'lineId'>;

/** How an order begins. */
export interface OpenOrderInput {
  id: string;
  type: OrderType;
  tableId?: string | undefined;
  guests?: number | undefined;
  guest?: { customerId?: string; name: string; phone?: string } | undefined;
  delivery?: { address: string; detail?: string | null; directions?: string | null } | undefined;
  promisedAt?: string | undefined;
  external?: { source: string; id: string } | undefined;
  /** What the device called it while it was offline. */
  provisional?: string | undefined;
}

/** What a waiter noted. Ids of order and lines are made by the device, so that a retry is the same order. */
export interface CreateOrderInput extends OpenOrderInput {
  lines: readonly NotedLine[];
  /** Send it to its stations in the same transaction. */
  send: boolean;
}

/**
 * Notes an order, and sends it when asked: order, lines, numbers, tickets, print jobs and announcement in one
 * transaction, the branch's counter last. At a table with an open order it joins that one: the lines are added to it.
 *
 * @throws Refusal `not_found` orders.table_unknown; `invalid` orders.table_required, orders.table_not_wanted,
 *   orders.guest_required, orders.delivery_required, orders.customer_unknown, orders.line_repeated; `conflict`
 *   orders.nothing_to_send, orders.waits_for_acceptance; and as `readSelling` and `listLine` say
 */
export async function createOrder(ctx: BranchContext, input: CreateOrderInput): Promise<OrderView> {
  refuseContradictions(input);
  const { tx, branch } = ctx;
  // Before a number is taken: who joins an order needs none.
  const table = input.tableId === undefined ? null : await getTable(ctx, input.tableId);
  if (table && table.orderId !== null) return joinOrder(ctx, table.orderId, input);
  if (input.send && input.type === 'online') throw new Refusal('conflict', 'orders.waits_for_acceptance');
  await refuseStranger(ctx, input);
  const [listed, routes, numbers] = await Promise.all([
    readSelling(ctx, { channel: TYPE_RULES[input.type].channel, lines: input.lines }),
    findRoutes(tx, branch.id),
    // Behind the other reads, in their write: from here to the commit, one round trip on, nobody else of this branch
    // gets a number. A refusal gives it back.
    takeNumbers(tx, branch.id, businessDate(ctx.now, branch.timeZone, branch.cutoffHour)),
  ]);
  const menu = staffedMenu(listed, routes);
  const stations = input.send ? routes : undefined;
  const order = { ...newOrder(ctx, input), ...numbers, table: table && { id: table.id, name: table.name } };
  const empty: Book = { order, lines: [], checks: [firstCheck(order.id)] };
  const noted = input.lines.reduce(
    (book, { id, ...line }) =>
      noteLine(book, { lineId: id, ...line }, { menu, priceChanges: [], now: ctx.now }),
    empty,
  );
  const unsent = unsentLines(noted.lines);
  if (input.send && unsent.length === 0) throw new Refusal('conflict', 'orders.nothing_to_send');
  const step = stations ? sendLines(noted, unsent, 'new') : { book: noted };
  const book = recount(step.book, settledUnit(ctx.actor.currency));
  const tickets =
    stations && step.told ? issueTickets(ctx, { order: book.order, told: step.told, stations }) : [];
  const events = [opened(ctx, book)];
  if (!stations) announceChange(ctx, { book, events });
  insertBook(tx, book, { tickets, events });
  putKeys(tx, book.order, orderKeys(book.order, ctx.actor.locale));
  return { ...book, tickets };
}

/** Before a number is taken: what a device brings is refused without undoing anything. */
async function refuseStranger({ tx }: BranchContext, { guest }: OpenOrderInput): Promise<void> {
  const customerId = guest?.customerId;
  if (customerId !== undefined && !(await isCustomer(tx, customerId)))
    throw new Refusal('invalid', 'orders.customer_unknown');
}

async function getTable(ctx: BranchContext, tableId: string): Promise<PlacedTable> {
  const table = await findTable(ctx.tx, ctx.branch.id, tableId);
  if (!table) throw new Refusal('not_found', 'orders.table_unknown');
  return table;
}

/** The lines of somebody who meant to open a table that is open: they belong to its order. */
async function joinOrder(ctx: BranchContext, orderId: string, input: CreateOrderInput): Promise<OrderView> {
  if (input.send && input.lines.length === 0) throw new Refusal('conflict', 'orders.nothing_to_send');
  await refuseStranger(ctx, input);
  if ((await findOrderBranch(ctx.tx, input.id)) !== undefined)
    throw new Refusal('conflict', 'orders.order_exists');
  const view = await applyActs(ctx, {
    orderId,
    acts: [
      ...input.lines.map(({ id, ...line }) => ({ type: 'line.add', payload: { lineId: id, ...line } })),
      ...(input.send ? [{ type: 'order.send', payload: {} }] : []),
    ],
  });
  // What the device says of its own order from now on is meant for this one. Behind the lock: the alias refers to the order,
  // and two who refer to it first and then want to hold it wait for each other.
  insertAlias(ctx.tx, input.id, orderId);
  return view;
}

/** An order before it has numbers and lines. An order from outside waits until somebody takes it. */
function newOrder(
  ctx: BranchContext,
  input: OpenOrderInput,
): Omit<Order, 'number' | 'turn' | 'businessDate'> {
  const { guest, delivery } = input;
  return {
    id: input.id,
    branchId: ctx.branch.id,
    type: input.type,
    state: input.type === 'online' ? 'pending_accept' : 'draft',
    version: 1,
    provisional: input.provisional ?? null,
    table: null,
    guests: input.guests ?? null,
    guest: guest
      ? { customerId: guest.customerId ?? null, name: guest.name, phone: guest.phone ?? null }
      : null,
    delivery: delivery
      ? {
          address: delivery.address,
          detail: delivery.detail ?? null,
          directions: delivery.directions ?? null,
        }
      : null,
    promisedAt: input.promisedAt === undefined ? null : Temporal.Instant.from(input.promisedAt),
    external: input.external ?? null,
    waiter: { id: ctx.actor.memberId, name: ctx.actor.memberName },
    openedAt: ctx.now,
    closedAt: null,
    billAskedAt: null,
    discount: null,
    mergedInto: null,
    totalMinor: 0,
    taxMinor: 0,
    batches: 0,
  };
}

/** The first event of an order. */
function opened(ctx: BranchContext, { order, lines }: Book): OrderEvent {
  return {
    version: order.version,
    type: 'order.opened',
    commandId: null,
    content: null,
    at: ctx.now,
    deviceAt: null,
    actor: order.waiter,
    deviceId: ctx.actor.deviceId,
    from: null,
    to: order.state,
    reason: null,
    approver: null,
    data: { lineMoves: lines.map((line) => [line.id, null, line.state]) },
  };
}

function refuseContradictions(input: CreateOrderInput): void {
  const { table } = TYPE_RULES[input.type];
  if (table && input.tableId === undefined) throw new Refusal('invalid', 'orders.table_required');
  if (!table && input.tableId !== undefined) throw new Refusal('invalid', 'orders.table_not_wanted');
  if (input.type === 'delivery' && !input.delivery) throw new Refusal('invalid', 'orders.delivery_required');
  if ((input.type === 'delivery' || input.type === 'takeaway') && !input.guest)
    throw new Refusal('invalid', 'orders.guest_required');
  if (new Set(input.lines.map((line) => line.id)).size < input.lines.length)
    throw new Refusal('invalid', 'orders.line_repeated');
}
