import type { MenuItem } from '../catalog/index.ts';
import { type Routes, stationFor } from '../printing/index.ts';

/** The menu as a branch makes it: what no station was named for is made by the default of the branch, if it has one. */
export function staffedMenu(
  menu: ReadonlyMap<string, MenuItem>,
  stations: Routes,
): ReadonlyMap<string, MenuItem> {
  const standing = stationFor(stations, null);
  if (!standing) return menu;
  return new Map(
    [...menu].map(([id, item]) => [id, { ...item, stationId: item.stationId ?? standing.stationId }]),
  );
}
