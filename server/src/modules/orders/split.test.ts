import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recount } from './book.ts';
import { liveChecks, tipOf, withCheck } from './check.ts';
import { type Book, isLive, type OrderLine, withLine } from './order.ts';
import {
  checkToDivide,
  mergeChecks,
  splitByAmount,
  splitByItems,
  splitBySeats,
  splitEqually,
} from './split.ts';
import { testBook, testLine, testPart } from './testing/book.ts';

// Parts always sum to the whole, to the unit (domain rules §7; complaints 12 and 18).

const PESO = 100;
const RUNS = 500;

/** A line of a price in minor units, with 8 % inside, for a seat. */
const priced = (
  id: string,
  unitPriceMinor: number,
  quantity: number,
  seat: number | null = null,
): OrderLine => ({
  ...testLine({ id, unitPriceMinor, quantity, seat }),
  parts: [testPart({ unitMinor: unitPriceMinor })],
});
const bookOf = (lines: readonly OrderLine[], unit = PESO): Book => recount(testBook(lines), unit);
const first = (book: Book) => checkToDivide(book, undefined);
const sum = (amounts: readonly number[]) => amounts.reduce((all, one) => all + one, 0);

function expectWhole(book: Book): void {
  const checks = liveChecks(book);
  expect(sum(checks.map(({ totalMinor }) => totalMinor))).toBe(book.order.totalMinor);
  expect(sum(checks.map(({ taxMinor }) => taxMinor))).toBe(book.order.taxMinor);
  for (const check of checks) {
    expect(check.totalMinor).toBeGreaterThanOrEqual(0);
    expect(check.taxMinor).toBeLessThanOrEqual(check.totalMinor);
    if (!check.shares) continue;
    expect(sum(check.shares.map(({ totalMinor }) => totalMinor))).toBe(check.totalMinor);
  }
  if (checks.length === 1) return;
  for (const line of book.lines.filter(isLive)) {
    const shares = checks.flatMap((check) => check.shares?.filter(({ lineId }) => lineId === line.id) ?? []);
    expect(sum(shares.map(({ totalMinor }) => totalMinor))).toBe(line.totalMinor);
    expect(sum(shares.map(({ taxMinor }) => taxMinor))).toBe(line.taxMinor);
  }
}

const pesos = fc.integer({ min: 1, max: 500_000 }).map((amount) => amount * PESO);
const anyLines = fc
  .array(fc.tuple(pesos, fc.integer({ min: 1, max: 9 }), fc.option(fc.integer({ min: 1, max: 4 }))), {
    minLength: 1,
    maxLength: 12,
  })
  .map((lines) =>
    lines.map(([price, quantity, seat], index) => priced(`line-${index}`, price, quantity, seat)),
  );
const anyDiscount = fc.option(fc.integer({ min: 1, max: 10_000 }));
const anyBook = fc.tuple(anyLines, anyDiscount).map(([lines, basisPoints]) => {
  const discount =
    basisPoints === null
      ? null
      : {
          rule: { kind: 'percent' as const, basisPoints },
          comp: false,
          reason: 'x',
          by: { id: 'm', name: 'M' },
        };
  return recount(testBook(lines, { discount }), PESO);
});

describe('equal parts', () => {
  test.each([
    [
      'a hundred thousand by seven',
      10_000_000,
      7,
      [1_428_600, 1_428_600, 1_428_600, 1_428_600, 1_428_600, 1_428_500, 1_428_500],
    ],
    ['ten pesos by three', 1_000, 3, [400, 300, 300]],
    ['one peso by two', 100, 2, [100, 0]],
  ])('%s', (_what, total, parts, expected) => {
    const book = bookOf([priced('a', total, 1)]);
    const ids = Array.from({ length: parts - 1 }, (_, index) => `check-${index}`);
    const split = recount(splitEqually(book, first(book), ids), PESO);
    expect(liveChecks(split).map(({ totalMinor }) => totalMinor)).toEqual(expected);
    expectWhole(split);
  });

  test('of any order sum to it, differ by one unit at most, and the first have it', () => {
    fc.assert(
      fc.property(anyBook, fc.integer({ min: 2, max: 12 }), (book, parts) => {
        const ids = Array.from({ length: parts - 1 }, (_, index) => `check-${index}`);
        const split = recount(splitEqually(book, first(book), ids), PESO);
        expectWhole(split);
        const wholeUnits = split.lines.every(({ totalMinor }) => totalMinor % PESO === 0);
        if (!wholeUnits) return;
        const totals = liveChecks(split).map(({ totalMinor }) => totalMinor);
        expect(Math.max(...totals) - Math.min(...totals)).toBeLessThanOrEqual(PESO);
        expect(totals).toEqual(totals.toSorted((one, other) => other - one));
      }),
      { numRuns: RUNS },
    );
  });

  test('of a bill in cents go down to the cent', () => {
    const book = bookOf([priced('a', 1_000, 1), priced('b', 500, 1)], 1);
    const split = recount(splitEqually(book, first(book), ['x']), 1);
    expect(liveChecks(split).map(({ totalMinor }) => totalMinor)).toEqual([750, 750]);
  });
});

describe('any way of dividing', () => {
  test('by item and share of an item, by seat and by amount sums to the whole', () => {
    fc.assert(
      fc.property(anyBook, fc.infiniteStream(fc.nat()), (book, chance) => {
        const next = (below: number) => (chance.next().value ?? 0) % Math.max(below, 1);
        const line = book.lines[next(book.lines.length)]?.id ?? '';
        const of = 1 + next(7);
        const parts = 1 + next(of);
        const byItem = recount(
          splitByItems(book, first(book), [{ id: 'items', what: [{ lineId: line, parts, of }] }]),
          PESO,
        );
        expectWhole(byItem);
        const bySeat = recount(
          splitBySeats(byItem, checkToDivide(byItem, book.order.id), [
            { id: 'one', what: [1] },
            { id: 'two', what: [2, 3] },
          ]),
          PESO,
        );
        expectWhole(bySeat);
        const left = liveChecks(bySeat)[0];
        const due = left?.totalMinor ?? 0;
        if (due < 2) return;
        const amount = 1 + next(due - 1);
        const byAmount = recount(
          splitByAmount(bySeat, checkToDivide(bySeat, left?.id), [{ id: 'amount', what: amount }]),
          PESO,
        );
        expectWhole(byAmount);
      }),
      { numRuns: RUNS },
    );
  });

  test('by amount comes to the amount that was asked for', () => {
    fc.assert(
      fc.property(anyBook, fc.integer({ min: 1, max: 99 }), (book, percent) => {
        const amount = Math.floor((book.order.totalMinor * percent) / 100);
        if (amount < 1 || amount >= book.order.totalMinor) return;
        const split = recount(splitByAmount(book, first(book), [{ id: 'x', what: amount }]), 1);
        expect(liveChecks(split).map(({ totalMinor }) => totalMinor)).toEqual([
          book.order.totalMinor - amount,
          amount,
        ]);
        expectWhole(split);
      }),
      { numRuns: RUNS },
    );
  });

  test('is undone by putting the checks together again, discount and all', () => {
    fc.assert(
      fc.property(anyBook, fc.integer({ min: 2, max: 6 }), (book, parts) => {
        const ids = Array.from({ length: parts - 1 }, (_, index) => `check-${index}`);
        let split = recount(splitEqually(book, first(book), ids), PESO);
        for (const id of ids) split = recount(mergeChecks(split, id, book.order.id), PESO);
        expect(liveChecks(split)).toMatchObject([{ id: book.order.id, shares: null }]);
        expect(split.order.totalMinor).toBe(book.order.totalMinor);
        expect(split.lines.map(({ totalMinor, taxMinor }) => [totalMinor, taxMinor])).toEqual(
          book.lines.map(({ totalMinor, taxMinor }) => [totalMinor, taxMinor]),
        );
      }),
      { numRuns: RUNS },
    );
  });

  test('survives what is voided and discounted afterwards, on open checks', () => {
    fc.assert(
      fc.property(anyBook, fc.integer({ min: 2, max: 5 }), fc.nat(), (book, parts, at) => {
        const ids = Array.from({ length: parts - 1 }, (_, index) => `check-${index}`);
        const split = recount(splitEqually(book, first(book), ids), PESO);
        const line = split.lines[at % split.lines.length];
        expectWhole(recount(withLine(split, line?.id ?? '', { state: 'cancelled' }), PESO));
        const rule = { kind: 'amount' as const, amountMinor: 12_345 };
        const discount = { rule, comp: false, reason: 'x', by: { id: 'm', name: 'M' } };
        expectWhole(recount(withLine(split, line?.id ?? '', { discount }), PESO));
      }),
      { numRuns: RUNS },
    );
  });

  test('leaves a paid check as it is: what would change it is refused', () => {
    const book = bookOf([priced('a', 3_290_000, 1), priced('b', 1_000_000, 1)]);
    const split = recount(
      splitByItems(book, first(book), [{ id: 'x', what: [{ lineId: 'b', parts: 1, of: 1 }] }]),
      PESO,
    );
    const due = liveChecks(split)[1]?.totalMinor ?? 0;
    const paid = withCheck(split, 'x', { state: 'paid', paidMinor: due });
    const refused = expect.objectContaining({ code: 'orders.check_paid' });
    expect(() => recount(withLine(paid, 'b', { state: 'cancelled' }), PESO)).toThrow(refused);
    expect(() => mergeChecks(paid, 'x', 'order')).toThrow(refused);
    const other = recount(withLine(paid, 'a', { state: 'cancelled' }), PESO);
    expect(liveChecks(other).map(({ totalMinor }) => totalMinor)).toEqual([0, due]);
    expectWhole(other);
  });
});

test('a suggested tip is a sum that people settle, at most the share it is of and not a unit less', () => {
  const amounts = fc.record({ totalMinor: fc.nat(10_000_000_000), taxShare: fc.nat(30) });
  fc.assert(
    fc.property(amounts, fc.integer({ min: 1, max: 1_000 }), ({ totalMinor, taxShare }, basisPoints) => {
      const taxMinor = Math.floor((totalMinor * taxShare) / 100);
      const share = ((totalMinor - taxMinor) * basisPoints) / 10_000;
      for (const unit of [1, PESO]) {
        const tip = tipOf({ totalMinor, taxMinor }, basisPoints, unit);
        expect([tip % unit, tip <= share, share - tip < unit]).toEqual([0, true, true]);
      }
    }),
    { numRuns: RUNS },
  );
  expect(tipOf({ totalMinor: 7_870_000, taxMinor: 582_963 }, 1_000, PESO)).toBe(728_700);
});
