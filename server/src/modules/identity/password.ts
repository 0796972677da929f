import { hash, verify } from '@node-rs/argon2';

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
