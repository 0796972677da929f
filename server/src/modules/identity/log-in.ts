import { createHash, randomBytes } from 'node:crypto';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Database } from '../../kernel/tenant.ts';
import type { AccessTokens } from './access-token.ts';
import { passwordFits } from './password.ts';
import {
  type DemoLogin,
  findDemoLogins,
  findLogins,
  findSession,
  insertSession,
  revokeSession,
} from './queries.ts';
import type { Access, AccessReader } from './read-access.ts';

/** A log-in on one browser lasts a long shift. */
export const SESSION_HOURS = 12;

/** What a successful log-in gives: the access, the token, and the secret for the cookie. */
export interface LogIn {
  access: Access;
  accessToken: string;
  expiresAt: Temporal.Instant;
  secret: string | undefined;
}

/** What the log-in use cases need; they stand before any company, so they open their own transactions. */
export interface LogInTools {
  database: Database;
  tokens: AccessTokens;
  reader: AccessReader;
}

/**
 * Logs in by e-mail and password. One answer for an unknown e-mail and for a wrong password, in the same time.
 *
 * @throws Refusal `unauthenticated` identity.bad_credentials
 */
export async function logIn(tools: LogInTools, input: { email: string; password: string }): Promise<LogIn> {
  const logins = await tools.database.outsideTenants((tx) =>
    findLogins(tx, input.email.trim().toLowerCase()),
  );
  const [login] = logins;
  if (!(await passwordFits(login?.passwordHash, input.password)) || !login) {
    throw new Refusal('unauthenticated', 'identity.bad_credentials');
  }
  return openSession(tools, login.companyId, login.memberId);
}

/**
 * Logs in with one tap as a member of the demo.
 *
 * @throws Refusal `not_found` identity.demo_unknown
 */
export async function logInToDemo(tools: LogInTools, key: string): Promise<LogIn> {
  const logins = await listDemoLogins(tools.database);
  const login = logins.find((candidate) => candidate.key === key);
  if (!login) throw new Refusal('not_found', 'identity.demo_unknown');
  return openSession(tools, login.companyId, login.memberId);
}

/** The one-tap log-ins on offer. */
export function listDemoLogins(database: Database): Promise<DemoLogin[]> {
  return database.outsideTenants(findDemoLogins);
}

/**
 * A fresh access token for the session behind a cookie.
 *
 * @throws Refusal `unauthenticated` identity.session_ended
 */
export async function renewAccess(tools: LogInTools, secret: string | undefined): Promise<LogIn> {
  const session =
    secret === undefined
      ? undefined
      : await tools.database.outsideTenants((tx) => findSession(tx, hashOf(secret)));
  if (!session) throw new Refusal('unauthenticated', 'identity.session_ended');
  return withToken(tools, session.companyId, session.memberId, session.sessionId, undefined);
}

/** Ends the session behind a cookie; ending none is no error. */
export async function logOut(database: Database, secret: string | undefined): Promise<void> {
  if (secret === undefined) return;
  const session = await database.outsideTenants((tx) => findSession(tx, hashOf(secret)));
  if (session) await database.inTenant(session.companyId, (tx) => revokeSession(tx, session.sessionId));
}

async function openSession(tools: LogInTools, companyId: string, memberId: string): Promise<LogIn> {
  const sessionId = newId();
  const secret = randomBytes(32).toString('base64url');
  await tools.database.inTenant(companyId, (tx) =>
    insertSession(tx, { id: sessionId, memberId, secretHash: hashOf(secret), hours: SESSION_HOURS }),
  );
  return withToken(tools, companyId, memberId, sessionId, secret);
}

async function withToken(
  tools: LogInTools,
  companyId: string,
  memberId: string,
  sessionId: string,
  secret: string | undefined,
): Promise<LogIn> {
  const access = await tools.reader.read(tools.database, companyId, memberId, sessionId);
  const { token, expiresAt } = tools.tokens.issue({
    companyId,
    memberId,
    sessionId,
    version: access.tokenVersion,
  });
  return { access, accessToken: token, expiresAt, secret };
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
