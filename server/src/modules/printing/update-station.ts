import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { holdStation, updateStationRow } from './queries/stations.ts';
import type { StationKind } from './routing.ts';

/** A station as it is to be, and the version it was looked at in. */
export interface UpdateStationInput {
  stationId: string;
  name: string;
  kind: StationKind;
  version: number;
}

/**
 * Names a station or makes it of another kind.
 *
 * @throws Refusal `not_found` printing.station_unknown; `conflict` printing.station_changed with the fresh version,
 *   printing.station_name_taken
 */
export async function updateStation(ctx: Context, input: UpdateStationInput): Promise<void> {
  const { stationId, name, kind, version } = input;
  const held = await holdStation(ctx.tx, stationId);
  if (!held) throw new Refusal('not_found', 'printing.station_unknown');
  if (held.version !== version)
    throw new Refusal('conflict', 'printing.station_changed', { version: held.version });
  await updateStationRow(ctx.tx, { id: stationId, name, kind });
  recordAudit(ctx, {
    ...{ action: 'printing.station_changed', objectType: 'station', objectId: stationId },
    ...{ before: { name: held.name, kind: held.kind }, after: { name, kind } },
  });
}
