import { hash, verify } from '@node-rs/argon2';
import { Refusal } from '../../kernel/refusal.ts';

/** argon2id at 19 MiB and two passes: OWASP's minimum, about 10 ms on a small server. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A hash of nobody's password, so that an unknown e-mail costs the same time as a known one. */
let nobody: Promise<string> | undefined;

/** Hashes a password for storing. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** True when the password fits the hash; takes the same time when there is no hash. */
export async function passwordFits(passwordHash: string | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword('no account has this password');
  const fits = await verify(passwordHash ?? (await nobody), password);
  return fits && passwordHash !== undefined;
}

const SHORTEST = 8;
let common: Promise<ReadonlySet<string>> | undefined;

/** Read when the first password is chosen: nobody who only logs in waits for it. */
async function commonPasswords(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common'].map((word) => word.toLowerCase()));
}

/**
 * Refuses a password that is guessed first: short, among the common ones, or what anybody who knows the person knows.
 *
 * @param known the e-mail and names that belong to the account
 * @throws Refusal `invalid` identity.password_short, identity.password_common
 */
export async function refuseWeakPassword(password: string, known: readonly string[]): Promise<void> {
  if (Array.from(password).length < SHORTEST)
    throw new Refusal('invalid', 'identity.password_short', { least: SHORTEST });
  common ??= commonPasswords();
  const word = password.toLowerCase();
  const personal = known
    .flatMap((text) => [text, text.split('@')[0] ?? ''])
    .map(plain)
    .filter(Boolean);
  if ((await common).has(word) || personal.includes(plain(word)) || new Set(word).size < 3)
    throw new Refusal('invalid', 'identity.password_common');
}

/** Letters and digits alone, so that `La Fogata` and `lafogata!` are one word. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
