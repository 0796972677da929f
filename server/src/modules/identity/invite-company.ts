import type { PlatformActor } from '../../kernel/context.ts';
import type { OutsideTx } from '../../kernel/tx.ts';
import { getPlan } from './get-plan.ts';
import { type HandedLink, handOnLink } from './hand-on-link.ts';
import { recordPlatformAct } from './record-platform-act.ts';

/** How long somebody has to fill in the rest, in minutes (14 days). */
const COMPANY_INVITATION_MINUTES = 14 * 24 * 60;

/** A company to be made by whoever gets the link. */
export interface InviteCompanyInput {
  plan: string;
  trialDays?: number;
  /** BCP 47. */
  locale: string;
  companyName?: string;
  email?: string;
  name?: string;
}

/**
 * A link with which somebody makes a company with the plan that is given here, and owns it.
 *
 * @throws Refusal `invalid` identity.plan_unknown
 */
export async function inviteCompany(
  ctx: { tx: OutsideTx; admin: PlatformActor; requestId: string; origin: string; mails: boolean },
  input: InviteCompanyInput,
): Promise<HandedLink> {
  const { plan, trialDays, locale, companyName, name } = input;
  const email = input.email?.trim().toLowerCase();
  await getPlan(ctx, { code: plan });
  const link = await handOnLink(ctx, {
    purpose: 'company_invitation',
    path: '/setup',
    payload: { plan, trialDays: trialDays ?? null, locale, companyName: companyName ?? null },
    ...(email === undefined ? {} : { email }),
    ...(name === undefined ? {} : { name }),
    locale,
    companyName: companyName ?? null,
    minutes: COMPANY_INVITATION_MINUTES,
  });
  await recordPlatformAct(ctx, {
    action: 'identity.company_invited',
    after: { plan, trialDays: trialDays ?? null, companyName: companyName ?? null, email: email ?? null },
  });
  return link;
}
