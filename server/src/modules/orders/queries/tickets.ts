import { run, type Statement, tables } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { Ticket, TicketLine } from '../kitchen-ticket.ts';
import type { OrderType } from '../order.ts';
import type { OrdersTables } from '../tables.ts';

/** A ticket as its insert reads it from JSON. */
export function ticketRow(ticket: Ticket) {
  return {
    id: ticket.id,
    batch: ticket.batch,
    station_id: ticket.stationId,
    station_name: ticket.stationName,
    kind: ticket.kind,
    lines: ticket.lines,
  };
}

/** What an order's tickets are called: station, batch and kind. */
export interface TicketHead {
  id: string;
  stationId: string;
  stationName: string;
  batch: number;
  kind: string;
}

/** The tickets of an order, first batch first. */
export function findTicketHeads(tx: Tx, orderId: string): Promise<TicketHead[]> {
  return tables<OrdersTables>(tx)
    .selectFrom('orders.tickets')
    .select(['id', 'station_id as stationId', 'station_name as stationName', 'batch', 'kind'])
    .where('company_id', '=', tx.companyId)
    .where('order_id', '=', orderId)
    .orderBy('batch')
    .orderBy('station_name')
    .execute();
}

/** A ticket as a kitchen screen shows it. */
export interface OpenTicket {
  id: string;
  orderId: string;
  orderNumber: number;
  turn: number;
  type: OrderType;
  tableName: string | null;
  guests: number | null;
  waiterName: string;
  stationId: string;
  stationName: string;
  batch: number;
  kind: string;
  sentAt: Temporal.Instant;
  lines: TicketLine[];
}

const FIND_OPEN_TICKETS: Statement = {
  name: 'orders.find_open_tickets',
  text: `select t.id, t.order_id as "orderId", o.number as "orderNumber", o.turn, o.type, o.table_name as "tableName", o.guests,
      o.waiter_name as "waiterName", t.station_id as "stationId", t.station_name as "stationName", t.batch, t.kind,
      t.sent_at as "sentAt", t.lines
    from orders.tickets t
    join orders.orders o on o.company_id = t.company_id and o.id = t.order_id
    where t.company_id = $1 and t.branch_id = $2 and t.done_at is null and ($3::uuid is null or t.station_id = $3)
    order by t.sent_at, t.id limit $4`,
};

/** Tickets a branch has not finished, the oldest first, at most `limit`. */
export function findOpenTickets(
  tx: Tx,
  branchId: string,
  stationId: string | undefined,
  limit: number,
): Promise<OpenTicket[]> {
  return run<OpenTicket>(tx, FIND_OPEN_TICKETS, [tx.companyId, branchId, stationId ?? null, limit]);
}

/** The branch of a ticket. */
export async function findTicketBranch(tx: Tx, ticketId: string): Promise<string | undefined> {
  const row = await tables<OrdersTables>(tx)
    .selectFrom('orders.tickets')
    .select('branch_id')
    .where('company_id', '=', tx.companyId)
    .where('id', '=', ticketId)
    .executeTakeFirst();
  return row?.branch_id;
}

const SET_DONE: Statement = {
  name: 'orders.set_ticket_done',
  text: `update orders.tickets set done_at = case when $3 then coalesce(done_at, now()) end
    where company_id = $1 and id = $2 returning done_at as "doneAt"`,
};

/** Marks a ticket done, or open again. A ticket done twice keeps its first time. */
export async function setTicketDone(
  tx: Tx,
  ticketId: string,
  done: boolean,
): Promise<Temporal.Instant | null> {
  const [row] = await run<{ doneAt: Temporal.Instant | null }>(tx, SET_DONE, [tx.companyId, ticketId, done]);
  return row?.doneAt ?? null;
}
