const MINUTE_MS = 60_000;

/** Minutes that a zone's clock is ahead of UTC at a moment. */
function offsetAt(at: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/**
 * The moment at which a day (`YYYY-MM-DD`) begins by the clock of a zone, as ISO-8601; undefined for what is no day.
 * @param plusDays 1 for the moment at which it ends
 */
export function dayStart(day: string, timeZone: string, plusDays = 0): string | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return undefined;
  date.setUTCDate(date.getUTCDate() + plusDays);
  const wall = date.getTime();
  // Twice: the first guess may lie on the other side of a change of the clock.
  const guess = wall - offsetAt(wall, timeZone) * MINUTE_MS;
  return new Date(wall - offsetAt(guess, timeZone) * MINUTE_MS).toISOString();
}
