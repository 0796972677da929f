import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { announceAccessChange } from './announce-access-change.ts';
import { refuseLastOwner } from './last-owner.ts';
import type { PlatformWork } from './platform-work.ts';
import { outdateTokens, replaceAssignments } from './queries/members.ts';
import { findOwners, getReadyRole, lockOwnerRole } from './queries/owners.ts';
import { recordVisit } from './record-visit.ts';

/**
 * Takes the company of this transaction from one of its owners, who is an administrator of it from then on.
 *
 * @throws Refusal `not_found` identity.company_unknown, identity.member_unknown for whoever owns nothing; `conflict`
 *   identity.last_owner
 */
export async function withdrawOwnership(ctx: PlatformWork, input: { memberId: string }): Promise<void> {
  await lockOwnerRole(ctx.tx);
  const owners = await findOwners(ctx.tx);
  const owner = owners.find(({ id }) => id === input.memberId);
  if (!owner) throw new Refusal('not_found', 'identity.member_unknown');
  refuseLastOwner(owners, owner.id);
  const administrator = await getReadyRole(ctx.tx, 'administrator');
  await Promise.all([
    replaceAssignments(ctx.tx, owner.id, [{ id: newId(), branchId: null, roleId: administrator }]),
    outdateTokens(ctx.tx, [owner.id]),
    announceAccessChange(ctx, { memberId: owner.id }),
  ]);
  await recordVisit(ctx, {
    action: 'identity.ownership_withdrawn',
    objectType: 'member',
    objectId: owner.id,
    before: { name: owner.name, role: 'owner' },
    after: { role: 'administrator' },
  });
}
