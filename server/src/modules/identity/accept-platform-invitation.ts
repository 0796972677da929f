import { Refusal } from '../../kernel/refusal.ts';
import type { OutsideTx } from '../../kernel/tx.ts';
import { useLink } from './queries/links.ts';
import { type PlatformAccount, setPlatformPassword } from './queries/platform.ts';
import { recordPlatformAct } from './record-platform-act.ts';

/**
 * Sets the password of an account of the platform with the link that was handed to it, and ends its other sessions.
 *
 * @throws Refusal `conflict` identity.link_used; `not_found` identity.link_unknown for an account that was disabled
 */
export async function acceptPlatformInvitation(
  ctx: { tx: OutsideTx; requestId: string },
  input: { token: string; accountId: string; passwordHash: string },
): Promise<PlatformAccount> {
  const { tx, requestId } = ctx;
  if (!(await useLink(tx, input.token, 'platform_password')))
    throw new Refusal('conflict', 'identity.link_used');
  const account = await setPlatformPassword(tx, input.accountId, input.passwordHash);
  if (!account) throw new Refusal('not_found', 'identity.link_unknown');
  await recordPlatformAct({ tx, admin: account, requestId }, { action: 'identity.platform_password_set' });
  return account;
}
