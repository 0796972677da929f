import { run, type Statement, send, tables } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { Ticket } from '../kitchen-ticket.ts';
import type { Order, OrderLine, OrderState, OrderType } from '../order.ts';
import type { OrdersTables } from '../tables.ts';
import { ticketRow } from './tickets.ts';

const TAKE_NUMBERS: Statement = {
  name: 'orders.take_numbers',
  // A clock that runs behind must not open yesterday again: the business date only moves forward.
  text: `insert into orders.counters as c (company_id, branch_id, number, business_date, turn) values ($1, $2, 1, $3, 1)
    on conflict (company_id, branch_id) do update set
      number = c.number + 1,
      turn = case when excluded.business_date > c.business_date then 1 else c.turn + 1 end,
      business_date = greatest(c.business_date, excluded.business_date)
    returning number, turn, business_date as "businessDate"`,
};

/**
 * Takes the branch's next consecutive and turn. Holds the branch's counter until the transaction ends, so call it as
 * late as possible.
 */
export async function takeNumbers(
  tx: Tx,
  branchId: string,
  businessDate: string,
): Promise<{ number: number; turn: number; businessDate: string }> {
  const [row] = await run<{ number: number; turn: number; businessDate: string }>(tx, TAKE_NUMBERS, [
    tx.companyId,
    branchId,
    businessDate,
  ]);
  if (!row) throw new Error('the counter returned nothing');
  return row;
}

// Order, lines and tickets in one statement: one plan, one message, and the foreign keys are checked at its end.
const INSERT_ORDER: Statement = {
  name: 'orders.insert_order',
  text: `with placed as (
      insert into orders.orders (company_id, id, branch_id, type, state, number, turn, business_date, table_id, table_name,
        guests, waiter_id, waiter_name, total_minor, tax_minor, batches, opened_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
    ), noted as (
      insert into orders.lines (company_id, id, order_id, position, product_id, variant_id, name, variant_name, quantity,
        sent_quantity, unit_price_minor, total_minor, tax_minor, chosen, note)
      select $1, l.id, $2, l.position, l.product_id, l.variant_id, l.name, l.variant_name, l.quantity, l.sent_quantity,
        l.unit_price_minor, l.total_minor, l.tax_minor, l.chosen, l.note
      from jsonb_to_recordset($18::jsonb) as l (id uuid, position int, product_id uuid, variant_id uuid, name text,
        variant_name text, quantity int, sent_quantity int, unit_price_minor bigint, total_minor bigint, tax_minor bigint,
        chosen jsonb, note text)
    )
    insert into orders.tickets (company_id, id, branch_id, order_id, batch, station_id, station_name, kind, lines, sent_at)
    select $1, t.id, $3, $2, t.batch, t.station_id, t.station_name, t.kind, t.lines, $17
    from jsonb_to_recordset($19::jsonb) as t (id uuid, batch int, station_id uuid, station_name text, kind text, lines jsonb)`,
};

/** Writes a new order with its lines and tickets; travels with the commit. */
export function insertOrder(
  tx: Tx,
  order: Order,
  lines: readonly OrderLine[],
  tickets: readonly Ticket[],
): void {
  send(tx, INSERT_ORDER, [
    tx.companyId,
    order.id,
    order.branchId,
    order.type,
    order.state,
    order.number,
    order.turn,
    order.businessDate,
    order.table?.id ?? null,
    order.table?.name ?? null,
    order.guests,
    order.waiter.id,
    order.waiter.name,
    order.totalMinor,
    order.taxMinor,
    order.batches,
    order.openedAt.toString(),
    JSON.stringify(lines.map(lineRow)),
    JSON.stringify(tickets.map(ticketRow)),
  ]);
}

/** What of a line is kept as one document. */
type Chosen = Pick<OrderLine, 'options' | 'parts' | 'taxes' | 'discountMinor'>;

const chosenOf = ({ options, parts, taxes, discountMinor }: Chosen): Chosen => ({
  options,
  parts,
  taxes,
  discountMinor,
});

function lineRow(line: OrderLine, position: number) {
  return {
    id: line.id,
    position,
    product_id: line.productId,
    variant_id: line.variantId,
    name: line.name,
    variant_name: line.variantName,
    quantity: line.quantity,
    sent_quantity: line.sentQuantity,
    unit_price_minor: line.unitPriceMinor,
    total_minor: line.totalMinor,
    tax_minor: line.taxMinor,
    chosen: chosenOf(line),
    note: line.note,
  };
}

const MARK_SENT: Statement = {
  name: 'orders.mark_sent',
  text: `with moved as (
      update orders.orders set state = 'accepted', version = version + 1, batches = batches + 1
      where company_id = $1 and id = $2 and version = $3
    ), told as (
      update orders.lines set sent_quantity = quantity
      where company_id = $1 and order_id = $2 and sent_quantity < quantity and voided_at is null
    )
    insert into orders.tickets (company_id, id, branch_id, order_id, batch, station_id, station_name, kind, lines, sent_at)
    select $1, t.id, $4, $2, t.batch, t.station_id, t.station_name, t.kind, t.lines, $5
    from jsonb_to_recordset($6::jsonb) as t (id uuid, batch int, station_id uuid, station_name text, kind text, lines jsonb)`,
};

/** Writes one send of an order that this transaction has locked; travels with the commit. */
export function markSent(tx: Tx, order: Order, tickets: readonly Ticket[], sentAt: Temporal.Instant): void {
  send(tx, MARK_SENT, [
    tx.companyId,
    order.id,
    order.version,
    order.branchId,
    sentAt.toString(),
    JSON.stringify(tickets.map(ticketRow)),
  ]);
}

/** The branch an order belongs to; the route's scope is checked against it. */
export async function findOrderBranch(tx: Tx, orderId: string): Promise<string | undefined> {
  const row = await tables<OrdersTables>(tx)
    .selectFrom('orders.orders')
    .select('branch_id')
    .where('company_id', '=', tx.companyId)
    .where('id', '=', orderId)
    .executeTakeFirst();
  return row?.branch_id;
}

/** The order row, locked until the transaction ends when `lock` is set: whoever changes an order holds its row first. */
export async function findOrder(
  tx: Tx,
  orderId: string,
  options: { lock: boolean },
): Promise<Order | undefined> {
  let query = tables<OrdersTables>(tx)
    .selectFrom('orders.orders')
    .selectAll()
    .where('company_id', '=', tx.companyId)
    .where('id', '=', orderId);
  if (options.lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  if (!row) return undefined;
  return {
    id: row.id,
    branchId: row.branch_id,
    type: row.type as OrderType,
    state: row.state as OrderState,
    version: row.version,
    number: row.number,
    turn: row.turn,
    businessDate: row.business_date,
    table: row.table_id === null ? null : { id: row.table_id, name: row.table_name ?? '' },
    guests: row.guests,
    waiter: { id: row.waiter_id, name: row.waiter_name },
    openedAt: row.opened_at,
    totalMinor: row.total_minor,
    taxMinor: row.tax_minor,
    batches: row.batches,
  };
}

/** The lines of an order in the order in which they were noted. */
export async function findLines(tx: Tx, orderId: string): Promise<OrderLine[]> {
  const rows = await tables<OrdersTables>(tx)
    .selectFrom('orders.lines')
    .selectAll()
    .where('company_id', '=', tx.companyId)
    .where('order_id', '=', orderId)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    productId: row.product_id,
    variantId: row.variant_id,
    name: row.name,
    variantName: row.variant_name,
    quantity: row.quantity,
    sentQuantity: row.sent_quantity,
    unitPriceMinor: row.unit_price_minor,
    totalMinor: row.total_minor,
    taxMinor: row.tax_minor,
    ...chosenOf(row.chosen as Chosen),
    note: row.note,
    voided: row.voided_at !== null,
  }));
}

const VOID_LINE: Statement = {
  name: 'orders.void_line',
  text: `with moved as (
      update orders.orders set version = version + 1, batches = $4, total_minor = $5, tax_minor = $6
      where company_id = $1 and id = $2 and version = $7
    ), voided as (
      update orders.lines set voided_at = $8, voided_by = $9, void_reason = $10, void_approved_by = $11
      where company_id = $1 and id = $3 and order_id = $2 and voided_at is null
    )
    insert into orders.tickets (company_id, id, branch_id, order_id, batch, station_id, station_name, kind, lines, sent_at)
    select $1, t.id, $12, $2, t.batch, t.station_id, t.station_name, t.kind, t.lines, $8
    from jsonb_to_recordset($13::jsonb) as t (id uuid, batch int, station_id uuid, station_name text, kind text, lines jsonb)`,
};

/** Takes a sent line back, in an order that this transaction has locked; travels with the commit. */
export function markVoided(
  tx: Tx,
  order: { before: Order; after: Order },
  line: { id: string; by: string; reason: string; approvedBy: string | null; at: Temporal.Instant },
  tickets: readonly Ticket[],
): void {
  const { before, after } = order;
  send(tx, VOID_LINE, [
    tx.companyId,
    after.id,
    line.id,
    after.batches,
    after.totalMinor,
    after.taxMinor,
    before.version,
    line.at.toString(),
    line.by,
    line.reason,
    line.approvedBy,
    after.branchId,
    JSON.stringify(tickets.map(ticketRow)),
  ]);
}

/** Which orders are wanted. */
export interface OrderPlace {
  before: number | undefined;
  tableId: string | undefined;
  limit: number;
}

/** Orders of a branch, the newest number first, starting below `before`; of one table when it is named. */
export function findOrders(tx: Tx, branchId: string, page: OrderPlace) {
  let query = tables<OrdersTables>(tx)
    .selectFrom('orders.orders')
    .select(['id', 'type', 'state', 'number', 'turn', 'table_name as tableName', 'waiter_name as waiterName'])
    .select(['total_minor as totalMinor', 'opened_at as openedAt'])
    .where('company_id', '=', tx.companyId)
    .where('branch_id', '=', branchId)
    .orderBy('number', 'desc')
    .limit(page.limit);
  if (page.tableId !== undefined) query = query.where('table_id', '=', page.tableId);
  if (page.before !== undefined) query = query.where('number', '<', page.before);
  return query.execute();
}
