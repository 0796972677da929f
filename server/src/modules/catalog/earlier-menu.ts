import type { MenuItem } from './menu.ts';

type Menu = ReadonlyMap<string, MenuItem>;

/** One change of a price: of a product or a size, by itself or on a list. */
export interface PriceChange {
  itemId: string;
  listId: string | null;
  oldMinor: number | null;
  newMinor: number | null;
  at: Temporal.Instant;
}

/**
 * The menu at the prices that were told at an earlier moment. Prices on lists and prices of their own are told apart by what
 * they have come to: the one that is charged now is followed back.
 *
 * @param changes since then or longer, the earliest first
 */
export function menuAt(menu: Menu, changes: readonly PriceChange[], at: Temporal.Instant): Menu {
  const later = changes.filter((change) => Temporal.Instant.compare(change.at, at) > 0);
  if (later.length === 0) return menu;
  const priceThen = (itemId: string, nowMinor: number): number => {
    const own = later.filter((change) => change.itemId === itemId);
    for (const [, chain] of Map.groupBy(own, ({ listId }) => listId))
      if (chain.at(-1)?.newMinor === nowMinor) return chain[0]?.oldMinor ?? nowMinor;
    return nowMinor;
  };
  return mapped(menu, (item) => ({
    ...item,
    priceMinor: priceThen(item.id, item.priceMinor),
    variants: item.variants.map((variant) => ({
      ...variant,
      priceMinor: priceThen(variant.id, variant.priceMinor),
    })),
  }));
}

/** The menu as if nothing had run out and every hour were open: for what was made already. */
export function menuWithoutLimits(menu: Menu): Menu {
  const there = <Thing extends { soldOut: boolean }>(things: readonly Thing[]): Thing[] =>
    things.map((thing) => ({ ...thing, soldOut: false }));
  return mapped(menu, (item) => ({
    ...item,
    soldOut: false,
    open: true,
    variants: there(item.variants),
    groups: item.groups.map((group) => ({ ...group, options: there(group.options) })),
  }));
}

const mapped = (menu: Menu, change: (item: MenuItem) => MenuItem): Menu =>
  new Map([...menu].map(([id, item]) => [id, change(item)]));
