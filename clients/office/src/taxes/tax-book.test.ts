import type { TaxBook } from '@fastops/device';
import { expect, test } from 'vitest';
import { basisPointsOf, percentText, ratedFor, regimeOn } from './tax-book.ts';

const BOOK: TaxBook = {
  taxes: [
    {
      ...{ id: 'inc', name: 'Impoconsumo', included: true },
      rates: [
        { validFrom: '2013-01-01', rateBasisPoints: 800 },
        { validFrom: '2027-01-01', rateBasisPoints: 900 },
      ],
    },
  ],
  classes: [{ id: 'food', name: 'Comida', products: 1 }],
  regimes: [
    { id: 'taxed', name: 'Responsable' },
    { id: 'free', name: 'No responsable' },
  ],
  pays: [{ taxClassId: 'food', regimeId: 'taxed', taxIds: ['inc'] }],
  standing: [
    { branchId: null, regimeId: 'taxed', validFrom: '2000-01-01' },
    { branchId: 'norte', regimeId: 'free', validFrom: '2026-06-01' },
  ],
};

test('a branch stands in its own regime from its day on, before it and elsewhere in the company’s', () => {
  const at = (branchId: string | null, day: string) => regimeOn(BOOK, branchId, day);
  expect([at('norte', '2026-05-31'), at('norte', '2026-06-01'), at('centro', '2026-06-01')]).toEqual([
    'taxed',
    'free',
    'taxed',
  ]);
  expect(at(null, '1999-12-31')).toBeUndefined();
});

test('a class pays the rate of the day, and nothing before the first one', () => {
  const rates = (day: string, regimeId = 'taxed') =>
    ratedFor(BOOK, 'food', regimeId, day).map(({ rateBasisPoints }) => rateBasisPoints);
  expect(rates('2026-12-31')).toEqual([800]);
  expect(rates('2027-01-01')).toEqual([900]);
  expect(rates('2012-12-31')).toEqual([]);
  expect(rates('2026-12-31', 'free')).toEqual([]);
});

test('a percentage is typed with a comma or a point', () => {
  expect(['8', '19,5', '0.25 %', '100', '101', 'x', ''].map(basisPointsOf)).toEqual([
    800,
    1_950,
    25,
    10_000,
    undefined,
    undefined,
    undefined,
  ]);
  expect(percentText(1_950, ',')).toBe('19,5');
});
