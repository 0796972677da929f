import { Refusal } from '../../kernel/refusal.ts';
import type { PlatformWork } from './platform-work.ts';
import { getLockedCompany, noteSuspension } from './queries/companies.ts';
import { recordVisit } from './record-visit.ts';

/**
 * Takes back a suspension that was announced and has not begun.
 *
 * @throws Refusal `not_found` identity.company_unknown; `conflict` identity.no_suspension when none was announced
 */
export async function withdrawSuspension(ctx: PlatformWork): Promise<void> {
  const company = await getLockedCompany(ctx.tx);
  if (!company.suspendAt) throw new Refusal('conflict', 'identity.no_suspension');
  await noteSuspension(ctx.tx, null);
  await recordVisit(ctx, {
    action: 'identity.suspension_withdrawn',
    objectType: 'company',
    objectId: company.id,
    before: { suspendAt: company.suspendAt.toString(), reason: company.suspendReason },
    after: { suspendAt: null },
  });
}
