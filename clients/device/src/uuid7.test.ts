import { expect, test } from 'vitest';
import { uuid7 } from './uuid7.ts';

const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('has the shape of version 7 and carries its time', () => {
  const now = Date.UTC(2100, 0, 1);
  const id = uuid7(now);
  expect(id).toMatch(SHAPE);
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(now);
});

test('ten thousand ids of one millisecond are different and in order', () => {
  const now = Date.UTC(2101, 0, 1);
  const ids = Array.from({ length: 10_000 }, () => uuid7(now));
  expect(ids.every((id) => SHAPE.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
});

test('stays in order when the clock steps back', () => {
  const now = Date.UTC(2102, 0, 1);
  const ids = [uuid7(now), uuid7(now - 60_000), uuid7(now - 1), uuid7(now + 1)];
  expect([...ids].sort()).toEqual(ids);
});
