import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { PermissionList } from './permission-list.ts';
import { type AssignmentWish, prepareAssignments } from './prepare-assignments.ts';
import { insertMember, replaceAssignments } from './queries/members.ts';
import { recordAudit } from './record-audit.ts';
import { refuseOverLimit } from './refuse-over-limit.ts';

/** Somebody who is to work here. */
export interface CreateMemberInput {
  id: string;
  name: string;
  /** With one they are invited; without they come in by PIN alone. */
  email?: string;
  assignments: readonly AssignmentWish[];
}

/**
 * Adds a member: waiting for the invitation to be accepted when there is an e-mail, at work at once without.
 *
 * @throws Refusal as `prepareAssignments` says; `invalid` identity.role_required; `conflict` identity.plan_limit,
 *   identity.email_taken, identity.member_exists
 */
export async function createMember(
  ctx: Context & { permissions: PermissionList },
  input: CreateMemberInput,
): Promise<void> {
  if (input.assignments.length === 0) throw new Refusal('invalid', 'identity.role_required');
  const assignments = await prepareAssignments(ctx, input);
  await refuseOverLimit(ctx, 'members');
  const email = input.email?.trim().toLowerCase();
  await insertMember(ctx.tx, {
    id: input.id,
    accountId: null,
    name: input.name,
    email: email ?? null,
    kind: 'person',
    state: email === undefined ? 'active' : 'invited',
    demoKey: null,
  });
  await replaceAssignments(ctx.tx, input.id, assignments);
  recordAudit(ctx, {
    action: 'identity.member_created',
    objectType: 'member',
    objectId: input.id,
    after: {
      name: input.name,
      email: email ?? null,
      roles: assignments.map(({ branchId, roleId }) => ({ branchId, roleId })),
    },
  });
}
