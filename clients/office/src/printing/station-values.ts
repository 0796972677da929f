import type { PrintRouting, RouteTarget, ServedType, StationRoute } from '@fastops/device';
import type { Translate } from '@fastops/ui';

/** The ways of ordering that a printer may be kept for, as people meet them. */
export const SERVED: readonly ServedType[] = [
  'dine_in',
  'counter',
  'takeaway',
  'delivery',
  'online',
  'staff_meal',
];
/** Kinds of station, in the order of the way of a dish. */
export const KINDS: readonly StationRoute['kind'][] = ['kitchen', 'bar', 'expo', 'till'];
export const EXPO: readonly StationRoute['expo'][] = ['also', 'only', 'skip'];
export const MOST_COPIES = 5;

/** Whether dishes or drinks are made there. */
export const makes = ({ kind }: Pick<StationRoute, 'kind'>): boolean => kind === 'kitchen' || kind === 'bar';

/** What of a station is set in a branch. */
export type RouteValues = Pick<StationRoute, 'stationId' | 'expo' | 'isDefault'> & { targets: RouteTarget[] };

/** What the form holds: the stations by their id. */
export interface RoutingValues {
  stations: RouteValues[];
}

/** What comes out where, as the form shows it; kinds of order always stand in the same order. */
export function valuesOf({ stations }: PrintRouting): RoutingValues {
  return {
    stations: stations.map(({ stationId, expo, isDefault, targets }) => ({
      ...{ stationId, expo, isDefault },
      targets: targets.map((target) => ({ ...target, orderTypes: ordered(target.orderTypes) })),
    })),
  };
}

const ordered = (types: readonly ServedType[] | null): ServedType[] | null =>
  types && SERVED.filter((one) => types.includes(one));

/** A kind of order more or less; all of them together are said as null, and at least one stays. */
export function toggled(types: readonly ServedType[] | null, type: ServedType): ServedType[] | null {
  const now = types ?? SERVED;
  const next = SERVED.filter((one) => (one === type) !== now.includes(one));
  if (next.length === 0) return ordered(types);
  return next.length === SERVED.length ? null : next;
}

/** The stations of which somebody else changed something, by name. */
export function changesOf(base: PrintRouting, theirs: PrintRouting, t: Translate): string[] {
  const before = new Map(base.stations.map((station) => [station.stationId, JSON.stringify(station)]));
  return theirs.stations
    .filter((station) => before.get(station.stationId) !== JSON.stringify(station))
    .map(({ stationName }) => t('office.stations.conflict', { name: stationName }));
}
