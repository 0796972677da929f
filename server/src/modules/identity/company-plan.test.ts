import { expect, test } from 'vitest';
import { countedSince, limitsOf, nearness } from './company-plan.ts';

const plan = { branches: 3, members: 40, ordersPerMonth: 10_000 };

test('a company has the limits of its plan but for those agreed with it', () => {
  expect(limitsOf(plan)).toEqual(plan);
  expect(limitsOf(plan, { branches: 5, ordersPerMonth: null })).toEqual({
    branches: 5,
    members: 40,
    ordersPerMonth: null,
  });
});

test.each([
  [0, 10, 'fine'],
  [7, 10, 'fine'],
  [8, 10, 'near'],
  [9, 10, 'near'],
  [10, 10, 'reached'],
  [11, 10, 'reached'],
  [3, 4, 'fine'],
  [4, 5, 'near'],
  [1_000_000, null, 'fine'],
] as const)('%i of %s is %s', (used, limit, how) => {
  expect(nearness(used, limit)).toBe(how);
});

test.each([
  // Bogotá is five hours behind; the business day begins at four there.
  ['2026-12-01T08:59:00Z', 'America/Bogota', 4, '2026-11-01', '2026-11-01'],
  ['2026-12-01T09:00:00Z', 'America/Bogota', 4, '2026-12-01', '2026-11-02'],
  ['2026-03-15T12:00:00Z', 'UTC', 0, '2026-03-01', '2026-02-14'],
] as const)('at %s in %s the month began on %s', (now, timeZone, cutoffHour, month, thirtyDays) => {
  expect(countedSince(Temporal.Instant.from(now), { timeZone, cutoffHour })).toEqual({ month, thirtyDays });
});

test('a company without an open branch counts in UTC', () => {
  expect(countedSince(Temporal.Instant.from('2026-12-01T00:00:00Z'), undefined).month).toBe('2026-12-01');
});
