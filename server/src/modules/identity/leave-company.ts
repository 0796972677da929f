import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { announceAccessChange } from './announce-access-change.ts';
import { refuseLastOwner } from './last-owner.ts';
import { endMemberSessions, setMemberState } from './queries/members.ts';
import { dropRole, findOwners, lockOwnerRole } from './queries/owners.ts';
import { recordAudit } from './record-audit.ts';

/**
 * Ends one's own membership: every session of it ends, and ownership does.
 *
 * @throws Refusal `forbidden` identity.person_required for a visitor from support; `conflict` identity.last_owner
 */
export async function leaveCompany(ctx: Context): Promise<void> {
  const { tx, actor } = ctx;
  if (actor.kind !== 'person') throw new Refusal('forbidden', 'identity.person_required');
  const ownerRole = await lockOwnerRole(tx);
  refuseLastOwner(await findOwners(tx), actor.memberId);
  await Promise.all([
    dropRole(tx, actor.memberId, ownerRole),
    setMemberState(tx, actor.memberId, 'disabled'),
    endMemberSessions(tx, actor.memberId, 'left'),
    announceAccessChange(ctx, { memberId: actor.memberId }),
  ]);
  recordAudit(ctx, {
    action: 'identity.member_left',
    objectType: 'member',
    objectId: actor.memberId,
    before: { name: actor.memberName, state: 'active' },
    after: { state: 'disabled' },
  });
}
