import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { deleteStationRow, holdStation } from './queries/stations.ts';

/**
 * Takes a station away. What the menu still sends there goes to the default station of the branch, or to the first that
 * makes things.
 *
 * @throws Refusal `not_found` printing.station_unknown
 */
export async function deleteStation(ctx: Context, input: { stationId: string }): Promise<void> {
  const held = await holdStation(ctx.tx, input.stationId);
  if (!held) throw new Refusal('not_found', 'printing.station_unknown');
  await deleteStationRow(ctx.tx, held.id);
  recordAudit(ctx, {
    ...{ action: 'printing.station_deleted', objectType: 'station', objectId: held.id },
    before: { name: held.name },
  });
}
