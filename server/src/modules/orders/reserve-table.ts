import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { announceFloorChange } from './announce-floor-change.ts';
import type { Reservation } from './floor.ts';
import { holdTableState, reserveTableRow } from './queries/table-states.ts';

/**
 * Keeps a table for somebody, in place of whoever it was kept for; null: for nobody. Doing it twice changes nothing. The
 * audit tells the time and the guests, not the name: it outlives the visit.
 *
 * @throws Refusal `not_found` orders.table_unknown
 */
export async function reserveTable(
  ctx: BranchContext,
  input: { tableId: string; reservation: Reservation | null },
): Promise<void> {
  const { tableId, reservation } = input;
  const table = await holdTableState(ctx.tx, ctx.branch.id, tableId);
  if (!table) throw new Refusal('not_found', 'orders.table_unknown');
  if (isSame(table.reservation, reservation)) return;
  await reserveTableRow(ctx.tx, tableId, reservation);
  announceFloorChange(ctx, [tableId]);
  recordAudit(ctx, {
    action: reservation ? 'orders.table_reserved' : 'orders.reservation_removed',
    objectType: 'table',
    objectId: tableId,
    branchId: ctx.branch.id,
    ...(table.reservation ? { before: toldOf(table.reservation) } : {}),
    ...(reservation ? { after: toldOf(reservation) } : {}),
  });
}

const toldOf = ({ at, guests }: Reservation) => ({ at: at.toString(), guests });

function isSame(a: Reservation | null, b: Reservation | null): boolean {
  if (a === null || b === null) return a === b;
  return a.name === b.name && a.at.equals(b.at) && a.guests === b.guests;
}
