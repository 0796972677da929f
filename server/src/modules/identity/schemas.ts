import T, { type Static } from 'typebox';
import { Id, Instant, Nullable } from '../../kernel/schemas.ts';
import type { Access } from './read-access.ts';
import type { Assignment as HeldRole } from './rights.ts';

const COMPANY_STATES = ['trial', 'active', 'past_due', 'suspended', 'closed'] as const;
/** What a member can be: a person, a program with a key, a visitor from support. */
const MEMBER_KINDS = ['person', 'service', 'support'] as const;

/** State of a company. */
export const CompanyState = T.Enum([...COMPANY_STATES]);
/** Display name of a role: the key of a ready one is translated, the name of another is shown as it is. */
export const RoleName = T.Object({ key: Nullable(T.String()), name: T.String() }, { title: 'RoleName' });
/** A role where it is held. */
const RoleRef = T.Object(
  { id: Id, key: Nullable(T.String()), name: T.String(), level: T.Integer() },
  { title: 'RoleRef' },
);
/** A role held at a place; without a branch, in the company as a whole. */
export const Assignment = T.Object({ branchId: Nullable(Id), role: RoleRef }, { title: 'Assignment' });
/** A role to be held at a place. */
export const AssignmentInput = T.Object(
  { branchId: Nullable(Id), roleId: Id },
  { title: 'AssignmentInput', additionalProperties: false },
);

const me = {
  member: T.Object(
    {
      id: Id,
      name: T.String(),
      email: Nullable(T.String()),
      hasPin: T.Boolean(),
      kind: T.Enum([...MEMBER_KINDS]),
    },
    { title: 'MeMember' },
  ),
  role: RoleName,
  assignments: T.Array(Assignment),
  company: T.Object(
    {
      id: Id,
      name: T.String(),
      currency: T.String(),
      locale: T.String(),
      country: T.String(),
      taxId: Nullable(T.String()),
      state: CompanyState,
      trialEndsAt: Nullable(Instant),
    },
    { title: 'MeCompany' },
  ),
  branches: T.Array(
    T.Object(
      { id: Id, name: T.String(), timeZone: T.String(), permissions: T.Array(T.String()) },
      { title: 'MeBranch' },
    ),
  ),
  permissions: T.Array(T.String(), { description: 'Held somewhere.' }),
  everywhere: T.Array(T.String(), { description: 'Held for the company as a whole.' }),
  support: Nullable(
    T.Object({ by: T.String(), reason: T.String(), until: Instant }, { title: 'SupportVisit' }),
  ),
  deviceId: Nullable(Id),
};

/** Who I am, where I may act and what I may do. */
export const Me = T.Object(me, { title: 'Me' });

/** The same with an access token, and for API clients a refresh token. */
export const Session = T.Object(
  { accessToken: T.String(), expiresAt: Instant, refreshToken: T.Optional(T.String()), ...me },
  { title: 'Session' },
);

/** A held role as the contract shows it. */
export function assignmentAnswer(held: HeldRole): Static<typeof Assignment> {
  const { branchId, roleId, key, name, level } = held;
  return { branchId, role: { id: roleId, key, name, level } };
}

/** A member's access as the contract shows it. */
export function meAnswer({ actor, company, ...access }: Access): Static<typeof Me> {
  const [highest] = [...access.assignments].sort((one, other) => other.level - one.level);
  return {
    member: {
      id: actor.memberId,
      name: actor.memberName,
      email: access.email,
      hasPin: access.hasPin,
      kind: actor.kind,
    },
    role: { key: highest?.key ?? null, name: highest?.name ?? '' },
    assignments: access.assignments.map(assignmentAnswer),
    company: {
      id: company.id,
      name: company.name,
      currency: company.currency,
      locale: company.locale,
      country: company.country,
      taxId: company.taxId,
      state: stateOf(company.state),
      trialEndsAt: company.trialEndsAt?.toString() ?? null,
    },
    branches: [...actor.branches.values()].map(({ id, name, timeZone, permissions }) => ({
      id,
      name,
      timeZone,
      permissions: [...permissions].sort(),
    })),
    permissions: [...actor.permissions].sort(),
    everywhere: [...actor.everywhere].sort(),
    support: access.support && { ...access.support, until: access.support.until.toString() },
    deviceId: actor.deviceId,
  };
}

/** The state of a stored text; a text that is none is a fault of ours. */
export function stateOf(state: string): (typeof COMPANY_STATES)[number] {
  const known = COMPANY_STATES.find((name) => name === state);
  if (!known) throw new Error(`unknown company state ${state}`);
  return known;
}
