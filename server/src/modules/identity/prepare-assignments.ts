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

/** What is asked for, and what the member holds already. */
export interface PrepareAssignmentsInput {
  assignments: readonly AssignmentWish[];
  held?: readonly AssignmentWish[];
}

/**
 * The roles somebody is to hold, each one the actor may give. The roles are held until the transaction ends, so that
 * none grows while it is being given. What the member holds already stays without being given: also in a branch that is
 * closed, which nobody stands in.
 *
 * @throws Refusal `not_found` identity.role_unknown, identity.branch_unknown; `invalid` identity.place_repeated;
 *   `forbidden` identity.outranked, identity.not_held for a role that may do more than the actor there
 */
export async function prepareAssignments(
  ctx: Context & { permissions: PermissionList },
  input: PrepareAssignmentsInput,
): Promise<NewAssignment[]> {
  const { actor, tx, permissions } = ctx;
  const places = input.assignments.map(({ branchId }) => branchId);
  if (new Set(places).size < places.length) throw new Refusal('invalid', 'identity.place_repeated');
  const isHeld = (wish: AssignmentWish) =>
    input.held?.some((one) => one.branchId === wish.branchId && one.roleId === wish.roleId) === true;
  const given = input.assignments.filter((wish) => !isHeld(wish));
  const roles = new Map(
    (await holdRoles(tx, [...new Set(given.map(({ roleId }) => roleId))])).map((role) => [role.id, role]),
  );
  for (const { branchId, roleId } of given) {
    const role = roles.get(roleId);
    if (!role) throw new Refusal('not_found', 'identity.role_unknown');
    if (branchId !== null && !actor.branches.has(branchId))
      throw new Refusal('not_found', 'identity.branch_unknown');
    const grant = { branchId, level: role.level, permissions: permissionsOf(role, permissions) };
    if (!mayGrant(actor, MANAGE_MEMBERS, { ...grant, permissions: new Set() }))
      throw new Refusal('forbidden', 'identity.outranked');
    if (!mayGrant(actor, MANAGE_MEMBERS, grant)) throw new Refusal('forbidden', 'identity.not_held');
  }
  return input.assignments.map(({ branchId, roleId }) => ({ id: newId(), branchId, roleId }));
}
