import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { businessDate, systemClock } from './clock.ts';
import { type KernelDatabase, makeKernelDatabase } from './testing/kernel-database.ts';

const at = (zoned: string) => Temporal.ZonedDateTime.from(zoned).toInstant();
let db: KernelDatabase;
beforeAll(async () => {
  db = await makeKernelDatabase();
});
afterAll(() => db.drop());

test.each([
  ['half past midnight belongs to yesterday', '2026-11-22T00:30[America/Bogota]', 4, '2026-11-21'],
  ['the last moment before the cut-off', '2026-11-22T03:59:59.999[America/Bogota]', 4, '2026-11-21'],
  ['the cut-off itself opens the new day', '2026-11-22T04:00[America/Bogota]', 4, '2026-11-22'],
  ['noon', '2026-11-22T12:00[America/Bogota]', 4, '2026-11-22'],
  ['the last moment of the evening', '2026-11-22T23:59:59.999[America/Bogota]', 4, '2026-11-22'],
  ['without a cut-off midnight opens the day', '2026-11-22T00:00[America/Bogota]', 0, '2026-11-22'],
  ['a cut-off at noon', '2026-11-22T11:59[America/Bogota]', 12, '2026-11-21'],
  ['the night into the new year', '2027-01-01T00:30[America/Bogota]', 4, '2026-12-31'],
  ['the night after the leap day', '2028-03-01T02:00[America/Bogota]', 4, '2028-02-29'],
  ['the night into the leap day', '2028-02-29T02:00[America/Bogota]', 4, '2028-02-28'],
  ['a year that has no leap day', '2027-03-01T02:00[America/Bogota]', 4, '2027-02-28'],
  ['a zone ahead of UTC', '2026-11-22T03:00[Asia/Tokyo]', 4, '2026-11-21'],
  // On 8 March 2026 New York's clocks go from 2:00 to 3:00, on 1 November from 2:00 back to 1:00.
  ['the short night, before the cut-off', '2026-03-08T03:59:59[America/New_York]', 4, '2026-03-07'],
  ['the short night, at the cut-off', '2026-03-08T04:00[America/New_York]', 4, '2026-03-08'],
  ['the long night, the second half past one', '2026-11-01T01:30-05:00[America/New_York]', 2, '2026-10-31'],
  ['the long night, at the cut-off', '2026-11-01T02:00[America/New_York]', 2, '2026-11-01'],
  // On 6 September 2026 Santiago has no midnight: the clocks go from 0:00 to 1:00.
  ['a day without midnight', '2026-09-06T01:00[America/Santiago]', 0, '2026-09-06'],
  ['a day without midnight, before the cut-off', '2026-09-06T01:30[America/Santiago]', 4, '2026-09-05'],
])('%s', (_name, zoned, cutoffHour, expected) => {
  const { timeZoneId } = Temporal.ZonedDateTime.from(zoned);
  expect(businessDate(at(zoned), timeZoneId, cutoffHour)).toBe(expected);
});

test('the zone of the branch decides, not that of the machine', () => {
  const instant = Temporal.Instant.from('2026-11-22T06:30:00Z');
  expect(businessDate(instant, 'America/Bogota', 4)).toBe('2026-11-21');
  expect(businessDate(instant, 'Europe/Madrid', 4)).toBe('2026-11-22');
});

// Invariant I24 of reliability.md: ((at time zone tz) − cut-off)::date. The database is the judge.
test('any instant, zone and cut-off give the date that PostgreSQL gives', async () => {
  const zones = [
    'America/Bogota',
    'America/New_York',
    'America/Santiago',
    'Europe/Madrid',
    'Pacific/Auckland',
    'UTC',
  ];
  const cases = fc.sample(
    fc.record({
      // Between 2000 and 2037, where both sides know the same rules of daylight saving.
      instant: fc
        .integer({ min: 946_684_800, max: 2_145_916_800 })
        .map((s) => Temporal.Instant.fromEpochMilliseconds(s * 1_000)),
      zone: fc.constantFrom(...zones),
      cutoffHour: fc.integer({ min: 0, max: 12 }),
    }),
    1_000,
  );
  const expected = await db.owner.rows(
    `select c.at, c.zone, c.cutoff,
        ((c.at::timestamptz at time zone c.zone) - make_interval(hours => c.cutoff))::date::text as date
      from unnest($1::text[], $2::text[], $3::int[]) with ordinality as c (at, zone, cutoff, place) order by place`,
    [cases.map((c) => c.instant.toString()), cases.map((c) => c.zone), cases.map((c) => c.cutoffHour)],
  );
  // With what it was made of, so that a difference names its case.
  const found = cases.map(({ instant, zone, cutoffHour }) => ({
    at: instant.toString(),
    zone,
    cutoff: cutoffHour,
    date: businessDate(instant, zone, cutoffHour),
  }));
  expect(found).toEqual(expected);
});

test('the machine’s clock stands at now, in whole milliseconds', () => {
  const before = Date.now();
  const now = systemClock.now();
  expect(now.epochMilliseconds).toBeGreaterThanOrEqual(before);
  expect(now.epochMilliseconds).toBeLessThanOrEqual(Date.now());
  expect(now.epochNanoseconds % 1_000_000n).toBe(0n);
});
