import { type CreateCompanyInput, createCompany } from './create-company.ts';
import { type HandedLink, handOnLink } from './hand-on-link.ts';
import { INVITATION_MINUTES, INVITATION_PATH } from './invitation.ts';
import { outsider, type PlatformWork } from './platform-work.ts';
import { recordPlatformAct } from './record-platform-act.ts';

/**
 * Makes a company on behalf of its owner, who takes it over with the invitation that is returned.
 *
 * @throws Refusal as `createCompany` says
 */
export async function openCompany(
  ctx: PlatformWork & { origin: string; mails: boolean },
  input: Omit<CreateCompanyInput, 'owner'> & { owner: { id: string; name: string; email: string } },
): Promise<HandedLink> {
  const { tx, admin, requestId, announce } = ctx;
  const { company } = input;
  const owner = { ...input.owner, email: input.owner.email.trim().toLowerCase(), accountId: null };
  await createCompany({ tx, actor: outsider(admin), requestId, announce }, { ...input, owner });
  const { name, plan, trialDays } = company;
  await recordPlatformAct(ctx, {
    action: 'identity.company_created',
    companyId: tx.companyId,
    after: { name, plan, trialDays: trialDays ?? null, owner: owner.email },
  });
  return handOnLink(ctx, {
    purpose: 'invitation',
    path: INVITATION_PATH,
    companyId: tx.companyId,
    memberId: owner.id,
    ...{ email: owner.email, name: owner.name, locale: company.locale, companyName: name },
    minutes: INVITATION_MINUTES,
  });
}
