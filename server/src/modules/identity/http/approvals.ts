import T, { type Static } from 'typebox';
import type { ActorBranch, SteppedContext } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type Route, route } from '../../../kernel/route.ts';
import { Id, Instant } from '../../../kernel/schemas.ts';
import type { Tx } from '../../../kernel/tx.ts';
import { attemptKey } from '../attempt.ts';
import { checkPin } from '../check-pin.ts';
import type { PermissionList } from '../permission-list.ts';
import { PIN_PATTERN } from '../pin.ts';
import type { CountedTry } from '../pin-try.ts';
import { findPinPeople, insertApproval, type PinPerson } from '../queries/approvals.ts';
import { countAttempt, forgiveAttempts } from '../queries/log-ins.ts';
import { countMemberTry, countPinTry, resetMemberTries, resetPinTries } from '../queries/pins.ts';
import { recordAudit } from '../record-audit.ts';
import { rightsOf } from '../rights.ts';
import type { IdentityTools } from './tools.ts';

const Person = T.Object({ id: Id, name: T.String() }, { title: 'Approver' });
const Action = T.String({ pattern: '^[a-z]+\\.[a-z_]{1,40}$', maxLength: 60 });
const NewApproval = T.Object(
  {
    id: Id,
    branchId: Id,
    memberId: Id,
    pin: T.String({ pattern: PIN_PATTERN, maxLength: 6 }),
    action: Action,
    objectId: T.String({ minLength: 1, maxLength: 80 }),
    amountMinor: T.Optional(T.Integer({ minimum: -9_007_199_254_740_991, maximum: 9_007_199_254_740_991 })),
  },
  { title: 'NewApproval', additionalProperties: false },
);
const Approval = T.Object({ id: Id, expiresAt: Instant, approver: Person }, { title: 'Approval' });

/** Whether somebody may do something in a branch. */
function mayIn(list: PermissionList, person: PinPerson, branch: ActorBranch, action: string): boolean {
  const rights = rightsOf(person.assignments, [branch], list);
  return rights.branches.get(branch.id)?.permissions.has(action) === true;
}

/** The routes by which somebody who may lets somebody else do one thing. */
export function approvalRoutes({ permissions }: IdentityTools): Route[] {
  return [
    approversRoute(permissions),
    route({
      method: 'POST',
      path: '/v1/approvals',
      operation: 'approveAct',
      summary: 'Approve one act by PIN: this act, this object, this amount, once, for a minute.',
      scope: 'branch',
      permission: 'identity.ask_approval',
      branchOf: { named: ({ body }) => body.branchId },
      steps: true,
      body: NewApproval,
      answer: { status: 200, schema: Approval },
      handle: (ctx, { body }) => approve(ctx, permissions, body),
    }),
  ];
}

function approversRoute(permissions: PermissionList): Route {
  return route({
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
      const people = await findPinPeople(tx, branch.id);
      const approvers = people
        .filter((one) => one.id !== actor.memberId && mayIn(permissions, one, branch, query.action))
        .map(({ id, name }) => ({ id, name }));
      return { approvers };
    },
  });
}

/** A device counts for itself; elsewhere whoever asks does. */
async function countTry(tx: Tx, deviceId: string | null, key: Buffer): Promise<CountedTry> {
  const onDevice = deviceId === null ? undefined : await countPinTry(tx, deviceId);
  if (onDevice) return onDevice;
  const waitSeconds = await countAttempt(tx, { key, limit: 5, minutes: 15, hard: true });
  return { tries: waitSeconds > 0 ? undefined : 1, locked: false, waitSeconds };
}

/** Tries the PIN, and stores what is approved by it. */
async function approve(
  ctx: SteppedContext,
  permissions: PermissionList,
  { memberId, pin, ...act }: Static<typeof NewApproval>,
): Promise<Static<typeof Approval>> {
  const { actor, branch } = ctx;
  if (!branch) throw new Error('the route names a branch');
  const key = attemptKey('approval', actor.memberId);
  const { tried, person, approver } = await ctx.step(async ({ tx }) => {
    const counted = await countTry(tx, actor.deviceId, key);
    // Nobody approves what they do themselves.
    if (counted.tries === undefined || memberId === actor.memberId)
      return { tried: counted, person: undefined, approver: undefined };
    const [found] = await findPinPeople(tx, branch.id, memberId);
    return { tried: counted, person: await countMemberTry(tx, memberId, branch.id), approver: found };
  });
  await checkPin(tried, { person, pin });
  if (!approver || !mayIn(permissions, approver, branch, act.action))
    throw new Refusal('forbidden', 'identity.approver_may_not');
  return ctx.step(async (inside) => {
    const { tx } = inside;
    const { id, name, version } = approver;
    const approval = { ...act, amountMinor: act.amountMinor ?? null };
    const by = { requestedBy: actor.memberId, approvedBy: id, approverVersion: version };
    const expiresAt = await insertApproval(tx, { ...approval, ...by });
    await (actor.deviceId === null
      ? forgiveAttempts(tx, { clear: [key], giveBack: [] })
      : resetPinTries(tx, actor.deviceId));
    await resetMemberTries(tx, id);
    recordAudit(inside, {
      action: 'identity.act_approved',
      objectType: 'approval',
      objectId: act.id,
      branchId: branch.id,
      after: { action: act.action, object: act.objectId, amountMinor: approval.amountMinor },
      approver: { id, name },
    });
    return { id: act.id, expiresAt: expiresAt.toString(), approver: { id, name } };
  });
}
