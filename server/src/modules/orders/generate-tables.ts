import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { announceFloorChange } from './announce-floor-change.ts';
import { layOut, nextNames, type Shape } from './floor-plan.ts';
import { holdAreas } from './queries/areas.ts';
import { findPlaces, findTableNames, insertTables } from './queries/tables.ts';

/** Tables that are to be made, one for each id. */
export interface GenerateTablesInput {
  areaId: string;
  tables: readonly { id: string }[];
  firstNumber: number;
  prefix?: string;
  seats: number;
  shape: Shape;
}

/**
 * Makes many tables in an area, with the next numbers that nobody has in the branch, each where there is room.
 *
 * @throws Refusal `not_found` orders.area_unknown; `invalid` orders.repeated; `conflict` orders.table_name_taken when
 *   somebody gave that name at the same moment, orders.table_exists
 */
export async function generateTables(ctx: BranchContext, input: GenerateTablesInput): Promise<void> {
  const { tx, branch } = ctx;
  const { areaId, seats, shape, prefix = '', firstNumber } = input;
  const ids = input.tables.map(({ id }) => id);
  // Two who do this at once would count up to the same numbers.
  const area = (await holdAreas(tx, branch.id)).find(({ id }) => id === areaId);
  if (!area) throw new Refusal('not_found', 'orders.area_unknown');
  if (new Set(ids).size < ids.length) throw new Refusal('invalid', 'orders.repeated');
  const [known, taken] = await Promise.all([findTableNames(tx, branch.id), findPlaces(tx, areaId)]);
  const names = nextNames(ids.length, { prefix, firstNumber }, known);
  const places = layOut(ids.length, shape, taken);
  const made = ids.map((id, index) => ({
    ...{ id, name: names[index] ?? '', seats, shape },
    place: places[index] ?? null,
  }));
  await insertTables(tx, { id: areaId, branchId: branch.id }, made);
  announceFloorChange(ctx, ids);
  recordAudit(ctx, {
    action: 'orders.tables_generated',
    objectType: 'area',
    objectId: areaId,
    branchId: branch.id,
    after: { area: area.name, tables: names, seats, shape },
  });
}
