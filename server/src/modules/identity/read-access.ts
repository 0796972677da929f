import type { Actor } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Tx } from '../../kernel/tx.ts';
import { findAccess, findMemberBranches } from './queries.ts';
import type { RolePermissions } from './roles.ts';

/** A member as read from the database, with the company's state. */
export interface Access {
  actor: Actor;
  company: { id: string; name: string; state: string; currency: string; locale: string };
  tokenVersion: number;
}

/**
 * Who a member is, where they may act and what they may do, in one round trip.
 *
 * @throws Refusal `unauthenticated` identity.session_ended when member or session is not alive
 */
export async function readAccess(
  ctx: { tx: Tx; permissions: RolePermissions },
  input: { memberId: string; sessionId: string },
): Promise<Access> {
  const { tx } = ctx;
  const [row, branches] = await Promise.all([
    findAccess(tx, input.memberId, input.sessionId),
    findMemberBranches(tx, input.memberId),
  ]);
  if (row?.memberState !== 'active' || !row.sessionAlive)
    throw new Refusal('unauthenticated', 'identity.session_ended');
  const { companyName: name, companyState: state, currency, locale } = row;
  return {
    actor: {
      companyId: tx.companyId,
      memberId: input.memberId,
      memberName: row.memberName,
      role: row.role,
      locale,
      sessionId: input.sessionId,
      permissions: ctx.permissions.get(row.role) ?? new Set(),
      branches: new Map(branches.map((branch) => [branch.id, branch])),
    },
    company: { id: tx.companyId, name, state, currency, locale },
    tokenVersion: row.tokenVersion,
  };
}
