import { divideRounded } from '../../kernel/money.ts';
import type { MenuTax } from './menu.ts';

/** One tax on an amount, in minor units. */
export interface TaxShare extends MenuTax {
  baseMinor: number;
  taxMinor: number;
}

/** An amount with all its taxes taken apart; `baseMinor + taxMinor === grossMinor` always. */
export interface TaxedLine {
  baseMinor: number;
  taxMinor: number;
  grossMinor: number;
  taxes: TaxShare[];
}

const BASIS = 10_000n;

/**
 * Takes the taxes of an amount apart. Those inside it share one base = amount / (1 + sum of their rates), each is base ×
 * rate, and the last takes what rounding leaves; those on top are base × rate each, and make the gross larger (domain rules
 * §5, Estatuto Tributario art. 512-9).
 */
export function splitTaxes(amountMinor: number, taxes: readonly MenuTax[]): TaxedLine {
  const inside = taxes.filter(({ included }) => included);
  const rates = inside.reduce((sum, { rateBasisPoints }) => sum + BigInt(rateBasisPoints), 0n);
  const baseMinor = divideRounded(BigInt(amountMinor) * BASIS, BASIS + rates);
  let left = amountMinor - baseMinor;
  let grossMinor = amountMinor;
  const last = inside.at(-1);
  const shares = taxes.map((tax): TaxShare => {
    const exact = divideRounded(BigInt(baseMinor) * BigInt(tax.rateBasisPoints), BASIS);
    if (!tax.included) {
      grossMinor += exact;
      return { ...tax, baseMinor, taxMinor: exact };
    }
    const taxMinor = tax === last ? left : Math.min(exact, left);
    left -= taxMinor;
    return { ...tax, baseMinor, taxMinor };
  });
  return { baseMinor, taxMinor: grossMinor - baseMinor, grossMinor, taxes: shares };
}

/** Several amounts with their taxes as one: what is the same tax is summed. */
export function sumTaxed(lines: readonly TaxedLine[]): TaxedLine {
  const taxes = new Map<string, TaxShare>();
  for (const share of lines.flatMap((line) => line.taxes)) {
    const sum = taxes.get(share.id);
    taxes.set(
      share.id,
      sum
        ? { ...sum, baseMinor: sum.baseMinor + share.baseMinor, taxMinor: sum.taxMinor + share.taxMinor }
        : share,
    );
  }
  const sumOf = (amount: (line: TaxedLine) => number) => lines.reduce((sum, line) => sum + amount(line), 0);
  return {
    baseMinor: sumOf((line) => line.baseMinor),
    taxMinor: sumOf((line) => line.taxMinor),
    grossMinor: sumOf((line) => line.grossMinor),
    taxes: [...taxes.values()],
  };
}
