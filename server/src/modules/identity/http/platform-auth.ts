import T, { type Static } from 'typebox';
import { Refusal } from '../../../kernel/refusal.ts';
import { type AuthenticatePlatform, type Exchange, type Route, route } from '../../../kernel/route.ts';
import { Id, Instant, NoBody } from '../../../kernel/schemas.ts';
import type { Database } from '../../../kernel/tenant.ts';
import { acceptPlatformInvitation } from '../accept-platform-invitation.ts';
import { attemptKey } from '../attempt.ts';
import { countAttempts } from '../count-attempts.ts';
import { getOpenLink } from '../get-open-link.ts';
import { openPlatformSession } from '../open-platform-session.ts';
import { hashPassword, passwordFits, refuseWeakPassword } from '../password.ts';
import { isPlatformToken, PLATFORM_SESSION_SECONDS } from '../platform-token.ts';
import { forgiveAttempts } from '../queries/log-ins.ts';
import {
  endPlatformSession,
  findPlatformAccess,
  findPlatformLogin,
  type PlatformAccount,
} from '../queries/platform.ts';
import { recordPlatformAct } from '../record-platform-act.ts';
import { renewPlatformAccess } from '../renew-platform-access.ts';
import { secretHash } from '../session-secret.ts';
import { Email, PLATFORM } from './platform-shapes.ts';

const Account = T.Object({ id: Id, name: T.String(), email: T.String() }, { title: 'PlatformAccount' });
const PlatformSession = T.Object(
  { accessToken: T.String(), expiresAt: Instant, account: Account },
  { title: 'PlatformSession' },
);
const Password = T.String({ minLength: 1, maxLength: 128 });
const NewPassword = T.String({ minLength: 8, maxLength: 128 });

/** Says who keeps the installation behind a token, in one round trip. */
export function authenticatePlatform(database: Database): AuthenticatePlatform {
  return async (token) => {
    const found = isPlatformToken(token)
      ? await database.askOutside((tx) => findPlatformAccess(tx, secretHash(token)))
      : undefined;
    if (!found) throw new Refusal('unauthenticated', 'identity.token_refused');
    return found;
  };
}

function accountAnswer({ accountId, name, email }: PlatformAccount): Static<typeof Account> {
  return { id: accountId, name, email };
}

/** Guessing is slowed down and never locks anybody out: nobody is known here by their browser. */
function countersOf(email: string, ip: string) {
  return {
    pair: { key: attemptKey('platform pair', email, ip), limit: 5, minutes: 15 },
    ip: { key: attemptKey('platform ip', ip), limit: 50, minutes: 15 },
    email: { key: attemptKey('platform email', email), limit: 100, minutes: 60 },
  };
}

/**
 * The account with this e-mail, if the password fits; one answer in one time for an unknown e-mail and a wrong password.
 *
 * @throws Refusal `too_many` identity.too_many_attempts; `unauthenticated` identity.bad_credentials
 */
async function checkPlatformLogin(
  { database }: { database: Database },
  http: Exchange,
  input: { email: string; password: string },
): Promise<PlatformAccount> {
  const email = input.email.trim().toLowerCase();
  const { pair, ip, email: wide } = countersOf(email, http.ip);
  const { wait, login } = await database.outsideTenants(async (tx) => ({
    wait: await countAttempts({ tx }, [pair, ip, wide]),
    login: await findPlatformLogin(tx, email),
  }));
  if (wait > 0) throw new Refusal('too_many', 'identity.too_many_attempts', { retryAfterSeconds: wait });
  if (!(await passwordFits(login?.passwordHash, input.password)) || !login)
    throw new Refusal('unauthenticated', 'identity.bad_credentials');
  await database.askOutside((tx) => forgiveAttempts(tx, { clear: [pair.key], giveBack: [ip.key, wide.key] }));
  return login;
}

/** Only https can carry a cookie that no other host may set (`__Host-`); such a cookie belongs to every path. */
function cookieOf(http: Exchange): { name: string; path: string } {
  return http.secure
    ? { name: '__Host-fastops_platform', path: '/' }
    : { name: 'fastops_platform', path: '/v1/platform/auth' };
}

async function newSession(
  ctx: { database: Database; requestId: string },
  http: Exchange,
  account: PlatformAccount,
): Promise<Static<typeof PlatformSession>> {
  const { token, expiresAt, secret } = await ctx.database.outsideTenants(async (tx) => {
    const opening = { accountId: account.accountId, ip: http.ip, userAgent: http.header('user-agent') };
    const session = await openPlatformSession({ tx }, opening);
    const { requestId } = ctx;
    await recordPlatformAct(
      { tx, admin: account, requestId },
      { action: 'identity.platform_logged_in', after: { ip: http.ip } },
    );
    return session;
  });
  const { name, path } = cookieOf(http);
  http.setCookie(name, secret, { path, maxAgeSeconds: PLATFORM_SESSION_SECONDS });
  return { accessToken: token, expiresAt: expiresAt.toString(), account: accountAnswer(account) };
}

/** The routes by which who keeps the installation comes in and leaves. */
export const platformAuthRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/v1/platform/auth/login',
    operation: 'logInToPlatform',
    summary: 'Log in as one who keeps the installation.',
    scope: 'public',
    permission: null,
    body: T.Object(
      { email: Email, password: Password },
      { title: 'PlatformCredentials', additionalProperties: false },
    ),
    answer: { status: 200, schema: PlatformSession },
    handle: async (ctx, { body, http }) => newSession(ctx, http, await checkPlatformLogin(ctx, http, body)),
  }),
  route({
    method: 'POST',
    path: '/v1/platform/auth/accept',
    operation: 'acceptPlatformInvitation',
    summary: 'Set the password with a link that was handed over, and log in.',
    scope: 'public',
    permission: null,
    body: T.Object(
      { token: T.String({ minLength: 1, maxLength: 200 }), password: NewPassword },
      { additionalProperties: false },
    ),
    answer: { status: 200, schema: PlatformSession },
    handle: async (ctx, { body, http }) => {
      const purposes = ['platform_password'] as const;
      const link = await ctx.database.askOutside((tx) =>
        getOpenLink({ tx }, { token: body.token, purposes }),
      );
      await refuseWeakPassword(body.password, [link.email ?? '', link.name ?? '']);
      const passwordHash = await hashPassword(body.password);
      const { requestId } = ctx;
      const input = { token: body.token, accountId: String(link.payload.accountId), passwordHash };
      const account = await ctx.database.outsideTenants((tx) =>
        acceptPlatformInvitation({ tx, requestId }, input),
      );
      return newSession(ctx, http, account);
    },
  }),
  ...sessionRoutes(),
];

function sessionRoutes(): Route[] {
  return [
    route({
      method: 'POST',
      path: '/v1/platform/auth/refresh',
      operation: 'renewPlatformAccess',
      summary: 'A fresh access token for the session in the cookie.',
      scope: 'public',
      permission: null,
      body: NoBody,
      answer: { status: 200, schema: PlatformSession },
      handle: async ({ database }, { http }) => {
        const secret = http.cookie(cookieOf(http).name);
        const renewed = await database.askOutside((tx) => renewPlatformAccess({ tx }, { secret }));
        const { token, expiresAt, account } = renewed;
        return { accessToken: token, expiresAt: expiresAt.toString(), account: accountAnswer(account) };
      },
    }),
    route({
      method: 'POST',
      path: '/v1/platform/auth/logout',
      operation: 'logOutOfPlatform',
      summary: 'End the session in the cookie; ending none is no fault.',
      scope: 'public',
      permission: null,
      body: NoBody,
      answer: { status: 204 },
      handle: async ({ database }, { http }) => {
        const { name, path } = cookieOf(http);
        const secret = http.cookie(name);
        if (secret !== undefined)
          await database.askOutside((tx) => endPlatformSession(tx, secretHash(secret)));
        http.setCookie(name, '', { path, maxAgeSeconds: 0 });
      },
    }),
    route({
      method: 'GET',
      path: '/v1/platform/me',
      operation: 'readPlatformMe',
      summary: 'Who I am on the platform.',
      scope: 'platform',
      permission: PLATFORM,
      answer: { status: 200, schema: Account },
      handle: async ({ admin }) => accountAnswer(admin),
    }),
  ];
}
