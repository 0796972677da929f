import type { Operation } from '../../server/src/app/testing/contract.ts';

/** With what an operation is asked. */
export const CREDENTIALS = [
  'none',
  'malformed',
  'expired',
  'revoked',
  'refresh as access',
  'other company',
  'no permission',
  'lower level',
  'other branch',
  'suspended company',
  'right',
] as const;
/** One of them. */
export type Credential = (typeof CREDENTIALS)[number];

/** Operations that touch somebody, or a role: only from above. */
export const RANKED = new Set([
  'inviteMember',
  'sendPasswordReset',
  'listMemberSessions',
  'endMemberSessions',
  'createMember',
  'renameMember',
  'assignRoles',
  'disableMember',
  'enableMember',
  'createRole',
  'updateRole',
  'deleteRole',
  'setMemberPin',
]);

/** Whether nobody may get anything done: these come first, and nothing may have changed after them. */
export function isNegative(operation: Operation, credential: Credential): boolean {
  if (credential === 'right' || credential === 'suspended company') return false;
  if (operation.scope === 'public' || operation.scope === 'platform') return true;
  if (['none', 'malformed', 'expired', 'revoked', 'refresh as access', 'other company'].includes(credential))
    return true;
  if (operation.scope === 'self') return false;
  return credential !== 'lower level' || RANKED.has(operation.id);
}
