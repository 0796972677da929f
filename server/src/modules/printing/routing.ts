import type { PaperStyle } from './paper-style.ts';

/** The kinds of order a target may be for, as orders name them (domain rules §1). */
export const SERVED_TYPES = ['dine_in', 'counter', 'takeaway', 'delivery', 'staff_meal', 'online'] as const;
export type ServedType = (typeof SERVED_TYPES)[number];

/** Whether what a station makes is printed at the pass: beside its own printers, instead of them, or not. */
export const EXPO_MODES = ['also', 'only', 'skip'] as const;
export type ExpoMode = (typeof EXPO_MODES)[number];

/** Kinds of station: kitchen and bar make things, expo hands them over, till prints what guests and cashiers read. */
export const STATION_KINDS = ['kitchen', 'bar', 'expo', 'till'] as const;
export type StationKind = (typeof STATION_KINDS)[number];

/** A printer that a station's papers come out of. */
export interface RouteTarget {
  printerId: string;
  copies: number;
  /** For which kinds of order; null is for all. */
  orderTypes: readonly ServedType[] | null;
}

/** A station as one branch works with it. */
export interface Route {
  stationId: string;
  stationName: string;
  kind: StationKind;
  expo: ExpoMode;
  /** Makes what nobody else was named for. */
  isDefault: boolean;
  targets: readonly RouteTarget[];
  /** How the branch wants its tickets; plain where nobody has said anything. */
  style?: PaperStyle | undefined;
}

/** The stations of a branch by their id, in the company's order. */
export type Routes = ReadonlyMap<string, Route>;

const makes = ({ kind }: Route): boolean => kind === 'kitchen' || kind === 'bar';

/**
 * The station that makes something: the one the menu names, else the branch's default (domain rules §3). Where the named
 * one is gone and there is no default the first that makes things has it: what was ordered never goes to nobody.
 * Undefined for what nobody was named for in a branch without a default: somebody takes it from the shelf.
 */
export function stationFor(routes: Routes, stationId: string | null): Route | undefined {
  const named = stationId === null ? undefined : routes.get(stationId);
  if (named && makes(named)) return named;
  const makers = [...routes.values()].filter(makes);
  return makers.find(({ isDefault }) => isDefault) ?? (stationId === null ? undefined : makers[0]);
}

/** How many papers of a ticket come out of which printers: those of its station, of the pass, or of both. */
export function targetsFor(
  routes: Routes,
  stationId: string,
  orderType: ServedType,
): { printerId: string; copies: number }[] {
  const route = routes.get(stationId);
  if (!route) return [];
  const serves = ({ orderTypes }: RouteTarget): boolean =>
    orderTypes === null || orderTypes.includes(orderType);
  const own = route.targets.filter(serves);
  const pass = [...routes.values()].flatMap(({ kind, targets }) =>
    kind === 'expo' ? targets.filter(serves) : [],
  );
  // A pass that prints nothing cannot stand in for the station.
  const chosen =
    route.expo === 'skip' || pass.length === 0 ? own : route.expo === 'only' ? pass : [...own, ...pass];
  const copies = new Map<string, number>();
  for (const target of chosen)
    copies.set(target.printerId, Math.max(copies.get(target.printerId) ?? 0, target.copies));
  return [...copies].map(([printerId, count]) => ({ printerId, copies: count }));
}
