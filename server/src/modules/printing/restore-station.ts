import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { restoreStationRow } from './queries/stations.ts';

/**
 * Brings a station back with its printers. One that is not away stays as it is.
 *
 * @throws Refusal `not_found` printing.station_unknown; `conflict` printing.station_name_taken when its name was given away meanwhile
 */
export async function restoreStation(ctx: Context, input: { stationId: string }): Promise<void> {
  const station = await restoreStationRow(ctx.tx, input.stationId);
  if (!station) throw new Refusal('not_found', 'printing.station_unknown');
  if (!station.away) return;
  recordAudit(ctx, {
    ...{ action: 'printing.station_restored', objectType: 'station', objectId: input.stationId },
    after: { name: station.name },
  });
}
