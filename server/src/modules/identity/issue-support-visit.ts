import { issueLink } from './issue-link.ts';
import type { PlatformWork } from './platform-work.ts';
import { getCompany } from './queries/companies.ts';
import { recordVisit } from './record-visit.ts';

/** How long a code for a visit can be used, in minutes. */
const CODE_MINUTES = 5;

/**
 * Issues the code with which who keeps the installation enters the company of this transaction, once.
 *
 * @param input.minutes how long the visit may last from the entry on
 * @throws Refusal `not_found` identity.company_unknown
 */
export async function issueSupportVisit(
  ctx: PlatformWork,
  input: { reason: string; minutes: number },
): Promise<{ code: string; expiresAt: Temporal.Instant }> {
  const company = await getCompany(ctx.tx);
  const { accountId, name } = ctx.admin;
  const { token, expiresAt } = await issueLink(ctx, {
    purpose: 'support',
    companyId: company.id,
    payload: { ...input, accountId, name },
    minutes: CODE_MINUTES,
  });
  await recordVisit(ctx, {
    action: 'identity.support_code_issued',
    objectType: 'company',
    objectId: company.id,
    after: { minutes: input.minutes },
    reason: input.reason,
  });
  return { code: token, expiresAt };
}
