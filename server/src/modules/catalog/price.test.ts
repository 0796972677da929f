import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { priceLine } from './price.ts';

const rule = (priceMinor: number, taxRateBasisPoints: number, taxIncluded: boolean) => ({
  priceMinor,
  taxRateBasisPoints,
  taxIncluded,
});

describe('a line', () => {
  // The first is the law's own example (domain rules §5): 25,000 at 8 % = 23,148 + 1,852.
  test.each([
    [25_000, 800, true, 1, { grossMinor: 25_000, baseMinor: 23_148, taxMinor: 1_852 }],
    [3_890_000, 800, true, 2, { grossMinor: 7_780_000, baseMinor: 7_203_704, taxMinor: 576_296 }],
    [1_290_000, 800, true, 1, { grossMinor: 1_290_000, baseMinor: 1_194_444, taxMinor: 95_556 }],
    [1_000_000, 1_900, false, 3, { grossMinor: 3_570_000, baseMinor: 3_000_000, taxMinor: 570_000 }],
    [1, 800, true, 7, { grossMinor: 7, baseMinor: 6, taxMinor: 1 }],
    [1, 800, true, 1, { grossMinor: 1, baseMinor: 1, taxMinor: 0 }],
    [5, 1_000, false, 1, { grossMinor: 6, baseMinor: 5, taxMinor: 1 }],
    [9_900, 0, true, 1, { grossMinor: 9_900, baseMinor: 9_900, taxMinor: 0 }],
    [9_900, 0, false, 1, { grossMinor: 9_900, baseMinor: 9_900, taxMinor: 0 }],
    [0, 800, true, 999, { grossMinor: 0, baseMinor: 0, taxMinor: 0 }],
  ] as const)(
    'of %i at %i basis points, included %s, times %i',
    (price, rate, included, quantity, expected) => {
      expect(priceLine(rule(price, rate, included), quantity)).toEqual(expected);
    },
  );

  const price = fc.integer({ min: 0, max: 9_000_000_000 });
  const rate = fc.integer({ min: 0, max: 10_000 });
  const quantity = fc.integer({ min: 1, max: 999 });

  test('adds back to the peso, and its tax is the rate within half a unit', () => {
    fc.assert(
      fc.property(price, rate, fc.boolean(), quantity, (priceMinor, basisPoints, included, count) => {
        const { baseMinor, taxMinor, grossMinor } = priceLine(rule(priceMinor, basisPoints, included), count);
        expect(baseMinor + taxMinor).toBe(grossMinor);
        expect(included ? grossMinor : baseMinor).toBe(priceMinor * count);
        expect(
          [baseMinor, taxMinor, grossMinor].every((amount) => Number.isSafeInteger(amount) && amount >= 0),
        ).toBe(true);
        // |tax − base × rate| ≤ half a unit on top, and at most one with the base rounded first; in whole numbers.
        const off = BigInt(taxMinor) * 10_000n - BigInt(baseMinor) * BigInt(basisPoints);
        const most = included ? 10_000n : 5_000n;
        expect(off <= most && off >= -most).toBe(true);
      }),
    );
  });

  test('of more costs more, and is rounded once and not per piece', () => {
    fc.assert(
      fc.property(
        price,
        rate,
        fc.boolean(),
        fc.integer({ min: 1, max: 998 }),
        (priceMinor, basisPoints, included, count) => {
          const one = priceLine(rule(priceMinor, basisPoints, included), count);
          const more = priceLine(rule(priceMinor, basisPoints, included), count + 1);
          expect(more.grossMinor).toBeGreaterThanOrEqual(one.grossMinor);
          expect(more.taxMinor).toBeGreaterThanOrEqual(one.taxMinor);
        },
      ),
    );
  });

  test('that no longer can be counted exactly is refused', () => {
    for (const included of [true, false]) {
      expect(() => priceLine(rule(9_000_000_000_000, 800, included), 999)).toThrow(
        expect.objectContaining({ kind: 'invalid', code: 'catalog.amount_too_large' }),
      );
      expect(priceLine(rule(4_500_000_000_000, 10_000, included), 999).grossMinor).toBeLessThan(
        Number.MAX_SAFE_INTEGER,
      );
    }
  });
});
