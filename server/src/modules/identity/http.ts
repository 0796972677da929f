import T, { type Static } from 'typebox';
import { Refusal } from '../../kernel/refusal.ts';
import { type Exchange, type Route, route } from '../../kernel/route.ts';
import { NoBody } from '../../kernel/schemas.ts';
import type { Database } from '../../kernel/tenant.ts';
import type { AccessTokens } from './access-token.ts';
import { checkLogin } from './check-login.ts';
import { openSession } from './open-session.ts';
import { findDemoLogins, findLogins, findSession, revokeSession } from './queries.ts';
import { readAccess } from './read-access.ts';
import type { RolePermissions } from './roles.ts';
import { Credentials, DemoLogins, Me, meAnswer, roleOf, Session } from './schemas.ts';
import { SESSION_HOURS, secretHash } from './session-secret.ts';

/** What identity is built with. */
export interface IdentityTools {
  tokens: AccessTokens;
  permissions: RolePermissions;
  /** Opens the one-tap log-ins. */
  demo: boolean;
}

const COOKIE = 'fastops_session';
const COOKIE_PATH = '/v1/auth';

/** The routes of identity. */
export function identityRoutes(tools: IdentityTools): Route[] {
  return [
    ...demoRoutes(tools),
    route({
      method: 'POST',
      path: '/v1/auth/login',
      operation: 'logIn',
      summary: 'Log in by e-mail and password.',
      scope: 'public',
      permission: null,
      allowSuspended: true,
      body: Credentials,
      answer: { status: 200, schema: Session },
      handle: async ({ database }, { body, http }) => {
        const logins = await database.outsideTenants((tx) => findLogins(tx, body.email.trim().toLowerCase()));
        return newSession(tools, database, http, await checkLogin(logins, body.password));
      },
    }),
    ...sessionRoutes(tools),
    route({
      method: 'GET',
      path: '/v1/me',
      operation: 'readMe',
      summary: 'Who I am, where I may act and what I may do.',
      scope: 'self',
      permission: null,
      allowSuspended: true,
      answer: { status: 200, schema: Me },
      handle: async (ctx) =>
        meAnswer(await readAccess({ tx: ctx.tx, permissions: tools.permissions }, ctx.actor)),
    }),
  ];
}

function sessionRoutes(tools: IdentityTools): Route[] {
  return [
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
      handle: async ({ database }, { http }) => {
        const session = await sessionOf(database, http);
        if (!session) throw new Refusal('unauthenticated', 'identity.session_ended');
        return sessionAnswer(tools, database, session);
      },
    }),
    route({
      method: 'POST',
      path: '/v1/auth/logout',
      operation: 'logOut',
      summary: 'End the session in the cookie; ending none is no fault.',
      scope: 'public',
      permission: null,
      allowSuspended: true,
      body: NoBody,
      answer: { status: 204 },
      handle: async ({ database }, { http }) => {
        const session = await sessionOf(database, http);
        if (session) await database.inTenant(session.companyId, (tx) => revokeSession(tx, session.sessionId));
        http.setCookie(COOKIE, '', { path: COOKIE_PATH, maxAgeSeconds: 0 });
      },
    }),
  ];
}

function demoRoutes(tools: IdentityTools): Route[] {
  const refuseWithoutDemo = () => {
    if (!tools.demo) throw new Refusal('not_found', 'identity.demo_disabled');
  };
  return [
    route({
      method: 'GET',
      path: '/v1/auth/demo',
      operation: 'listDemoLogins',
      summary: 'One-tap log-ins of the demo; 404 where there is none.',
      scope: 'public',
      permission: null,
      allowSuspended: true,
      answer: { status: 200, schema: DemoLogins },
      handle: async ({ database }) => {
        refuseWithoutDemo();
        const logins = await database.outsideTenants(findDemoLogins);
        return {
          logins: logins.map(({ key, name, role, companyName }) => ({
            key,
            name,
            role: roleOf(role),
            companyName,
          })),
        };
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
      handle: async ({ database }, { body, http }) => {
        refuseWithoutDemo();
        const logins = await database.outsideTenants(findDemoLogins);
        const login = logins.find(({ key }) => key === body.key);
        if (!login) throw new Refusal('not_found', 'identity.demo_unknown');
        return newSession(tools, database, http, login);
      },
    }),
  ];
}

interface SessionRef {
  companyId: string;
  memberId: string;
  sessionId: string;
}

async function sessionOf(database: Database, http: Exchange): Promise<SessionRef | undefined> {
  const secret = http.cookie(COOKIE);
  return secret === undefined
    ? undefined
    : database.outsideTenants((tx) => findSession(tx, secretHash(secret)));
}

async function newSession(
  tools: IdentityTools,
  database: Database,
  http: Exchange,
  { companyId, memberId }: { companyId: string; memberId: string },
): Promise<Static<typeof Session>> {
  const { sessionId, secret } = await database.inTenant(companyId, (tx) => openSession({ tx }, { memberId }));
  const answer = await sessionAnswer(tools, database, { companyId, memberId, sessionId });
  http.setCookie(COOKIE, secret, { path: COOKIE_PATH, maxAgeSeconds: SESSION_HOURS * 3_600 });
  return answer;
}

async function sessionAnswer(
  { tokens, permissions }: IdentityTools,
  database: Database,
  session: SessionRef,
): Promise<Static<typeof Session>> {
  const access = await database.inTenant(session.companyId, (tx) => readAccess({ tx, permissions }, session));
  const { token, expiresAt } = tokens.issue({ ...session, version: access.tokenVersion });
  return { accessToken: token, expiresAt: expiresAt.toString(), ...meAnswer(access) };
}
