import { expect, test } from 'vitest';
import { line } from '../testing/menu.ts';
import { linesOf, type Pages, pagesAt, readPage, withPage } from './long-list.ts';

/** Pages of three names each, as they were read from a menu. */
const SIZE = 3;
function pagesOf(names: string): Pages {
  const all = names.split('').map((name) => line(name, 1));
  const pages = Array.from({ length: Math.ceil(all.length / SIZE) }, (_, at) => ({
    products: all.slice(at * SIZE, (at + 1) * SIZE),
    next: (at + 1) * SIZE < all.length ? (all[(at + 1) * SIZE - 1]?.name ?? null) : null,
    total: at === 0 ? all.length : null,
  }));
  return {
    pages,
    pageParams: [undefined, ...pages.map(({ next }) => next ?? undefined)].slice(0, pages.length),
  };
}
/** The server, whose menu may be another one by now. */
const server = (names: string) => async (after: string | undefined) => {
  const rest = names.split('').filter((name) => after === undefined || name > after);
  const products = rest.slice(0, SIZE).map((name) => line(name, 2));
  const next = rest.length > SIZE ? (products.at(-1)?.name ?? null) : null;
  return { products, next, total: after === undefined ? names.length : null };
};
const shown = (data: Pages): string =>
  linesOf(data)
    .map(({ name }) => name)
    .join('');

async function after(names: string, changed: string, at: number): Promise<Pages> {
  const data = pagesOf(names);
  return withPage(data, at, await readPage(data, at, server(changed)));
}

test('a page in the middle is read anew, and the others stay', async () => {
  const data = await after('abcdefghi', 'abcdefghi', 1);
  expect(shown(data)).toBe('abcdefghi');
  expect(linesOf(data).map(({ priceMinor }) => priceMinor)).toEqual([1, 1, 1, 2, 2, 2, 1, 1, 1]);
});

test('what was added, taken away or renamed stands once and in its place', async () => {
  // Two more than fit on the page.
  expect(shown(await after('acegikmoq', 'acehfgijkmoq'.split('').toSorted().join(''), 1))).toBe(
    'acefghijkmoq',
  );
  // The last one of the page is gone, and so is the first.
  expect(shown(await after('abcdefghi', 'abcdeghi', 1))).toBe('abcdeghi');
  expect(shown(await after('abcdefghi', 'abcefghi', 1))).toBe('abcefghi');
  // At the very end there is one more, and the first page tells the new count.
  expect(shown(await after('abcdef', 'abcdefg', 1))).toBe('abcdef');
  expect((await after('abcdef', 'abcdefg', 0)).pages[0]?.total).toBe(7);
});

test('which pages are in sight', () => {
  const data = pagesOf('abcdefghi');
  expect(pagesAt(data, 0, 2)).toEqual([0]);
  expect(pagesAt(data, 2, 3)).toEqual([0, 1]);
  expect(pagesAt(data, 4, 8)).toEqual([1, 2]);
});
