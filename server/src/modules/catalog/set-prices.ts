import type { Context } from '../../kernel/context.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import { putPrices } from './queries/bulk.ts';
import { findPricedItems } from './queries/list-prices.ts';
import { notePrices } from './queries/product-store.ts';
import { takeTurn } from './queries/turn.ts';
import { refuseRepeated } from './refuse-repeated.ts';

/** Prices of products and sizes: what each was when it was looked at, and what it is to be. Amounts in minor units. */
export interface SetPricesInput {
  prices: readonly { itemId: string; fromMinor: number; toMinor: number }[];
}

/**
 * Sets many prices, all or none, exactly as they were looked at beforehand; the same with both turned round takes it back.
 *
 * @returns how many prices changed
 * @throws Refusal `not_found` catalog.item_unknown; `invalid` catalog.repeated; `conflict` catalog.price_moved naming the items
 *   somebody else gave another price meanwhile
 */
export async function setPrices(ctx: Context, { prices }: SetPricesInput): Promise<number> {
  const { tx, actor } = ctx;
  const itemIds = prices.map(({ itemId }) => itemId);
  refuseRepeated('item', itemIds);
  const [, items] = await Promise.all([takeTurn(tx), findPricedItems(tx, null, itemIds)]);
  if (items.length < prices.length) throw new Refusal('not_found', 'catalog.item_unknown');
  const wanted = new Map(prices.map((price) => [price.itemId, price]));
  const moved = items.filter(({ itemId, baseMinor }) => wanted.get(itemId)?.fromMinor !== baseMinor);
  if (moved.length > 0)
    throw new Refusal('conflict', 'catalog.price_moved', { itemIds: moved.map(({ itemId }) => itemId) });
  const changed = items
    .map((item) => ({ ...item, priceMinor: wanted.get(item.itemId)?.toMinor ?? item.baseMinor }))
    .filter(({ baseMinor, priceMinor }) => baseMinor !== priceMinor);
  if (changed.length === 0) return 0;
  await putPrices(tx, changed);
  const changes = changed.map(({ productId, variantId, baseMinor, priceMinor }) => ({
    ...{ id: newId(), productId, variantId, listId: null, oldMinor: baseMinor, newMinor: priceMinor },
  }));
  await notePrices(tx, changes, actor);
  await announceMenuChange(ctx);
  recordAudit(ctx, {
    action: 'catalog.price_changed',
    objectType: 'product',
    objectId: null,
    after: { changed: changed.length },
  });
  return changed.length;
}
