import { Refusal } from '../../kernel/refusal.ts';
import type { Tx } from '../../kernel/tx.ts';
import { findKeyAccess } from './queries/api-keys.ts';
import type { AccessRows } from './read-access.ts';
import type { Assignment } from './rights.ts';

/**
 * What an API key opens, in the form in which a member's access is kept: it stands as one role at each of its places.
 *
 * @throws Refusal `unauthenticated` identity.token_refused for a key that was revoked
 */
export async function readKeyAccess(ctx: { tx: Tx }, input: { keyId: string }): Promise<AccessRows> {
  const { row, branches } = await findKeyAccess(ctx.tx, input.keyId);
  if (!row?.sessionAlive || row.memberState !== 'active')
    throw new Refusal('unauthenticated', 'identity.token_refused');
  const { memberId, permissions, branchIds, ...access } = row;
  const assignments = (branchIds ?? [null]).map(
    (branchId): Assignment => ({
      branchId,
      roleId: input.keyId,
      key: null,
      name: access.memberName,
      level: 0,
      permissions,
    }),
  );
  return {
    companyId: ctx.tx.companyId,
    memberId,
    sessionId: input.keyId,
    row: { ...access, assignments },
    branches,
  };
}
