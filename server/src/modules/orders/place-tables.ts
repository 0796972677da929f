import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { announceFloorChange } from './announce-floor-change.ts';
import type { TablePlace } from './floor-plan.ts';
import { holdTables, placeTableRows } from './queries/tables.ts';

/** Where tables are to stand, each with the version it was looked at in. */
export interface PlaceTablesInput {
  tables: readonly { tableId: string; version: number; place: TablePlace | null }[];
}

/**
 * Puts tables where they are to stand, all or none.
 *
 * @throws Refusal `not_found` orders.table_unknown; `invalid` orders.repeated; `conflict` orders.table_changed with the
 *   fresh version of each that was changed meanwhile
 */
export async function placeTables(ctx: BranchContext, input: PlaceTablesInput): Promise<void> {
  const moves = input.tables.map(({ tableId, ...move }) => ({ id: tableId, ...move }));
  const wanted = new Map(moves.map(({ id, version }) => [id, version]));
  const tables = await holdTables(ctx.tx, ctx.branch.id, [...wanted.keys()]);
  if (tables.length < wanted.size) throw new Refusal('not_found', 'orders.table_unknown');
  if (wanted.size < moves.length) throw new Refusal('invalid', 'orders.repeated');
  const changed = tables.filter(({ id, version }) => version !== wanted.get(id));
  if (changed.length > 0) {
    const fresh = changed.map(({ id, version }) => ({ id, version }));
    throw new Refusal('conflict', 'orders.table_changed', { tables: fresh });
  }
  await placeTableRows(ctx.tx, moves);
  announceFloorChange(ctx, [...wanted.keys()]);
}
