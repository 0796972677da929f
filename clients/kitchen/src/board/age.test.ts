import { expect, test } from 'vitest';
import { type Band, bandOf } from './age.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

test.each<[number, 'kitchen' | 'bar', Band]>([
  [-5 * SECOND, 'kitchen', 'new'],
  [0, 'kitchen', 'new'],
  [59_999, 'kitchen', 'new'],
  [MINUTE, 'kitchen', 'onTime'],
  [8 * MINUTE - 1, 'kitchen', 'onTime'],
  [8 * MINUTE, 'kitchen', 'due'],
  [12 * MINUTE - 1, 'kitchen', 'due'],
  [12 * MINUTE, 'kitchen', 'late'],
  [4 * MINUTE - 1, 'bar', 'onTime'],
  [4 * MINUTE, 'bar', 'due'],
  [7 * MINUTE - 1, 'bar', 'due'],
  [7 * MINUTE, 'bar', 'late'],
])('%i ms in the %s: %s', (age, kind, band) => {
  expect(bandOf(age, kind)).toBe(band);
});
