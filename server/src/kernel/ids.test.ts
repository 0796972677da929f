import { expect, test } from 'vitest';
import { isId, newId } from './ids.ts';

test('a new id is a UUIDv7 in lower case whose time is now', () => {
  const before = Date.now();
  const id = newId();
  const after = Date.now();
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  const milliseconds = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
  expect(milliseconds).toBeGreaterThanOrEqual(before);
  expect(milliseconds).toBeLessThanOrEqual(after);
});

test('no two are alike, and their order never runs against the clock', () => {
  const ids = Array.from({ length: 10_000 }, newId);
  expect(new Set(ids).size).toBe(ids.length);
  const times = ids.map((id) => id.slice(0, 13));
  expect(times).toEqual(times.toSorted());
});

test('only lower-case UUIDs are ids', () => {
  const id = newId();
  for (const good of [id, '00000000-0000-0000-0000-000000000000', crypto.randomUUID()])
    expect(isId(good)).toBe(true);
  const bad = [
    '',
    id.toUpperCase(),
    `${id}\n`,
    ` ${id}`,
    `{${id}}`,
    id.replaceAll('-', ''),
    `${id}0`,
    id.slice(1),
  ];
  for (const text of bad) expect(isId(text)).toBe(false);
});
