import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import { byNumber, type FoundTable, type PlannedArea, type PlannedTable, type TableOrder } from '../floor.ts';
import type { PlacedTable } from '../order.ts';
import { RESERVED, reservationOf } from './table-states.ts';
import { PLACE } from './tables.ts';

/** Orders that are not over yet; word for word as the index has it. */
const OPEN = `o.table_id is not null and o.state not in ('completed', 'cancelled', 'rejected')`;

// The row is looked at again after a wait: a table that went, or was pushed to another one, meanwhile is not found.
const FIND_TABLE: Statement = {
  name: 'orders.find_table',
  text: `select m.id, m.name, (select o.id from orders.orders o where o.company_id = m.company_id and o.table_id = m.id
      and ${OPEN}) as "orderId"
    from orders.tables t
    join orders.tables m on m.company_id = t.company_id and m.id = coalesce(t.joined_to, t.id)
    where t.company_id = $1 and t.branch_id = $2 and t.id = $3 and t.deleted_at is null
      and m.deleted_at is null and m.joined_to is null for key share of m`,
};

/**
 * The table of this branch on which an order stands, with the one that is open there: of one that was pushed together with another, the other. It neither
 * goes nor is pushed to another until this transaction ends.
 */
export async function findTable(tx: Tx, branchId: string, tableId: string): Promise<PlacedTable | undefined> {
  const find = () => run<PlacedTable>(tx, FIND_TABLE, [tx.companyId, branchId, tableId]);
  // Once more, because it may have been pushed to another while this waited for it.
  return (await find())[0] ?? (await find())[0];
}

const FIND_TABLES: Statement = {
  name: 'orders.find_tables',
  text: `select t.id, a.name as area, a.sort_order as "areaOrder", t.sort_order as "sortOrder", t.name, t.seats, t.shape,
      t.joined_to as "joinedTo", t.attention_at as "attentionAt", ${RESERVED},
      o.id as "orderId", o.turn, o.guests, o.total_minor as "totalMinor", o.opened_at as "openedAt", o.version,
      coalesce(o.open, 0) as "openOrders", coalesce(o.bill_asked, false) as "billAsked"
    from orders.tables t
    join orders.areas a on a.company_id = t.company_id and a.id = t.area_id
    left join lateral (
      select o.id, o.turn, o.guests, o.total_minor, o.opened_at, o.version, count(*) over ()::int as open,
        bool_or(o.bill_asked_at is not null) over () as bill_asked
      from orders.orders o
      where o.company_id = $1 and o.branch_id = $2 and o.table_id = t.id and ${OPEN}
      order by o.opened_at, o.id limit 1
    ) o on true
    where t.company_id = $1 and t.branch_id = $2 and t.deleted_at is null`,
};

type TableRow = Omit<FoundTable, 'order' | 'reservation'> &
  Omit<TableOrder, 'id'> &
  Parameters<typeof reservationOf>[0] & { orderId: string | null; areaOrder: number; sortOrder: number };

/** The living tables of a branch by area and number, with the oldest order that stands open on each. */
export async function findTables(tx: Tx, branchId: string): Promise<FoundTable[]> {
  const rows = await run<TableRow>(tx, FIND_TABLES, [tx.companyId, branchId]);
  return rows
    .toSorted((a, b) => a.areaOrder - b.areaOrder || compare(a.area, b.area) || byNumber(a, b))
    .map((row) => ({
      id: row.id,
      area: row.area,
      name: row.name,
      seats: row.seats,
      shape: row.shape,
      joinedTo: row.joinedTo,
      attentionAt: row.attentionAt,
      reservation: reservationOf(row),
      openOrders: row.openOrders,
      billAsked: row.billAsked,
      order: row.orderId === null ? null : orderOf(row, row.orderId),
    }));
}

const orderOf = ({ turn, guests, totalMinor, openedAt, version }: TableRow, id: string): TableOrder => ({
  ...{ id, turn, guests, totalMinor, openedAt, version },
});
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const COUNT_OPEN: Statement = {
  name: 'orders.count_open_orders',
  text: `select count(*)::int as n from orders.orders o
    where o.company_id = $1 and o.branch_id = $2 and o.table_id = $3 and ${OPEN}`,
};

/** How many orders stand open on a table. */
export async function countOpenOrders(tx: Tx, branchId: string, tableId: string): Promise<number> {
  const [row] = await run<{ n: number }>(tx, COUNT_OPEN, [tx.companyId, branchId, tableId]);
  return row?.n ?? 0;
}

const VERSION: Statement = {
  name: 'orders.floor_version',
  text: `select ((select coalesce(sum(version), 0) from orders.areas where company_id = $1 and branch_id = $2)
      + (select coalesce(sum(version), 0) from orders.tables where company_id = $1 and branch_id = $2))::bigint as version`,
};

/** A number that grows with every change of an area or a table of the branch: no row ever goes, and none counts down. */
export async function findFloorVersion(tx: Tx, branchId: string): Promise<number> {
  const [row] = await run<{ version: number }>(tx, VERSION, [tx.companyId, branchId]);
  return row?.version ?? 0;
}

const AREAS: Statement = {
  name: 'orders.find_areas',
  text: `select id, name, version from orders.areas
    where company_id = $1 and branch_id = $2 and deleted_at is null order by sort_order, name collate "C"`,
};
const PLANNED: Statement = {
  name: 'orders.find_planned_tables',
  text: `select t.id, t.area_id as "areaId", t.name, t.seats, t.shape, ${PLACE}, t.version, t.sort_order as "sortOrder"
    from orders.tables t where t.company_id = $1 and t.branch_id = $2 and t.deleted_at is null`,
};

/** The living areas of a branch in their order, each with its living tables by number. */
export async function findPlannedAreas(tx: Tx, branchId: string): Promise<PlannedArea[]> {
  const [areas, planned] = await Promise.all([
    run<Omit<PlannedArea, 'tables'>>(tx, AREAS, [tx.companyId, branchId]),
    run<PlannedTable & { areaId: string; sortOrder: number }>(tx, PLANNED, [tx.companyId, branchId]),
  ]);
  const byArea = Map.groupBy(planned.toSorted(byNumber), ({ areaId }) => areaId);
  return areas.map((area) => ({
    ...area,
    tables: (byArea.get(area.id) ?? []).map(({ areaId: _area, sortOrder: _order, ...table }) => table),
  }));
}
