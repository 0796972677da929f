import T from 'typebox';
import type { Context, SteppedContext } from '../../../kernel/context.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type Route, route } from '../../../kernel/route.ts';
import { Id, Instant } from '../../../kernel/schemas.ts';
import type { Tx } from '../../../kernel/tx.ts';
import { attemptKey } from '../attempt.ts';
import { passwordFits } from '../password.ts';
import type { PermissionList } from '../permission-list.ts';
import { PIN_PATTERN } from '../pin.ts';
import { type CountedTry, refusePin } from '../pin-try.ts';
import { findAccess, findMemberBranches } from '../queries/access.ts';
import { findPinPeople, insertApproval } from '../queries/approvals.ts';
import { countPinTry, findPinHash, resetPinTries } from '../queries/devices.ts';
import { countAttempt, forgiveAttempts } from '../queries/log-ins.ts';
import { recordAudit } from '../record-audit.ts';
import { rightsOf } from '../rights.ts';
import type { IdentityTools } from './tools.ts';

const Person = T.Object({ id: Id, name: T.String() }, { title: 'Approver' });
const Action = T.String({ pattern: '^[a-z]+\\.[a-z_]{1,40}$', maxLength: 60 });
const Approval = T.Object({ id: Id, expiresAt: Instant, approver: Person }, { title: 'Approval' });

/** Whether a member may do something in a branch, as the database says now. */
async function mayIn(
  tx: Tx,
  list: PermissionList,
  memberId: string,
  wanted: { branchId: string; action: string },
): Promise<boolean> {
  const [row, branches] = await Promise.all([
    findAccess(tx, memberId, newId()),
    findMemberBranches(tx, memberId),
  ]);
  if (row?.memberState !== 'active') return false;
  const rights = rightsOf(row.assignments, branches, list);
  return rights.branches.get(wanted.branchId)?.permissions.has(wanted.action) === true;
}

/** The routes by which somebody who may lets somebody else do one thing. */
export function approvalRoutes({ permissions }: IdentityTools): Route[] {
  return [
    route({
      method: 'GET',
      path: '/v1/branches/{branchId}/approvers',
      operation: 'listApprovers',
      summary: 'Who can approve an act on the spot by PIN.',
      scope: 'branch',
      permission: 'identity.ask_approval',
      branchOf: { named: ({ params }) => params.branchId },
      params: T.Object({ branchId: Id }),
      query: T.Object({ action: Action }, { additionalProperties: false }),
      answer: { status: 200, schema: T.Object({ approvers: T.Array(Person) }, { title: 'Approvers' }) },
      handle: async ({ tx, actor, branch }, { query }) => {
        const approvers: { id: string; name: string }[] = [];
        for (const person of await findPinPeople(tx, branch.id)) {
          if (person.id === actor.memberId) continue;
          if (await mayIn(tx, permissions, person.id, { branchId: branch.id, action: query.action }))
            approvers.push(person);
        }
        return { approvers };
      },
    }),
    route({
      method: 'POST',
      path: '/v1/approvals',
      operation: 'approveAct',
      summary: 'Approve one act by PIN: this act, this object, this amount, once, for a minute.',
      scope: 'branch',
      permission: 'identity.ask_approval',
      branchOf: { named: ({ body }) => body.branchId },
      steps: true,
      body: T.Object(
        {
          id: Id,
          branchId: Id,
          memberId: Id,
          pin: T.String({ pattern: PIN_PATTERN, maxLength: 6 }),
          action: Action,
          objectId: T.String({ minLength: 1, maxLength: 80 }),
          amountMinor: T.Optional(
            T.Integer({ minimum: -9_007_199_254_740_991, maximum: 9_007_199_254_740_991 }),
          ),
        },
        { title: 'NewApproval', additionalProperties: false },
      ),
      answer: { status: 200, schema: Approval },
      handle: async (ctx, { body }) => {
        const { memberId, branchId, action, objectId } = body;
        const key = attemptKey('approval', ctx.actor.memberId);
        const { tried, pinHash, may } = await ctx.step(async ({ tx, actor }) => ({
          tried: await countTry(tx, actor.deviceId, key),
          pinHash: memberId === actor.memberId ? undefined : await findPinHash(tx, memberId, branchId, null),
          may: await mayIn(tx, permissions, memberId, { branchId, action }),
        }));
        refusePin(tried, tried.tries !== undefined && (await passwordFits(pinHash, body.pin)));
        if (!may) throw new Refusal('forbidden', 'identity.approver_may_not');
        const amountMinor = body.amountMinor ?? null;
        const approval = { id: body.id, branchId, action, objectId, amountMinor };
        return ctx.step((inside) => approve(inside, ctx, approval, memberId, key));
      },
    }),
  ];
}

/** A device counts for itself; elsewhere whoever asks does. */
async function countTry(tx: Tx, deviceId: string | null, key: Buffer): Promise<CountedTry> {
  const onDevice = deviceId === null ? undefined : await countPinTry(tx, deviceId);
  if (onDevice) return onDevice;
  const waitSeconds = await countAttempt(tx, { key, limit: 5, minutes: 15 });
  return { tries: waitSeconds > 0 ? undefined : 1, locked: false, waitSeconds };
}

async function approve(
  inside: Context,
  { actor }: SteppedContext,
  approval: { id: string; branchId: string; action: string; objectId: string; amountMinor: number | null },
  memberId: string,
  key: Buffer,
) {
  const { tx } = inside;
  const row = await findAccess(tx, memberId, newId());
  const approver = { id: memberId, name: row?.memberName ?? '' };
  const expiresAt = await insertApproval(tx, {
    ...approval,
    requestedBy: actor.memberId,
    approvedBy: memberId,
  });
  await (actor.deviceId === null
    ? forgiveAttempts(tx, { clear: [key], giveBack: [] })
    : resetPinTries(tx, actor.deviceId));
  recordAudit(inside, {
    action: 'identity.act_approved',
    objectType: 'approval',
    objectId: approval.id,
    branchId: approval.branchId,
    after: { action: approval.action, object: approval.objectId, amountMinor: approval.amountMinor },
    approver,
  });
  return { id: approval.id, expiresAt: expiresAt.toString(), approver };
}
