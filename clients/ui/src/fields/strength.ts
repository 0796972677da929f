/** From useless to good, in this order. */
export const STRENGTHS = ['short', 'weak', 'fair', 'good', 'strong'] as const;

export type Strength = (typeof STRENGTHS)[number];

/** Fewer characters are refused by the server. */
export const SHORTEST_PASSWORD = 8;

/** Runs that people type when they are asked for something secret. */
const HABITS = /0123|1234|2345|3456|4567|5678|6789|abcd|qwer|asdf|zxcv|passw|contras|clave|admin|fastops/i;

/**
 * How well a text would serve as a password, as a hint while typing: length counts most, variety some, habits against
 * it. The server decides, with its list of common passwords.
 */
export function passwordStrength(password: string): Strength {
  if (password.length < SHORTEST_PASSWORD) return 'short';
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u].filter((kind) => kind.test(password)).length;
  const different = new Set(password).size;
  const points = password.length + 2 * kinds - (HABITS.test(password) ? 6 : 0) - (different < 6 ? 8 : 0);
  if (points < 12) return 'weak';
  if (points < 16) return 'fair';
  return points < 22 ? 'good' : 'strong';
}
