import type { Catalog, Product } from '@fastops/device';
import { describe, expect, test } from 'vitest';
import {
  chosenWords,
  faultOf,
  isOpen,
  isSoldOut,
  momentAt,
  mustChoose,
  ownWish,
  priceOf,
  sameWish,
  toMenu,
} from './menu.ts';

const product = (id: string, priceMinor: number, more: Partial<Product> = {}): Product => ({
  id,
  categoryId: 'c',
  taxClassId: 't',
  name: id,
  description: null,
  code: null,
  barcode: null,
  priceMinor,
  stationId: null,
  prepMinutes: null,
  allergens: [],
  tags: [],
  variants: [],
  groupIds: [],
  combo: null,
  windows: null,
  sortOrder: 0,
  pictureId: null,
  ...more,
});
const option = (id: string, priceMinor = 0, isDefault = false) => ({
  ...{ id, name: id, priceMinor, isDefault, maxQuantity: 3 },
});
const variant = (id: string, priceMinor: number) => ({ id, name: id, priceMinor, code: null, barcode: null });
const window = (weekdays: number[], from: number, to: number) => ({
  ...{ weekdays, fromMinute: from * 60, toMinute: to * 60 },
});
const category = (id: string, parentId: string | null, windows: Product['windows'] = null) => ({
  ...{ id, parentId, name: id, color: '#000000', stationId: null, sortOrder: 0, windows },
});
const steak = product('steak', 30_000, { groupIds: ['done', 'extras'] });
const juice = product('juice', 0, { variants: [variant('small', 8_000), variant('large', 12_000)] });
const plain = product('plain', 5_000, { groupIds: ['extras'] });
const combo = product('combo', 40_000, {
  combo: {
    lessBasisPoints: 1_000,
    slots: [
      {
        ...{ id: 'main', name: 'Plato', minChoices: 1, maxChoices: 1 },
        choices: [{ productId: 'steak', variantId: null, extraMinor: 0, isDefault: false }],
      },
      {
        ...{ id: 'drink', name: 'Bebida', minChoices: 1, maxChoices: 1 },
        choices: [
          { productId: 'juice', variantId: 'small', extraMinor: 0, isDefault: false },
          { productId: 'juice', variantId: 'large', extraMinor: 2_000, isDefault: true },
        ],
      },
    ],
  },
});
const catalog: Catalog = {
  version: 1,
  branchId: 'b',
  channel: 'dine_in',
  businessDate: '2026-11-27',
  categories: [
    category('c', null),
    category('night', null, [window([5], 18, 2)]),
    category('inner', 'night'),
  ],
  taxClasses: [],
  groups: [
    { id: 'done', name: 'Término', minChoices: 1, maxChoices: 1, options: [option('azul'), option('bien')] },
    {
      id: 'extras',
      name: 'Extras',
      minChoices: 0,
      maxChoices: 3,
      options: [option('huevo', 2_000), option('sal', 0, true)],
    },
  ],
  products: [steak, juice, plain, combo],
  soldOut: [
    { itemId: 'plain', until: null },
    { itemId: 'juice', until: '2026-11-28T09:00:00Z' },
  ],
};
const menu = toMenu(catalog);

describe('what a tap does', () => {
  test('is enough where everything that must be chosen is preset', () => {
    expect([plain, steak, juice, combo].map((one) => mustChoose(menu, one))).toEqual([
      false,
      true,
      true,
      true,
    ]);
    expect(ownWish(menu, plain)).toEqual({ productId: 'plain', options: [{ optionId: 'sal', quantity: 1 }] });
  });

  test('presets the first size, and of a combo what stands as preset, else first', () => {
    expect(ownWish(menu, juice).variantId).toBe('small');
    expect(ownWish(menu, combo).parts).toMatchObject([
      { slotId: 'main', productId: 'steak', options: [{ optionId: 'sal' }] },
      { slotId: 'drink', productId: 'juice', variantId: 'large' },
    ]);
  });
});

describe('a wish', () => {
  const egg = { optionId: 'huevo', quantity: 2 };
  const done = { optionId: 'azul', quantity: 1 };

  test('says what is missing or too much', () => {
    expect(faultOf(menu, { productId: 'steak' })).toEqual({ name: 'Término', kind: 'few' });
    expect(faultOf(menu, { productId: 'steak', options: [done] })).toBeUndefined();
    const many = [done, { ...egg, quantity: 4 }];
    expect(faultOf(menu, { productId: 'steak', options: many })).toEqual({ name: 'Extras', kind: 'many' });
    // Of a combo the parts are looked into as well.
    expect(faultOf(menu, ownWish(menu, combo))).toEqual({ name: 'Término', kind: 'few' });
  });

  test('costs its size and its options, and a combo its parts less a share', () => {
    expect(priceOf(menu, { productId: 'juice', variantId: 'large' })).toBe(12_000);
    expect(priceOf(menu, { productId: 'steak', options: [done, egg] })).toBe(34_000);
    // (30.000 + 12.000) less a tenth, and what the large one costs more.
    expect(priceOf(menu, ownWish(menu, combo))).toBe(39_800);
    expect(priceOf(menu, { productId: 'gone' })).toBe(0);
  });

  test('is the same dish whatever the order of the taps', () => {
    const one = { productId: 'steak', options: [done, egg] };
    expect(sameWish(one, { productId: 'steak', options: [egg, done] })).toBe(true);
    expect(sameWish(one, { productId: 'steak', options: [done] })).toBe(false);
  });

  test('is told in words', () => {
    expect(chosenWords(menu, { productId: 'juice', variantId: 'large' })).toEqual(['large']);
    expect(chosenWords(menu, { productId: 'steak', options: [done, egg] })).toEqual(['azul', '2 × huevo']);
    expect(chosenWords(menu, ownWish(menu, combo))).toEqual(['steak, sal', 'juice, large']);
  });
});

test('what has run out is there again by itself at its moment', () => {
  const at = (text: string) => Date.parse(text);
  expect(isSoldOut(menu, 'plain', at('2030-01-01T00:00:00Z'))).toBe(true);
  expect(isSoldOut(menu, 'juice', at('2026-11-28T08:59:00Z'))).toBe(true);
  expect(isSoldOut(menu, 'juice', at('2026-11-28T09:00:00Z'))).toBe(false);
  expect(isSoldOut(menu, 'steak', at('2026-11-28T09:00:00Z'))).toBe(false);
});

test('hours are those of the product, else of the nearest category that has some, by the clock of the branch', () => {
  const at = (text: string) => momentAt(Date.parse(text), 'America/Bogota');
  const friday = at('2026-11-28T01:00:00Z');
  const saturday = at('2026-11-28T17:00:00Z');
  const late = at('2026-11-28T06:30:00Z');
  const open = (categoryId: string, windows: Product['windows'] = null) =>
    [friday, late, saturday].map((moment) => isOpen(menu, product('x', 1, { categoryId, windows }), moment));
  expect(open('c')).toEqual([true, true, true]);
  expect(open('inner')).toEqual([true, true, false]);
  expect(open('inner', [window([6], 10, 14)])).toEqual([false, false, true]);
  expect(open('c', [])).toEqual([false, false, false]);
});
