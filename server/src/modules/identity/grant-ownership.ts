import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { announceAccessChange } from './announce-access-change.ts';
import type { PlatformWork } from './platform-work.ts';
import { lockMember, outdateTokens, replaceAssignments } from './queries/members.ts';
import { lockOwnerRole } from './queries/owners.ts';
import { recordVisit } from './record-visit.ts';

/**
 * Makes a member an owner of the company of this transaction, in place of every other role. An owner stays one.
 *
 * @throws Refusal `not_found` identity.company_unknown, identity.member_unknown; `conflict` identity.member_state for
 *   somebody who is out
 */
export async function grantOwnership(ctx: PlatformWork, input: { memberId: string }): Promise<void> {
  const ownerRole = await lockOwnerRole(ctx.tx);
  const member = await lockMember(ctx.tx, input.memberId);
  if (!member) throw new Refusal('not_found', 'identity.member_unknown');
  if (member.state === 'disabled')
    throw new Refusal('conflict', 'identity.member_state', {
      state: member.state,
      allowed: ['active', 'invited'],
    });
  if (member.assignments.some(({ branchId, roleId }) => branchId === null && roleId === ownerRole)) return;
  await Promise.all([
    replaceAssignments(ctx.tx, member.id, [{ id: newId(), branchId: null, roleId: ownerRole }]),
    outdateTokens(ctx.tx, [member.id]),
    announceAccessChange(ctx, { memberId: member.id }),
  ]);
  await recordVisit(ctx, {
    action: 'identity.ownership_granted',
    objectType: 'member',
    objectId: member.id,
    before: {
      name: member.name,
      roles: member.assignments.map(({ branchId, name }) => ({ branchId, name })),
    },
    after: { role: 'owner' },
  });
}
