import { expect, test } from 'vitest';
import { dayStart } from './days.ts';

test.each([
  ['2026-11-27', 'America/Bogota', 0, '2026-11-27T05:00:00.000Z'],
  ['2026-11-27', 'America/Bogota', 1, '2026-11-28T05:00:00.000Z'],
  ['2026-12-31', 'America/Bogota', 1, '2027-01-01T05:00:00.000Z'],
  ['2026-11-27', 'Asia/Kolkata', 0, '2026-11-26T18:30:00.000Z'],
  // Santiago put its clock forward at midnight between the 5th and the 6th of September.
  ['2026-09-07', 'America/Santiago', 0, '2026-09-07T03:00:00.000Z'],
  ['2026-09-05', 'America/Santiago', 0, '2026-09-05T04:00:00.000Z'],
])('%s in %s, plus %i', (day, zone, plus, moment) => {
  expect(dayStart(day, zone, plus)).toBe(moment);
});

test.each(['', '27/11/2026', '2026-13-45'])('%j is no day', (day) => {
  expect(dayStart(day, 'America/Bogota')).toBeUndefined();
});
