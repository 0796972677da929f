import { Refusal } from '../../kernel/refusal.ts';
import type { Channel } from './menu.ts';
import { refuseRepeated } from './refuse-repeated.ts';

/** A list of prices as somebody wants it to be: where, how and from when to when its prices hold. */
export interface PriceListShape {
  name: string;
  /** Null: in every branch. */
  branchId: string | null;
  /** None: for every way of selling. */
  channels: readonly Channel[];
  /** The first business day; null: since ever. */
  validFrom: string | null;
  /** The last business day; null: until further notice. */
  validTo: string | null;
  /** Of several lists that fit the highest rank counts. */
  rank: number;
  state: 'active' | 'paused';
}

/**
 * Refuses a list that ends before it begins, or names a way of selling twice.
 *
 * @throws Refusal `invalid` catalog.list_ends_first, catalog.repeated
 */
export function refusePriceList({ channels, validFrom, validTo }: PriceListShape): void {
  refuseRepeated('channel', channels);
  if (validFrom !== null && validTo !== null && validTo < validFrom)
    throw new Refusal('invalid', 'catalog.list_ends_first');
}
