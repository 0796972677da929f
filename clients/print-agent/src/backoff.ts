const FIRST_MS = 500;
const LONGEST_MS = 5_000;

/** Milliseconds until the next try after so many failures in a row: doubled each time, and up to half of it by chance. */
export function backoff(failures: number, random: () => number = Math.random): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 10));
  return longest * (0.5 + random() / 2);
}
