import T, { type Static } from 'typebox';
import { Refusal } from '../../../kernel/refusal.ts';
import { type Exchange, type Route, route } from '../../../kernel/route.ts';
import { Id } from '../../../kernel/schemas.ts';
import type { Database } from '../../../kernel/tenant.ts';
import type { Tx } from '../../../kernel/tx.ts';
import { announceAccessChange } from '../announce-access-change.ts';
import { attemptKeys } from '../attempt.ts';
import { checkLogin } from '../check-login.ts';
import { findDevicePlace } from '../queries/devices.ts';
import {
  beginLogIn,
  findAccount,
  findCompaniesOf,
  findDemoLogins,
  forgiveLogIn,
  holdPassword,
  knowDevice,
  type OwnCompany,
} from '../queries/log-ins.ts';
import { findRefresh, type RefreshPlace, revokeSession } from '../queries/sessions.ts';
import { readAccess } from '../read-access.ts';
import { renewSession } from '../renew-session.ts';
import { Session } from '../schemas.ts';
import { secretHash } from '../session-secret.ts';
import { unlockDevice } from '../unlock-device.ts';
import {
  answerSession,
  clientHash,
  clientOf,
  deviceSecret,
  dropSessionCookie,
  enterSession,
  presentedRefresh,
  workOf,
} from './session-answer.ts';
import type { IdentityTools } from './tools.ts';

/** E-mail and password. */
const Credentials = T.Object(
  {
    email: T.String({ minLength: 3, maxLength: 254 }),
    password: T.String({ minLength: 1, maxLength: 128 }),
    client: T.Optional(T.Enum(['browser', 'api'])),
    companyId: T.Optional(Id),
  },
  { title: 'Credentials', additionalProperties: false },
);

const token = T.Optional(T.String({ minLength: 20, maxLength: 100 }));
const LogOut = T.Object({ refreshToken: token }, { title: 'LogOut', additionalProperties: false });
const Refresh = T.Object(
  {
    refreshToken: token,
    /** Goes over to another company of the same person. */
    companyId: T.Optional(Id),
  },
  { title: 'Refresh', additionalProperties: false },
);

/** The routes by which people come in, stay and leave. */
export function authRoutes(tools: IdentityTools): Route[] {
  return [
    ...demoRoutes(tools),
    logInRoute(tools),
    refreshRoute(tools),
    route({
      method: 'POST',
      path: '/v1/auth/logout',
      operation: 'logOut',
      summary: 'End the session of the refresh token; ending none is no fault.',
      scope: 'public',
      permission: null,
      allowSuspended: true,
      body: LogOut,
      answer: { status: 204 },
      handle: async ({ database, requestId }, { body, http }) => {
        const secret = presentedRefresh(http, body);
        const place = secret === undefined ? undefined : await findPlace(database, secret);
        dropSessionCookie(http);
        if (!place) return;
        const { companyId, memberId, sessionId } = place;
        await database.inTenant(companyId, async (tx) => {
          await Promise.all([
            revokeSession(tx, { id: sessionId, memberId }, 'logged_out'),
            announceAccessChange(workOf(tools, tx, requestId), { memberId, sessionId }),
          ]);
        });
      },
    }),
  ];
}

function logInRoute(tools: IdentityTools): Route {
  return route({
    method: 'POST',
    path: '/v1/auth/login',
    operation: 'logIn',
    summary: 'Log in by e-mail and password.',
    scope: 'public',
    permission: null,
    allowSuspended: true,
    body: Credentials,
    answer: { status: 200, schema: Session },
    handle: async ({ database, requestId }, { body, http }) => {
      const email = body.email.trim().toLowerCase();
      const keys = attemptKeys(email, http.ip, deviceSecret(http));
      const client = body.client ?? 'browser';
      const { deviceHash: hash } = keys;
      const [logins, place] = await database.askOutside((tx) =>
        Promise.all([
          beginLogIn(tx, email, keys),
          hash === null || client === 'api' ? undefined : findDevicePlace(tx, hash),
        ]),
      );
      const login = await checkLogin(logins, body);
      const deviceId = place?.companyId === login.companyId ? place.deviceId : null;
      const session = await enterSession(tools, database, http, {
        ...login,
        kind: 'password',
        client,
        deviceId,
        along: (tx, deviceHash) =>
          Promise.all([
            holdPassword(tx, login),
            forgiveLogIn(tx, login.accountId, keys),
            deviceHash === null ? undefined : knowDevice(tx, login.accountId, deviceHash),
          ]),
      });
      if (deviceId !== null) await unlockByLeader(database, requestId, deviceId, session);
      return session;
    },
  });
}

/** After too many wrong PINs the device waits for somebody who leads there: this is one, if the branch is theirs. */
async function unlockByLeader(
  database: Database,
  requestId: string,
  deviceId: string,
  { company, member, branches }: Static<typeof Session>,
): Promise<void> {
  const led = branches.filter(({ permissions }) => permissions.includes('identity.manage_devices'));
  if (led.length === 0) return;
  const actor = { kind: 'system', memberId: member.id, memberName: member.name } as const;
  await database.inTenant(company.id, (tx) =>
    unlockDevice({ tx, actor, requestId }, { deviceId, branchIds: led.map(({ id }) => id) }),
  );
}

function findPlace(database: Database, secret: string): Promise<RefreshPlace | undefined> {
  return database.askOutside((tx) => findRefresh(tx, secretHash(secret)));
}

function refreshRoute(tools: IdentityTools): Route {
  return route({
    method: 'POST',
    path: '/v1/auth/refresh',
    operation: 'renewAccess',
    summary: 'A fresh access token, and the next refresh token: each is good once.',
    scope: 'public',
    permission: null,
    allowSuspended: true,
    body: Refresh,
    answer: { status: 200, schema: Session },
    handle: async ({ database, requestId }, { body, http }) => {
      const secret = presentedRefresh(http, body);
      const place = secret === undefined ? undefined : await findPlace(database, secret);
      if (secret === undefined || !place) throw ended(http);
      const { companyId, memberId, sessionId } = place;
      const renewal = await database.inTenant(companyId, async (tx) => {
        const work = workOf(tools, tx, requestId);
        const renewed = await renewSession(work, {
          secret,
          sessionId,
          memberId,
          clientHash: clientHash(http),
          ...clientOf(http),
        });
        if (renewed.outcome !== 'renewed') return undefined;
        const goesTo = await findOtherPlace(tx, renewed.accountId, body.companyId);
        if (goesTo) {
          await Promise.all([
            revokeSession(tx, { id: sessionId, memberId }, 'went_over'),
            announceAccessChange(work, { memberId, sessionId }),
          ]);
          return { ...renewed, goesTo, rows: undefined };
        }
        return { ...renewed, rows: await readAccess({ tx }, { memberId, sessionId }) };
      });
      if (!renewal) throw ended(http);
      if (renewal.rows) return answerSession(tools, http, renewal.rows, renewal);
      return enterSession(tools, database, http, {
        companyId: renewal.goesTo.id,
        memberId: renewal.goesTo.memberId,
        kind: 'password',
        client: renewal.client,
        along: (tx) => holdPassword(tx, renewal.goesTo),
      });
    },
  });
}

/**
 * The membership to go over to; undefined to stay.
 *
 * @throws Refusal `not_found` identity.company_unknown for a company this person does not work for
 */
async function findOtherPlace(
  tx: Tx,
  accountId: string | null,
  companyId: string | undefined,
): Promise<(OwnCompany & { accountId: string; passwordHash: string }) | undefined> {
  if (companyId === undefined || companyId === tx.companyId) return undefined;
  const [own, account] =
    accountId === null ? [] : await Promise.all([findCompaniesOf(tx, accountId), findAccount(tx, accountId)]);
  const place = own?.find(({ id }) => id === companyId);
  if (accountId === null || !place || !account) throw new Refusal('not_found', 'identity.company_unknown');
  return { ...place, accountId, passwordHash: account.passwordHash };
}

/** The session is over; the browser forgets its token, so that it does not ask with it for ever. */
function ended(http: Exchange): Refusal {
  if (http.header('cookie') !== undefined) dropSessionCookie(http);
  return new Refusal('unauthenticated', 'identity.session_ended');
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
      answer: {
        status: 200,
        schema: T.Object(
          {
            logins: T.Array(
              T.Object(
                { key: T.String(), name: T.String(), role: T.String(), companyName: T.String() },
                { title: 'DemoLogin' },
              ),
            ),
          },
          { title: 'DemoLogins' },
        ),
      },
      handle: async ({ database }) => {
        refuseWithoutDemo();
        const logins = await database.outsideTenants(findDemoLogins);
        return {
          logins: logins.map(({ key, name, role, companyName }) => ({ key, name, role, companyName })),
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
        const { companyId, memberId } = login;
        return enterSession(tools, database, http, { companyId, memberId, kind: 'demo' });
      },
    }),
  ];
}
