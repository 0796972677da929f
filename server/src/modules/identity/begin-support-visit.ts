import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Tx } from '../../kernel/tx.ts';
import { useLink } from './queries/links.ts';
import { replaceAssignments } from './queries/members.ts';
import { ensureSupportMember, getReadyRole } from './queries/owners.ts';
import { recordVisit } from './record-visit.ts';

/** Who comes, why and for how long, as it was said when the code was issued. */
export interface SupportVisit {
  accountId: string;
  name: string;
  reason: string;
  minutes: number;
}

/**
 * Uses the code of a visit and makes sure of the member as whom the visitor acts: an administrator of the whole company
 * that no list shows. Returns its id.
 *
 * @throws Refusal `conflict` identity.link_used when somebody else was faster
 */
export async function beginSupportVisit(
  ctx: { tx: Tx; requestId: string },
  input: { code: string; visit: SupportVisit },
): Promise<string> {
  const { tx, requestId } = ctx;
  const { accountId, name, reason, minutes } = input.visit;
  if (!(await useLink(tx, input.code, 'support'))) throw new Refusal('conflict', 'identity.link_used');
  const member = await ensureSupportMember(tx, { id: newId(), name: 'FastOps' });
  if (member.made) {
    const administrator = await getReadyRole(tx, 'administrator');
    await replaceAssignments(tx, member.id, [{ id: newId(), branchId: null, roleId: administrator }]);
  }
  const admin = { accountId, name, email: '', sessionId: '' };
  await recordVisit(
    { tx, admin, requestId },
    {
      action: 'identity.support_entered',
      objectType: 'company',
      objectId: tx.companyId,
      after: { minutes },
      reason,
    },
  );
  return member.id;
}
