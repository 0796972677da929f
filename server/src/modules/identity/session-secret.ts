import { createHash } from 'node:crypto';

/** A log-in on one browser lasts a long shift. */
export const SESSION_HOURS = 12;

/** What is stored of a session's secret: its SHA-256. The secret has 256 random bits, so no salt is needed. */
export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
