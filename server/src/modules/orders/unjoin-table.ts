import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { announceFloorChange } from './announce-floor-change.ts';
import { unjoinTableRow } from './queries/table-states.ts';
import { holdTables } from './queries/tables.ts';

/**
 * Pulls a table away from the one it was pushed together with. One that stands alone stays as it is.
 *
 * @throws Refusal `not_found` orders.table_unknown
 */
export async function unjoinTable(ctx: BranchContext, input: { tableId: string }): Promise<void> {
  const [table] = await holdTables(ctx.tx, ctx.branch.id, [input.tableId], { closed: true });
  if (!table) throw new Refusal('not_found', 'orders.table_unknown');
  if (table.joinedTo === null) return;
  await unjoinTableRow(ctx.tx, table.id);
  announceFloorChange(ctx, [table.id, table.joinedTo]);
}
