import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { Shape, TablePlace } from '../floor-plan.ts';

/** A table as somebody wants it. */
export interface TableShape {
  name: string;
  seats: number;
  shape: Shape;
  place: TablePlace | null;
}

/** A table as it is stored, without what goes on at it. */
export interface TableRow extends TableShape {
  id: string;
  areaId: string;
  /** Name of its area. */
  area: string;
  joinedTo: string | null;
  version: number;
}

const FIND_BRANCH: Statement = {
  name: 'orders.find_table_branch',
  text: 'select branch_id as "branchId" from orders.tables where company_id = $1 and id = $2',
};

/** The branch a table belongs to, deleted or not; the route's scope is checked against it. */
export async function findTableBranch(tx: Tx, tableId: string): Promise<string | undefined> {
  const [row] = await run<{ branchId: string }>(tx, FIND_BRANCH, [tx.companyId, tableId]);
  return row?.branchId;
}

/** Where a table stands, as one value; null while it stands nowhere. */
export const PLACE = `case when t.x is not null then json_build_object('x', t.x, 'y', t.y, 'width', t.width,
  'height', t.height, 'rotation', t.rotation) end as place`;
// Whoever holds several takes them in the order of their ids, so that no two wait for each other.
const SOME = `select t.id, t.area_id as "areaId", (select a.name from orders.areas a
      where a.company_id = t.company_id and a.id = t.area_id) as area, t.name, t.seats, t.shape, ${PLACE},
    t.joined_to as "joinedTo", t.version
  from orders.tables t where t.company_id = $1 and t.branch_id = $2 and t.id = any ($3) and t.deleted_at is null order by t.id`;
const HOLD: Statement = { name: 'orders.hold_tables', text: `${SOME} for no key update` };
const CLOSE: Statement = { name: 'orders.close_tables', text: `${SOME} for update` };

/**
 * Living tables of a branch, held until this transaction ends.
 *
 * @param options `closed`: orders that are being taken for them are waited for, and new ones wait
 */
export function holdTables(
  tx: Tx,
  branchId: string,
  ids: readonly string[],
  options: { closed?: boolean } = {},
): Promise<TableRow[]> {
  return run<TableRow>(tx, options.closed ? CLOSE : HOLD, [tx.companyId, branchId, ids]);
}

const IN_AREA: Statement = {
  name: 'orders.find_places',
  text: `select ${PLACE} from orders.tables t
    where t.company_id = $1 and t.area_id = $2 and t.deleted_at is null and t.x is not null`,
};

/** Where the tables of an area stand. */
export async function findPlaces(tx: Tx, areaId: string): Promise<TablePlace[]> {
  const rows = await run<{ place: TablePlace }>(tx, IN_AREA, [tx.companyId, areaId]);
  return rows.map(({ place }) => place);
}

const COUNT: Statement = {
  name: 'orders.count_tables_in',
  text: `select count(*)::int as n from orders.tables
    where company_id = $1 and area_id = $2 and deleted_at is null`,
};

/** How many living tables an area has. */
export async function countTablesIn(tx: Tx, areaId: string): Promise<number> {
  const [row] = await run<{ n: number }>(tx, COUNT, [tx.companyId, areaId]);
  return row?.n ?? 0;
}

const NAMES: Statement = {
  name: 'orders.find_table_names',
  text: 'select name from orders.tables where company_id = $1 and branch_id = $2 and deleted_at is null',
};

/** The names that tables of a branch have. */
export async function findTableNames(tx: Tx, branchId: string): Promise<string[]> {
  const rows = await run<{ name: string }>(tx, NAMES, [tx.companyId, branchId]);
  return rows.map(({ name }) => name);
}

const INSERT: Statement = {
  name: 'orders.insert_tables',
  text: `insert into orders.tables (company_id, id, branch_id, area_id, name, seats, shape, x, y, width, height, rotation)
    select $1, t.id, $2, $3, t.name, t.seats, t.shape, t.x, t.y, t.width, t.height, coalesce(t.rotation, 0)
    from jsonb_to_recordset($4::jsonb) as t (id uuid, name text, seats int, shape text, x int, y int, width int, height int,
      rotation int)`,
};

/** Stores new tables of an area. */
export async function insertTables(
  tx: Tx,
  area: { id: string; branchId: string },
  rows: readonly (TableShape & { id: string })[],
): Promise<void> {
  const values = rows.map(({ place, ...row }) => ({ ...row, ...place }));
  await run(tx, INSERT, [tx.companyId, area.branchId, area.id, JSON.stringify(values)]);
}

const UPDATE: Statement = {
  name: 'orders.update_table',
  text: `update orders.tables set area_id = $4, name = $5, seats = $6, shape = $7, x = $8, y = $9, width = $10, height = $11,
      rotation = $12, version = version + 1
    where company_id = $1 and id = $2 and version = $3`,
};

/** Stores a table that this transaction holds as it is now. */
export async function updateTableRow(
  tx: Tx,
  before: TableRow,
  { areaId, name, seats, shape, place }: TableShape & { areaId: string },
): Promise<void> {
  const { x = null, y = null, width = null, height = null, rotation = 0 } = place ?? {};
  const values = [areaId, name, seats, shape, x, y, width, height, rotation];
  await run(tx, UPDATE, [tx.companyId, before.id, before.version, ...values]);
}

const MOVE: Statement = {
  name: 'orders.place_tables',
  text: `update orders.tables t set x = p.x, y = p.y, width = p.width, height = p.height, rotation = coalesce(p.rotation, 0),
      version = t.version + 1
    from jsonb_to_recordset($2::jsonb) as p (id uuid, version int, x int, y int, width int, height int, rotation int)
    where t.company_id = $1 and t.id = p.id and t.version = p.version`,
};

/** Puts tables that this transaction holds where they are to stand. */
export async function placeTableRows(
  tx: Tx,
  moves: readonly { id: string; version: number; place: TablePlace | null }[],
): Promise<void> {
  const values = moves.map(({ place, ...table }) => ({ ...table, ...place }));
  await run(tx, MOVE, [tx.companyId, JSON.stringify(values)]);
}

const DELETE: Statement = {
  name: 'orders.delete_table',
  text: `update orders.tables set deleted_at = now(), joined_to = null, attention_at = null, attention_by = null,
      version = version + 1
    where company_id = $1 and id = $2 and version = $3`,
};

/** Takes away a table that this transaction holds, softly. */
export async function deleteTableRow(tx: Tx, table: TableRow): Promise<void> {
  await run(tx, DELETE, [tx.companyId, table.id, table.version]);
}

const FIND_DELETED: Statement = {
  name: 'orders.find_deleted_table',
  text: `select name, area_id as "areaId" from orders.tables
    where company_id = $1 and branch_id = $2 and id = $3 and deleted_at is not null for no key update`,
};

/** A table that was taken away, held until this transaction ends. */
export async function findDeletedTable(
  tx: Tx,
  branchId: string,
  tableId: string,
): Promise<{ name: string; areaId: string } | undefined> {
  const [row] = await run<{ name: string; areaId: string }>(tx, FIND_DELETED, [
    tx.companyId,
    branchId,
    tableId,
  ]);
  return row;
}

const RESTORE: Statement = {
  name: 'orders.restore_table',
  text: 'update orders.tables set deleted_at = null, version = version + 1 where company_id = $1 and id = $2',
};

/** Brings back a table that this transaction holds. */
export async function restoreTableRow(tx: Tx, tableId: string): Promise<void> {
  await run(tx, RESTORE, [tx.companyId, tableId]);
}
