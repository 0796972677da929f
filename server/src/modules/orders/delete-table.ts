import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { announceFloorChange } from './announce-floor-change.ts';
import { countOpenOrders } from './queries/floor.ts';
import { findJoinedTables } from './queries/table-states.ts';
import { deleteTableRow, holdTables } from './queries/tables.ts';

/**
 * Takes a table away on which nothing is open and with which no other was pushed together.
 *
 * @throws Refusal `not_found` orders.table_unknown; `conflict` orders.table_in_use with how many orders are open,
 *   orders.table_joined with the tables that were pushed together with it
 */
export async function deleteTable(ctx: BranchContext, input: { tableId: string }): Promise<void> {
  const { tx, branch } = ctx;
  const [table] = await holdTables(tx, branch.id, [input.tableId], { closed: true });
  if (!table) throw new Refusal('not_found', 'orders.table_unknown');
  const [orders, joined] = await Promise.all([
    countOpenOrders(tx, branch.id, table.id),
    findJoinedTables(tx, table.id),
  ]);
  if (orders > 0) throw new Refusal('conflict', 'orders.table_in_use', { orders });
  if (joined.length > 0) throw new Refusal('conflict', 'orders.table_joined', { tableIds: joined });
  await deleteTableRow(tx, table);
  announceFloorChange(ctx, [table.id]);
  recordAudit(ctx, {
    action: 'orders.table_deleted',
    objectType: 'table',
    objectId: table.id,
    branchId: branch.id,
    before: { name: table.name, area: table.area, seats: table.seats },
  });
}
