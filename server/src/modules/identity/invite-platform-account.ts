import { newId } from '../../kernel/ids.ts';
import type { OutsideTx } from '../../kernel/tx.ts';
import { issueLink } from './issue-link.ts';
import { addPlatformAccount } from './queries/platform.ts';
import { recordPlatformAct } from './record-platform-act.ts';

/** How long the link can be used, in minutes (24 hours). */
const INVITATION_MINUTES = 24 * 60;
const COMMAND = { accountId: null, name: 'npm run platform:invite' };

/**
 * Lets somebody keep the installation: adds the account, or finds the one with this e-mail, and returns the token of a
 * single-use link that sets its password. Asked by whoever has the machine.
 */
export async function invitePlatformAccount(
  ctx: { tx: OutsideTx },
  input: { email: string; name: string },
): Promise<{ token: string; expiresAt: Temporal.Instant }> {
  const email = input.email.trim().toLowerCase();
  const accountId = await addPlatformAccount(ctx.tx, { id: newId(), email, name: input.name });
  const link = await issueLink(ctx, {
    purpose: 'platform_password',
    email,
    name: input.name,
    payload: { accountId },
    minutes: INVITATION_MINUTES,
  });
  await recordPlatformAct(
    { tx: ctx.tx, admin: COMMAND, requestId: '' },
    { action: 'identity.platform_account_invited', after: { email } },
  );
  return link;
}
