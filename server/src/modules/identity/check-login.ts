import { Refusal } from '../../kernel/refusal.ts';
import { passwordFits } from './password.ts';
import type { LoginRow } from './queries/log-ins.ts';

/** Somebody whose password fits, and where they go in. */
export interface LoggedIn {
  accountId: string;
  /** What the password was checked against. */
  passwordHash: string;
  companyId: string;
  memberId: string;
}

/**
 * The membership to log in to, if the password fits: the one asked for, else the one used last. One answer for an
 * unknown e-mail and for a wrong password, in the same time.
 *
 * @param logins what the e-mail was found to be, read beforehand: a hash takes milliseconds that no transaction should wait
 * @throws Refusal `too_many` identity.too_many_attempts with the seconds to wait, before anything is hashed;
 *   `unauthenticated` identity.bad_credentials
 */
export async function checkLogin(
  logins: readonly LoginRow[],
  input: { password: string; companyId?: string },
): Promise<LoggedIn> {
  const [first] = logins;
  if (first && first.waitSeconds > 0)
    throw new Refusal('too_many', 'identity.too_many_attempts', { retryAfterSeconds: first.waitSeconds });
  const fits = await passwordFits(first?.passwordHash ?? undefined, input.password);
  const wanted = logins.find(
    ({ companyId }) => input.companyId === undefined || companyId === input.companyId,
  );
  if (!fits || !wanted?.accountId || !wanted.passwordHash || !wanted.companyId || !wanted.memberId)
    throw new Refusal('unauthenticated', 'identity.bad_credentials');
  const { accountId, passwordHash, companyId, memberId } = wanted;
  return { accountId, passwordHash, companyId, memberId };
}
