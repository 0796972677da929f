import { moved } from './company-state.ts';
import { moveCompany } from './move-company.ts';
import type { PlatformWork } from './platform-work.ts';
import { getLockedCompany, noteSuspension, startOfDay } from './queries/companies.ts';
import { recordVisit } from './record-visit.ts';

/**
 * Suspends the company of this transaction now, or from the beginning of a day to come where its first branch stands.
 * Later announcements replace earlier ones.
 *
 * @param input.from `YYYY-MM-DD`; a day that has begun means now
 * @throws Refusal `not_found` identity.company_unknown; `conflict` identity.company_state with the moves allowed
 */
export async function suspendCompany(
  ctx: PlatformWork,
  input: { reason: string; from?: string },
): Promise<void> {
  const company = await getLockedCompany(ctx.tx);
  const day = input.from === undefined ? undefined : await startOfDay(ctx.tx, input.from);
  if (!day || day.reached) {
    await moveCompany(ctx, { move: 'suspend', reason: input.reason });
    return;
  }
  moved(company.state, 'suspend');
  await noteSuspension(ctx.tx, { at: day.start, reason: input.reason });
  await recordVisit(ctx, {
    action: 'identity.suspension_announced',
    objectType: 'company',
    objectId: company.id,
    before: { suspendAt: company.suspendAt?.toString() ?? null },
    after: { suspendAt: day.start.toString() },
    reason: input.reason,
  });
}
