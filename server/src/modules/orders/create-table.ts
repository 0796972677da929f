import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { announceFloorChange } from './announce-floor-change.ts';
import { keepArea } from './queries/areas.ts';
import { insertTables, type TableShape } from './queries/tables.ts';

/**
 * Makes a table.
 *
 * @throws Refusal `not_found` orders.area_unknown; `conflict` orders.table_name_taken, orders.table_exists
 */
export async function createTable(
  ctx: BranchContext,
  input: TableShape & { id: string; areaId: string },
): Promise<void> {
  const { id, areaId, name, seats, shape, place } = input;
  const area = await keepArea(ctx.tx, ctx.branch.id, areaId);
  if (!area) throw new Refusal('not_found', 'orders.area_unknown');
  const table = { id, name, seats, shape, place };
  await insertTables(ctx.tx, { id: areaId, branchId: ctx.branch.id }, [table]);
  announceFloorChange(ctx, [id]);
  recordAudit(ctx, {
    action: 'orders.table_created',
    objectType: 'table',
    objectId: id,
    branchId: ctx.branch.id,
    after: { name, area: area.name, seats, shape },
  });
}
