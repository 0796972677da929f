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

/** What may be done in any branch by who may do it in one: it is done to what belongs to the company. */
const IN_ANY_BRANCH = new Set(['customers.edit', 'customers.erase']);

/** Whether somebody of another branch may do it as well as one of this. */
export const isInAnyBranch = ({ permission }: Operation): boolean =>
  permission !== null && IN_ANY_BRANCH.has(permission);

/** Whether nobody may get anything done: these come first, and nothing may have changed after them. */
export function isNegative(operation: Operation, credential: Credential): boolean {
  if (credential === 'right' || credential === 'suspended company') return false;
  if (operation.scope === 'public' || operation.scope === 'platform') return true;
  if (['none', 'malformed', 'expired', 'revoked', 'refresh as access', 'other company'].includes(credential))
    return true;
  if (operation.scope === 'self') return false;
  if (credential === 'other branch' && isInAnyBranch(operation)) return false;
  return credential !== 'lower level' || RANKED.has(operation.id);
}
