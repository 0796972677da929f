import { createHash, randomBytes } from 'node:crypto';

/** The secret of a poll address: 256 random bits, written so that an address takes them as they are. */
export function newPollSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of it: such a secret needs no salt. Undefined for a text that was never one. */
export function pollSecretHash(secret: string): Buffer | undefined {
  return /^[\w-]{43}$/.test(secret) ? createHash('sha256').update(secret).digest() : undefined;
}
