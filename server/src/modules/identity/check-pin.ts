import { Refusal } from '../../kernel/refusal.ts';
import { passwordFits } from './password.ts';
import { type CountedTry, refusePin } from './pin-try.ts';

/** Whose PIN it is to be, and what was entered. */
export interface CheckPinInput {
  /** Undefined for nobody who could come in here. */
  person: { pinHash: string; locked: boolean } | undefined;
  pin: string;
}

/**
 * Lets a right PIN pass. Nothing is hashed for a try that is not let through: guessing must not cost the server either.
 *
 * @param counted the try, counted in a transaction that has ended: a hash takes milliseconds that no transaction should wait
 * @throws Refusal as `refusePin`; `forbidden` identity.pin_locked for a PIN that was tried too often within a day
 */
export async function checkPin(counted: CountedTry, input: CheckPinInput): Promise<void> {
  const { person, pin } = input;
  const tried = counted.tries !== undefined;
  if (tried && person?.locked) throw new Refusal('forbidden', 'identity.pin_locked');
  refusePin(counted, tried && (await passwordFits(person?.pinHash, pin)));
}
