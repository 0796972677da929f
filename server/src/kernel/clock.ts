/** Where the code takes the time from, so that a test can hold it still. Deadlines come from the database instead. */
export interface Clock {
  now(): Temporal.Instant;
}

/** The machine's clock, in whole milliseconds: the database keeps no finer time. */
export const systemClock: Clock = { now: () => Temporal.Instant.fromEpochMilliseconds(Date.now()) };

/**
 * The business date an instant belongs to: the calendar date in the branch's zone once the cut-off hour is taken off,
 * so that a sale at 00:30 with a cut-off of 4 belongs to the day before. Half-open: the cut-off itself starts the new day.
 *
 * @param zone IANA time zone of the branch
 * @param cutoffHour whole hours after midnight at which the new business day begins, 0 to 12
 * @returns the date as `YYYY-MM-DD`
 */
export function businessDate(instant: Temporal.Instant, zone: string, cutoffHour: number): string {
  // Taken off in wall-clock time: a night with a clock change must still be cut at the hour people read on the wall.
  return instant
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .subtract({ hours: cutoffHour })
    .toPlainDate()
    .toString();
}
