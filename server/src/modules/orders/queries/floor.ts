import { run, type Statement, tables } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { OrdersTables } from '../tables.ts';

const FIND_TABLE: Statement = {
  name: 'orders.find_table',
  text: 'select id, name from orders.tables where company_id = $1 and branch_id = $2 and id = $3',
};

/** A table of this branch. */
export async function findTable(
  tx: Tx,
  branchId: string,
  tableId: string,
): Promise<{ id: string; name: string } | undefined> {
  const [row] = await run<{ id: string; name: string }>(tx, FIND_TABLE, [tx.companyId, branchId, tableId]);
  return row;
}

/** Tables of a branch by area, with how many orders were taken there since the business day began. */
export function findTables(tx: Tx, branchId: string, businessDate: string) {
  return tables<OrdersTables>(tx)
    .selectFrom('orders.tables as t')
    .innerJoin('orders.areas as a', (join) =>
      join.onRef('a.company_id', '=', 't.company_id').onRef('a.id', '=', 't.area_id'),
    )
    .select(['t.id', 'a.name as area', 't.name', 't.seats'])
    .select((eb) =>
      eb
        .selectFrom('orders.orders as o')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('o.company_id', '=', 't.company_id')
        .whereRef('o.table_id', '=', 't.id')
        .where('o.business_date', '=', businessDate)
        .as('openOrders'),
    )
    .where('t.company_id', '=', tx.companyId)
    .where('t.branch_id', '=', branchId)
    .orderBy('a.sort_order')
    .orderBy('t.sort_order')
    .execute();
}

/** Adds an area of a branch with its tables. */
export async function insertArea(
  tx: Tx,
  area: { id: string; branchId: string; name: string; sortOrder: number },
  areaTables: readonly { id: string; name: string; seats: number }[],
): Promise<void> {
  const db = tables<OrdersTables>(tx);
  await db
    .insertInto('orders.areas')
    .values({
      company_id: tx.companyId,
      id: area.id,
      branch_id: area.branchId,
      name: area.name,
      sort_order: area.sortOrder,
    })
    .execute();
  await db
    .insertInto('orders.tables')
    .values(
      areaTables.map((table, index) => ({
        company_id: tx.companyId,
        id: table.id,
        branch_id: area.branchId,
        area_id: area.id,
        name: table.name,
        seats: table.seats,
        sort_order: index,
      })),
    )
    .execute();
}
