import type { Context } from '../../kernel/context.ts';
import { announceAccessChange } from './announce-access-change.ts';
import { getTouchableMember } from './get-touchable-member.ts';
import { renameMember as storeName } from './queries/members.ts';
import { recordAudit } from './record-audit.ts';

/**
 * Gives a member another name.
 *
 * @throws Refusal as `getTouchableMember` says
 */
export async function renameMember(ctx: Context, input: { memberId: string; name: string }): Promise<void> {
  const member = await getTouchableMember(ctx, input);
  await Promise.all([
    storeName(ctx.tx, member.id, input.name),
    announceAccessChange(ctx, { memberId: member.id }),
  ]);
  recordAudit(ctx, {
    action: 'identity.member_renamed',
    objectType: 'member',
    objectId: member.id,
    before: { name: member.name },
    after: { name: input.name },
  });
}
