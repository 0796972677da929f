import { run, type Statement, tables } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { Ticket, TicketLine } from '../kitchen-ticket.ts';
import type { OrderType, TicketHead } from '../order.ts';
import type { OrdersTables } from '../tables.ts';

/** A ticket as its insert reads it from JSON. */
export function ticketRow(ticket: Ticket) {
  return {
    id: ticket.id,
    branch_id: ticket.branchId,
    batch: ticket.batch,
    station_id: ticket.stationId,
    station_name: ticket.stationName,
    kind: ticket.kind,
    lines: ticket.lines,
    sent_at: ticket.sentAt,
  };
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

const FIND_HEADS: Statement = {
  name: 'orders.find_ticket_heads',
  text: `select order_id as "orderId", id, station_id as "stationId", station_name as "stationName", batch, kind
    from orders.tickets where company_id = $1 and order_id = any ($2) order by batch, station_name`,
};

/** The tickets of many orders by the order, the first batch of each first. */
export async function findTicketHeadsOf(
  tx: Tx,
  orderIds: readonly string[],
): Promise<Map<string, TicketHead[]>> {
  const rows = await run<TicketHead & { orderId: string }>(tx, FIND_HEADS, [tx.companyId, orderIds]);
  return Map.groupBy(rows, ({ orderId }) => orderId);
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

const FIND_TICKET_ORDERS: Statement = {
  name: 'orders.find_ticket_orders',
  text: `select t.order_id as "toldTo", array(select distinct l.order_id from orders.lines l
      where l.company_id = t.company_id and l.id in (select (x ->> 'id')::uuid from jsonb_array_elements(t.lines) x)) as "standIn"
    from orders.tickets t where t.company_id = $1 and t.id = $2`,
};

/** The order a ticket was made for, and those in which its lines stand by now. */
export async function findTicketOrders(
  tx: Tx,
  ticketId: string,
): Promise<{ toldTo: string; standIn: string[] }> {
  const [row] = await run<{ toldTo: string; standIn: string[] }>(tx, FIND_TICKET_ORDERS, [
    tx.companyId,
    ticketId,
  ]);
  if (!row) throw new Error(`ticket ${ticketId} does not exist`);
  return row;
}

const FIND_DONE_TICKETS: Statement = {
  name: 'orders.find_done_tickets',
  text: `select done_at is not null as done, array(select l ->> 'id' from jsonb_array_elements(lines) l) as "lineIds"
    from orders.tickets where company_id = $1 and order_id = any ($2) and kind in ('new', 'add', 'fire')`,
};

/** The tickets by which lines of these orders are made, whether each is finished, and which lines it tells of. */
export function findDoneTickets(
  tx: Tx,
  orderIds: readonly string[],
): Promise<{ done: boolean; lineIds: string[] }[]> {
  return run(tx, FIND_DONE_TICKETS, [tx.companyId, orderIds]);
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
