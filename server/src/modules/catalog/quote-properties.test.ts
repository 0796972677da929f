import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MenuItem } from './menu.ts';
import { type Quote, type QuoteRequest, quote } from './testing/quote.ts';

const item = (id: string, priceMinor: number, more: Partial<MenuItem> = {}): MenuItem => ({
  ...{ id, name: id, priceMinor, stationId: null, taxes: [], variants: [], groups: [], combo: null },
  ...{ soldOut: false, open: true },
  ...more,
});
const menuOf = (...items: MenuItem[]) => new Map(items.map((one) => [one.id, one]));
const option = (id: string, priceMinor: number, maxQuantity: number) => ({
  ...{ id, name: id, priceMinor, maxQuantity, soldOut: false },
});

// Menus and orders by chance: prices, taxes inside and on top, sizes, options, combos, discounts of both kinds.

const tax = fc
  .record({
    id: fc.constantFrom('t1', 't2', 't3'),
    name: fc.constant('t'),
    rateBasisPoints: fc.integer({ min: 0, max: 10_000 }),
    included: fc.boolean(),
  })
  // A tax has one rate, inside or on top, wherever it is paid.
  .map((made) => ({ ...made, id: `${made.id} ${made.rateBasisPoints} ${made.included}` }));
const taxes = fc.uniqueArray(tax, { maxLength: 3, selector: ({ id }) => id });
const price = fc.integer({ min: 0, max: 5_000_000 });
const simple = (id: string) =>
  fc.record({ priceMinor: price, extra: price, taxes, sized: fc.boolean() }).map((made) =>
    item(id, made.priceMinor, {
      taxes: made.taxes,
      variants: made.sized ? [{ id: `${id}-v`, name: 'v', priceMinor: made.extra, soldOut: false }] : [],
      groups: [
        {
          id: `${id}-g`,
          name: 'g',
          minChoices: 0,
          maxChoices: null,
          options: [option(`${id}-o`, made.extra, 5)],
        },
      ],
    }),
  );
const discount = fc.option(
  fc.oneof(
    fc.record({ kind: fc.constant('percent' as const), basisPoints: fc.integer({ min: 0, max: 10_000 }) }),
    fc.record({ kind: fc.constant('amount' as const), amountMinor: fc.integer({ min: 0, max: 20_000_000 }) }),
  ),
  { nil: undefined },
);
const order = fc
  .record({
    items: fc.tuple(simple('a'), simple('b'), simple('c')),
    rule: fc.oneof(
      fc.constant({ kind: 'fixed' as const }),
      fc.record({ kind: fc.constant('less' as const), basisPoints: fc.integer({ min: 0, max: 10_000 }) }),
    ),
    comboPrice: price,
    comboTaxes: taxes,
    lines: fc.array(
      fc.record({
        which: fc.constantFrom('a', 'b', 'c', 'combo'),
        quantity: fc.integer({ min: 1, max: 50 }),
        options: fc.integer({ min: 0, max: 5 }),
        discount,
      }),
      { minLength: 1, maxLength: 8 },
    ),
    discount,
  })
  .map(({ items, rule, comboPrice, comboTaxes, lines, discount: off }) => {
    const choice = (id: string) => ({
      id,
      name: id,
      minChoices: 1,
      maxChoices: 1,
      choices: [{ productId: id, variantId: null, extraMinor: 700 }],
    });
    const combo = item('combo', comboPrice, {
      taxes: comboTaxes,
      combo: { rule, slots: [choice('a'), choice('b'), choice('c')] },
    });
    const wishOf = (id: string, options: number) => ({
      productId: id,
      ...(items.find((one) => one.id === id)?.variants.length ? { variantId: `${id}-v` } : {}),
      ...(options > 0 ? { options: [{ optionId: `${id}-o`, quantity: options }] } : {}),
    });
    const request: QuoteRequest = {
      ...(off ? { discount: off } : {}),
      lines: lines.map(({ which, quantity, options, discount: own }, index) => ({
        key: `line-${index}`,
        quantity,
        ...(own ? { discount: own } : {}),
        ...(which === 'combo'
          ? {
              productId: 'combo',
              parts: ['a', 'b', 'c'].map((id) => ({ slotId: id, ...wishOf(id, options) })),
            }
          : wishOf(which, options)),
      })),
    };
    return { menu: menuOf(...items, combo), request };
  });
const RUNS = { numRuns: 1_500 };
const sum = <T>(all: readonly T[], amount: (one: T) => number) =>
  all.reduce((total, one) => total + amount(one), 0);

describe('of any order', () => {
  test('base and taxes are the gross, and the parts the whole', () => {
    fc.assert(
      fc.property(order, ({ menu, request }) => {
        const { lines, totals } = quote(menu, request);
        for (const one of [...lines, ...lines.flatMap(({ parts }) => parts), totals]) {
          expect(one.baseMinor + one.taxMinor).toBe(one.grossMinor);
          expect(sum(one.taxes, ({ taxMinor }) => taxMinor)).toBe(one.taxMinor);
          expect(
            Math.min(one.baseMinor, one.taxMinor, ...one.taxes.map(({ taxMinor }) => taxMinor)),
          ).toBeGreaterThanOrEqual(0);
        }
        for (const one of lines) expect(sum(one.parts, ({ grossMinor }) => grossMinor)).toBe(one.grossMinor);
        expect(sum(lines, ({ grossMinor }) => grossMinor)).toBe(totals.grossMinor);
      }),
      RUNS,
    );
  });

  test('what the menu says is what is paid, what is off, and what comes on top', () => {
    fc.assert(
      fc.property(order, ({ menu, request }) => {
        const { lines } = quote(menu, request);
        for (const one of lines) {
          const onTop = sum(one.taxes, ({ included, taxMinor }) => (included ? 0 : taxMinor));
          const off = one.lineDiscountMinor + one.orderDiscountMinor;
          expect(one.grossMinor - onTop + off).toBe(one.unitPriceMinor * one.quantity);
          expect(off).toBeLessThanOrEqual(one.unitPriceMinor * one.quantity);
        }
        const listed = sum(lines, (one) => one.unitPriceMinor * one.quantity);
        const left = listed - sum(lines, ({ lineDiscountMinor }) => lineDiscountMinor);
        const off = sum(lines, ({ orderDiscountMinor }) => orderDiscountMinor);
        if (request.discount?.kind === 'amount')
          expect(off).toBe(Math.min(request.discount.amountMinor, left));
        if (!request.discount) expect(off).toBe(0);
      }),
      RUNS,
    );
  });

  test('the order of its lines changes nothing about any of them', () => {
    const byKey = ({ lines }: Quote) => new Map(lines.map((one) => [one.key, one]));
    fc.assert(
      fc.property(order, fc.infiniteStream(fc.nat()), ({ menu, request }, chance) => {
        const shuffled = request.lines
          .map((one) => ({ one, at: chance.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        expect(byKey(quote(menu, { ...request, lines: shuffled }))).toEqual(byKey(quote(menu, request)));
      }),
      RUNS,
    );
  });
});
