import { addTax, splitIncludedTax, type TaxedAmount } from '../../kernel/money.ts';
import { Refusal } from '../../kernel/refusal.ts';

/** What a price needs to know of a product. */
export interface PriceRule {
  priceMinor: number;
  taxRateBasisPoints: number;
  taxIncluded: boolean;
}

/**
 * The amounts of a line, in minor units: unit price × quantity, with its tax inside or on top as the product says.
 * Rounds once per line; document totals are sums of lines (domain rules §5).
 *
 * @throws Refusal `invalid` catalog.amount_too_large, beyond what is counted exactly
 */
export function priceLine(rule: PriceRule, quantity: number): TaxedAmount {
  const amount = rule.priceMinor * quantity;
  // Half of what fits: a tax on top is at most as much again.
  if (amount > Number.MAX_SAFE_INTEGER / 2) throw new Refusal('invalid', 'catalog.amount_too_large');
  return rule.taxIncluded
    ? splitIncludedTax(amount, rule.taxRateBasisPoints)
    : addTax(amount, rule.taxRateBasisPoints);
}
