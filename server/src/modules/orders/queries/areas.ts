import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';

/** An area, as far as who changes it needs it. */
export interface AreaRow {
  id: string;
  name: string;
  version: number;
}

const FIND_BRANCH: Statement = {
  name: 'orders.find_area_branch',
  text: 'select branch_id as "branchId" from orders.areas where company_id = $1 and id = $2',
};

/** The branch an area belongs to, deleted or not; the route's scope is checked against it. */
export async function findAreaBranch(tx: Tx, areaId: string): Promise<string | undefined> {
  const [row] = await run<{ branchId: string }>(tx, FIND_BRANCH, [tx.companyId, areaId]);
  return row?.branchId;
}

const ONE = `select id, name, version from orders.areas
  where company_id = $1 and branch_id = $2 and id = $3 and deleted_at is null`;
const HOLD: Statement = { name: 'orders.hold_area', text: `${ONE} for update` };
// Tables may be put into one area by many at once; only its going away has to wait for them.
const HOLD_SHARED: Statement = { name: 'orders.keep_area', text: `${ONE} for key share` };

/** A living area, held until this transaction ends. */
export async function holdArea(tx: Tx, branchId: string, areaId: string): Promise<AreaRow | undefined> {
  const [row] = await run<AreaRow>(tx, HOLD, [tx.companyId, branchId, areaId]);
  return row;
}

/** A living area, which cannot go until this transaction ends. */
export async function keepArea(tx: Tx, branchId: string, areaId: string): Promise<AreaRow | undefined> {
  const [row] = await run<AreaRow>(tx, HOLD_SHARED, [tx.companyId, branchId, areaId]);
  return row;
}

const HOLD_ALL: Statement = {
  name: 'orders.hold_areas',
  text: `select id, name, version, sort_order as "sortOrder" from orders.areas
    where company_id = $1 and branch_id = $2 and deleted_at is null order by id for no key update`,
};

/** All living areas of a branch, held until this transaction ends: one after the other puts them in order or fills them. */
export function holdAreas(tx: Tx, branchId: string): Promise<(AreaRow & { sortOrder: number })[]> {
  return run<AreaRow & { sortOrder: number }>(tx, HOLD_ALL, [tx.companyId, branchId]);
}

const INSERT: Statement = {
  name: 'orders.insert_area',
  text: `insert into orders.areas (company_id, id, branch_id, name, sort_order)
    values ($1, $2, $3, $4, (select coalesce(max(sort_order), -1) + 1 from orders.areas
      where company_id = $1 and branch_id = $3 and deleted_at is null))`,
};

/** Stores an area behind the others of its branch. */
export async function insertArea(
  tx: Tx,
  area: { id: string; branchId: string; name: string },
): Promise<void> {
  await run(tx, INSERT, [tx.companyId, area.id, area.branchId, area.name]);
}

const RENAME: Statement = {
  name: 'orders.rename_area',
  text: `update orders.areas set name = $3, version = version + 1
    where company_id = $1 and id = $2 and version = $4`,
};

/** Names an area that this transaction holds. */
export async function renameArea(tx: Tx, area: AreaRow, name: string): Promise<void> {
  await run(tx, RENAME, [tx.companyId, area.id, name, area.version]);
}

const ORDER: Statement = {
  name: 'orders.order_areas',
  text: `update orders.areas a set sort_order = x.n, version = a.version + 1
    from unnest($2::uuid[]) with ordinality as x (id, n)
    where a.company_id = $1 and a.id = x.id and a.sort_order <> x.n
    returning a.id`,
};

/** Puts areas that this transaction holds in this order. Returns those that stood elsewhere. */
export async function orderAreaRows(tx: Tx, ids: readonly string[]): Promise<string[]> {
  return (await run<{ id: string }>(tx, ORDER, [tx.companyId, ids])).map(({ id }) => id);
}

const DELETE: Statement = {
  name: 'orders.delete_area',
  text: `update orders.areas set deleted_at = now(), version = version + 1
    where company_id = $1 and id = $2 and version = $3`,
};

/** Takes away an area that this transaction holds, softly. */
export async function deleteAreaRow(tx: Tx, area: AreaRow): Promise<void> {
  await run(tx, DELETE, [tx.companyId, area.id, area.version]);
}

const RESTORE: Statement = {
  name: 'orders.restore_area',
  text: `update orders.areas set deleted_at = null, version = version + 1
    where company_id = $1 and branch_id = $2 and id = $3 and deleted_at is not null returning name`,
};

/** Brings an area back. Returns its name, or nothing when it was not away. */
export async function restoreAreaRow(tx: Tx, branchId: string, areaId: string): Promise<string | undefined> {
  const [row] = await run<{ name: string }>(tx, RESTORE, [tx.companyId, branchId, areaId]);
  return row?.name;
}
