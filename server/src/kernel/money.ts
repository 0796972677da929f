/**
 * The one rounding rule for money: to the nearest minor unit, halves away from zero.
 * Works on whole numbers throughout (BigInt inside), so no product overflows and nothing drifts.
 *
 * @returns numerator / denominator as a safe integer of minor units
 * @throws RangeError when the result does not fit a safe integer or the denominator is not positive
 */
export function divideRounded(numerator: bigint, denominator: bigint): number {
  if (denominator <= 0n) throw new RangeError('the denominator must be positive');
  const doubled = numerator * 2n;
  const rounded =
    numerator >= 0n
      ? (doubled + denominator) / (denominator * 2n)
      : (doubled - denominator) / (denominator * 2n);
  const result = Number(rounded);
  if (!Number.isSafeInteger(result)) throw new RangeError('the amount is too large');
  return result;
}

/** A price with its tax taken apart, in minor units; `baseMinor + taxMinor === grossMinor` always. */
export interface TaxedAmount {
  baseMinor: number;
  taxMinor: number;
  grossMinor: number;
}

const BASIS = 10_000n;

/**
 * Splits an amount that already contains its tax: base = gross / (1 + rate) rounded, tax = the rest, so that both
 * always add back to what the guest reads on the menu (Estatuto Tributario art. 512-9: the public price includes it).
 *
 * @param rateBasisPoints tax rate in hundredths of a percent (8 % = 800)
 */
export function splitIncludedTax(grossMinor: number, rateBasisPoints: number): TaxedAmount {
  const baseMinor = divideRounded(BigInt(grossMinor) * BASIS, BASIS + BigInt(rateBasisPoints));
  return { baseMinor, taxMinor: grossMinor - baseMinor, grossMinor };
}

/** Adds a tax on top of a net amount: tax = net × rate, rounded. */
export function addTax(netMinor: number, rateBasisPoints: number): TaxedAmount {
  const taxMinor = divideRounded(BigInt(netMinor) * BigInt(rateBasisPoints), BASIS);
  return { baseMinor: netMinor, taxMinor, grossMinor: netMinor + taxMinor };
}

/**
 * Spreads an amount over parts in proportion to their weights: each gets its share rounded down, and the units left over go
 * to the largest remainders, the earlier one first. The parts always sum to the whole, and no part exceeds its weight while
 * the amount does not exceed the sum of them (domain rules §5). Without any weight the parts are equal.
 *
 * @throws RangeError without a part, or for an amount or a weight below zero
 */
export function spreadMinor(amountMinor: number, weights: readonly number[]): number[] {
  if (weights.length === 0) throw new RangeError('an amount cannot be spread over nothing');
  if (amountMinor < 0 || weights.some((weight) => weight < 0))
    throw new RangeError('neither the amount nor a weight may be below zero');
  const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  const parts = whole === 0n ? weights.map(() => 1n) : weights.map(BigInt);
  const divisor = whole === 0n ? BigInt(weights.length) : whole;
  const shares = parts.map((part, index) => {
    const exact = BigInt(amountMinor) * part;
    return { index, floor: Number(exact / divisor), rest: exact % divisor };
  });
  let left = amountMinor - shares.reduce((sum, { floor }) => sum + floor, 0);
  const spread = shares.map(({ floor }) => floor);
  for (const { index, floor } of shares.toSorted(
    (one, other) => Number(other.rest > one.rest) - Number(other.rest < one.rest),
  )) {
    if (left === 0) break;
    spread[index] = floor + 1;
    left -= 1;
  }
  return spread;
}

/** The largest amount accepted from outside, in minor units: leaves room to add a thousand of them safely. */
export const MAX_MINOR = 9_000_000_000_000;

/** Minor units in the smallest sum people settle, where it is not one: nobody pays centavos of a peso. */
const SETTLED_MINOR: Readonly<Record<string, number>> = { COP: 100 };

/** The smallest sum in which people settle a bill, in minor units of the currency (ISO 4217). */
export function settledUnit(currency: string): number {
  return SETTLED_MINOR[currency] ?? 1;
}

/** Decimals of the stored minor unit (ISO 4217) where they are not 2. */
const MINOR_DECIMALS: Readonly<Record<string, number>> = { CLP: 0, PYG: 0 };

/** Decimals of the minor unit in which amounts of a currency are stored. */
export const minorDecimals = (currency: string): number => MINOR_DECIMALS[currency] ?? 2;
