import { createHash } from 'node:crypto';
import { createDecoder, createSigner, createVerifier } from 'fast-jwt';
import { isId } from '../../kernel/ids.ts';

/** Life of an access token in seconds (15 minutes). */
export const ACCESS_SECONDS = 15 * 60;
const ISSUER = 'fastops';
const AUDIENCE = 'fastops-api';
const TYPE = 'at+jwt';
const REMEMBERED = 2_000;
/** Most branches that a token names; beyond, it says `many`. */
const BRANCHES_NAMED = 20;
/** How long after its retirement a key may still have signed, in seconds: a process hears of it a moment later. */
const SKEW_SECONDS = 60;

/** What an access token says. It opens nothing by itself: member, session and company are looked up each time. */
export interface AccessClaims {
  companyId: string;
  memberId: string;
  sessionId: string;
  /** Grows when the member's role or password changes; an older one is refused. */
  version: number;
  /** Where the member could act when it was issued: everywhere, in these branches, or in too many to name. */
  branches: 'all' | 'many' | readonly string[];
  /** Seconds since 1970. */
  expiresAt: number;
}

/** What a token is issued for. */
export type IssuedClaims = Omit<AccessClaims, 'expiresAt' | 'branches'> & {
  branches: 'all' | readonly string[];
};

/** A secret that signs access tokens, or did. */
export interface SigningKey {
  /** The first 8 hex digits of the secret's SHA-256: every process calls it the same. */
  id: string;
  secret: string;
  /** When another key took its place. What it signed until then is good for as long as a token lives. */
  retiredAt?: Temporal.Instant;
}

/** The key of a secret. */
export function signingKey(secret: string, retiredAt?: Temporal.Instant): SigningKey {
  const id = createHash('sha256').update(secret).digest('hex').slice(0, 8);
  return retiredAt === undefined ? { id, secret } : { id, secret, retiredAt };
}

/** Makes and reads access tokens (JWT, HS256). */
export interface AccessTokens {
  issue(claims: IssuedClaims): { token: string; expiresAt: Temporal.Instant };
  /** The claims of a token that is whole, ours and alive; undefined for any other text. */
  read(token: string): AccessClaims | undefined;
  /** Takes other keys from now on: the first signs, all verify. */
  use(keys: readonly SigningKey[]): void;
}

interface Payload {
  sub?: unknown;
  cid?: unknown;
  sid?: unknown;
  ver?: unknown;
  brs?: unknown;
  iat?: unknown;
  exp?: unknown;
}

type Verify = (token: string) => AccessClaims | undefined;

/**
 * One algorithm, a fixed key map, issuer, audience, type and expiry all demanded (threat H06).
 *
 * @param keys the first signs, all verify, so that a key can be rotated without logging anyone out
 */
export function accessTokens(keys: readonly SigningKey[]): AccessTokens {
  const decode = createDecoder();
  let ring = keyRing(keys);

  return {
    issue(claims) {
      const token = ring.sign({
        sub: claims.memberId,
        cid: claims.companyId,
        sid: claims.sessionId,
        ver: claims.version,
        brs: claims.branches.length > BRANCHES_NAMED ? 'many' : claims.branches,
      });
      const { exp } = decode(token) as { exp: number };
      return { token, expiresAt: Temporal.Instant.fromEpochMilliseconds(exp * 1_000) };
    },
    read(token) {
      const id = headerKeyId(token);
      return id === undefined ? undefined : ring.verifiers.get(id)?.(token);
    },
    use(others) {
      ring = keyRing(others);
    },
  };
}

/** How to sign with the first key, and how to verify with each by its id. */
function keyRing(keys: readonly SigningKey[]): {
  sign(payload: Record<string, unknown>): string;
  verifiers: ReadonlyMap<string, Verify>;
} {
  const [first] = keys;
  if (!first || first.retiredAt !== undefined) throw new Error('a signing key that is not retired is needed');
  const verifiers = new Map(keys.map((key) => [key.id, verifierOf(key)]));
  if (verifiers.size < keys.length) throw new Error('two signing keys have the same id');
  const sign = createSigner({
    key: first.secret,
    algorithm: 'HS256',
    kid: first.id,
    iss: ISSUER,
    aud: AUDIENCE,
    expiresIn: ACCESS_SECONDS * 1_000,
    header: { alg: 'HS256', typ: TYPE },
  });
  return { sign, verifiers };
}

/** Reads what one key signed. */
function verifierOf({ secret, retiredAt }: SigningKey): Verify {
  const verify = createVerifier({
    key: secret,
    algorithms: ['HS256'],
    allowedIss: ISSUER,
    allowedAud: AUDIENCE,
    checkTyp: TYPE,
    requiredClaims: ['iss', 'aud', 'exp', 'iat', 'sub', 'cid', 'sid', 'ver', 'brs'],
    maxAge: ACCESS_SECONDS * 1_000,
    cache: REMEMBERED,
  });
  // With `maxAge` this ends a retired key altogether: nothing it may have signed is younger than a token lives.
  const last = retiredAt ? retiredAt.epochMilliseconds / 1_000 + SKEW_SECONDS : Number.POSITIVE_INFINITY;
  return (token) => {
    try {
      const payload = verify(token) as Payload;
      if (!saysOnce(token.split('.')[1] ?? '', payload)) return undefined;
      return typeof payload.iat === 'number' && payload.iat <= last ? claimsOf(payload) : undefined;
    } catch {
      // Every way of being wrong is one answer: the caller learns nothing from the reason.
      return undefined;
    }
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
  const { sub, cid, sid, ver, brs, exp } = payload;
  if (typeof sub !== 'string' || typeof cid !== 'string' || typeof sid !== 'string') return undefined;
  if (!isId(sub) || !isId(cid) || !isId(sid)) return undefined;
  if (typeof ver !== 'number' || !Number.isInteger(ver)) return undefined;
  if (typeof exp !== 'number' || !Number.isInteger(exp)) return undefined;
  const branches = branchesOf(brs);
  if (branches === undefined) return undefined;
  return { companyId: cid, memberId: sub, sessionId: sid, version: ver, branches, expiresAt: exp };
}

function branchesOf(brs: unknown): AccessClaims['branches'] | undefined {
  if (brs === 'all' || brs === 'many') return brs;
  if (!Array.isArray(brs) || brs.length > BRANCHES_NAMED || new Set(brs).size < brs.length) return undefined;
  return brs.every((id): id is string => typeof id === 'string' && isId(id)) ? brs : undefined;
}
