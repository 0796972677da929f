import { expect, test } from 'vitest';
import { byPercent, percentOf, stepsOf } from './percent.ts';

test('so many percent more or less is rounded to the step, and never less than nothing', () => {
  expect(byPercent(1_290_000, 10, 10_000)).toBe(1_420_000);
  expect(byPercent(1_290_000, -15, 50_000)).toBe(1_100_000);
  expect(byPercent(1_290_000, -100, 100)).toBe(0);
  expect(byPercent(9_000_000_000_000, 1_000, 100)).toBe(9_000_000_000_000);
});

test('the steps are amounts there are', () => {
  expect(stepsOf(100, 0)).toEqual([100, 1_000, 5_000, 10_000, 50_000, 100_000]);
  expect(stepsOf(100, 2)).toEqual([1, 5, 50, 100, 1_000, 5_000]);
});

test('a percentage is typed with a point or a comma', () => {
  expect(['10', '-2,5', '−3', '', 'x', '1001'].map(percentOf)).toEqual([
    10,
    -2.5,
    -3,
    ...[undefined, undefined, undefined],
  ]);
});
