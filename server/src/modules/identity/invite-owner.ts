import { newId } from '../../kernel/ids.ts';
import { type HandedLink, handOnLink } from './hand-on-link.ts';
import { INVITATION_MINUTES, INVITATION_PATH } from './invitation.ts';
import type { PlatformWork } from './platform-work.ts';
import { getCompany } from './queries/companies.ts';
import { insertMember, replaceAssignments } from './queries/members.ts';
import { lockOwnerRole } from './queries/owners.ts';
import { recordVisit } from './record-visit.ts';

/**
 * Adds an owner to the company of this transaction, who is one from the moment in which the invitation is accepted.
 *
 * @throws Refusal `not_found` identity.company_unknown; `conflict` identity.email_taken
 */
export async function inviteOwner(
  ctx: PlatformWork & { origin: string; mails: boolean },
  input: { email: string; name: string },
): Promise<HandedLink> {
  const { tx } = ctx;
  const email = input.email.trim().toLowerCase();
  const company = await getCompany(tx);
  const ownerRole = await lockOwnerRole(tx);
  const id = newId();
  await insertMember(tx, {
    ...{ id, email, name: input.name, kind: 'person', state: 'invited', accountId: null, demoKey: null },
  });
  await replaceAssignments(tx, id, [{ id: newId(), branchId: null, roleId: ownerRole }]);
  const link = await handOnLink(ctx, {
    purpose: 'invitation',
    path: INVITATION_PATH,
    companyId: company.id,
    memberId: id,
    ...{ email, name: input.name, locale: company.locale, companyName: company.name },
    minutes: INVITATION_MINUTES,
  });
  await recordVisit(ctx, {
    action: 'identity.owner_invited',
    objectType: 'member',
    objectId: id,
    after: { name: input.name, email, role: 'owner' },
  });
  return link;
}
