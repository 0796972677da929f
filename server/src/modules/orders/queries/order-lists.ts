import { statesOf } from '../../../kernel/flow.ts';
import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import { ORDER_TYPES, type OrderType } from '../order.ts';
import type { Wanted } from '../order-key.ts';
import { CLOSED, ORDER_FLOW, type OrderState } from '../states.ts';

/** An order in a list. */
export interface OrderLineOfList {
  id: string;
  type: OrderType;
  state: OrderState;
  version: number;
  number: number;
  turn: number;
  businessDate: string;
  provisional: string | null;
  tableName: string | null;
  guests: number | null;
  guestName: string | null;
  waiterName: string;
  totalMinor: number;
  dueMinor: number;
  hasUnsent: boolean;
  promisedAt: Temporal.Instant | null;
  openedAt: Temporal.Instant;
  billAskedAt: Temporal.Instant | null;
}

/** Which orders are wanted. */
export interface OrdersWanted {
  /** Numbers from here on, and below there. */
  from: number;
  below: number;
  states: readonly OrderState[];
  types: readonly OrderType[];
  tableId: string | undefined;
  wanted: Wanted | undefined;
  /** Of which a turn that is searched for is. */
  day: string;
  limit: number;
}

// As the indexes have them: written out, so that a plan that knows no values can see that an index holds all it wants.
const OPEN = `o.state not in ('completed', 'cancelled', 'rejected')`;
const OVER = `o.state in ('completed', 'cancelled', 'rejected')`;
const HERE = 'o.company_id = $1 and o.branch_id = $2';
const NUMBERS = 'o.number >= $3 and o.number < $4';

const UNSENT = `l.quantity > l.sent_quantity and l.state not in ('held', 'cancelled', 'voided')`;
const OF_OPEN = `any (array(select o.id from page o where ${OPEN}))`;
/** A page as it is shown. Checks and lines of all its orders are read once and in one go along their index: they lie side by side. */
const shown = (page: string): string => `with page as materialized (${page}),
      due as materialized (select c.order_id, sum(c.total_minor - c.paid_minor)::bigint as minor from orders.checks c
        where c.company_id = $1 and c.order_id = ${OF_OPEN} and c.state <> 'void' group by c.order_id),
      unsent as materialized (select distinct l.order_id from orders.lines l
        where l.company_id = $1 and l.order_id = ${OF_OPEN} and ${UNSENT})
    select o.id, o.type, o.state, o.version, o.number, o.turn, o.business_date as "businessDate", o.provisional,
      o.table_name as "tableName", o.guests, o.guest_name as "guestName", o.waiter_name as "waiterName",
      o.total_minor as "totalMinor", coalesce(d.minor, 0) as "dueMinor", (u.order_id is not null) as "hasUnsent",
      o.promised_at as "promisedAt", o.opened_at as "openedAt", o.bill_asked_at as "billAskedAt"
    from page o left join due d on d.order_id = o.id left join unsent u on u.order_id = o.id
    order by o.number desc`;
/** Orders by their numbers. */
const byNumber = (numbers: string): string =>
  shown(`select o.* from orders.orders o where ${HERE} and o.number = any (array(${numbers}))`);
const newest = (of: string): string =>
  `select o.number from orders.orders o where ${of} and ${NUMBERS} order by o.number desc limit $5`;

const NEWEST: Statement = {
  name: 'orders.list_orders',
  text: shown(`select o.* from orders.orders o where ${HERE} and ${NUMBERS} order by o.number desc limit $5`),
};
const LIST_OPEN: Statement = {
  name: 'orders.list_open_orders',
  text: shown(`select o.* from orders.orders o where ${HERE} and ${NUMBERS} and ${OPEN} and o.state = any ($6)
      and o.type = any ($7) order by o.number desc limit $5`),
};
// Of each state and type of those that are over its newest: however rare one is, no other is read.
const BY_STATE: Statement = {
  name: 'orders.list_orders_by_state',
  text: byNumber(`select m.number from (
      (${newest(`cardinality($6::text[]) > 0 and ${HERE} and ${OPEN} and o.state = any ($6) and o.type = any ($8)`)})
      union all select n.number from unnest($7::text[]) s (state) cross join unnest($8::text[]) t (type) cross join lateral (
        ${newest(`${HERE} and ${OVER} and o.state = s.state and o.type = t.type`)}) n
    ) m order by m.number desc limit $5`),
};
const ofTable = (
  table: string,
  states: string,
): string => `select n.number from unnest(${states}::text[]) s (state)
      cross join lateral (${newest(`${HERE} and o.table_id = ${table} and o.state = s.state`)}) n`;
const BY_TABLE: Statement = {
  name: 'orders.list_orders_by_table',
  text: byNumber(`select m.number from (${ofTable('$7', '$6')}) m order by m.number desc limit $5`),
};

// Planned by itself, which is what `offset 0` does: else the planner takes the two bounds for two open ends, and would read
// everybody's keys, or the numbers from their beginning.
const found = (
  kind: string,
) => `select k.number from orders.search_keys k where k.company_id = $1 and k.branch_id = $2
        and k.kind = ${kind} and k.key >= w.low and k.key < w.high and k.type = any ($7) offset 0`;
// The orders whose name has all the words, and those that fit otherwise; by index alone until the page is known. Almost
// every order is completed: so either few are in the states that are wanted, or few are in the others ($9, $8).
const SEARCH: Statement = {
  name: 'orders.search_orders',
  text: byNumber(`select m.number from (
      select k.number from unnest($10::text[], $11::text[]) with ordinality w (low, high, n)
        cross join lateral (${found(`'name'`)}) k
        group by k.number having bit_or(1 << w.n::int - 1) = (1 << cardinality($10)) - 1
      union select k.number from unnest($12::text[], $13::text[], $14::text[]) w (kind, low, high)
        cross join lateral (${found('w.kind')}) k
      union select o.number from orders.orders o where ${HERE} and o.number = $15 and ${NUMBERS} and o.type = any ($7)
      union select o.number from orders.orders o where ${HERE} and o.business_date = $16 and o.turn = $17 and ${NUMBERS}
        and o.type = any ($7)
      union select n.number from orders.tables t cross join lateral (${ofTable('t.id', '$6')}) n
        where t.company_id = $1 and t.branch_id = $2 and t.deleted_at is null and lower(t.name) = lower($18)
          and 'dine_in' = any ($7)
    ) m
    where m.number >= $3 and m.number < $4 and ($19::uuid is null or m.number in (select o.number from orders.orders o where ${HERE} and o.table_id = $19))
      and (m.number in (
        select o.number from orders.orders o where cardinality($8::text[]) > 0 and ${HERE} and ${OPEN} and o.state = any ($8)
        union all select o.number from orders.orders o where ${HERE} and ${OVER} and o.state = any ($8)
      )) = $9::boolean
    order by m.number desc limit $5`),
};

/** Behind every text that begins like another one comes that one with the last of all characters. */
const LAST = '\u{10ffff}';
const ends = (lows: readonly string[]): string[] => lows.map((low) => `${low}${LAST}`);
/** The highest turn a day can have. */
const MOST_TURNS = 2_147_483_647;

function searched({ states, types, tableId, day }: OrdersWanted, wanted: Wanted): unknown[] {
  const { words, keys, table, number = null } = wanted;
  const most = states.includes('completed');
  const few = most ? statesOf(ORDER_FLOW).filter((state) => !states.includes(state)) : states;
  const lows = keys.map(({ key }) => key);
  return [
    ...[states, types, few, !most, words, ends(words), keys.map(({ kind }) => kind), lows, ends(lows)],
    ...[number, day, number !== null && number <= MOST_TURNS ? number : null, table, tableId ?? null],
  ];
}

/** The statement that lists these orders, and what it is given. */
export function listing(
  { companyId }: Pick<Tx, 'companyId'>,
  branchId: string,
  orders: OrdersWanted,
): { statement: Statement; values: unknown[] } {
  const { states, types, tableId, wanted, from, below, limit } = orders;
  const place = [companyId, branchId, from, below, limit];
  if (wanted) return { statement: SEARCH, values: [...place, ...searched(orders, wanted)] };
  if (tableId !== undefined) return { statement: BY_TABLE, values: [...place, states, tableId] };
  const [open = [], over = []] = [false, true].map((is) =>
    states.filter((state) => CLOSED.has(state) === is),
  );
  const all = states.length === statesOf(ORDER_FLOW).length && types.length === ORDER_TYPES.length;
  if (all) return { statement: NEWEST, values: place };
  if (over.length === 0) return { statement: LIST_OPEN, values: [...place, open, types] };
  return { statement: BY_STATE, values: [...place, open, over, types] };
}

/** Orders of a branch, the newest number first. */
export function findOrderLines(tx: Tx, branchId: string, orders: OrdersWanted): Promise<OrderLineOfList[]> {
  const { statement, values } = listing(tx, branchId, orders);
  return run(tx, statement, values);
}

const DAY: Statement = {
  name: 'orders.find_day',
  text: `select a.number as "from", b.number + 1 as below
    from (select o.number from orders.orders o where ${HERE} and o.business_date = $3 order by o.turn limit 1) a,
      (select o.number from orders.orders o where ${HERE} and o.business_date = $3 order by o.turn desc limit 1) b`,
};

/** Between which numbers the orders of a business day are; nothing when it has none. */
export async function findDay(
  tx: Tx,
  branchId: string,
  businessDate: string,
): Promise<{ from: number; below: number } | undefined> {
  const [day] = await run<{ from: number; below: number }>(tx, DAY, [tx.companyId, branchId, businessDate]);
  return day;
}

const TURN: Statement = {
  name: 'orders.find_turn',
  text: `select o.number from orders.orders o where ${HERE} and o.business_date = $3 and o.turn = $4`,
};

/** The number of the order that has a turn of a day. */
export async function findTurn(
  tx: Tx,
  branchId: string,
  businessDate: string,
  turn: number,
): Promise<number | undefined> {
  const [row] = await run<{ number: number }>(tx, TURN, [tx.companyId, branchId, businessDate, turn]);
  return row?.number;
}

/** What `findOpenOrders` asks. */
export const OPEN_ORDERS: Statement = {
  name: 'orders.find_open_orders',
  text: `select coalesce(array_agg(o.id order by o.number), '{}') as ids, encode(sha256(convert_to(
      coalesce(string_agg(o.id || ':' || o.version, ',' order by o.number), ''), 'UTF8')), 'hex') as digest
    from (select o.id, o.version, o.number from orders.orders o where ${HERE} and ${OPEN} order by o.number limit $3) o`,
};

/** The oldest open orders of a branch, and a digest that is another one as soon as one of them changes, comes or goes. */
export async function findOpenOrders(
  tx: Tx,
  branchId: string,
  limit: number,
): Promise<{ ids: string[]; digest: string }> {
  const values = [tx.companyId, branchId, limit];
  const [row] = await run<{ ids: string[]; digest: string }>(tx, OPEN_ORDERS, values);
  if (!row) throw new Error('an aggregate returned nothing');
  return row;
}
