import { type Catalog, type SoldOut, soldOutState } from '@fastops/device';

/** Something that can run out: a product, a size of one, an option. */
export interface Sellable {
  id: string;
  name: string;
  /** Who makes it; an option is nobody's. */
  stationId: string | null;
}

/** Everything of a menu that can run out, products with their sizes first, options behind. */
export function sellablesOf(catalog: Pick<Catalog, 'products' | 'groups'>): Sellable[] {
  const byName = (one: { name: string }, other: { name: string }): number =>
    one.name.localeCompare(other.name);
  const products = [...catalog.products]
    .sort(byName)
    .flatMap(({ id, name, stationId, variants }) => [
      { id, name, stationId },
      ...variants.map((size) => ({ id: size.id, name: `${name} · ${size.name}`, stationId })),
    ]);
  const options = catalog.groups.flatMap(({ name: group, options: all }) =>
    all.map(({ id, name }) => ({ id, name: `${name} · ${group}`, stationId: null })),
  );
  return [...products, ...options.sort(byName)];
}

/**
 * What a cook is shown before anything is typed: what has run out, wherever it is made, then what this station makes.
 *
 * @param station its id, or `all`
 */
export function firstShown(
  all: readonly Sellable[],
  soldOut: SoldOut,
  { station, now }: { station: string; now: number },
): Sellable[] {
  const out = (one: Sellable): boolean => soldOutState(soldOut, one.id, now) !== 'here';
  const own = (one: Sellable): boolean => station === 'all' || one.stationId === station;
  return [...all.filter(out), ...all.filter((one) => !out(one) && own(one))];
}
