import { soldOutOf } from '@fastops/device';
import { expect, test } from 'vitest';
import { firstShown, sellablesOf } from './sellable.ts';

type Menu = Parameters<typeof sellablesOf>[0];
const MENU = {
  products: [
    { id: 'juice', name: 'Jugo', stationId: 'bar', variants: [{ id: 'large', name: 'Grande' }] },
    { id: 'steak', name: 'Churrasco', stationId: 'grill', variants: [] },
    { id: 'soda', name: 'Gaseosa', stationId: null, variants: [] },
  ],
  groups: [{ id: 'extras', name: 'Adiciones', options: [{ id: 'bacon', name: 'Tocineta' }] }],
} as unknown as Menu;
const NOW = Date.parse('2026-11-28T12:00:00Z');
const out = (...ids: string[]) => soldOutOf({ soldOut: ids.map((itemId) => ({ itemId, until: null })) });
const names = (station: string, soldOut = out()) =>
  firstShown(sellablesOf(MENU), soldOut, { station, now: NOW }).map(({ name }) => name);

test('everything that can run out is there by name: products, their sizes, options', () => {
  expect(names('all')).toEqual(['Churrasco', 'Gaseosa', 'Jugo', 'Jugo · Grande', 'Tocineta · Adiciones']);
});

test('a station sees what it makes', () => {
  expect(names('bar')).toEqual(['Jugo', 'Jugo · Grande']);
});

test('what has run out stands first, wherever it is made', () => {
  expect(names('bar', out('bacon', 'large'))).toEqual(['Jugo · Grande', 'Tocineta · Adiciones', 'Jugo']);
});

test('what is there again by itself is not out any more', () => {
  const until = '2026-11-28T11:59:00Z';
  expect(names('bar', soldOutOf({ soldOut: [{ itemId: 'large', until }] }))).toEqual([
    'Jugo',
    'Jugo · Grande',
  ]);
});
