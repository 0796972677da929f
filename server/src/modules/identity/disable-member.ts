import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { announceAccessChange } from './announce-access-change.ts';
import { getTouchableMember } from './get-touchable-member.ts';
import { endMemberSessions, setMemberState } from './queries/members.ts';
import { recordAudit } from './record-audit.ts';

/**
 * Lets somebody in no more: every session of theirs ends, on every device, at once.
 *
 * @throws Refusal as `getTouchableMember` says; `conflict` identity.member_state when they are out already
 */
export async function disableMember(ctx: Context, input: { memberId: string }): Promise<void> {
  const member = await getTouchableMember(ctx, input);
  if (member.state === 'disabled')
    throw new Refusal('conflict', 'identity.member_state', { state: member.state, allowed: ['active'] });
  await Promise.all([
    setMemberState(ctx.tx, member.id, 'disabled'),
    endMemberSessions(ctx.tx, member.id, 'disabled'),
    announceAccessChange(ctx, { memberId: member.id }),
  ]);
  recordAudit(ctx, {
    action: 'identity.member_disabled',
    objectType: 'member',
    objectId: member.id,
    before: { name: member.name, state: member.state },
    after: { state: 'disabled' },
  });
}
