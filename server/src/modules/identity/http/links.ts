import T from 'typebox';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type Exchange, type Route, route } from '../../../kernel/route.ts';
import { Id, Instant, NoBody, Nullable } from '../../../kernel/schemas.ts';
import type { Database } from '../../../kernel/tenant.ts';
import type { Tx } from '../../../kernel/tx.ts';
import { acceptInvitation } from '../accept-invitation.ts';
import { attemptKey, attemptKeys, placeOf } from '../attempt.ts';
import { checkLogin } from '../check-login.ts';
import { getOpenLink } from '../get-open-link.ts';
import { issueLink } from '../issue-link.ts';
import { issueMemberLink, type MemberLink } from '../issue-member-link.ts';
import { hashPassword, refuseWeakPassword } from '../password.ts';
import type { FoundLink, LinkPurpose } from '../queries/links.ts';
import {
  beginLogIn,
  countAttempt,
  findAccountByEmail,
  findCompaniesOf,
  forgiveLogIn,
  knowDevice,
  type OwnCompany,
} from '../queries/log-ins.ts';
import { queueMail } from '../queue-mail.ts';
import { recordAudit } from '../record-audit.ts';
import { RESET_MINUTES, RESET_PATH } from '../reset.ts';
import { resetPassword } from '../reset-password.ts';
import { Session } from '../schemas.ts';
import { secretHash } from '../session-secret.ts';
import { deviceSecret, enterSession, keepDeviceSecret, workOf } from './session-answer.ts';
import type { IdentityTools } from './tools.ts';

/** Links that are for people of a company. */
const PURPOSES: readonly LinkPurpose[] = ['invitation', 'password_reset'];
const RESETS_BY_PLACE = { limit: 20, minutes: 15, hard: true };
const RESETS_OF_EMAIL = { limit: 3, minutes: 60, hard: true };
const Token = T.String({ minLength: 20, maxLength: 100 });
const Password = T.String({ minLength: 1, maxLength: 128 });

/** Where a link went: shown where no mail server is set, so that it can be copied and shared. */
export const LinkAnswer = T.Object(
  { url: Nullable(T.String()), sentTo: Nullable(T.String()), expiresAt: Instant },
  { title: 'LinkAnswer' },
);

/** The routes of links that are good once. */
export function linkRoutes(tools: IdentityTools): Route[] {
  return [
    readRoute(),
    acceptRoute(tools),
    ...resetRoutes(tools),
    issueRoute(tools, 'invitation'),
    issueRoute(tools, 'password_reset'),
  ];
}

function findOpenLink(
  database: Database,
  token: string,
  purposes: readonly LinkPurpose[],
): Promise<FoundLink> {
  return database.askOutside((tx) => getOpenLink({ tx }, { token, purposes }));
}

function readRoute(): Route {
  return route({
    method: 'POST',
    path: '/v1/auth/links/read',
    operation: 'readLink',
    summary: 'What a link is good for; it stays good.',
    scope: 'public',
    permission: null,
    allowSuspended: true,
    body: T.Object({ token: Token }, { additionalProperties: false }),
    answer: {
      status: 200,
      schema: T.Object(
        {
          purpose: T.String(),
          email: Nullable(T.String()),
          name: Nullable(T.String()),
          companyName: Nullable(T.String()),
          hasAccount: T.Boolean(),
          expiresAt: Instant,
        },
        { title: 'Link' },
      ),
    },
    handle: async ({ database }, { body }) => {
      const { purpose, email, name, companyName, hasAccount, expiresAt } = await findOpenLink(
        database,
        body.token,
        PURPOSES,
      );
      return { purpose, email, name, companyName, hasAccount, expiresAt: expiresAt.toString() };
    },
  });
}

function acceptRoute(tools: IdentityTools): Route {
  return route({
    method: 'POST',
    path: '/v1/auth/links/accept-invitation',
    operation: 'acceptInvitation',
    summary: 'Accept an invitation: with a new password, or with that of the account there is.',
    scope: 'public',
    permission: null,
    allowSuspended: true,
    body: T.Object(
      { token: Token, password: Password, name: T.Optional(T.String({ minLength: 1, maxLength: 80 })) },
      { additionalProperties: false },
    ),
    answer: { status: 200, schema: Session },
    handle: async ({ database, requestId }, { body, http }) => {
      const link = await findOpenLink(database, body.token, ['invitation']);
      const { companyId, email } = link;
      if (companyId === null || email === null) throw new Refusal('not_found', 'identity.link_unknown');
      const account = link.hasAccount
        ? await ownAccount(database, http, email, body.password)
        : await newAccount(link, body.password);
      const { memberId } = await database.inTenant(companyId, (tx) =>
        acceptInvitation(workOf(tools, tx, requestId), { token: body.token, name: body.name, account }),
      );
      return enterSession(tools, database, http, {
        companyId,
        memberId,
        kind: 'password',
        along: async (tx, deviceHash) => deviceHash && knowDevice(tx, account.id, deviceHash),
      });
    },
  });
}

async function newAccount(link: FoundLink, password: string) {
  await refuseWeakPassword(password, [link.email ?? '', link.name ?? '', link.companyName ?? '']);
  return { id: newId(), passwordHash: await hashPassword(password), isNew: true };
}

/** The account that has the e-mail: its password must fit, and guessing it is slowed down like a log-in. */
async function ownAccount(database: Database, http: Exchange, email: string, password: string) {
  const keys = attemptKeys(email, http.ip, deviceSecret(http));
  const logins = await database.askOutside((tx) => beginLogIn(tx, email, keys));
  const [first] = logins;
  // Whoever works nowhere yet may accept as well: the membership is what the link is for.
  const standing = first && { ...first, companyId: first.companyId ?? '-', memberId: first.memberId ?? '-' };
  const { accountId } = await checkLogin(standing ? [standing] : [], { password });
  await database.askOutside((tx) => forgiveLogIn(tx, accountId, keys));
  return { id: accountId, passwordHash: '', isNew: false };
}

function resetRoutes(tools: IdentityTools): Route[] {
  const mails = tools.mailer.configured;
  return [
    route({
      method: 'POST',
      path: '/v1/auth/password-resets',
      operation: 'askForPasswordReset',
      summary: 'Have a link to change the password sent; the answer tells nothing.',
      scope: 'public',
      permission: null,
      allowSuspended: true,
      body: T.Object({ email: T.String({ minLength: 3, maxLength: 254 }) }, { additionalProperties: false }),
      answer: { status: 204 },
      handle: async ({ database }, { body, http }) => {
        const place = { key: attemptKey('reset place', placeOf(http.ip)), ...RESETS_BY_PLACE };
        const wait = await database.askOutside((tx) => countAttempt(tx, place));
        if (wait > 0)
          throw new Refusal('too_many', 'identity.too_many_attempts', { retryAfterSeconds: wait });
        if (mails) await sendReset(database, http, body.email.trim().toLowerCase());
      },
    }),
    route({
      method: 'POST',
      path: '/v1/auth/links/reset-password',
      operation: 'resetPassword',
      summary: 'Set another password by link; every session of the account ends.',
      scope: 'public',
      permission: null,
      allowSuspended: true,
      body: T.Object({ token: Token, password: Password }, { additionalProperties: false }),
      answer: { status: 204 },
      handle: async ({ database, requestId }, { body, http }) => {
        const { accountId, words, places } = await findResetAccount(database, body.token);
        await refuseWeakPassword(body.password, words);
        const passwordHash = await hashPassword(body.password);
        const deviceHash = secretHash(keepDeviceSecret(http));
        const reset = { token: body.token, accountId, passwordHash, deviceHash };
        const [home, ...others] = places;
        if (!home) return database.outsideTenants((tx) => resetPassword({ tx }, reset));
        await database.inTenant(home.id, async (tx) => {
          await resetPassword({ tx }, reset);
          recordReset(tx, requestId, home);
        });
        for (const place of others)
          await database.inTenant(place.id, async (tx) => recordReset(tx, requestId, place));
      },
    }),
  ];
}

/** The account a reset link is for, what its password must not be, and where it works; the link's own company is first. */
async function findResetAccount(database: Database, token: string) {
  return database.outsideTenants(async (tx) => {
    const link = await getOpenLink({ tx }, { token, purposes: ['password_reset'] });
    const account = link.email === null ? undefined : await findAccountByEmail(tx, link.email);
    if (!account || link.email === null) throw new Refusal('conflict', 'identity.link_used');
    const places = await findCompaniesOf(tx, account.accountId);
    places.sort((one, other) => Number(other.id === link.companyId) - Number(one.id === link.companyId));
    const words = [link.email, ...places.flatMap(({ name, memberName }) => [name, memberName])];
    return { accountId: account.accountId, words, places };
  });
}

function recordReset(tx: Tx, requestId: string, { memberId, memberName }: OwnCompany): void {
  recordAudit(
    { tx, requestId, actor: { kind: 'system', memberId, memberName } },
    { action: 'identity.password_reset', objectType: 'member', objectId: memberId },
  );
}

/**
 * Sends a link to whoever has the e-mail, three an hour at most: beyond, nobody is told that there is none. For a
 * stranger's e-mail the same is written, to be erased unsent, so that the time tells nothing either.
 */
function sendReset(database: Database, http: Exchange, email: string): Promise<void> {
  return database.outsideTenants(async (tx) => {
    const [wait, account] = await Promise.all([
      countAttempt(tx, { key: attemptKey('reset email', email), ...RESETS_OF_EMAIL }),
      findAccountByEmail(tx, email),
    ]);
    if (wait > 0) return;
    const [place] = await findCompaniesOf(tx, account?.accountId ?? newId());
    const minutes = place ? RESET_MINUTES : 0;
    const { token } = await issueLink({ tx }, { purpose: 'password_reset', email, minutes });
    await queueMail(
      { tx },
      {
        kind: 'password_reset',
        to: email,
        locale: http.header('accept-language')?.startsWith('en') ? 'en' : 'es',
        url: `${http.origin}${RESET_PATH}#${token}`,
        companyName: null,
        name: place?.memberName ?? 'Nadie',
        minutes,
      },
    );
  });
}

/** A link for a member, issued by who leads them. */
function issueRoute(tools: IdentityTools, purpose: MemberLink): Route {
  const invites = purpose === 'invitation';
  return route({
    method: 'POST',
    path: invites ? '/v1/members/{memberId}/invitation' : '/v1/members/{memberId}/password-reset',
    operation: invites ? 'inviteMember' : 'sendPasswordReset',
    summary: invites ? 'Invite a member; earlier invitations end.' : 'A link to set another password.',
    scope: 'company',
    permission: 'identity.manage_members',
    params: T.Object({ memberId: Id }),
    body: NoBody,
    answer: { status: 200, schema: LinkAnswer },
    handle: (ctx, { params, http: { origin } }) =>
      issueMemberLink({ ...ctx, origin, mails: tools.mailer.configured }, { ...params, purpose }),
  });
}
