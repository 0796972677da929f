import { createHash, createHmac } from 'node:crypto';

/** A log-in that nobody uses ends after a week, and after thirty days in any case. In minutes. */
export const IDLE_MINUTES = 7 * 24 * 60;
export const LONGEST_MINUTES = 30 * 24 * 60;
/** A session opened by PIN lasts a long shift. In minutes. */
export const SHIFT_MINUTES = 12 * 60;

/** What is stored of a secret of 256 random bits: its SHA-256. Such a secret needs no salt. */
export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/**
 * The refresh token that follows another one. Whoever has the old secret and the nonce gets the same successor again, so
 * a lost answer can be repeated although no secret is stored; the nonce alone, or the old secret alone, tell nothing.
 */
export function successorOf(secret: string, nonce: Buffer): string {
  return createHmac('sha256', secret).update(nonce).digest('base64url');
}
