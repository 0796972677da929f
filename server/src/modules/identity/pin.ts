import { Refusal } from '../../kernel/refusal.ts';

/** Four to six digits. */
export const PIN_PATTERN = '^[0-9]{4,6}$';

/**
 * Refuses a PIN that is tried first: one digit repeated, or a straight run up or down.
 *
 * @throws Refusal `invalid` identity.pin_weak
 */
export function refuseWeakPin(pin: string): void {
  const steps = new Set(
    Array.from(pin)
      .slice(1)
      .map((digit, place) => Number(digit) - Number(pin[place])),
  );
  const [only] = steps;
  if (steps.size === 1 && only !== undefined && Math.abs(only) <= 1)
    throw new Refusal('invalid', 'identity.pin_weak');
}

/** Letters and digits that nobody mistakes for one another when they are read out. */
const CODE_ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
/** Length of an enrollment code: 32^8 of them, for ten minutes each. */
const CODE_LENGTH = 8;

/** A code as it was meant: in capitals, without the spaces and dashes people put in. */
export function normalizeCode(text: string): string {
  return text.toUpperCase().replace(/[\s-]/g, '');
}

/** The code that these random bytes spell. */
export function codeOf(bytes: Uint8Array): string {
  return [...bytes]
    .slice(0, CODE_LENGTH)
    .map((byte) => CODE_ALPHABET.charAt(byte % CODE_ALPHABET.length))
    .join('');
}
