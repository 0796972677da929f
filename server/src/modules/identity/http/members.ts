import T, { type Static } from 'typebox';
import type { Actor, Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type Route, route } from '../../../kernel/route.ts';
import { Id, Instant, NoBody, Nullable } from '../../../kernel/schemas.ts';
import { assignRoles } from '../assign-roles.ts';
import { createMember } from '../create-member.ts';
import { disableMember } from '../disable-member.ts';
import { enableMember } from '../enable-member.ts';
import { MANAGE_MEMBERS } from '../get-touchable-member.ts';
import { findMember, findMembers, type MemberRow } from '../queries/members.ts';
import { outranks, permissionsAt } from '../rank.ts';
import { renameMember } from '../rename-member.ts';
import { Assignment, AssignmentInput, assignmentAnswer } from '../schemas.ts';
import type { IdentityTools } from './tools.ts';

const VIEW_MEMBERS = 'identity.view_members';
const PAGE = 50;
const ID_LENGTH = 36;
/** An id with a name behind it. */
const PLACE = '^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})';
const States = T.Enum(['invited', 'active', 'disabled']);
const MemberName = T.String({ minLength: 1, maxLength: 80 });
const MemberParams = T.Object({ memberId: Id });
const Assignments = T.Array(AssignmentInput, { maxItems: 200 });

/** Somebody who works here. */
const Member = T.Object(
  {
    id: Id,
    name: T.String(),
    email: Nullable(T.String()),
    state: States,
    hasPin: T.Boolean(),
    hasAccount: T.Boolean(),
    assignments: T.Array(Assignment),
    lastSeenAt: Nullable(Instant),
    isMe: T.Boolean(),
    mayTouch: T.Boolean({ description: 'Whether who asks ranks above this member everywhere.' }),
  },
  { title: 'Member' },
);

/** A member as the contract shows it to this actor. */
function memberAnswer(member: MemberRow, actor: Actor): Static<typeof Member> {
  const isMe = member.id === actor.memberId;
  return {
    id: member.id,
    name: member.name,
    email: member.email,
    state: member.state,
    hasPin: member.hasPin,
    hasAccount: member.hasAccount,
    assignments: member.assignments.map(assignmentAnswer),
    lastSeenAt: member.lastSeenAt?.toString() ?? null,
    isMe,
    mayTouch: !isMe && outranks(actor, MANAGE_MEMBERS, member.assignments),
  };
}

/** Branches whose people the actor may see; undefined for everybody's. */
function visibleBranches(actor: Actor): string[] | undefined {
  if (actor.everywhere.has(VIEW_MEMBERS)) return undefined;
  return [...actor.branches.keys()].filter((branchId) => permissionsAt(actor, branchId).has(VIEW_MEMBERS));
}

/**
 * One member the actor may see.
 *
 * @throws Refusal `not_found` identity.member_unknown
 */
async function getVisibleMember(ctx: Context, memberId: string): Promise<MemberRow> {
  const member = await findMember(ctx.tx, memberId);
  const branches = visibleBranches(ctx.actor);
  const visible = member?.assignments.some(
    ({ branchId }) => branchId === null || branches?.includes(branchId),
  );
  if (!member || (branches && !visible && member.id !== ctx.actor.memberId))
    throw new Refusal('not_found', 'identity.member_unknown');
  return member;
}

/** One member the actor may see, as the contract shows it to them. */
async function answered(ctx: Context, memberId: string): Promise<Static<typeof Member>> {
  return memberAnswer(await getVisibleMember(ctx, memberId), ctx.actor);
}

/** The routes by which people are led. */
export function memberRoutes(tools: IdentityTools): Route[] {
  return [
    listRoute(),
    route({
      method: 'GET',
      path: '/v1/members/{memberId}',
      operation: 'readMember',
      summary: 'Somebody who works here.',
      scope: 'company',
      permission: 'identity.view_members',
      params: MemberParams,
      answer: { status: 200, schema: Member },
      handle: (ctx, { params }) => answered(ctx, params.memberId),
    }),
    createRoute(tools),
    route({
      method: 'PATCH',
      path: '/v1/members/{memberId}',
      operation: 'renameMember',
      summary: 'Give a member another name.',
      scope: 'company',
      permission: 'identity.manage_members',
      params: MemberParams,
      body: T.Object({ name: MemberName }, { additionalProperties: false }),
      answer: { status: 200, schema: Member },
      handle: async (ctx, { params, body }) => {
        await renameMember(ctx, { ...params, ...body });
        return answered(ctx, params.memberId);
      },
    }),
    route({
      method: 'PUT',
      path: '/v1/members/{memberId}/assignments',
      operation: 'assignRoles',
      summary: 'Give a member these roles, and no others.',
      scope: 'company',
      permission: 'identity.manage_members',
      params: MemberParams,
      body: T.Object({ assignments: Assignments }, { additionalProperties: false }),
      answer: { status: 200, schema: Member },
      handle: async (ctx, { params, body }) => {
        await assignRoles({ ...ctx, permissions: tools.permissions }, { ...params, ...body });
        return memberAnswer((await findMember(ctx.tx, params.memberId)) as MemberRow, ctx.actor);
      },
    }),
    stateRoute(true),
    stateRoute(false),
  ];
}

function createRoute({ permissions }: IdentityTools): Route {
  return route({
    method: 'POST',
    path: '/v1/members',
    operation: 'createMember',
    summary: 'Add somebody: with an e-mail they wait for an invitation, without one they come in by PIN.',
    scope: 'company',
    permission: 'identity.manage_members',
    idempotent: true,
    body: T.Object(
      {
        id: Id,
        name: MemberName,
        email: T.Optional(T.String({ minLength: 3, maxLength: 254, pattern: '^[^@ ]+@[^@ ]+$' })),
        assignments: Assignments,
      },
      { title: 'NewMember', additionalProperties: false },
    ),
    answer: { status: 201, schema: Member },
    handle: async (ctx, { body }) => {
      await createMember({ ...ctx, permissions }, body);
      return answered(ctx, body.id);
    },
  });
}

function listRoute(): Route {
  return route({
    method: 'GET',
    path: '/v1/members',
    operation: 'listMembers',
    summary: 'People who work here, by name.',
    scope: 'company',
    permission: 'identity.view_members',
    query: T.Object(
      {
        after: T.Optional(
          T.String({ pattern: PLACE, maxLength: 200, description: 'The `next` of the page before.' }),
        ),
        limit: T.Optional(T.Integer({ minimum: 1, maximum: 200, default: PAGE })),
        search: T.Optional(T.String({ maxLength: 80 })),
        state: T.Optional(States),
      },
      { additionalProperties: false },
    ),
    answer: {
      status: 200,
      schema: T.Object({ members: T.Array(Member), next: Nullable(T.String()) }, { title: 'Members' }),
    },
    handle: async (ctx, { query }) => {
      const limit = query.limit ?? PAGE;
      const found = await findMembers(
        ctx.tx,
        {
          after: query.after === undefined ? undefined : readPlace(query.after),
          search: query.search?.trim() || undefined,
          state: query.state,
          branchIds: visibleBranches(ctx.actor),
        },
        limit + 1,
      );
      const last = found.at(limit - 1);
      return {
        members: found.slice(0, limit).map((member) => memberAnswer(member, ctx.actor)),
        next: found.length > limit && last ? `${last.id}${last.name}` : null,
      };
    },
  });
}

/** Where a page begins: the id and the name of the last one of the page before. */
function readPlace(after: string): { id: string; name: string } {
  return { id: after.slice(0, ID_LENGTH), name: after.slice(ID_LENGTH) };
}

function stateRoute(disable: boolean): Route {
  return route({
    method: 'POST',
    path: disable ? '/v1/members/{memberId}/disable' : '/v1/members/{memberId}/enable',
    operation: disable ? 'disableMember' : 'enableMember',
    summary: disable ? 'Let a member in no more; their sessions end.' : 'Let a member in again.',
    scope: 'company',
    permission: 'identity.manage_members',
    params: MemberParams,
    body: NoBody,
    answer: { status: 200, schema: Member },
    handle: async (ctx, { params }) => {
      await (disable ? disableMember(ctx, params) : enableMember(ctx, params));
      return answered(ctx, params.memberId);
    },
  });
}
