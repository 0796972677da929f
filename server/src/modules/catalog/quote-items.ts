import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { priceLine } from './price.ts';
import { findSellable } from './queries.ts';

/** A product and how many of it. */
export interface QuoteItem {
  productId: string;
  quantity: number;
}

/** A priced line, frozen as sold: later changes of the menu do not touch it. Amounts in minor units. */
export interface QuotedLine extends QuoteItem {
  name: string;
  stationId: string | null;
  unitPriceMinor: number;
  totalMinor: number;
  taxMinor: number;
  taxName: string;
  taxRateBasisPoints: number;
}

/**
 * Prices the items from the company's menu, in the order given.
 *
 * @throws Refusal `invalid` catalog.product_unavailable, naming the products that are missing or retired
 */
export async function quoteItems(
  ctx: Pick<Context, 'tx'>,
  items: readonly QuoteItem[],
): Promise<QuotedLine[]> {
  if (items.length === 0) return [];
  const wanted = [...new Set(items.map((item) => item.productId))];
  const products = new Map((await findSellable(ctx.tx, wanted)).map((product) => [product.id, product]));
  const missing = wanted.filter((id) => !products.has(id));
  if (missing.length > 0)
    throw new Refusal('invalid', 'catalog.product_unavailable', { productIds: missing });
  return items.map((item) => {
    const product = products.get(item.productId);
    if (!product) throw new Error('a product vanished from its own map');
    const amount = priceLine(product, item.quantity);
    return {
      ...item,
      name: product.name,
      stationId: product.stationId,
      unitPriceMinor: product.priceMinor,
      totalMinor: amount.grossMinor,
      taxMinor: amount.taxMinor,
      taxName: product.taxName,
      taxRateBasisPoints: product.taxRateBasisPoints,
    };
  });
}
