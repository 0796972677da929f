import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSearch } from './search.ts';

const LIST = ['Arroz con pollo', 'Café', 'Jugo de lulo en leche', 'Pollo apanado', 'Limón'].map((name) => ({
  name,
}));
const names = (typed: string) => createSearch(LIST, 10)(typed).map(({ name }) => name);

test('without words: everything', () => {
  expect(names('')).toHaveLength(5);
  expect(names('  ')).toHaveLength(5);
});

test('finds without accents and capitals', () => {
  expect(names('cafe')).toEqual(['Café']);
  expect(names('LIMON')).toEqual(['Limón']);
});

test('all words count, names that begin with the first come first', () => {
  expect(names('pollo')).toEqual(['Pollo apanado', 'Arroz con pollo']);
  expect(names('lulo leche')).toEqual(['Jugo de lulo en leche']);
  expect(names('lulo agua')).toEqual([]);
});

test('so many at most, and those in front never make room for others', () => {
  const many = Array.from({ length: 50 }, (_, at) => ({ name: at % 2 === 0 ? `Té ${at}` : `Con té ${at}` }));
  const search = createSearch(many, 30);
  const found = search('te').map(({ name }) => name);
  expect(found).toHaveLength(30);
  expect(found.slice(0, 25).every((name) => name.startsWith('Té'))).toBe(true);
  expect(createSearch(many, 10)('te').every(({ name }) => name.startsWith('Té'))).toBe(true);
  // What did not fit is found by who types on.
  expect(search('te 49').map(({ name }) => name)).toEqual(['Con té 49']);
});

test('what was typed before never changes what is found', () => {
  const letters = fc.constantFrom('a', 'p', 'o', 'l', 'e', ' ', 'ñ', 'ó');
  const texts = fc.array(fc.string({ unit: letters, maxLength: 6 }), { maxLength: 12 });
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 6 }), (all, most) => {
      const search = createSearch(LIST, most);
      for (const text of all) expect(search(text)).toEqual(createSearch(LIST, most)(text));
    }),
  );
});
