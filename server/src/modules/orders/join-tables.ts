import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { announceFloorChange } from './announce-floor-change.ts';
import { countOpenOrders } from './queries/floor.ts';
import { findJoinedTables, joinTableRows } from './queries/table-states.ts';
import { holdTables } from './queries/tables.ts';

/** A table, and the one it is pushed to. */
export interface JoinTablesInput {
  tableId: string;
  toTableId: string;
}

/**
 * Pushes a table together with another one for a big group, which orders there. Doing it twice changes nothing.
 *
 * @throws Refusal `not_found` orders.table_unknown; `invalid` orders.table_joins_itself; `conflict` orders.table_joined
 *   when either is part of another group already, orders.table_occupied with how many orders are open on it
 */
export async function joinTables(ctx: BranchContext, input: JoinTablesInput): Promise<void> {
  const { tx, branch } = ctx;
  const { tableId, toTableId } = input;
  // Both at once: two that are pushed to each other at the same moment wait here, and the later one finds a group.
  const held = await holdTables(tx, branch.id, [tableId, toTableId], { closed: true });
  const [table, main] = [tableId, toTableId].map((wanted) => held.find(({ id }) => id === wanted));
  if (!table || !main) throw new Refusal('not_found', 'orders.table_unknown');
  if (tableId === toTableId) throw new Refusal('invalid', 'orders.table_joins_itself');
  if (table.joinedTo === toTableId) return;
  const [orders, joined] = await Promise.all([
    countOpenOrders(tx, branch.id, tableId),
    findJoinedTables(tx, tableId),
  ]);
  const inGroup = table.joinedTo !== null || main.joinedTo !== null || joined.length > 0;
  if (inGroup) throw new Refusal('conflict', 'orders.table_joined');
  if (orders > 0) throw new Refusal('conflict', 'orders.table_occupied', { orders });
  await joinTableRows(tx, tableId, toTableId);
  announceFloorChange(ctx, [tableId, toTableId]);
}
