import { Refusal } from '../../kernel/refusal.ts';
import type { OutsideTx, Tx } from '../../kernel/tx.ts';
import { useLink } from './queries/links.ts';
import { knowDevice, setPassword } from './queries/log-ins.ts';

/** A link, the account behind its e-mail, and the password it is to have, hashed beforehand. */
export interface ResetPasswordInput {
  token: string;
  accountId: string;
  passwordHash: string;
  /** Of the browser in which the link was opened: it is known from now on, and no other is. */
  deviceHash: Buffer;
}

/**
 * Sets a password with a link, which is used up by it. Every session of the account ends, in every company, and so does
 * every other link to set its password.
 *
 * @throws Refusal `conflict` identity.link_used when somebody else was faster
 */
export async function resetPassword(ctx: { tx: OutsideTx | Tx }, input: ResetPasswordInput): Promise<void> {
  const { tx } = ctx;
  const { accountId, passwordHash, deviceHash } = input;
  if (!(await useLink(tx, input.token, 'password_reset')))
    throw new Refusal('conflict', 'identity.link_used');
  await setPassword(tx, { accountId, passwordHash, reason: 'password_reset' });
  await knowDevice(tx, accountId, deviceHash);
}
