import { createDecoder, createSigner, createVerifier } from 'fast-jwt';
import { isId } from '../../kernel/ids.ts';

/** Life of an access token in seconds (15 minutes). */
export const ACCESS_SECONDS = 15 * 60;
const ISSUER = 'fastops';
const AUDIENCE = 'fastops-api';
const TYPE = 'at+jwt';
const REMEMBERED = 2_000;

/** What an access token says. It opens nothing by itself: member, session and company are looked up each time. */
export interface AccessClaims {
  companyId: string;
  memberId: string;
  sessionId: string;
  /** Grows when the member's role or password changes; an older one is refused. */
  version: number;
  /** Seconds since 1970. */
  expiresAt: number;
}

/** Makes and reads access tokens (JWT, HS256). */
export interface AccessTokens {
  issue(claims: Omit<AccessClaims, 'expiresAt'>): { token: string; expiresAt: Temporal.Instant };
  /** The claims of a token that is whole, ours and alive; undefined for any other text. */
  read(token: string): AccessClaims | undefined;
}

interface Payload {
  sub?: unknown;
  cid?: unknown;
  sid?: unknown;
  ver?: unknown;
  exp?: unknown;
}

/**
 * One algorithm, a fixed key map, issuer, audience, type and expiry all demanded (threat H06).
 *
 * @param keys key id → secret; the first signs, all verify, so that a key can be rotated without logging anyone out
 */
export function accessTokens(keys: ReadonlyMap<string, string>): AccessTokens {
  const [signing] = keys;
  if (!signing) throw new Error('at least one signing key is needed');
  const [kid, secret] = signing;
  const sign = createSigner({
    key: secret,
    algorithm: 'HS256',
    kid,
    iss: ISSUER,
    aud: AUDIENCE,
    expiresIn: ACCESS_SECONDS * 1_000,
    header: { alg: 'HS256', typ: TYPE },
  });
  const decode = createDecoder();
  const verifiers = new Map(
    [...keys].map(([id, key]) => [
      id,
      createVerifier({
        key,
        algorithms: ['HS256'],
        allowedIss: ISSUER,
        allowedAud: AUDIENCE,
        checkTyp: TYPE,
        requiredClaims: ['iss', 'aud', 'exp', 'iat', 'sub', 'cid', 'sid', 'ver'],
        maxAge: ACCESS_SECONDS * 1_000,
        cache: REMEMBERED,
      }),
    ]),
  );

  return {
    issue(claims) {
      const token = sign({
        sub: claims.memberId,
        cid: claims.companyId,
        sid: claims.sessionId,
        ver: claims.version,
      });
      const { exp } = decode(token) as { exp: number };
      return { token, expiresAt: Temporal.Instant.fromEpochMilliseconds(exp * 1_000) };
    },
    read(token) {
      const id = headerKeyId(token);
      const verify = id === undefined ? undefined : verifiers.get(id);
      if (!verify) return undefined;
      try {
        const payload = verify(token) as Payload;
        return saysOnce(token.split('.')[1] ?? '', payload) ? claimsOf(payload) : undefined;
      } catch {
        // Every way of being wrong is one answer: the caller learns nothing from the reason.
        return undefined;
      }
    },
  };
}

/** The key id of a header that holds exactly the three fields this program writes; no header names a key elsewhere. */
function headerKeyId(token: string): string | undefined {
  const end = token.indexOf('.');
  if (end <= 0 || end > 200 || token.length > 2_000) return undefined;
  try {
    const part = token.slice(0, end);
    const header: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    if (typeof header !== 'object' || header === null || !saysOnce(part, header)) return undefined;
    const { alg, typ, kid, ...rest } = header as Record<string, unknown>;
    if (alg !== 'HS256' || typ !== TYPE || typeof kid !== 'string' || Object.keys(rest).length > 0)
      return undefined;
    return kid;
  } catch {
    return undefined;
  }
}

/** A part that is exactly what this program would write of it: a name said twice means one thing here and another there. */
function saysOnce(part: string, value: object): boolean {
  return Buffer.from(part, 'base64url').toString('utf8') === JSON.stringify(value);
}

function claimsOf(payload: Payload): AccessClaims | undefined {
  const { sub, cid, sid, ver, exp } = payload;
  if (typeof sub !== 'string' || typeof cid !== 'string' || typeof sid !== 'string') return undefined;
  if (!isId(sub) || !isId(cid) || !isId(sid)) return undefined;
  if (typeof ver !== 'number' || !Number.isInteger(ver)) return undefined;
  if (typeof exp !== 'number' || !Number.isInteger(exp)) return undefined;
  return { companyId: cid, memberId: sub, sessionId: sid, version: ver, expiresAt: exp };
}
