import { addTax, splitIncludedTax, type TaxedAmount } from '../../kernel/money.ts';

/** What a price needs to know of a product. */
export interface PriceRule {
  priceMinor: number;
  taxRateBasisPoints: number;
  taxIncluded: boolean;
}

/**
 * The amounts of a line, in minor units: unit price × quantity, with its tax inside or on top as the product says.
 * Rounds once per line; document totals are sums of lines (domain rules §5).
 */
export function priceLine(rule: PriceRule, quantity: number): TaxedAmount {
  const amount = rule.priceMinor * quantity;
  if (!Number.isSafeInteger(amount)) throw new RangeError('the line amount is too large');
  return rule.taxIncluded
    ? splitIncludedTax(amount, rule.taxRateBasisPoints)
    : addTax(amount, rule.taxRateBasisPoints);
}
