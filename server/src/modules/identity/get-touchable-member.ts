import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { lockMember, type MemberRow } from './queries/members.ts';
import { outranks } from './rank.ts';

/** The permission by which people are led. */
export const MANAGE_MEMBERS = 'identity.manage_members';

/**
 * A member whom the actor may touch, held until the transaction ends.
 *
 * @throws Refusal `not_found` identity.member_unknown; `forbidden` identity.own_rights for oneself, identity.outranked
 *   for whoever does not rank strictly lower at every place where they stand
 */
export async function getTouchableMember(ctx: Context, input: { memberId: string }): Promise<MemberRow> {
  const member = await lockMember(ctx.tx, input.memberId);
  if (!member) throw new Refusal('not_found', 'identity.member_unknown');
  if (member.id === ctx.actor.memberId) throw new Refusal('forbidden', 'identity.own_rights');
  if (!outranks(ctx.actor, MANAGE_MEMBERS, member.assignments))
    throw new Refusal('forbidden', 'identity.outranked');
  return member;
}
