import { Refusal } from '../../kernel/refusal.ts';
import { passwordFits } from './password.ts';
import type { LoginRow } from './queries.ts';

/**
 * The membership to log in to: the oldest one of the account, if the password fits. One answer for an unknown e-mail
 * and for a wrong password, in the same time.
 *
 * @param logins what the e-mail was found to be, read beforehand: a hash takes milliseconds that no transaction should wait
 * @throws Refusal `unauthenticated` identity.bad_credentials
 */
export async function checkLogin(logins: readonly LoginRow[], password: string): Promise<LoginRow> {
  const [login] = logins;
  const fits = await passwordFits(login?.passwordHash, password);
  if (!login || !fits) throw new Refusal('unauthenticated', 'identity.bad_credentials');
  return login;
}
