import type { Product } from '@fastops/device';
import { expect, test } from 'vitest';
import { filterProducts, toSearchable } from './search.ts';

const named = (name: string, categoryId = 'a'): Product => ({ id: name, name, categoryId }) as Product;
const LIST = toSearchable([
  named('Arroz con pollo'),
  named('Café'),
  named('Jugo de lulo en leche', 'b'),
  named('Pollo apanado', 'b'),
  named('Limón'),
]);
const names = (typed: string, category?: string) =>
  filterProducts(LIST, typed, category).map(({ name }) => name);

test('without words: the category, or everything', () => {
  expect(names('', 'b')).toEqual(['Jugo de lulo en leche', 'Pollo apanado']);
  expect(names('  ')).toHaveLength(5);
});

test('finds without accents and capitals, in every category', () => {
  expect(names('cafe', 'b')).toEqual(['Café']);
  expect(names('LIMON')).toEqual(['Limón']);
});

test('all words count, names that begin with the first come first', () => {
  expect(names('pollo')).toEqual(['Pollo apanado', 'Arroz con pollo']);
  expect(names('lulo leche')).toEqual(['Jugo de lulo en leche']);
  expect(names('lulo agua')).toEqual([]);
});
