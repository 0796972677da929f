import { expect, test } from 'vitest';
import { median, percentile, table } from './figures.ts';

test('the median is the middle of the values in order', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(3);
  expect(median([7])).toBe(7);
});

test('a percentile is a value that occurred, which that share of the values does not exceed', () => {
  const values = Array.from({ length: 200 }, (_, index) => 200 - index);
  expect(percentile(values, 0.5)).toBe(100);
  expect(percentile(values, 0.99)).toBe(198);
  expect(percentile(values, 1)).toBe(200);
  expect(percentile([3], 0.99)).toBe(3);
});

test('nothing measured is no number, not zero', () => {
  expect(median([])).toBeNaN();
  expect(percentile([], 0.99)).toBeNaN();
});

test('columns are as wide as their widest cell', () => {
  const lines = table([
    ['what', 'rate'],
    ['product', '7'],
  ]).split('\n');
  expect(lines).toEqual(['what     rate', 'product     7']);
});
