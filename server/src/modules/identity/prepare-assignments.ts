import type { Context } from '../../kernel/context.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { MANAGE_MEMBERS } from './get-touchable-member.ts';
import type { PermissionList } from './permission-list.ts';
import type { NewAssignment } from './queries/members.ts';
import { holdRoles } from './queries/roles.ts';
import { mayGrant } from './rank.ts';
import { permissionsOf } from './rights.ts';

/** Roles as they are asked for. */
export interface AssignmentWish {
  branchId: string | null;
  roleId: string;
}

/**
 * The roles somebody is to hold, each one the actor may give. The roles are held until the transaction ends, so that
 * none grows while it is being given.
 *
 * @throws Refusal `not_found` identity.role_unknown, identity.branch_unknown; `invalid` identity.place_repeated;
 *   `forbidden` identity.outranked, identity.not_held for a role that may do more than the actor there
 */
export async function prepareAssignments(
  ctx: Context & { permissions: PermissionList },
  input: { assignments: readonly AssignmentWish[] },
): Promise<NewAssignment[]> {
  const { actor, tx, permissions } = ctx;
  const places = input.assignments.map(({ branchId }) => branchId);
  if (new Set(places).size < places.length) throw new Refusal('invalid', 'identity.place_repeated');
  const roles = new Map(
    (await holdRoles(tx, [...new Set(input.assignments.map(({ roleId }) => roleId))])).map((role) => [
      role.id,
      role,
    ]),
  );
  return input.assignments.map(({ branchId, roleId }) => {
    const role = roles.get(roleId);
    if (!role) throw new Refusal('not_found', 'identity.role_unknown');
    if (branchId !== null && !actor.branches.has(branchId))
      throw new Refusal('not_found', 'identity.branch_unknown');
    const grant = { branchId, level: role.level, permissions: permissionsOf(role, permissions) };
    if (!mayGrant(actor, MANAGE_MEMBERS, { ...grant, permissions: new Set() }))
      throw new Refusal('forbidden', 'identity.outranked');
    if (!mayGrant(actor, MANAGE_MEMBERS, grant)) throw new Refusal('forbidden', 'identity.not_held');
    return { id: newId(), branchId, roleId };
  });
}
