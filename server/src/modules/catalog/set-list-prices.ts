import type { Context } from '../../kernel/context.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import { findPricedItems, putListPrices } from './queries/list-prices.ts';
import { holdPriceList } from './queries/price-lists.ts';
import { notePrices } from './queries/product-store.ts';
import { refuseRepeated } from './refuse-repeated.ts';

/** Prices of a list to be set; null takes an item out of it. Amounts in minor units. */
export interface SetListPricesInput {
  listId: string;
  prices: readonly { itemId: string; priceMinor: number | null }[];
}

/**
 * Sets prices of a list, all or none, and writes down who did.
 *
 * @returns how many prices changed
 * @throws Refusal `not_found` catalog.list_unknown, catalog.item_unknown; `invalid` catalog.repeated
 */
export async function setListPrices(ctx: Context, { listId, prices }: SetListPricesInput): Promise<number> {
  const { tx, actor } = ctx;
  const list = await holdPriceList(tx, listId);
  if (!list || list.deleted) throw new Refusal('not_found', 'catalog.list_unknown');
  const itemIds = prices.map(({ itemId }) => itemId);
  refuseRepeated('item', itemIds);
  const items = await findPricedItems(tx, listId, itemIds);
  if (items.length < prices.length) throw new Refusal('not_found', 'catalog.item_unknown');
  const wanted = new Map(prices.map(({ itemId, priceMinor }) => [itemId, priceMinor]));
  const changed = items
    .map((item) => ({ ...item, oldMinor: item.priceMinor, priceMinor: wanted.get(item.itemId) ?? null }))
    .filter(({ oldMinor, priceMinor }) => oldMinor !== priceMinor);
  if (changed.length === 0) return 0;
  await putListPrices(tx, listId, changed);
  const changes = changed.map(({ productId, variantId, oldMinor, priceMinor }) => ({
    ...{ id: newId(), productId, variantId, listId, oldMinor, newMinor: priceMinor },
  }));
  await notePrices(tx, changes, actor);
  await announceMenuChange(ctx);
  recordAudit(ctx, {
    action: 'catalog.list_prices_changed',
    objectType: 'price_list',
    objectId: listId,
    after: { name: list.name, changed: changed.length },
  });
  return changed.length;
}
