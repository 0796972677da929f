import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addTax, divideRounded, MAX_MINOR, splitIncludedTax, spreadMinor } from './money.ts';

const amount = fc.integer({ min: -MAX_MINOR, max: MAX_MINOR });
const rate = fc.integer({ min: 0, max: 10_000 });

test.each([
  [1n, 2n, 1],
  [-1n, 2n, -1],
  [3n, 2n, 2],
  [-3n, 2n, -2],
  [5n, 2n, 3],
  [1n, 3n, 0],
  [-1n, 3n, 0],
  [2n, 3n, 1],
  [-2n, 3n, -1],
  [49n, 100n, 0],
  [50n, 100n, 1],
  [-50n, 100n, -1],
  [-49n, 100n, 0],
  [0n, 7n, 0],
  [7n, 1n, 7],
])('%s / %s is %s: the nearest, halves away from zero', (numerator, denominator, expected) => {
  // Compared as text too, so that a negative zero would show.
  expect(Object.is(divideRounded(numerator, denominator), expected)).toBe(true);
});

test('a quotient is never further than half away from the true one, and mirrors at zero', () => {
  fc.assert(
    fc.property(
      fc.bigInt(-(10n ** 24n), 10n ** 24n),
      fc.bigInt(10n ** 9n, 10n ** 20n),
      (numerator, denominator) => {
        const rounded = BigInt(divideRounded(numerator, denominator));
        const twiceOff = 2n * (rounded * denominator - numerator);
        const size = twiceOff < 0n ? -twiceOff : twiceOff;
        expect(size <= denominator).toBe(true);
        // On an exact half the larger amount wins.
        if (size === denominator) expect(rounded * rounded * denominator >= rounded * numerator).toBe(true);
        expect(BigInt(divideRounded(-numerator, denominator))).toBe(-rounded);
      },
    ),
  );
});

test('what does not fit, and a denominator that is not positive, is refused', () => {
  expect(divideRounded(BigInt(Number.MAX_SAFE_INTEGER), 1n)).toBe(Number.MAX_SAFE_INTEGER);
  expect(() => divideRounded(BigInt(Number.MAX_SAFE_INTEGER) + 1n, 1n)).toThrow(RangeError);
  for (const denominator of [0n, -1n]) expect(() => divideRounded(1n, denominator)).toThrow(RangeError);
});

// By hand: 38 900 / 1.08 = 36 018.518…; 12 900 / 1.08 = 11 944.444…; 10 000 / 1.19 = 8 403.361…; in minor units.
test.each([
  [3_890_000, 800, 3_601_852, 288_148],
  [1_290_000, 800, 1_194_444, 95_556],
  [1_000_000, 1_900, 840_336, 159_664],
  [1_000_000, 0, 1_000_000, 0],
  [0, 800, 0, 0],
  [1, 800, 1, 0],
  [-3_890_000, 800, -3_601_852, -288_148],
])('%s with %s basis points inside is %s and %s', (grossMinor, basisPoints, baseMinor, taxMinor) => {
  expect(splitIncludedTax(grossMinor, basisPoints)).toEqual({ baseMinor, taxMinor, grossMinor });
});

test('base and tax of an included price always add back to it, and a refund mirrors the sale', () => {
  fc.assert(
    fc.property(amount, rate, (grossMinor, basisPoints) => {
      const split = splitIncludedTax(grossMinor, basisPoints);
      expect(split.baseMinor + split.taxMinor).toBe(grossMinor);
      expect(split.grossMinor).toBe(grossMinor);
      expect(Math.sign(split.taxMinor) * Math.sign(grossMinor)).toBeGreaterThanOrEqual(0);
      const refund = splitIncludedTax(-grossMinor, basisPoints);
      expect(refund.baseMinor + split.baseMinor).toBe(0);
      expect(refund.taxMinor + split.taxMinor).toBe(0);
    }),
  );
});

test.each([
  [1_000_000, 1_900, 190_000],
  [1_250, 200, 25],
  [25, 200, 1],
  [-25, 200, -1],
  [24, 200, 0],
  [333, 800, 27],
])('a tax on top of %s at %s basis points is %s', (baseMinor, basisPoints, taxMinor) => {
  expect(addTax(baseMinor, basisPoints)).toEqual({ baseMinor, taxMinor, grossMinor: baseMinor + taxMinor });
});

test('a tax on top adds up, and taken out again is off by the rounding of one minor unit at most', () => {
  fc.assert(
    fc.property(amount, rate, (netMinor, basisPoints) => {
      const added = addTax(netMinor, basisPoints);
      expect(added.baseMinor + added.taxMinor).toBe(added.grossMinor);
      const back = splitIncludedTax(added.grossMinor, basisPoints);
      expect(Math.abs(back.baseMinor - netMinor)).toBeLessThanOrEqual(1);
    }),
  );
});

test('a thousand of the largest amounts still add up exactly', () => {
  expect(Number.isSafeInteger(MAX_MINOR * 1_000)).toBe(true);
});

test.each([
  [100, [1, 1, 1], [34, 33, 33]],
  [1, [1, 2, 1], [0, 1, 0]],
  [2, [1, 2, 1], [1, 1, 0]],
  [0, [5, 5], [0, 0]],
  [10, [0, 0, 0], [4, 3, 3]],
  [7, [0, 3], [0, 7]],
])('%i spread over %j is %j', (whole, weights, parts) => {
  expect(spreadMinor(whole, weights)).toEqual(parts);
});

test('what is spread sums to the whole, is fair to a unit, and never takes more than there is', () => {
  const weights = fc.array(fc.integer({ min: 0, max: MAX_MINOR }), { minLength: 1, maxLength: 40 });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(weights, share, (given, part) => {
      const sum = given.reduce((all, weight) => all + weight, 0);
      const whole = Math.min(Math.floor(sum * part), MAX_MINOR);
      const parts = spreadMinor(whole, given);
      expect(parts.reduce((all, one) => all + one, 0)).toBe(whole);
      for (const [index, one] of parts.entries()) {
        const weight = given[index] ?? 0;
        expect(one).toBeGreaterThanOrEqual(0);
        if (sum > 0) {
          expect(one).toBeLessThanOrEqual(weight);
          const floor = Number((BigInt(whole) * BigInt(weight)) / BigInt(sum));
          expect([floor, floor + 1]).toContain(one);
        }
      }
    }),
    { numRuns: 1_500 },
  );
});

test.each([
  [1, []],
  [-1, [1]],
  [1, [1, -1]],
])('%i is not spread over %j', (whole, weights) => {
  expect(() => spreadMinor(whole, weights)).toThrow(RangeError);
});
