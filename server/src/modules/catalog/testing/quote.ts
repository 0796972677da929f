import type { MenuItem } from '../menu.ts';
import { type Discount, type LineWish, listLine, priceLines, type QuotedLine } from '../quote.ts';
import { sumTaxed, type TaxedLine } from '../tax.ts';

/** What is priced: lines, and what is off the order as a whole. */
export interface QuoteRequest {
  lines: readonly LineWish[];
  discount?: Discount | undefined;
}

/** A priced order; each total is the sum of its lines. */
export interface Quote {
  lines: QuotedLine[];
  totals: TaxedLine;
}

/** Lists and prices in one go, as an order does it over its commands. */
export function quote(menu: ReadonlyMap<string, MenuItem>, request: QuoteRequest): Quote {
  const lines = priceLines(
    request.lines.map(({ key, quantity, discount, ...wish }) => ({
      ...listLine(menu, wish),
      ...{ key, quantity, discount },
    })),
    request.discount,
  );
  return { lines, totals: sumTaxed(lines) };
}
