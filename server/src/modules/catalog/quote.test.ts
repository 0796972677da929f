import { describe, expect, test } from 'vitest';
import { Refusal } from '../../kernel/refusal.ts';
import type { MenuItem, MenuTax } from './menu.ts';
import type { LineWish } from './quote.ts';
import { quote } from './testing/quote.ts';

const INC: MenuTax = { id: 'inc', name: 'Impoconsumo', rateBasisPoints: 800, included: true };
const IVA: MenuTax = { id: 'iva', name: 'IVA', rateBasisPoints: 1_900, included: true };
const TOP: MenuTax = { id: 'top', name: 'Tasa', rateBasisPoints: 500, included: false };

const item = (id: string, priceMinor: number, more: Partial<MenuItem> = {}): MenuItem => ({
  id,
  name: id,
  stationId: null,
  priceMinor,
  taxes: [INC],
  variants: [],
  groups: [],
  combo: null,
  soldOut: false,
  open: true,
  ...more,
});
const menuOf = (...items: MenuItem[]) => new Map(items.map((one) => [one.id, one]));
const option = (id: string, priceMinor: number, more = {}) => ({
  ...{ id, name: id, priceMinor, maxQuantity: 1, soldOut: false },
  ...more,
});
const line = (productId: string, quantity = 1, more: Partial<LineWish> = {}): LineWish => ({
  key: productId,
  productId,
  quantity,
  ...more,
});
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'none';
};

describe('a line', () => {
  test('is what the law’s own example says: 25,000 at 8 % are 23,148 and 1,852', () => {
    const { lines } = quote(menuOf(item('a', 25_000)), { lines: [line('a')] });
    expect(lines[0]).toMatchObject({ grossMinor: 25_000, baseMinor: 23_148, taxMinor: 1_852 });
  });

  test('of a size with options costs both, per piece', () => {
    const menu = menuOf(
      item('jugo', 0, {
        variants: [
          { id: 's', name: 'Pequeño', priceMinor: 8_000, soldOut: false },
          { id: 'l', name: 'Grande', priceMinor: 12_000, soldOut: false },
        ],
        groups: [
          {
            id: 'g',
            name: 'Extras',
            minChoices: 0,
            maxChoices: null,
            options: [option('miel', 1_500, { maxQuantity: 3 })],
          },
        ],
      }),
    );
    const { lines } = quote(menu, {
      lines: [line('jugo', 3, { variantId: 'l', options: [{ optionId: 'miel', quantity: 2 }] })],
    });
    expect(lines[0]).toMatchObject({ unitPriceMinor: 15_000, grossMinor: 45_000, variantName: 'Grande' });
  });

  test('with two taxes inside shares one base, and the last takes what rounding leaves', () => {
    const { lines } = quote(menuOf(item('a', 12_700, { taxes: [INC, IVA] })), { lines: [line('a')] });
    expect(lines[0]?.taxes.map(({ taxMinor }) => taxMinor)).toEqual([800, 1_900]);
    expect(lines[0]?.baseMinor).toBe(10_000);
  });

  test('pays a tax on top on what is left after discounts', () => {
    const { lines } = quote(menuOf(item('a', 10_000, { taxes: [TOP] })), {
      lines: [line('a', 1, { discount: { kind: 'percent', basisPoints: 1_000 } })],
    });
    expect(lines[0]).toMatchObject({
      baseMinor: 9_000,
      taxMinor: 450,
      grossMinor: 9_450,
      lineDiscountMinor: 1_000,
    });
  });
});

describe('a combo', () => {
  const combo = (rule: NonNullable<MenuItem['combo']>['rule'], priceMinor = 30_000) =>
    item('combo', priceMinor, {
      combo: {
        rule,
        slots: [
          {
            id: 'main',
            name: 'Plato',
            minChoices: 1,
            maxChoices: 1,
            choices: [{ productId: 'a', variantId: null, extraMinor: 0 }],
          },
          {
            id: 'drink',
            name: 'Bebida',
            minChoices: 1,
            maxChoices: 1,
            choices: [
              { productId: 'b', variantId: null, extraMinor: 0 },
              { productId: 'c', variantId: null, extraMinor: 2_000 },
            ],
          },
        ],
      },
    });
  const menu = (rule: NonNullable<MenuItem['combo']>['rule']) =>
    menuOf(combo(rule), item('a', 25_000), item('b', 8_000), item('c', 10_000, { taxes: [IVA] }));
  const parts = (drink: string) => [
    { slotId: 'drink', productId: drink },
    { slotId: 'main', productId: 'a' },
  ];

  test('costs its own price and what a choice adds, spread over its parts, each with its own taxes', () => {
    const { lines } = quote(menu({ kind: 'fixed' }), { lines: [line('combo', 2, { parts: parts('c') })] });
    const [only] = lines;
    expect(only).toMatchObject({ unitPriceMinor: 32_000, grossMinor: 64_000 });
    expect(only?.parts.map(({ productId, grossMinor }) => [productId, grossMinor])).toEqual([
      ['a', 45_714],
      ['c', 18_286],
    ]);
    expect(only?.taxes.map(({ id }) => id)).toEqual(['inc', 'iva']);
  });

  test('or the sum of its parts less a share', () => {
    const { lines } = quote(menu({ kind: 'less', basisPoints: 1_000 }), {
      lines: [line('combo', 1, { parts: parts('b') })],
    });
    expect(lines[0]).toMatchObject({ unitPriceMinor: 29_700, grossMinor: 29_700 });
  });

  test.each([
    ['with too little', [{ slotId: 'main', productId: 'a' }], 'catalog.too_few_choices'],
    ['with too much', [...parts('b'), { slotId: 'drink', productId: 'c' }], 'catalog.too_many_choices'],
    [
      'with what it does not offer',
      [{ slotId: 'main', productId: 'b' }, parts('b')[0]],
      'catalog.choice_unknown',
    ],
    ['with a slot of another', [...parts('b'), { slotId: 'x', productId: 'a' }], 'catalog.choice_unknown'],
  ])('%s is refused', (_what, wrong, code) => {
    const wish = line('combo', 1, { parts: wrong as LineWish['parts'] });
    expect(codeOf(() => quote(menu({ kind: 'fixed' }), { lines: [wish] }))).toBe(code);
  });
});

describe('what cannot be sold', () => {
  const group = {
    id: 'g',
    name: 'Término',
    minChoices: 1,
    maxChoices: 1,
    options: [option('azul', 0), option('bien', 0), option('crudo', 0, { soldOut: true })],
  };
  const menu = menuOf(
    item('a', 1_000),
    item('sized', 0, {
      variants: [
        { id: 's', name: 'S', priceMinor: 1, soldOut: false },
        { id: 'm', name: 'M', priceMinor: 2, soldOut: true },
      ],
    }),
    item('steak', 1_000, { groups: [group] }),
    item('gone', 1_000, { soldOut: true }),
    item('later', 1_000, { open: false }),
  );
  const wish = (optionId: string, quantity = 1) => ({ optionId, quantity });
  test.each([
    ['nobody knows', line('x'), 'catalog.product_unavailable'],
    ['has run out', line('gone'), 'catalog.sold_out'],
    ['is sold at another hour', line('later'), 'catalog.not_sold_now'],
    ['has sizes, without one', line('sized'), 'catalog.variant_required'],
    ['has no such size', line('sized', 1, { variantId: 'x' }), 'catalog.variant_unknown'],
    ['has run out in this size', line('sized', 1, { variantId: 'm' }), 'catalog.sold_out'],
    ['has no sizes', line('a', 1, { variantId: 's' }), 'catalog.variant_unknown'],
    ['wants a choice', line('steak'), 'catalog.too_few_choices'],
    [
      'wants one choice',
      line('steak', 1, { options: [wish('azul'), wish('bien')] }),
      'catalog.too_many_choices',
    ],
    ['wants it once', line('steak', 1, { options: [wish('azul', 2)] }), 'catalog.too_many_choices'],
    [
      'wants it once, said twice',
      line('steak', 1, { options: [wish('azul'), wish('azul')] }),
      'catalog.too_many_choices',
    ],
    ['has run out of it', line('steak', 1, { options: [wish('crudo')] }), 'catalog.sold_out'],
    ['does not offer it', line('a', 1, { options: [wish('azul')] }), 'catalog.option_unknown'],
    ['is no combo', line('a', 1, { parts: [{ slotId: 's', productId: 'a' }] }), 'catalog.parts_not_wanted'],
  ])('what %s', (_what, wrong, code) => {
    expect(codeOf(() => quote(menu, { lines: [wrong] }))).toBe(code);
  });

  test('nor what is beyond what is counted exactly', () => {
    const dear = menuOf(item('a', 9_000_000_000_000));
    expect(codeOf(() => quote(dear, { lines: [line('a', 999)] }))).toBe('catalog.amount_too_large');
  });
});
