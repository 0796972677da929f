import { announceAccessChange } from './announce-access-change.ts';
import { type CompanyMove, moved } from './company-state.ts';
import type { PlatformWork } from './platform-work.ts';
import { getLockedCompany, setCompanyState } from './queries/companies.ts';
import { recordVisit } from './record-visit.ts';

const ACTIONS: Readonly<Record<CompanyMove, string>> = {
  suspend: 'identity.company_suspended',
  reactivate: 'identity.company_reactivated',
  past_due: 'identity.company_past_due_set',
  close: 'identity.company_closed',
};

/**
 * Moves the state of the company this transaction stands in. Everybody in it feels it within a second.
 *
 * @throws Refusal `not_found` identity.company_unknown; `conflict` identity.company_state with the moves allowed
 */
export async function moveCompany(
  ctx: PlatformWork,
  input: { move: CompanyMove; reason?: string },
): Promise<void> {
  const company = await getLockedCompany(ctx.tx);
  const state = moved(company.state, input.move);
  await setCompanyState(ctx.tx, state, input.reason ?? null);
  await announceAccessChange(ctx);
  await recordVisit(ctx, {
    action: ACTIONS[input.move],
    objectType: 'company',
    objectId: company.id,
    before: { state: company.state },
    after: { state },
    ...(input.reason === undefined ? {} : { reason: input.reason }),
  });
}
