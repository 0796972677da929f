/** How a ticket is doing, by its age. */
export type Band = 'new' | 'onTime' | 'due' | 'late';

interface Limits {
  warnMinutes: number;
  lateMinutes: number;
}

/** Until the back office sets them per station and order type: the design's defaults. */
const LIMITS: Readonly<Record<'kitchen' | 'bar', Limits>> = {
  kitchen: { warnMinutes: 8, lateMinutes: 12 },
  bar: { warnMinutes: 4, lateMinutes: 7 },
};

/** A ticket counts as new for its first minute: the time in which a cook looks up and reads it. */
const NEW_MS = 60_000;
const MINUTE_MS = 60_000;

/** The band of a ticket of the given age in milliseconds, counted from its sending by the server's clock. */
export function bandOf(ageMs: number, kind: 'kitchen' | 'bar'): Band {
  const { warnMinutes, lateMinutes } = LIMITS[kind];
  if (ageMs >= lateMinutes * MINUTE_MS) return 'late';
  if (ageMs >= warnMinutes * MINUTE_MS) return 'due';
  return ageMs < NEW_MS ? 'new' : 'onTime';
}
