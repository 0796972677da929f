import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { announceFloorChange } from './announce-floor-change.ts';
import { keepArea } from './queries/areas.ts';
import { findDeletedTable, restoreTableRow } from './queries/tables.ts';

/**
 * Brings a table back where it was. One that is not away stays as it is.
 *
 * @throws Refusal `not_found` orders.area_unknown when its area is away; `conflict` orders.table_name_taken when its name
 *   was given away meanwhile
 */
export async function restoreTable(ctx: BranchContext, input: { tableId: string }): Promise<void> {
  const { tx, branch } = ctx;
  const gone = await findDeletedTable(tx, branch.id, input.tableId);
  if (!gone) return;
  const area = await keepArea(tx, branch.id, gone.areaId);
  if (!area) throw new Refusal('not_found', 'orders.area_unknown');
  await restoreTableRow(tx, input.tableId);
  announceFloorChange(ctx, [input.tableId]);
  recordAudit(ctx, {
    action: 'orders.table_restored',
    objectType: 'table',
    objectId: input.tableId,
    branchId: branch.id,
    after: { name: gone.name, area: area.name },
  });
}
