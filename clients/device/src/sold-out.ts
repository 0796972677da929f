import type { Catalog } from './api-types.ts';

/** What has run out → when it is there again by itself; null: when somebody says so. */
export type SoldOut = ReadonlyMap<string, string | null>;

/** How something stands: there, or run out until the next business day or until somebody says so. */
export const SOLD_OUT_STATES = ['here', 'tomorrow', 'further_notice'] as const;
export type SoldOutState = (typeof SOLD_OUT_STATES)[number];

/** What has run out, by the menu of a device. */
export const soldOutOf = (catalog: Pick<Catalog, 'soldOut'> | undefined): SoldOut =>
  new Map(catalog?.soldOut.map(({ itemId, until }) => [itemId, until]));

/** How a product, a size or an option stands at a moment. */
export function soldOutState(soldOut: SoldOut, itemId: string, now: number): SoldOutState {
  const until = soldOut.get(itemId);
  if (until === undefined) return 'here';
  if (until === null) return 'further_notice';
  return Date.parse(until) > now ? 'tomorrow' : 'here';
}
