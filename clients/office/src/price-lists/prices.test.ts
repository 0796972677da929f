import type { ListPrice } from '@fastops/device';
import { expect, test } from 'vitest';
import { changesIn, matching, undoOf } from './prices.ts';

const row = (
  itemId: string,
  productName: string,
  priceMinor: number | null,
  variantName: string | null = null,
): ListPrice => ({
  ...{ itemId, productId: itemId, variantId: null, productName, variantName },
  ...{ baseMinor: 1_000_000, priceMinor },
});
const ROWS = [row('a', 'Ajíaco', null), row('b', 'Limonada', 900_000, 'Grande'), row('c', 'Tinto', 350_000)];
const minorOf = (text: string): number | null => (text === '' ? null : Number(text));

test('only what is another price than the one known is a change, and the way back is what was', () => {
  const drafts = new Map([
    ['a', '5'],
    ['b', ''],
    ['c', '350000'],
  ]);
  const changes = changesIn(ROWS, drafts, minorOf);
  expect(changes).toEqual([
    { itemId: 'a', priceMinor: 5 },
    { itemId: 'b', priceMinor: null },
  ]);
  expect(undoOf(ROWS, changes)).toEqual([
    { itemId: 'a', priceMinor: null },
    { itemId: 'b', priceMinor: 900_000 },
  ]);
});

test('names are found without accents, by every word', () => {
  expect(matching(ROWS, 'ajia')).toHaveLength(1);
  expect(matching(ROWS, 'grande limo')).toHaveLength(1);
  expect(matching(ROWS, '')).toBe(ROWS);
});
