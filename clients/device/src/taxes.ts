/** What of a tax decides how much of it there is. */
interface Rated {
  rateBasisPoints: number;
  included: boolean;
}

/**
 * An amount with its taxes, in minor units: those inside are taken out of it, those on top come to it. For the eye only: the
 * server decides.
 */
export function taxesOf<Tax extends Rated>(
  amount: number,
  taxes: readonly Tax[],
): { tax: Tax; taxMinor: number }[] {
  const inside = taxes.filter(({ included }) => included);
  const rates = inside.reduce((sum, { rateBasisPoints }) => sum + rateBasisPoints, 0);
  const base = Math.round((amount * 10_000) / (10_000 + rates));
  let left = amount - base;
  return taxes.map((tax) => {
    const exact = Math.round((base * tax.rateBasisPoints) / 10_000);
    if (!tax.included) return { tax, taxMinor: exact };
    const taxMinor = tax === inside.at(-1) ? left : Math.min(exact, left);
    left -= taxMinor;
    return { tax, taxMinor };
  });
}
