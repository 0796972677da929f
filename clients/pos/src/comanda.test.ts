import type { Product } from '@fastops/device';

import { describe, expect, test } from 'vitest';
import {
  type Comanda,
  type ComandaAct,
  EMPTY_COMANDA,
  reduceComanda,
  toOrderLines,
  totalsOf,
  unitsByProduct,
  unitsByStation,
} from './comanda.ts';
import { type Menu, toMenu } from './menu.ts';

const product = (id: string, priceMinor: number, more: Partial<Product> = {}): [string, Product] => [
  id,
  {
    id,
    categoryId: 'c',
    taxClassId: 'food',
    name: id,
    description: null,
    code: null,
    barcode: null,
    priceMinor,
    stationId: 'cocina',
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
  },
];

const INC = { id: 'inc', name: 'Impoconsumo', rateBasisPoints: 800, included: true };
const IVA = { id: 'iva', name: 'IVA', rateBasisPoints: 1900, included: false };
const slot = (id: string, ...productIds: string[]) => ({
  id,
  name: id,
  minChoices: 1,
  maxChoices: 1,
  choices: productIds.map((productId) => ({ productId, variantId: null, extraMinor: 0, isDefault: false })),
});
const MENU: Menu = {
  ...toMenu(undefined),
  products: new Map([
    product('bandeja', 3_890_000),
    product('limonada', 1_290_000, { stationId: 'bar' }),
    product('bolsa', 100_000, { stationId: null, taxClassId: 'none' }),
    product('vino', 10_000_000, { taxClassId: 'goods' }),
    product('combo', 4_500_000, {
      combo: { lessBasisPoints: null, slots: [slot('plato', 'bandeja'), slot('bebida', 'limonada', 'vino')] },
    }),
  ]),
  taxes: new Map([
    ['food', [INC]],
    ['goods', [IVA]],
    ['none', []],
  ]),
};

const play = (...acts: ComandaAct[]): Comanda => acts.reduce(reduceComanda, EMPTY_COMANDA);
const add = (productId: string, lineId: string): ComandaAct => ({ type: 'add', wish: { productId }, lineId });
const shape = (comanda: Comanda) =>
  comanda.lines.map(({ id, quantity, note }) => [id, quantity, note].filter((part) => part !== ''));

describe('lines', () => {
  test('a product tapped again counts up on its line', () => {
    const comanda = play(add('bandeja', 'a'), add('limonada', 'b'), add('bandeja', 'c'));
    expect(shape(comanda)).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
  });

  test('a line with a note stays as it is; the next one is a new line', () => {
    const comanda = play(
      add('bandeja', 'a'),
      { type: 'note', lineId: 'a', note: '  sin   arroz ' },
      add('bandeja', 'b'),
      add('bandeja', 'c'),
    );
    expect(shape(comanda)).toEqual([
      ['a', 1, 'sin arroz'],
      ['b', 2],
    ]);
  });

  test('quantities change by differences, never below nothing, never above 999', () => {
    const up = play(add('bandeja', 'a'), { type: 'change', lineId: 'a', by: 5000 });
    expect(shape(up)).toEqual([['a', 999]]);
    expect(shape(reduceComanda(up, { type: 'change', lineId: 'a', by: -1 }))).toEqual([['a', 998]]);
    expect(reduceComanda(up, { type: 'change', lineId: 'a', by: -5000 }).lines).toEqual([]);
  });

  test('a removed line comes back where it was, once', () => {
    const three = play(add('bandeja', 'a'), add('limonada', 'b'), add('bolsa', 'c'));
    const gone = reduceComanda(three, { type: 'remove', lineId: 'b' });
    const line = three.lines[1];
    if (!line) throw new Error('three lines were added');
    const back = reduceComanda(gone, { type: 'restore', line, at: 1 });
    expect(back).toEqual(three);
    expect(reduceComanda(back, { type: 'restore', line, at: 1 })).toBe(back);
  });

  test('an act on a line that is gone changes nothing', () => {
    const one = play(add('bandeja', 'a'));
    expect(reduceComanda(one, { type: 'change', lineId: 'x', by: 1 })).toEqual(one);
    expect(reduceComanda(one, { type: 'remove', lineId: 'x' })).toEqual(one);
    expect(reduceComanda(one, { type: 'note', lineId: 'x', note: 'hola' })).toEqual(one);
  });

  test('a note is at most 120 characters', () => {
    const comanda = play(add('bandeja', 'a'), { type: 'note', lineId: 'a', note: 'x'.repeat(200) });
    expect(comanda.lines[0]?.note).toHaveLength(120);
  });

  test('guests go from unknown upwards and back', () => {
    const two = play({ type: 'guests', by: 1 }, { type: 'guests', by: 1 });
    expect(two.guests).toBe(2);
    expect(reduceComanda(two, { type: 'guests', by: -2 }).guests).toBeUndefined();
    expect(reduceComanda(EMPTY_COMANDA, { type: 'guests', by: -1 }).guests).toBeUndefined();
  });

  test('what is sent has no empty notes', () => {
    const { lines } = play(add('bandeja', 'a'), add('limonada', 'b'), {
      type: 'note',
      lineId: 'b',
      note: 'poca azúcar',
    });
    expect(toOrderLines(lines)).toEqual([
      { id: 'a', productId: 'bandeja', quantity: 1 },
      { id: 'b', productId: 'limonada', quantity: 1, note: 'poca azúcar' },
    ]);
  });
});

describe('totals', () => {
  test('nothing costs nothing', () => {
    expect(totalsOf([], MENU)).toEqual({ count: 0, totalMinor: 0, taxes: [] });
  });

  test('an included tax is inside the total, rounded per line', () => {
    const { lines } = play(add('bandeja', 'a'), add('limonada', 'b'), add('limonada', 'b'));
    // 38.900 / 1,08 = 36.018,52 and 25.800 / 1,08 = 23.888,89
    expect(totalsOf(lines, MENU)).toEqual({
      count: 3,
      totalMinor: 6_470_000,
      taxes: [{ name: 'Impoconsumo', rateBasisPoints: 800, included: true, taxMinor: 288_148 + 191_111 }],
    });
  });

  test('a tax that is not included is added; no tax is no line', () => {
    const { lines } = play(add('vino', 'a'), add('bolsa', 'b'));
    expect(totalsOf(lines, MENU)).toEqual({
      count: 2,
      totalMinor: 11_900_000 + 100_000,
      taxes: [{ name: 'IVA', rateBasisPoints: 1900, included: false, taxMinor: 1_900_000 }],
    });
  });

  test('a combo costs its own price, and each part pays its own taxes', () => {
    const parts = [
      { slotId: 'plato', productId: 'bandeja' },
      { slotId: 'bebida', productId: 'limonada' },
    ];
    const { lines } = play({ type: 'add', wish: { productId: 'combo', parts }, lineId: 'a' });
    // 45.000 by 38.900 and 12.900: 33.793,43 and 11.206,57, each at 8 %.
    expect(totalsOf(lines, MENU)).toMatchObject({
      totalMinor: 4_500_000,
      taxes: [{ taxMinor: 250_322 + 83_012 }],
    });
    expect([...unitsByStation(lines, MENU)]).toEqual([
      ['cocina', 1],
      ['bar', 1],
    ]);
  });

  test('a product that left the menu counts nothing', () => {
    expect(totalsOf(play(add('gone', 'a')).lines, MENU).totalMinor).toBe(0);
  });
});

test('units per station and per product', () => {
  const { lines } = play(
    add('limonada', 'a'),
    add('bandeja', 'b'),
    { type: 'note', lineId: 'b', note: 'sin arroz' },
    add('bandeja', 'c'),
    add('bolsa', 'd'),
  );
  expect([...unitsByStation(lines, MENU)]).toEqual([
    ['bar', 1],
    ['cocina', 2],
    [undefined, 1],
  ]);
  expect(unitsByProduct(lines).get('bandeja')).toBe(2);
});
