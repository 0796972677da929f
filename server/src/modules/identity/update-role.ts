import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { announceAccessChange } from './announce-access-change.ts';
import type { PermissionList } from './permission-list.ts';
import { outdateTokens } from './queries/members.ts';
import { findHolders, lockRole, replacePermissions, updateRoleRow } from './queries/roles.ts';
import { recordAudit } from './record-audit.ts';
import { type RoleShape, refuseShape } from './role.ts';

/**
 * Changes a role of the company's own; everybody who holds it has the new rights within a second.
 *
 * @throws Refusal as `refuseShape` says; `not_found` identity.role_unknown; `forbidden` identity.role_ready for a ready
 *   one, identity.own_rights for a role the actor holds; `conflict` identity.role_changed with the fresh version,
 *   identity.role_name_taken
 */
export async function updateRole(
  ctx: Context & { permissions: PermissionList },
  input: RoleShape & { roleId: string; version: number },
): Promise<void> {
  const { tx, actor } = ctx;
  const [role, holders] = await Promise.all([lockRole(tx, input.roleId), findHolders(tx, input.roleId)]);
  if (!role) throw new Refusal('not_found', 'identity.role_unknown');
  if (role.permissions === null) throw new Refusal('forbidden', 'identity.role_ready');
  if (holders.includes(actor.memberId)) throw new Refusal('forbidden', 'identity.own_rights');
  const before = { level: role.level, permissions: role.permissions };
  refuseShape(actor, input, before, ctx.permissions);
  if (role.version !== input.version)
    throw new Refusal('conflict', 'identity.role_changed', { version: role.version });
  const permissions = [...new Set(input.permissions)].sort();
  const { name, level } = input;
  await Promise.all([
    updateRoleRow(tx, { id: role.id, name, description: input.description ?? null, level }),
    replacePermissions(tx, role.id, permissions),
    outdateTokens(tx, holders),
    announceAccessChange(ctx),
  ]);
  recordAudit(ctx, {
    action: 'identity.role_changed',
    objectType: 'role',
    objectId: role.id,
    before: { name: role.name, ...before },
    after: { name, level, permissions },
  });
}
