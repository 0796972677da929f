import T from 'typebox';
import type { Actor, Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type Route, route } from '../../../kernel/route.ts';
import { Id, Instant, Nullable } from '../../../kernel/schemas.ts';
import { announceAccessChange } from '../announce-access-change.ts';
import { attemptKey } from '../attempt.ts';
import { getTouchableMember } from '../get-touchable-member.ts';
import { hashPassword, passwordFits, refuseWeakPassword } from '../password.ts';
import {
  countAttempt,
  findAccount,
  findCompaniesOf,
  forgiveAttempts,
  holdPassword,
  setPassword,
} from '../queries/log-ins.ts';
import { endMemberSessions, findMember, renameMember } from '../queries/members.ts';
import { endOtherSessions, findSessions, revokeSession, type SessionRow } from '../queries/sessions.ts';
import { recordAudit } from '../record-audit.ts';
import { CompanyState, stateOf } from '../schemas.ts';

const Ended = T.Object({ ended: T.Integer() }, { title: 'EndedSessions' });
const Sessions = T.Object(
  {
    sessions: T.Array(
      T.Object(
        {
          id: Id,
          kind: T.Enum(['password', 'pin', 'demo', 'support']),
          device: Nullable(T.String()),
          userAgent: Nullable(T.String()),
          ip: Nullable(T.String()),
          createdAt: Instant,
          lastSeenAt: Instant,
          current: T.Boolean(),
        },
        { title: 'OwnSession' },
      ),
    ),
  },
  { title: 'Sessions' },
);
const MemberParams = T.Object({ memberId: Id });

/** A visitor from support shares a member with other visitors: nothing of it is theirs to change. */
function refuseVisitor({ kind }: Pick<Actor, 'kind'>): void {
  if (kind !== 'person') throw new Refusal('forbidden', 'identity.person_required');
}

const sessionAnswer = (session: SessionRow, current: string | undefined) => ({
  ...session,
  createdAt: session.createdAt.toString(),
  lastSeenAt: session.lastSeenAt.toString(),
  current: session.id === current,
});

/** The routes by which somebody keeps their own account. */
export const sessionRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/me/sessions',
    operation: 'listMySessions',
    summary: 'Where I am logged in.',
    scope: 'self',
    permission: null,
    allowSuspended: true,
    answer: { status: 200, schema: Sessions },
    handle: async (ctx) => ({
      sessions: (await findSessions(ctx.tx, ctx.actor.memberId)).map((session) =>
        sessionAnswer(session, ctx.actor.sessionId),
      ),
    }),
  }),
  route({
    method: 'DELETE',
    path: '/v1/me/sessions/{sessionId}',
    operation: 'endMySession',
    summary: 'End one of my sessions.',
    scope: 'self',
    permission: null,
    allowSuspended: true,
    params: T.Object({ sessionId: Id }),
    answer: { status: 204 },
    handle: async (ctx, { params: { sessionId } }) => {
      refuseVisitor(ctx.actor);
      const { memberId } = ctx.actor;
      if (!(await revokeSession(ctx.tx, { id: sessionId, memberId }, 'ended_by_member')))
        throw new Refusal('not_found', 'identity.session_unknown');
      await announceAccessChange(ctx, { memberId, sessionId });
    },
  }),
  route({
    method: 'DELETE',
    path: '/v1/me/sessions',
    operation: 'endMyOtherSessions',
    summary: 'End every session of mine but this one.',
    scope: 'self',
    permission: null,
    allowSuspended: true,
    answer: { status: 200, schema: Ended },
    handle: async (ctx) => {
      refuseVisitor(ctx.actor);
      const { memberId, sessionId } = ctx.actor;
      const ended = await endOtherSessions(ctx.tx, memberId, sessionId, 'ended_by_member');
      await announceAccessChange(ctx, { memberId });
      return { ended };
    },
  }),
  route({
    method: 'PATCH',
    path: '/v1/me',
    operation: 'renameMe',
    summary: 'Change my own name.',
    scope: 'self',
    permission: null,
    body: T.Object({ name: T.String({ minLength: 1, maxLength: 80 }) }, { additionalProperties: false }),
    answer: { status: 204 },
    handle: async (ctx, { body }) => {
      refuseVisitor(ctx.actor);
      await renameMember(ctx.tx, ctx.actor.memberId, body.name);
      await announceAccessChange(ctx, { memberId: ctx.actor.memberId });
      recordAudit(ctx, {
        action: 'identity.member_renamed',
        objectType: 'member',
        objectId: ctx.actor.memberId,
        before: { name: ctx.actor.memberName },
        after: { name: body.name },
      });
    },
  }),
  passwordRoute(),
  route({
    method: 'GET',
    path: '/v1/me/companies',
    operation: 'listMyCompanies',
    summary: 'The companies I work for.',
    scope: 'self',
    permission: null,
    allowSuspended: true,
    answer: {
      status: 200,
      schema: T.Object(
        {
          companies: T.Array(
            T.Object(
              { id: Id, name: T.String(), state: CompanyState, current: T.Boolean() },
              { title: 'MyCompany' },
            ),
          ),
        },
        { title: 'MyCompanies' },
      ),
    },
    handle: async (ctx) => {
      const me = await findMember(ctx.tx, ctx.actor.memberId);
      const companies = me?.accountId ? await findCompaniesOf(ctx.tx, me.accountId) : [];
      return {
        companies: companies.map(({ id, name, state }) => ({
          id,
          name,
          state: stateOf(state),
          current: id === ctx.companyId,
        })),
      };
    },
  }),
  route({
    method: 'GET',
    path: '/v1/members/{memberId}/sessions',
    operation: 'listMemberSessions',
    summary: 'Where a member is logged in.',
    scope: 'company',
    permission: 'identity.manage_members',
    params: MemberParams,
    answer: { status: 200, schema: Sessions },
    handle: async (ctx, { params }) => {
      const member = await getTouchableMember(ctx, params);
      return {
        sessions: (await findSessions(ctx.tx, member.id)).map((one) => sessionAnswer(one, undefined)),
      };
    },
  }),
  route({
    method: 'DELETE',
    path: '/v1/members/{memberId}/sessions',
    operation: 'endMemberSessions',
    summary: 'Log a member out everywhere.',
    scope: 'company',
    permission: 'identity.manage_members',
    params: MemberParams,
    answer: { status: 200, schema: Ended },
    handle: async (ctx, { params }) => {
      const member = await getTouchableMember(ctx, params);
      const ended = await endMemberSessions(ctx.tx, member.id, 'ended_by_leader');
      await announceAccessChange(ctx, { memberId: member.id });
      recordAudit(ctx, {
        action: 'identity.sessions_ended',
        objectType: 'member',
        objectId: member.id,
        after: { name: member.name, ended },
      });
      return { ended };
    },
  }),
];

function passwordRoute(): Route {
  return route({
    method: 'PUT',
    path: '/v1/me/password',
    operation: 'changeMyPassword',
    summary: 'Change my password; my other sessions end, in every company.',
    scope: 'self',
    permission: null,
    steps: true,
    body: T.Object(
      {
        current: T.String({ minLength: 1, maxLength: 128 }),
        next: T.String({ minLength: 1, maxLength: 128 }),
      },
      { additionalProperties: false },
    ),
    answer: { status: 204 },
    handle: async ({ step, actor }, { body }) => {
      const key = attemptKey('password', actor.memberId);
      const account = await step((ctx) => getOwnAccount(ctx, key));
      if (!(await passwordFits(account.passwordHash, body.current)))
        throw new Refusal('forbidden', 'identity.password_wrong');
      await refuseWeakPassword(body.next, account.words);
      const passwordHash = await hashPassword(body.next);
      await step(async (ctx) => {
        const { accountId } = account;
        await Promise.all([
          holdPassword(ctx.tx, account),
          setPassword(ctx.tx, { accountId, passwordHash, keep: actor.sessionId, reason: 'password_changed' }),
          forgiveAttempts(ctx.tx, { clear: [key], giveBack: [] }),
          announceAccessChange(ctx, { memberId: actor.memberId }),
        ]);
        recordAudit(ctx, {
          action: 'identity.password_changed',
          objectType: 'member',
          objectId: actor.memberId,
        });
      });
    },
  });
}

/** The account of who asks; guessing its password from a session left open is slowed down too. */
async function getOwnAccount(ctx: Context, key: Buffer) {
  const wait = await countAttempt(ctx.tx, { key, limit: 5, minutes: 15 });
  if (wait > 0) throw new Refusal('too_many', 'identity.too_many_attempts', { retryAfterSeconds: wait });
  const me = await findMember(ctx.tx, ctx.actor.memberId);
  const account = me?.accountId ? await findAccount(ctx.tx, me.accountId) : undefined;
  if (!me?.accountId || !account) throw new Refusal('conflict', 'identity.no_password');
  const companies = await findCompaniesOf(ctx.tx, me.accountId);
  const words = [account.email, ...companies.flatMap(({ name, memberName }) => [name, memberName])];
  return { accountId: me.accountId, passwordHash: account.passwordHash, words };
}
