import type { Context } from '../../kernel/context.ts';
import type { PermissionList } from './permission-list.ts';
import { insertRole, replacePermissions } from './queries/roles.ts';
import { recordAudit } from './record-audit.ts';
import { type RoleShape, refuseShape } from './role.ts';

/**
 * Makes a role of the company's own.
 *
 * @throws Refusal as `refuseShape` says; `conflict` identity.role_name_taken
 */
export async function createRole(
  ctx: Context & { permissions: PermissionList },
  input: RoleShape & { id: string },
): Promise<void> {
  refuseShape(ctx.actor, input, undefined, ctx.permissions);
  const permissions = [...new Set(input.permissions)].sort();
  const { id, name, level } = input;
  await insertRole(ctx.tx, { id, key: null, name, description: input.description ?? null, level });
  await replacePermissions(ctx.tx, id, permissions);
  recordAudit(ctx, {
    action: 'identity.role_created',
    objectType: 'role',
    objectId: id,
    after: { name, level, permissions },
  });
}
