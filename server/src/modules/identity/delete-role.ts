import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { findHolders, lockRole, markRoleDeleted } from './queries/roles.ts';
import { recordAudit } from './record-audit.ts';

/**
 * Takes a role of the company's own out of use.
 *
 * @throws Refusal `not_found` identity.role_unknown; `forbidden` identity.role_ready, identity.outranked; `conflict`
 *   identity.role_in_use with how many hold it
 */
export async function deleteRole(ctx: Context, input: { roleId: string }): Promise<void> {
  const [role, holders] = await Promise.all([
    lockRole(ctx.tx, input.roleId),
    findHolders(ctx.tx, input.roleId),
  ]);
  if (!role) throw new Refusal('not_found', 'identity.role_unknown');
  if (role.key !== null) throw new Refusal('forbidden', 'identity.role_ready');
  if (role.level >= ctx.actor.level) throw new Refusal('forbidden', 'identity.outranked');
  if (holders.length > 0) throw new Refusal('conflict', 'identity.role_in_use', { members: holders.length });
  await markRoleDeleted(ctx.tx, role.id);
  recordAudit(ctx, {
    action: 'identity.role_deleted',
    objectType: 'role',
    objectId: role.id,
    before: { name: role.name, level: role.level, permissions: role.permissions },
  });
}
