import type { Context } from '../../kernel/context.ts';
import { recordAudit } from '../identity/index.ts';
import { insertStation } from './queries/stations.ts';
import type { StationKind } from './routing.ts';

/**
 * Makes a station of the company behind the others.
 *
 * @throws Refusal `conflict` printing.station_name_taken, printing.station_exists
 */
export async function createStation(
  ctx: Context,
  input: { id: string; name: string; kind: StationKind },
): Promise<void> {
  const { id, name, kind } = input;
  await insertStation(ctx.tx, { id, name, kind });
  recordAudit(ctx, {
    ...{ action: 'printing.station_created', objectType: 'station', objectId: id },
    after: { name, kind },
  });
}
