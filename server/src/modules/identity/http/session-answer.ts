import { randomBytes } from 'node:crypto';
import type { Static } from 'typebox';
import type { Announce } from '../../../kernel/context.ts';
import type { Exchange } from '../../../kernel/route.ts';
import type { Database } from '../../../kernel/tenant.ts';
import { afterCommit, type Tx } from '../../../kernel/tx.ts';
import { accessOf } from '../access.ts';
import { attemptKey } from '../attempt.ts';
import { openSession } from '../open-session.ts';
import type { SessionKind } from '../queries/sessions.ts';
import { type AccessRows, readAccess } from '../read-access.ts';
import { meAnswer, type Session } from '../schemas.ts';
import { IDLE_MINUTES, secretHash } from '../session-secret.ts';
import type { IdentityTools } from './tools.ts';

const SESSION_PATH = '/v1/auth';
const DEVICE_SECONDS = 400 * 24 * 3_600;
const DEVICE_SECRET = /^[\w-]{43}$/;
const USER_AGENT_LENGTH = 300;

/** The cookie that holds a browser's refresh token. Only https can carry one that no other host may set (`__Host-`). */
function sessionCookie(http: Exchange): { name: string; path: string } {
  return http.secure
    ? { name: '__Host-fastops_session', path: '/' }
    : { name: 'fastops_session', path: SESSION_PATH };
}

function deviceCookie(http: Exchange): { name: string; path: string } {
  return http.secure
    ? { name: '__Host-fastops_device', path: '/' }
    : { name: 'fastops_device', path: SESSION_PATH };
}

/** The refresh token a request came with: in its body, or in the browser's cookie. */
export function presentedRefresh(http: Exchange, body: { refreshToken?: string }): string | undefined {
  return body.refreshToken ?? http.cookie(sessionCookie(http).name);
}

/** Takes the browser's refresh token away. */
export function dropSessionCookie(http: Exchange): void {
  const { name, path } = sessionCookie(http);
  http.setCookie(name, '', { path, maxAgeSeconds: 0 });
}

/** The browser's own secret, by which it is known again; undefined for one that has none. */
export function deviceSecret(http: Exchange): string | undefined {
  const secret = http.cookie(deviceCookie(http).name);
  return secret !== undefined && DEVICE_SECRET.test(secret) ? secret : undefined;
}

/** The browser's own secret; one that has none gets one. */
export function keepDeviceSecret(http: Exchange): string {
  const { name, path } = deviceCookie(http);
  const secret = deviceSecret(http) ?? randomBytes(32).toString('base64url');
  http.setCookie(name, secret, { path, maxAgeSeconds: DEVICE_SECONDS });
  return secret;
}

/** What a session remembers of who uses it. */
export function clientOf(http: Exchange): { userAgent: string | null; ip: string } {
  return { userAgent: http.header('user-agent')?.slice(0, USER_AGENT_LENGTH) ?? null, ip: http.ip };
}

/** Tells one client from another: by the browser's own secret, or by where a program calls from. */
export function clientHash(http: Exchange): Buffer {
  const { userAgent, ip } = clientOf(http);
  const secret = deviceSecret(http);
  return attemptKey(userAgent ?? '', secret === undefined ? `ip ${ip}` : `device ${secret}`);
}

/** What a use case needs besides its transaction where no request context stands behind it. */
export function workOf(tools: IdentityTools, tx: Tx, requestId: string) {
  const announce: Announce = (type, payload) => tools.announcer.announce(tx, type, payload);
  return {
    tx,
    requestId,
    announce,
    wake: (topic: string, key: string) => afterCommit(tx, () => tools.wakeups.hint(topic, key)),
  };
}

/** Who comes in and how. */
export interface Entry {
  companyId: string;
  memberId: string;
  kind: SessionKind;
  client?: 'browser' | 'api';
  deviceId?: string | null;
  support?: { name: string; reason: string; minutes: number } | null;
  /** The PIN that was checked, as it was stored then. */
  pinHash?: string | undefined;
  /**
   * Statements that belong to the entry; they travel in the same write and must be sent at once. They are told the hash
   * of the browser's own secret; null for a program, which is not known again.
   */
  along?: (tx: Tx, deviceHash: Buffer | null) => Promise<unknown>;
}

/** Opens a session and reads who came in, in one round trip; a browser gets its refresh token as a cookie. */
export async function enterSession(
  tools: IdentityTools,
  database: Database,
  http: Exchange,
  entry: Entry,
): Promise<Static<typeof Session>> {
  const { companyId, memberId, kind, client = 'browser' } = entry;
  const deviceHash = client === 'browser' ? secretHash(keepDeviceSecret(http)) : null;
  let secret = '';
  const rows = await database.askInTenant(companyId, async (tx) => {
    const opened = openSession(
      { tx },
      {
        memberId,
        kind,
        client,
        deviceId: entry.deviceId ?? null,
        support: entry.support ?? null,
        ...(entry.pinHash === undefined ? {} : { pinHash: entry.pinHash }),
        ...clientOf(http),
      },
    );
    secret = opened.secret;
    const along = entry.along?.(tx, deviceHash);
    const [access] = await Promise.all([
      readAccess({ tx }, { memberId, sessionId: opened.sessionId }),
      opened.stored,
      along,
    ]);
    return access;
  });
  return answerSession(tools, http, rows, { secret, client });
}

/** The answer to whoever holds a session now: an access token, and the refresh token where it belongs. */
export function answerSession(
  tools: IdentityTools,
  http: Exchange,
  rows: AccessRows,
  refresh: { secret: string; client: 'browser' | 'api' },
): Static<typeof Session> {
  const access = accessOf(rows, tools.permissions);
  const { companyId, memberId, sessionId, branches } = access.actor;
  const { token, expiresAt } = tools.tokens.issue({
    companyId,
    memberId,
    sessionId,
    version: access.tokenVersion,
    branches: access.assignments.some(({ branchId }) => branchId === null) ? 'all' : [...branches.keys()],
  });
  const answer = { accessToken: token, expiresAt: expiresAt.toString(), ...meAnswer(access) };
  if (refresh.client === 'api') return { ...answer, refreshToken: refresh.secret };
  const { name, path } = sessionCookie(http);
  http.setCookie(name, refresh.secret, { path, maxAgeSeconds: IDLE_MINUTES * 60 });
  return answer;
}
