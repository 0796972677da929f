import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { getTouchableMember } from './get-touchable-member.ts';
import { type HandedLink, handOnLink } from './hand-on-link.ts';
import { INVITATION_MINUTES, INVITATION_PATH } from './invitation.ts';
import { getCompany } from './queries/companies.ts';
import { revokeLinks } from './queries/links.ts';
import { isKnownElsewhere } from './queries/log-ins.ts';
import { recordAudit } from './record-audit.ts';
import { RESET_MINUTES, RESET_PATH } from './reset.ts';

/** What a leader can have sent to a member. */
export type MemberLink = 'invitation' | 'password_reset';

const LINKS = {
  invitation: {
    path: INVITATION_PATH,
    minutes: INVITATION_MINUTES,
    state: 'invited',
    action: 'identity.member_invited',
  },
  password_reset: {
    path: RESET_PATH,
    minutes: RESET_MINUTES,
    state: 'active',
    action: 'identity.password_reset_issued',
  },
} as const;

/**
 * Issues a link for a member whom the actor may touch; the one before opens nothing more. Without a mail server the actor
 * sees it: then it ends with any change of the member's rights, and there is none to an account that belongs to another
 * company too (threat H09).
 *
 * @throws Refusal as `getTouchableMember` says; `conflict` identity.member_state for who waits for no invitation, or has
 *   no password to set; `forbidden` identity.account_elsewhere
 */
export async function issueMemberLink(
  ctx: Context & { origin: string; mails: boolean },
  input: { memberId: string; purpose: MemberLink },
): Promise<HandedLink> {
  const { tx, mails } = ctx;
  const { purpose } = input;
  const { path, minutes, state, action } = LINKS[purpose];
  const { id: memberId, name, email, accountId, ...member } = await getTouchableMember(ctx, input);
  if (email === null || member.state !== state || (purpose === 'password_reset' && accountId === null))
    throw new Refusal('conflict', 'identity.member_state', { state: member.state, allowed: [state] });
  if (purpose === 'password_reset' && !mails && accountId !== null && (await isKnownElsewhere(tx, accountId)))
    throw new Refusal('forbidden', 'identity.account_elsewhere');
  const { id: companyId, name: companyName, locale } = await getCompany(tx);
  await revokeLinks(tx, { purpose, companyId, memberId });
  const link = await handOnLink(ctx, {
    ...{ purpose, path, minutes, companyId, memberId, email, name, companyName, locale },
  });
  recordAudit(ctx, { action, objectType: 'member', objectId: memberId, after: { name, email } });
  return link;
}
