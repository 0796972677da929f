import { describe, expect, test } from 'vitest';
import { isOpen, momentAt, type Sale, type SaleWindow } from './availability.ts';

const always: SaleWindow = {
  branchId: null,
  channel: null,
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  fromMinute: 0,
  toMinute: 1440,
};
const at = (weekday: number, hour: number, minute = 0, more: Partial<Sale> = {}): Sale => ({
  branchId: 'a',
  channel: 'dine_in',
  weekday,
  minute: hour * 60 + minute,
  ...more,
});

test('without windows a thing is always sold', () => {
  expect(isOpen([], at(3, 4))).toBe(true);
});

describe('a window', () => {
  const lunch = { ...always, weekdays: [1, 2, 3, 4, 5], fromMinute: 720, toMinute: 900 };
  test.each([
    ['at its first minute', at(1, 12), true],
    ['at its last minute', at(1, 14, 59), true],
    ['at its end', at(1, 15), false],
    ['before it', at(1, 11, 59), false],
    ['on another day', at(6, 13), false],
  ])('%s', (_what, sale, open) => {
    expect(isOpen([lunch], sale)).toBe(open);
  });

  const night = { ...always, weekdays: [5], fromMinute: 1_080, toMinute: 120 };
  test.each([
    ['on the evening it begins', at(5, 23), true],
    ['after midnight', at(6, 1, 59), true],
    ['at its end', at(6, 2), false],
    ['after midnight of the day before it', at(5, 1), false],
    ['on the evening after', at(6, 23), false],
  ])('that goes on past midnight, %s', (_what, sale, open) => {
    expect(isOpen([night], sale)).toBe(open);
  });

  test('of Sunday goes on into Monday', () => {
    const sunday = { ...night, weekdays: [7] };
    expect(isOpen([sunday], at(1, 1))).toBe(true);
    expect(isOpen([sunday], at(7, 1))).toBe(false);
  });

  test('may be for one branch or one way of selling alone', () => {
    expect(isOpen([{ ...always, branchId: 'b' }], at(1, 12))).toBe(false);
    expect(isOpen([{ ...always, branchId: 'a' }], at(1, 12))).toBe(true);
    expect(isOpen([{ ...always, channel: 'delivery' }], at(1, 12))).toBe(false);
    expect(isOpen([{ ...always, channel: 'delivery' }], at(1, 12, 0, { channel: 'delivery' }))).toBe(true);
    expect(isOpen([{ ...always, channel: 'delivery' }, lunch], at(1, 12))).toBe(true);
  });
});

test('the clock is the one of the branch', () => {
  const now = Temporal.Instant.from('2026-11-30T03:30:00Z');
  expect(momentAt(now, 'America/Bogota')).toEqual({ weekday: 7, minute: 1_350 });
  expect(momentAt(now, 'Europe/Madrid')).toEqual({ weekday: 1, minute: 270 });
});
