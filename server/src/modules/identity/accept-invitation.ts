import { Refusal } from '../../kernel/refusal.ts';
import type { Tx } from '../../kernel/tx.ts';
import { announceAccessChange } from './announce-access-change.ts';
import { useLink } from './queries/links.ts';
import { addAccount } from './queries/log-ins.ts';
import { activateMember } from './queries/members.ts';
import { recordAudit } from './record-audit.ts';

/** An invitation and whose account it is to be. */
export interface AcceptInvitationInput {
  token: string;
  name: string | undefined;
  /** The account that has the e-mail already, its password checked; else the one to be made. */
  account: { id: string; passwordHash: string; isNew: boolean };
}

/**
 * Makes of an invited member one who is at work. Of all who use a link at once, one gets through.
 *
 * @returns the member
 * @throws Refusal `conflict` identity.link_used, identity.member_state when they were disabled meanwhile,
 *   identity.account_exists when the e-mail got an account meanwhile
 */
export async function acceptInvitation(
  ctx: { tx: Tx; requestId: string; wake: (topic: string, key: string) => void },
  input: AcceptInvitationInput,
): Promise<{ memberId: string }> {
  const { tx } = ctx;
  const link = await useLink(tx, input.token, 'invitation');
  if (!link?.memberId || link.email === null) throw new Refusal('conflict', 'identity.link_used');
  const { id, passwordHash, isNew } = input.account;
  if (isNew && (await addAccount(tx, { id, email: link.email, passwordHash })) !== id)
    throw new Refusal('conflict', 'identity.account_exists');
  const name = input.name ?? link.name ?? link.email;
  const active = await activateMember(tx, { memberId: link.memberId, accountId: id, name });
  if (!active) throw new Refusal('conflict', 'identity.member_state', { allowed: ['invited'] });
  await announceAccessChange(ctx, { memberId: link.memberId });
  recordAudit(
    { ...ctx, actor: { kind: 'system', memberId: link.memberId, memberName: name } },
    {
      action: 'identity.invitation_accepted',
      objectType: 'member',
      objectId: link.memberId,
      after: { name, email: link.email },
    },
  );
  return { memberId: link.memberId };
}
