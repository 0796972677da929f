import { Refusal } from '../../kernel/refusal.ts';

/** Wrong PINs at a device before a pause. */
export const TRIES_BEFORE_PAUSE = 5;
/** Wrong PINs before a device waits for somebody who leads there, and before a person's PIN waits for a day. */
export const MOST_WRONG_PINS = 10;

/** How a try at a device stands, counted before it was made. */
export interface CountedTry {
  /** Undefined: it was not let through. */
  tries: number | undefined;
  locked: boolean;
  waitSeconds: number;
}

/**
 * Refuses a PIN that did not fit, or that may not be tried now (threat H10).
 *
 * @throws Refusal `forbidden` identity.device_locked; `too_many` identity.pin_blocked with the seconds to wait;
 *   `unauthenticated` identity.bad_pin with the tries that are left before a pause
 */
export function refusePin({ tries, locked, waitSeconds }: CountedTry, fits: boolean): void {
  if (fits) return;
  if (tries === undefined) {
    if (locked) throw new Refusal('forbidden', 'identity.device_locked');
    throw new Refusal('too_many', 'identity.pin_blocked', { retryAfterSeconds: Math.max(1, waitSeconds) });
  }
  const left = (TRIES_BEFORE_PAUSE - (tries % TRIES_BEFORE_PAUSE)) % TRIES_BEFORE_PAUSE;
  throw new Refusal('unauthenticated', 'identity.bad_pin', { triesLeft: left });
}
