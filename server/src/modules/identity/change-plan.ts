import { Refusal } from '../../kernel/refusal.ts';
import { announceAccessChange } from './announce-access-change.ts';
import { type Limits, limitsOf } from './company-plan.ts';
import { movesFrom } from './company-state.ts';
import { getPlan } from './get-plan.ts';
import type { PlatformWork } from './platform-work.ts';
import { getLockedCompany, setCompanyPlan } from './queries/companies.ts';
import { recordVisit } from './record-visit.ts';

/** The plan a company is to have. */
export interface ChangePlanInput {
  plan: string;
  /** Limits agreed with this company; the others are those of the plan. */
  limits?: Partial<Limits>;
  /** Counts the trial anew from now, in days. */
  trialDays?: number;
}

/**
 * Gives the company of this transaction a plan and copies its limits. What the company has already stays, also where it
 * is more than the new plan allows.
 *
 * @throws Refusal `not_found` identity.company_unknown; `invalid` identity.plan_unknown; `conflict`
 *   identity.company_state for a trial of a company that is in none
 */
export async function changePlan(ctx: PlatformWork, input: ChangePlanInput): Promise<void> {
  const company = await getLockedCompany(ctx.tx);
  const { state } = company;
  if (input.trialDays !== undefined && state !== 'trial')
    throw new Refusal('conflict', 'identity.company_state', { state, allowed: movesFrom(state) });
  const limits = limitsOf(await getPlan(ctx, { code: input.plan }), input.limits);
  const trialDays = input.trialDays ?? null;
  await setCompanyPlan(ctx.tx, { code: input.plan, limits, trialDays });
  await announceAccessChange(ctx);
  await recordVisit(ctx, {
    action: 'identity.plan_changed',
    objectType: 'company',
    objectId: company.id,
    before: { plan: company.plan, limits: company.limits },
    after: { plan: input.plan, limits, ...(trialDays === null ? {} : { trialDays }) },
  });
}
