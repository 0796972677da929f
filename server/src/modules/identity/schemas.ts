import T, { type Static } from 'typebox';
import { Id, Instant } from '../../kernel/schemas.ts';
import type { Access } from './read-access.ts';
import { ROLES } from './roles.ts';

const Role = T.Enum([...ROLES]);
const Member = T.Object({ id: Id, name: T.String(), role: Role }, { title: 'Member' });
const Company = T.Object(
  { id: Id, name: T.String(), currency: T.String(), locale: T.String() },
  { title: 'Company' },
);
const Branch = T.Object({ id: Id, name: T.String(), timeZone: T.String() }, { title: 'Branch' });
const me = { member: Member, company: Company, branches: T.Array(Branch), permissions: T.Array(T.String()) };

/** Who I am, where I may act and what I may do. */
export const Me = T.Object(me, { title: 'Me' });

/** The same with an access token. */
export const Session = T.Object({ accessToken: T.String(), expiresAt: Instant, ...me }, { title: 'Session' });

/** One-tap log-ins of the demo. */
export const DemoLogins = T.Object(
  {
    logins: T.Array(T.Object({ key: T.String(), name: T.String(), role: Role, companyName: T.String() })),
  },
  { title: 'DemoLogins' },
);

/** E-mail and password. */
export const Credentials = T.Object(
  {
    email: T.String({ minLength: 3, maxLength: 254 }),
    password: T.String({ minLength: 1, maxLength: 128 }),
  },
  { additionalProperties: false },
);

/** A member's access as the contract shows it. */
export function meAnswer({ actor, company }: Access): Static<typeof Me> {
  return {
    member: { id: actor.memberId, name: actor.memberName, role: roleOf(actor.role) },
    company: { id: company.id, name: company.name, currency: company.currency, locale: company.locale },
    branches: [...actor.branches.values()].map(({ id, name, timeZone }) => ({ id, name, timeZone })),
    permissions: [...actor.permissions].sort(),
  };
}

/** The role of a stored text; a text that is none is a fault of ours. */
export function roleOf(role: string): (typeof ROLES)[number] {
  const known = ROLES.find((name) => name === role);
  if (!known) throw new Error(`unknown role ${role}`);
  return known;
}
