import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { StationKind } from '../routing.ts';

/** A station as lists show it. */
export interface StationRow {
  id: string;
  name: string;
  kind: StationKind;
  version: number;
}

const FIND_STATIONS: Statement = {
  name: 'printing.find_stations',
  text: `select id, name, kind, version from printing.stations
    where company_id = $1 and deleted_at is null order by sort_order, name`,
};

/** Stations of the company in its order. */
export function findStations(tx: Tx): Promise<StationRow[]> {
  return run<StationRow>(tx, FIND_STATIONS, [tx.companyId]);
}

const HOLD: Statement = {
  name: 'printing.hold_station',
  text: `select id, name, kind, version from printing.stations
    where company_id = $1 and id = $2 and deleted_at is null for update`,
};

/** A living station, held until the end of the transaction. */
export async function holdStation(tx: Tx, stationId: string): Promise<StationRow | undefined> {
  return (await run<StationRow>(tx, HOLD, [tx.companyId, stationId]))[0];
}

const INSERT: Statement = {
  name: 'printing.insert_station',
  text: `insert into printing.stations (company_id, id, name, kind, sort_order)
    values ($1, $2, $3, $4, (select coalesce(max(sort_order), -1) + 1 from printing.stations where company_id = $1))`,
};

/** Adds a station of the company behind the others; branches give it printers of their own. */
export async function insertStation(
  tx: Tx,
  station: { id: string; name: string; kind: StationKind },
): Promise<void> {
  await run(tx, INSERT, [tx.companyId, station.id, station.name, station.kind]);
}

const UPDATE: Statement = {
  name: 'printing.update_station',
  text: `update printing.stations set name = $3, kind = $4, version = version + 1 where company_id = $1 and id = $2`,
};

/** Changes a station that this transaction holds. */
export async function updateStationRow(
  tx: Tx,
  station: { id: string; name: string; kind: StationKind },
): Promise<void> {
  await run(tx, UPDATE, [tx.companyId, station.id, station.name, station.kind]);
}

const DELETE: Statement = {
  name: 'printing.delete_station',
  text: `update printing.stations set deleted_at = now(), version = version + 1 where company_id = $1 and id = $2`,
};

/** Takes away a station that this transaction holds, softly. */
export async function deleteStationRow(tx: Tx, stationId: string): Promise<void> {
  await run(tx, DELETE, [tx.companyId, stationId]);
}

const RESTORE: Statement = {
  name: 'printing.restore_station',
  text: `with was as (select id, name, deleted_at is not null as away from printing.stations
      where company_id = $1 and id = $2 for update)
    update printing.stations s set deleted_at = null, version = case when was.away then version + 1 else version end
    from was where s.company_id = $1 and s.id = was.id returning was.name, was.away`,
};

/** Brings a station back. Returns what it is called and whether it was away; nothing when there is no such station. */
export async function restoreStationRow(
  tx: Tx,
  stationId: string,
): Promise<{ name: string; away: boolean } | undefined> {
  return (await run<{ name: string; away: boolean }>(tx, RESTORE, [tx.companyId, stationId]))[0];
}
