import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { totals, unsentLines } from './order.ts';
import { testLine as line } from './testing/book.ts';

describe('totals', () => {
  test.each([
    ['no line', [], 0, 0],
    ['one line', [[2_500_000, 185_185]], 2_500_000, 185_185],
    [
      'two equal lines are taxed twice, not as one',
      [
        [1, 0],
        [1, 0],
      ],
      2,
      0,
    ],
    [
      'lines of several rates',
      [
        [1_080_000, 80_000],
        [1_190_000, 190_000],
        [50_000, 0],
      ],
      2_320_000,
      270_000,
    ],
    [
      'a gift among others',
      [
        [0, 0],
        [590_000, 43_704],
      ],
      590_000,
      43_704,
    ],
    ['as much as fits', [[Number.MAX_SAFE_INTEGER, 0]], Number.MAX_SAFE_INTEGER, 0],
  ] as const)('%s', (_what, amounts, totalMinor, taxMinor) => {
    const lines = amounts.map(([total, tax]) => ({
      totalMinor: total,
      taxMinor: tax,
      state: 'new' as const,
    }));
    expect(totals(lines)).toEqual({ totalMinor, taxMinor });
  });

  test('are the sums of the stored lines, in any order, and never more tax than total', () => {
    const amounts = fc
      .tuple(fc.integer({ min: 0, max: 9_000_000_000 }), fc.integer({ min: 0, max: 10_000 }))
      .map(([totalMinor, share]) => ({
        totalMinor,
        taxMinor: Math.floor((totalMinor * share) / 10_000),
        state: 'new' as const,
      }));
    fc.assert(
      fc.property(fc.array(amounts, { maxLength: 100 }), (lines) => {
        const sum = totals(lines);
        const exact = (amount: 'totalMinor' | 'taxMinor') =>
          lines.reduce((all, one) => all + BigInt(one[amount]), 0n);
        expect([BigInt(sum.totalMinor), BigInt(sum.taxMinor)]).toEqual([
          exact('totalMinor'),
          exact('taxMinor'),
        ]);
        expect(totals(lines.toReversed())).toEqual(sum);
        expect(sum.taxMinor).toBeLessThanOrEqual(sum.totalMinor);
      }),
    );
  });

  test('count nothing of what was voided', () => {
    const kept = { totalMinor: 100, taxMinor: 8, state: 'new' as const };
    expect(totals([kept, { totalMinor: 900, taxMinor: 72, state: 'voided' }])).toEqual({
      totalMinor: 100,
      taxMinor: 8,
    });
    expect(unsentLines([line({ quantity: 2, state: 'voided' })])).toEqual([]);
  });

  test('that no longer can be counted exactly are refused', () => {
    const large = { totalMinor: 8_000_000_000_000_000, taxMinor: 0, state: 'new' as const };
    expect(() => totals([large, large])).toThrow(
      expect.objectContaining({ kind: 'invalid', code: 'orders.total_too_large' }),
    );
  });
});

describe('unsent lines', () => {
  test.each([
    ['nothing sent: all of it', 3, 0, [3]],
    ['a part sent: the rest', 3, 1, [2]],
    ['all sent: nothing', 3, 3, []],
  ])('%s', (_what, quantity, sentQuantity, expected) => {
    expect(unsentLines([line({ quantity, sentQuantity })]).map((one) => one.quantity)).toEqual(expected);
  });

  test('keep their order, their notes and what they are', () => {
    const lines = [
      line({ id: 'a', note: 'sin sal' }),
      line({ id: 'b', sentQuantity: 1 }),
      line({ id: 'c', quantity: 4 }),
    ];
    expect(unsentLines(lines).map(({ id, note, quantity }) => [id, note, quantity])).toEqual([
      ['a', 'sin sal', 1],
      ['c', null, 4],
    ]);
    expect(unsentLines([])).toEqual([]);
  });

  test('and sent ones are the whole, whatever was sent', () => {
    const noted = fc
      .integer({ min: 1, max: 999 })
      .chain((quantity) => fc.tuple(fc.constant(quantity), fc.integer({ min: 0, max: quantity })));
    fc.assert(
      fc.property(fc.array(noted), (quantities) => {
        const lines = quantities.map(([quantity, sentQuantity], index) =>
          line({ id: String(index), quantity, sentQuantity }),
        );
        const unsent = unsentLines(lines);
        const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
        expect(sum(unsent.map((one) => one.quantity))).toBe(
          sum(lines.map((one) => one.quantity - one.sentQuantity)),
        );
        expect(unsent.every((one) => one.quantity > 0)).toBe(true);
      }),
    );
  });
});
