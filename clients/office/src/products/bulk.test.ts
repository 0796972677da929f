import { expect, test } from 'vitest';
import { line } from '../testing/menu.ts';
import {
  hasOwnPrice,
  newPrices,
  only,
  pricesBack,
  pricesOf,
  sendParts,
  toCategory,
  toRestored,
  toState,
} from './bulk.ts';

const SIZES = [
  { id: 'small', name: 'Pequeña', priceMinor: 500_000 },
  { id: 'large', name: 'Grande', priceMinor: 800_000 },
];

test('what has sizes is priced by them, and what follows its parts is not priced at all', () => {
  const lines = [
    line('Agua', 300_000),
    line('Limonada', 0, { variants: 2, sizes: SIZES }),
    line('Combo', 0, { kind: 'combo', lessBasisPoints: 1_000 }),
  ];
  const prices = pricesOf(lines);
  expect(prices.map(({ itemId, name, fromMinor }) => [itemId, name, fromMinor])).toEqual([
    ['Agua', 'Agua', 300_000],
    ['small', 'Limonada Pequeña', 500_000],
    ['large', 'Limonada Grande', 800_000],
  ]);
  expect(lines.map(hasOwnPrice)).toEqual([true, false, false]);
  const changes = newPrices(prices, (minor) => (minor === 500_000 ? minor : minor + 1));
  expect(changes.map(({ itemId }) => itemId)).toEqual(['Agua', 'large']);
  expect(pricesBack(changes)[0]).toEqual({ itemId: 'Agua', fromMinor: 300_001, toMinor: 300_000 });
});

test('the way back is what each one was, and who is so already is not touched', () => {
  const lines = [line('a', 1), line('b', 1, { state: 'retired' }), line('c', 1, { categoryId: 'Sopas' })];
  const { there, back } = toState(lines, 'deleted');
  expect(there).toEqual([{ productIds: ['a', 'b', 'c'], change: { state: 'deleted' } }]);
  expect(back).toEqual([
    { productIds: ['a', 'c'], change: { state: 'active' } },
    { productIds: ['b'], change: { state: 'retired' } },
  ]);
  expect(only(back, new Set(['b', 'c']))).toEqual([
    { productIds: ['c'], change: { state: 'active' } },
    { productIds: ['b'], change: { state: 'retired' } },
  ]);
  expect(toState(lines, 'retired').there).toEqual([{ productIds: ['a', 'c'], change: { state: 'retired' } }]);
  expect(toCategory(lines, 'Bebidas')).toEqual({
    there: [{ productIds: ['c'], change: { categoryId: 'Bebidas' } }],
    back: [{ productIds: ['c'], change: { categoryId: 'Sopas' } }],
  });
});

test('what is brought back is as it was before it was deleted', () => {
  const gone = { deleted: true } as const;
  const { there, back } = toRestored([line('a', 1, gone), line('b', 1, { ...gone, state: 'retired' })]);
  expect(there).toEqual([
    { productIds: ['a'], change: { state: 'active' } },
    { productIds: ['b'], change: { state: 'retired' } },
  ]);
  expect(back).toEqual([{ productIds: ['a', 'b'], change: { state: 'deleted' } }]);
});

test('more than five hundred go in parts; the first that is refused ends it', async () => {
  const lines = Array.from({ length: 1_200 }, (_, at) => line(`p${at}`, 1));
  const { there } = toState(lines, 'retired');
  expect(there.map(({ productIds }) => productIds.length)).toEqual([500, 500, 200]);
  const refusal = new Error('no');
  const sent = await sendParts(there, async ({ productIds }) => {
    if (productIds.length < 500) throw refusal;
    return productIds.length;
  });
  expect(sent).toEqual({ changed: 1_000, done: there.slice(0, 2), error: refusal });
});
