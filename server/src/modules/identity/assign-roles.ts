import type { Context } from '../../kernel/context.ts';
import { announceAccessChange } from './announce-access-change.ts';
import { getTouchableMember } from './get-touchable-member.ts';
import type { PermissionList } from './permission-list.ts';
import { type AssignmentWish, prepareAssignments } from './prepare-assignments.ts';
import { outdateTokens, replaceAssignments } from './queries/members.ts';
import { recordAudit } from './record-audit.ts';
import type { Assignment } from './rights.ts';

/**
 * Gives a member these roles and takes away all others.
 *
 * @throws Refusal as `getTouchableMember` and `prepareAssignments` say
 */
export async function assignRoles(
  ctx: Context & { permissions: PermissionList },
  input: { memberId: string; assignments: readonly AssignmentWish[] },
): Promise<void> {
  const member = await getTouchableMember(ctx, input);
  const wishes = { assignments: input.assignments, held: member.assignments };
  const assignments = await prepareAssignments(ctx, wishes);
  await Promise.all([
    replaceAssignments(ctx.tx, member.id, assignments),
    outdateTokens(ctx.tx, [member.id]),
    announceAccessChange(ctx, { memberId: member.id }),
  ]);
  recordAudit(ctx, {
    action: 'identity.roles_assigned',
    objectType: 'member',
    objectId: member.id,
    before: { name: member.name, roles: member.assignments.map(place) },
    after: { name: member.name, roles: assignments.map(place) },
  });
}

const place = ({ branchId, roleId }: Pick<Assignment, 'branchId' | 'roleId'>) => ({ branchId, roleId });
