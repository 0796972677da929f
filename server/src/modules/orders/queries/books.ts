import { run, type Statement, send } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { Ticket } from '../kitchen-ticket.ts';
import type { Book, Check, OrderLine } from '../order.ts';
import type { OrderEvent } from '../timeline.ts';
import {
  checkOf,
  checkRow,
  eventRow,
  lineOf,
  lineRow,
  type OrderRow,
  orderOf,
  orderRow,
  type StoredLine,
} from './rows.ts';
import { ticketRow } from './tickets.ts';

const LOCK_ORDERS: Statement = {
  name: 'orders.lock_orders',
  // Always in the order of their ids: two acts about the same two orders wait for each other, and never in a circle.
  text: 'select * from orders.orders where company_id = $1 and branch_id = $2 and id = any ($3) order by id for update',
};
const READ_ORDER: Statement = {
  name: 'orders.read_order',
  text: 'select * from orders.orders where company_id = $1 and branch_id = $2 and id = any ($3)',
};
const FIND_LINES: Statement = {
  name: 'orders.find_lines',
  text: 'select * from orders.lines where company_id = $1 and order_id = any ($2) order by position',
};
const FIND_CHECKS: Statement = {
  name: 'orders.find_checks',
  text: `select id, order_id as "orderId", position, state, total_minor as "totalMinor", tax_minor as "taxMinor",
      paid_minor as "paidMinor", tip_state as tip, tip_bp as "tipBasisPoints", tip_minor as "tipMinor",
      tip_paid_minor as "tipPaidMinor", shares
    from orders.checks where company_id = $1 and order_id = any ($2) order by position`,
};

/**
 * Orders of a branch with all that belongs to them, by id. With `lock` their rows are held until the transaction ends:
 * whoever changes anything of an order holds its row first, so what is read behind it is the truth.
 */
export async function findBooks(
  tx: Tx,
  branchId: string,
  orderIds: readonly string[],
  options: { lock: boolean },
): Promise<Map<string, Book>> {
  const [orders, lines, checks] = await Promise.all([
    run<OrderRow>(tx, options.lock ? LOCK_ORDERS : READ_ORDER, [tx.companyId, branchId, orderIds]),
    run<StoredLine>(tx, FIND_LINES, [tx.companyId, orderIds]),
    run<Check & { orderId: string }>(tx, FIND_CHECKS, [tx.companyId, orderIds]),
  ]);
  const linesOf = Map.groupBy(lines, (line) => line.order_id);
  const checksOf = Map.groupBy(checks, ({ orderId }) => orderId);
  return new Map(
    orders.map((row) => [
      row.id,
      {
        order: orderOf(row),
        lines: (linesOf.get(row.id) ?? []).map(lineOf),
        checks: (checksOf.get(row.id) ?? []).map(checkOf),
      },
    ]),
  );
}

const FIND_CHECK_ORDER: Statement = {
  name: 'orders.find_check_order',
  text: `select c.order_id as "orderId" from orders.checks c
    join orders.orders o on o.company_id = c.company_id and o.id = c.order_id
    where c.company_id = $1 and c.id = $3 and o.branch_id = $2`,
};

/** The order of a check in this branch. */
export async function findCheckOrder(tx: Tx, branchId: string, checkId: string): Promise<string | undefined> {
  const [row] = await run<{ orderId: string }>(tx, FIND_CHECK_ORDER, [tx.companyId, branchId, checkId]);
  return row?.orderId;
}

const FIND_CHECK_BRANCH: Statement = {
  name: 'orders.find_check_branch',
  text: `select o.branch_id as "branchId" from orders.checks c
    join orders.orders o on o.company_id = c.company_id and o.id = c.order_id
    where c.company_id = $1 and c.id = $2`,
};

/** The branch of a check; the scope of a route is checked against it. */
export async function findCheckBranch(tx: Tx, checkId: string): Promise<string | undefined> {
  const [row] = await run<{ branchId: string }>(tx, FIND_CHECK_BRANCH, [tx.companyId, checkId]);
  return row?.branchId;
}

const ORDER_COLUMNS = `id uuid, branch_id uuid, type text, state text, version int, number bigint, turn int, business_date date,
        provisional text, table_id uuid, table_name text, guests int, customer_id uuid, guest_name text, guest_phone text,
        delivery jsonb, promised_at timestamptz, external_source text, external_id text, waiter_id uuid,
        waiter_name text, total_minor bigint, tax_minor bigint, batches int, opened_at timestamptz, closed_at timestamptz,
        bill_asked_at timestamptz, discount jsonb, merged_into uuid`;
const names = (columns: string): string =>
  columns
    .split(',')
    .map((column) => column.trim().split(' ')[0])
    .join(', ');
/** What of an order a command may change. */
const CHANGED = [
  ...['state', 'version', 'table_id', 'table_name', 'guests', 'customer_id', 'guest_name', 'guest_phone'],
  ...['delivery', 'promised_at', 'total_minor', 'tax_minor', 'batches', 'closed_at'],
  ...['bill_asked_at', 'discount', 'merged_into'],
];
const LINE_COLUMNS = `id uuid, position int, kind text, product_id uuid, variant_id uuid, name text, variant_name text, state text,
        quantity int, sent_quantity int, voided_quantity int, unit_price_minor bigint, line_discount_minor bigint,
        order_discount_minor bigint, total_minor bigint, tax_minor bigint, chosen jsonb, discount jsonb, note text,
        course smallint, seat smallint, earlier_price boolean`;
const CHECK_COLUMNS = `id uuid, position smallint, state text, total_minor bigint, tax_minor bigint, paid_minor bigint,
        tip_state text, tip_bp int, tip_minor bigint, tip_paid_minor bigint, shares jsonb`;
const EVENT_COLUMNS = `version int, type text, command_id uuid, content text, at timestamptz, device_at timestamptz, actor_id uuid,
        actor_name text, device_id uuid, from_state text, to_state text, reason text, approver_id uuid, approver_name text,
        data jsonb`;
const TICKET_COLUMNS = `id uuid, branch_id uuid, batch int, station_id uuid, station_name text, kind text, lines jsonb,
        sent_at timestamptz`;

/** Rows of a table that belongs to an order, from JSON; `$1` is the company, `$2` the order. */
const inserted = (table: string, columns: string, value: string): string =>
  `insert into orders.${table} (company_id, order_id, ${names(columns)})
      select $1, $2, ${names(columns).replace('content', "decode(content, 'hex')")}
      from jsonb_to_recordset(${value}::jsonb) as r (${columns})`;
const changed = (table: string, columns: string, value: string): string =>
  `update orders.${table} x set order_id = $2, ${assigned(columns)}
      from jsonb_to_recordset(${value}::jsonb) as r (${columns}) where x.company_id = $1 and x.id = r.id`;
const assigned = (columns: string): string =>
  names(columns)
    .split(', ')
    .filter((name) => name !== 'id')
    .map((name) => `${name} = r.${name}`)
    .join(', ');

// Order, lines, check, tickets and event in one statement: one plan, one message, foreign keys checked at its end.
const INSERT_BOOK: Statement = {
  name: 'orders.insert_book',
  text: `with placed as (
      insert into orders.orders (company_id, ${names(ORDER_COLUMNS)})
      select $1, ${names(ORDER_COLUMNS)} from jsonb_to_record($3::jsonb) as o (${ORDER_COLUMNS})
    ), noted as (
      ${inserted('lines', LINE_COLUMNS, '$4')}
    ), billed as (
      ${inserted('checks', CHECK_COLUMNS, '$5')}
    ), told as (
      ${inserted('tickets', TICKET_COLUMNS, '$6')}
    )
    ${inserted('events', EVENT_COLUMNS, '$7')}`,
};
const SAVE_BOOK: Statement = {
  name: 'orders.save_book',
  text: `with moved as (
      update orders.orders x set ${CHANGED.map((name) => `${name} = o.${name}`).join(', ')}
      from jsonb_to_record($3::jsonb) as o (${ORDER_COLUMNS})
      where x.company_id = $1 and x.id = $2 and x.version = $8
    ), noted as (
      ${inserted('lines', LINE_COLUMNS, '$4')}
    ), changed_lines as (
      ${changed('lines', LINE_COLUMNS, '$9')}
    ), billed as (
      ${inserted('checks', CHECK_COLUMNS, '$5')}
    ), changed_checks as (
      ${changed('checks', CHECK_COLUMNS, '$10')}
    ), told as (
      ${inserted('tickets', TICKET_COLUMNS, '$6')}
    )
    ${inserted('events', EVENT_COLUMNS, '$7')}`,
};

/** What comes with a book when it is stored. */
export interface Stored {
  tickets: readonly Ticket[];
  events: readonly OrderEvent[];
}

/** Writes a new order with all that belongs to it; travels with the commit. */
export function insertBook(tx: Tx, book: Book, { tickets, events }: Stored): void {
  send(tx, INSERT_BOOK, [
    tx.companyId,
    book.order.id,
    JSON.stringify(orderRow(book.order)),
    JSON.stringify(book.lines.map(lineRow)),
    JSON.stringify(book.checks.map(checkRow)),
    JSON.stringify(tickets.map(ticketRow)),
    JSON.stringify(events.map(eventRow)),
  ]);
}

/**
 * Writes what has changed of an order that this transaction holds; travels with the commit. Its events stand under the
 * versions they made, so a book that was not the latest is refused by their key. What is new is inserted and nothing else:
 * an id that stands in another order is refused, not taken away from it.
 *
 * @param known lines of all orders this transaction holds, as they were
 */
export function saveBook(
  tx: Tx,
  { before, after, known }: { before: Book; after: Book; known: ReadonlyMap<string, OrderLine> },
  { tickets, events }: Stored,
): void {
  const were = new Map(
    before.lines.map((line, position) => [line.id, JSON.stringify(lineRow(line, position))]),
  );
  const lines = after.lines.map(lineRow).filter((row) => were.get(row.id) !== JSON.stringify(row));
  const checks = after.checks.map(checkRow);
  const old = new Set(before.checks.map(({ id }) => id));
  send(tx, SAVE_BOOK, [
    tx.companyId,
    after.order.id,
    JSON.stringify(orderRow(after.order)),
    JSON.stringify(lines.filter(({ id }) => !known.has(id))),
    JSON.stringify(checks.filter(({ id }) => !old.has(id))),
    JSON.stringify(tickets.map(ticketRow)),
    JSON.stringify(events.map(eventRow)),
    before.order.version,
    JSON.stringify(lines.filter(({ id }) => known.has(id))),
    JSON.stringify(checks.filter(({ id }) => old.has(id))),
  ]);
}
