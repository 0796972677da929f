import type { Actor } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Tx } from '../../kernel/tx.ts';
import { type AccessRow, type BranchRow, findAccess, findMemberBranches } from './queries/access.ts';
import type { Assignment } from './rights.ts';

/** A company as far as every request must know it. */
export interface AccessCompany {
  id: string;
  name: string;
  state: string;
  stateReason: string | null;
  stateSince: Temporal.Instant;
  trialEndsAt: Temporal.Instant | null;
  trialOver: boolean;
  currency: string;
  locale: string;
  country: string;
  taxId: string | null;
}

/** A member as read from the database, with the company and the session. */
export interface Access {
  actor: Actor;
  company: AccessCompany;
  email: string | null;
  hasPin: boolean;
  assignments: readonly Assignment[];
  tokenVersion: number;
  /** Who is here to help, why and until when; null for everybody who belongs here. */
  support: { by: string; reason: string; until: Temporal.Instant } | null;
}

/** The rows an access is made of: what a cache keeps, since they are plain data. */
export interface AccessRows {
  companyId: string;
  memberId: string;
  sessionId: string;
  row: AccessRow;
  branches: BranchRow[];
}

/**
 * Who a member is, where they may act and what they may do: two statements, sent at once.
 *
 * @throws Refusal `unauthenticated` identity.session_ended when member or session is not alive
 */
export async function readAccess(
  ctx: { tx: Tx },
  input: { memberId: string; sessionId: string },
): Promise<AccessRows> {
  const { tx } = ctx;
  const [row, branches] = await Promise.all([
    findAccess(tx, input.memberId, input.sessionId),
    findMemberBranches(tx, input.memberId),
  ]);
  if (row?.memberState !== 'active' || !row.sessionAlive)
    throw new Refusal('unauthenticated', 'identity.session_ended');
  return {
    companyId: tx.companyId,
    memberId: input.memberId,
    sessionId: input.sessionId,
    row,
    branches,
  };
}
