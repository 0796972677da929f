import { businessDate } from '../../kernel/clock.ts';
import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { type LineWish, quoteLines } from '../catalog/index.ts';
import { findRoutes } from '../printing/index.ts';
import { issueTickets } from './issue-tickets.ts';
import {
  CHANNEL_OF,
  lineOf,
  type Order,
  type OrderLine,
  type OrderType,
  totals,
  unsentLines,
} from './order.ts';
import { findTable } from './queries/floor.ts';
import { insertOrder, takeNumbers } from './queries/orders.ts';
import type { TicketHead } from './queries/tickets.ts';

/** A line as it was noted. */
export interface NotedLine extends Omit<LineWish, 'key' | 'discount'> {
  id: string;
  note?: string;
}

/** What a waiter noted. Ids of order and lines are made by the device, so that a retry is the same order. */
export interface CreateOrderInput {
  id: string;
  type: OrderType;
  tableId?: string;
  guests?: number;
  lines: readonly NotedLine[];
  /** Send it to its stations in the same transaction. */
  send: boolean;
}

/** An order with what belongs to it. */
export interface OrderView {
  order: Order;
  lines: readonly OrderLine[];
  tickets: readonly TicketHead[];
}

/**
 * Notes an order, and sends it when asked: order, lines, numbers, tickets, print jobs and announcement in one
 * transaction, the branch's counter last.
 *
 * @throws Refusal `not_found` orders.table_unknown; `invalid` orders.table_required, orders.table_not_wanted,
 *   orders.line_repeated; `conflict` orders.nothing_to_send; and as `quoteLines` says
 */
export async function createOrder(ctx: BranchContext, input: CreateOrderInput): Promise<OrderView> {
  refuseContradictions(input);
  const { tx, branch } = ctx;
  const [quoted, table, stations, numbers] = await Promise.all([
    quoteLines(ctx, {
      channel: CHANNEL_OF[input.type],
      lines: input.lines.map(({ id, note: _note, ...line }) => ({ ...line, key: id })),
    }),
    input.tableId === undefined ? undefined : findTable(tx, branch.id, input.tableId),
    input.send ? findRoutes(tx, branch.id) : undefined,
    // Behind the other reads, in their write: from here to the commit, one round trip on, nobody else of this branch
    // gets a number. A refusal gives it back.
    takeNumbers(tx, branch.id, businessDate(ctx.now, branch.timeZone, branch.cutoffHour)),
  ]);
  if (input.tableId !== undefined && !table) throw new Refusal('not_found', 'orders.table_unknown');
  if (input.send && input.lines.length === 0) throw new Refusal('conflict', 'orders.nothing_to_send');

  const lines = quoted.lines.map((line, index) => lineOf(line, input.lines[index]?.note ?? null));
  const draft: Order = {
    id: input.id,
    branchId: branch.id,
    type: input.type,
    state: 'draft',
    version: 1,
    ...numbers,
    table: table ?? null,
    guests: input.guests ?? null,
    waiter: { id: ctx.actor.memberId, name: ctx.actor.memberName },
    openedAt: ctx.now,
    ...totals(lines),
    batches: 0,
  };
  if (!stations) {
    insertOrder(tx, draft, lines, []);
    return { order: draft, lines, tickets: [] };
  }
  const order: Order = { ...draft, state: 'accepted', batches: 1 };
  const sent = lines.map((line) => ({ ...line, sentQuantity: line.quantity }));
  const tickets = issueTickets(ctx, { order, kind: 'new', lines: unsentLines(lines), stations });
  insertOrder(tx, order, sent, tickets);
  return { order, lines: sent, tickets };
}

function refuseContradictions(input: CreateOrderInput): void {
  if (input.type === 'dine_in' && input.tableId === undefined)
    throw new Refusal('invalid', 'orders.table_required');
  if (input.type !== 'dine_in' && input.tableId !== undefined)
    throw new Refusal('invalid', 'orders.table_not_wanted');
  if (new Set(input.lines.map((line) => line.id)).size < input.lines.length)
    throw new Refusal('invalid', 'orders.line_repeated');
}
