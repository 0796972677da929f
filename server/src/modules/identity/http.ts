import T, { type Static } from 'typebox';
import { Refusal } from '../../kernel/refusal.ts';
import { type Exchange, type Route, route } from '../../kernel/route.ts';
import { Id, Instant, NoBody } from '../../kernel/schemas.ts';
import type { Database } from '../../kernel/tenant.ts';
import {
  type LogIn,
  type LogInTools,
  listDemoLogins,
  logIn,
  logInToDemo,
  logOut,
  renewAccess,
  SESSION_HOURS,
} from './log-in.ts';
import type { Access } from './read-access.ts';
import { ROLES } from './roles.ts';

const Role = T.Enum([...ROLES]);
const Member = T.Object({ id: Id, name: T.String(), role: Role }, { title: 'Member' });
const Company = T.Object(
  { id: Id, name: T.String(), currency: T.String(), locale: T.String() },
  { title: 'Company' },
);
const Branch = T.Object({ id: Id, name: T.String(), timeZone: T.String() }, { title: 'Branch' });
const Me = T.Object(
  { member: Member, company: Company, branches: T.Array(Branch), permissions: T.Array(T.String()) },
  { title: 'Me' },
);
const Session = T.Object(
  {
    accessToken: T.String(),
    expiresAt: Instant,
    member: Member,
    company: Company,
    branches: T.Array(Branch),
    permissions: T.Array(T.String()),
  },
  { title: 'Session' },
);
const DemoLogins = T.Object(
  { logins: T.Array(T.Object({ key: T.String(), name: T.String(), role: Role, companyName: T.String() })) },
  { title: 'DemoLogins' },
);

const COOKIE = 'fastops_session';
const COOKIE_PATH = '/v1/auth';

/** The routes of identity. `demo` opens the one-tap log-ins. */
export function identityRoutes(tools: LogInTools, demo: boolean): Route[] {
  const refuseWithoutDemo = () => {
    if (!demo) throw new Refusal('not_found', 'identity.demo_disabled');
  };
  return [
    route({
      method: 'POST',
      path: '/v1/auth/login',
      operation: 'logIn',
      summary: 'Log in by e-mail and password.',
      scope: 'public',
      permission: null,
      allowSuspended: true,
      body: T.Object(
        {
          email: T.String({ minLength: 3, maxLength: 254 }),
          password: T.String({ minLength: 1, maxLength: 128 }),
        },
        { additionalProperties: false },
      ),
      answer: { status: 200, schema: Session },
      handle: async (_ctx, { body, http }) => answer(http, await logIn(tools, body)),
    }),
    route({
      method: 'GET',
      path: '/v1/auth/demo',
      operation: 'listDemoLogins',
      summary: 'One-tap log-ins of the demo; 404 where there is none.',
      scope: 'public',
      permission: null,
      allowSuspended: true,
      answer: { status: 200, schema: DemoLogins },
      handle: async (ctx) => {
        refuseWithoutDemo();
        return demoAnswer(ctx.database);
      },
    }),
    route({
      method: 'POST',
      path: '/v1/auth/demo',
      operation: 'logInToDemo',
      summary: 'Log in as a member of the demo.',
      scope: 'public',
      permission: null,
      allowSuspended: true,
      body: T.Object({ key: T.String({ minLength: 1, maxLength: 60 }) }, { additionalProperties: false }),
      answer: { status: 200, schema: Session },
      handle: async (_ctx, { body, http }) => {
        refuseWithoutDemo();
        return answer(http, await logInToDemo(tools, body.key));
      },
    }),
    route({
      method: 'POST',
      path: '/v1/auth/refresh',
      operation: 'renewAccess',
      summary: 'A fresh access token for the session in the cookie.',
      scope: 'public',
      permission: null,
      allowSuspended: true,
      body: NoBody,
      answer: { status: 200, schema: Session },
      handle: async (_ctx, { http }) => answer(http, await renewAccess(tools, http.cookie(COOKIE))),
    }),
    route({
      method: 'POST',
      path: '/v1/auth/logout',
      operation: 'logOut',
      summary: 'End the session in the cookie.',
      scope: 'public',
      permission: null,
      allowSuspended: true,
      body: NoBody,
      answer: { status: 204 },
      handle: async (ctx, { http }) => {
        await logOut(ctx.database, http.cookie(COOKIE));
        http.setCookie(COOKIE, '', { path: COOKIE_PATH, maxAgeSeconds: 0 });
      },
    }),
    route({
      method: 'GET',
      path: '/v1/me',
      operation: 'readMe',
      summary: 'Who I am, where I may act and what I may do.',
      scope: 'self',
      permission: null,
      allowSuspended: true,
      answer: { status: 200, schema: Me },
      handle: async (ctx) => {
        const { companyId, memberId, sessionId } = ctx.actor;
        return me(await tools.reader.readIn(ctx.tx, companyId, memberId, sessionId));
      },
    }),
  ];
}

async function demoAnswer(database: Database): Promise<Static<typeof DemoLogins>> {
  const logins = await listDemoLogins(database);
  return {
    logins: logins.map(({ key, name, role, companyName }) => ({
      key,
      name,
      role: roleOf(role),
      companyName,
    })),
  };
}

function answer(http: Exchange, login: LogIn): Static<typeof Session> {
  if (login.secret !== undefined) {
    http.setCookie(COOKIE, login.secret, { path: COOKIE_PATH, maxAgeSeconds: SESSION_HOURS * 3_600 });
  }
  return { accessToken: login.accessToken, expiresAt: login.expiresAt.toString(), ...me(login.access) };
}

function me(access: Access): Static<typeof Me> {
  const { actor, company } = access;
  return {
    member: { id: actor.memberId, name: actor.memberName, role: roleOf(actor.role) },
    company: { id: company.id, name: company.name, currency: company.currency, locale: company.locale },
    branches: [...actor.branches.values()].map(({ id, name, timeZone }) => ({ id, name, timeZone })),
    permissions: [...actor.permissions].sort(),
  };
}

function roleOf(role: string): (typeof ROLES)[number] {
  const known = ROLES.find((name) => name === role);
  if (!known) throw new Error(`unknown role ${role}`);
  return known;
}
