/** The largest amount the server takes. */
const MOST_MINOR = 9_000_000_000_000;
const MOST_PERCENT = 1_000;

/** What was typed as a percentage; undefined where it is none. */
export function percentOf(text: string): number | undefined {
  const percent = Number(text.trim().replace(',', '.').replace('−', '-'));
  return text.trim() === '' || Number.isNaN(percent) || percent < -100 || percent > MOST_PERCENT
    ? undefined
    : percent;
}

/** A price so many percent more or less, to the nearest multiple of the step; never less than nothing. In minor units. */
export function byPercent(baseMinor: number, percent: number, stepMinor: number): number {
  const exact = (baseMinor * (100 + percent)) / 100;
  return Math.min(MOST_MINOR, Math.max(0, Math.round(exact / stepMinor) * stepMinor));
}

/** Steps to which prices are rounded, in minor units: those of the notes and coins, whatever the currency. */
export function stepsOf(scale: number, decimals: number): number[] {
  const whole = [1, 10, 50, 100, 500, 1_000].map((step) => step * scale);
  return decimals === 0 ? whole : [1, scale / 20, scale / 2, ...whole.slice(0, 3)];
}
