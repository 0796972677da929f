import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { announceFloorChange } from './announce-floor-change.ts';
import { layOut, type Shape } from './floor-plan.ts';
import { keepArea } from './queries/areas.ts';
import { findPlaces, holdTables, updateTableRow } from './queries/tables.ts';

/** A table as it is to be, and the version it was looked at in. */
export interface UpdateTableInput {
  tableId: string;
  areaId: string;
  name: string;
  seats: number;
  shape: Shape;
  version: number;
}

/**
 * Changes a table. One that goes to another area stands there where there is room.
 *
 * @throws Refusal `not_found` orders.table_unknown, orders.area_unknown; `conflict` orders.table_changed with the fresh
 *   version, orders.table_name_taken
 */
export async function updateTable(ctx: BranchContext, input: UpdateTableInput): Promise<void> {
  const { tx, branch } = ctx;
  const { tableId, areaId, name, seats, shape, version } = input;
  const area = await keepArea(tx, branch.id, areaId);
  const [before] = await holdTables(tx, branch.id, [tableId]);
  if (!before) throw new Refusal('not_found', 'orders.table_unknown');
  if (!area) throw new Refusal('not_found', 'orders.area_unknown');
  if (before.version !== version)
    throw new Refusal('conflict', 'orders.table_changed', { version: before.version });
  const moves = before.place !== null && before.areaId !== areaId;
  const [place = null] = moves ? layOut(1, shape, await findPlaces(tx, areaId)) : [before.place];
  await updateTableRow(tx, before, { areaId, name, seats, shape, place });
  announceFloorChange(ctx, [tableId]);
  recordAudit(ctx, {
    action: 'orders.table_changed',
    objectType: 'table',
    objectId: tableId,
    branchId: branch.id,
    before: { name: before.name, area: before.area, seats: before.seats, shape: before.shape },
    after: { name, area: area.name, seats, shape },
  });
}
