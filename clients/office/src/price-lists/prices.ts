import type { ListPrice } from '@fastops/device';

/** What is typed and not saved: item → text; empty takes the price out of the list. */
export type Drafts = ReadonlyMap<string, string>;

/** A price to be set; null takes the item out of the list. */
export interface PriceChange {
  itemId: string;
  priceMinor: number | null;
}

/** What of the drafts is another price than the one that is known. */
export function changesIn(
  rows: readonly ListPrice[],
  drafts: Drafts,
  minorOf: (text: string) => number | null,
): PriceChange[] {
  return rows.flatMap(({ itemId, priceMinor }) => {
    const text = drafts.get(itemId);
    if (text === undefined) return [];
    const typed = minorOf(text);
    return typed === priceMinor ? [] : [{ itemId, priceMinor: typed }];
  });
}

/** The prices that were, of what was changed: sent again they take the change back. */
export function undoOf(rows: readonly ListPrice[], changes: readonly PriceChange[]): PriceChange[] {
  const known = new Map(rows.map(({ itemId, priceMinor }) => [itemId, priceMinor]));
  return changes.map(({ itemId }) => ({ itemId, priceMinor: known.get(itemId) ?? null }));
}

/** Letters without accents and case, as people type them. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The rows whose names hold every word that was typed. */
export function matching(rows: readonly ListPrice[], text: string): readonly ListPrice[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter(({ productName, variantName }) => {
    const hay = plain(`${productName} ${variantName ?? ''}`);
    return words.every((word) => hay.includes(word));
  });
}
