import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { announceAccessChange } from './announce-access-change.ts';
import { getTouchableMember } from './get-touchable-member.ts';
import { setMemberState } from './queries/members.ts';
import { recordAudit } from './record-audit.ts';
import { refuseOverLimit } from './refuse-over-limit.ts';

/**
 * Lets somebody in again. Whoever never accepted the invitation waits for it as before.
 *
 * @throws Refusal as `getTouchableMember` says; `conflict` identity.member_state when they are not out,
 *   identity.plan_limit
 */
export async function enableMember(ctx: Context, input: { memberId: string }): Promise<void> {
  const member = await getTouchableMember(ctx, input);
  if (member.state !== 'disabled')
    throw new Refusal('conflict', 'identity.member_state', { state: member.state, allowed: ['disabled'] });
  await refuseOverLimit(ctx, 'members');
  const state = member.email !== null && !member.hasAccount ? 'invited' : 'active';
  await Promise.all([
    setMemberState(ctx.tx, member.id, state),
    announceAccessChange(ctx, { memberId: member.id }),
  ]);
  recordAudit(ctx, {
    action: 'identity.member_enabled',
    objectType: 'member',
    objectId: member.id,
    before: { name: member.name, state: member.state },
    after: { state },
  });
}
