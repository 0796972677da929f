import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { findPrinterSetups } from './queries/printer-setups.ts';
import { findRoutes, putRoutes, type RouteSetup, takeRoutingVersion } from './queries/routing.ts';
import type { Routes } from './routing.ts';

/** How a branch is to work with its stations, and the version it was looked at in. */
export interface SetRoutingInput {
  version: number;
  stations: readonly RouteSetup[];
}

/**
 * Replaces what comes out where in a branch. A station that is not named has no printer.
 *
 * @throws Refusal `conflict` printing.routing_changed; `not_found` printing.station_unknown, printing.printer_unknown;
 *   `invalid` printing.target_twice for a station, one of its printers or a kind of order named twice, printing.default_twice,
 *   printing.default_makes_nothing for a default that is no kitchen and no bar
 */
export async function setRouting(ctx: BranchContext, input: SetRoutingInput): Promise<void> {
  const { tx, branch } = ctx;
  const { stations, version } = input;
  const [before, printers] = await Promise.all([findRoutes(tx, branch.id), findPrinterSetups(tx, branch.id)]);
  refuseStations(stations, before);
  const known = new Set(printers.map(({ id }) => id));
  if (stations.some(({ targets }) => targets.some(({ printerId }) => !known.has(printerId))))
    throw new Refusal('not_found', 'printing.printer_unknown');
  // By its row: of two who change it at once one learns that it is too late.
  if (!(await takeRoutingVersion(tx, branch.id, version)))
    throw new Refusal('conflict', 'printing.routing_changed');
  putRoutes(tx, branch.id, stations);
  recordAudit(ctx, {
    ...{ action: 'printing.routing_changed', objectType: 'branch', objectId: branch.id, branchId: branch.id },
    ...{ before: { stations: [...before.values()] }, after: { stations } },
  });
}

function refuseStations(stations: readonly RouteSetup[], known: Routes): void {
  if (stations.some(({ stationId }) => !known.has(stationId)))
    throw new Refusal('not_found', 'printing.station_unknown');
  const hasTwice = (ids: string[]): boolean => new Set(ids).size < ids.length;
  if (
    hasTwice(stations.map(({ stationId }) => stationId)) ||
    stations.some(({ targets }) => hasTwice(targets.map(({ printerId }) => printerId))) ||
    stations.some(({ targets }) => targets.some(({ orderTypes }) => hasTwice([...(orderTypes ?? [])])))
  )
    throw new Refusal('invalid', 'printing.target_twice');
  const defaults = stations.filter(({ isDefault }) => isDefault);
  if (defaults.length > 1) throw new Refusal('invalid', 'printing.default_twice');
  const kind = known.get(defaults[0]?.stationId ?? '')?.kind;
  if (kind === 'expo' || kind === 'till') throw new Refusal('invalid', 'printing.default_makes_nothing');
}
