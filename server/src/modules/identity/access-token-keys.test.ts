import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forge, partsOf } from '../../app/testing/hostile-tokens.ts';
import { newId } from '../../kernel/ids.ts';
import { accessTokens, signingKey } from './access-token.ts';

// The keys that sign access tokens, and their change while tokens are alive.

const OLD = 'the old secret of this installation';
const FRESH = 'the new secret of this installation';
const CLAIMS = {
  companyId: newId(),
  memberId: newId(),
  sessionId: newId(),
  version: 3,
  branches: 'all',
} as const;
const RETIRED = Temporal.Instant.from('2026-11-22T17:00:00Z');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  at(0);
});
afterEach(() => vi.useRealTimers());

/** Sets the clock to some seconds after the retirement. */
function at(seconds: number): void {
  vi.setSystemTime(RETIRED.add({ seconds }).epochMilliseconds);
}

const rotated = () => [signingKey(FRESH), signingKey(OLD, RETIRED)];

/** A token as the holder of a secret can write it. */
function forged(secret: string, claims: Record<string, unknown>): string {
  const good = accessTokens([signingKey(secret)]).issue(CLAIMS).token;
  const { header, payload } = partsOf(good);
  return forge(secret, header, { ...payload, ...claims });
}

const seconds = () => Math.floor(Date.now() / 1_000);

test('a key is called by its secret, the same in every process', () => {
  const { id } = signingKey(OLD);
  expect(id).toBe(createHash('sha256').update(OLD).digest('hex').slice(0, 8));
  expect(partsOf(accessTokens([signingKey(OLD)]).issue(CLAIMS).token).header).toEqual({
    alg: 'HS256',
    typ: 'at+jwt',
    kid: id,
  });
  expect(signingKey(FRESH).id).not.toBe(id);
});

test('a running process takes a new key: it signs with it, and what the old one signed stays good until it ends', () => {
  const tokens = accessTokens([signingKey(OLD)]);
  at(-10);
  const before = tokens.issue(CLAIMS).token;
  expect(tokens.read(before)).toMatchObject(CLAIMS);
  at(1);
  tokens.use(rotated());
  const after = tokens.issue(CLAIMS).token;
  expect(partsOf(after).header.kid).toBe(signingKey(FRESH).id);
  at(15 * 60 - 11);
  expect(tokens.read(before)).toMatchObject(CLAIMS);
  expect(tokens.read(after)).toMatchObject(CLAIMS);
  at(15 * 60 - 9);
  expect(tokens.read(before)).toBeUndefined();
  expect(tokens.read(after)).toMatchObject(CLAIMS);
});

test('a process that hears of it later may sign with the old key for a minute, no longer', () => {
  const late = accessTokens([signingKey(OLD)]);
  const tokens = accessTokens(rotated());
  at(60);
  const justInTime = late.issue(CLAIMS).token;
  at(61);
  const tooLate = late.issue(CLAIMS).token;
  expect(tokens.read(justInTime)).toMatchObject(CLAIMS);
  expect(tokens.read(tooLate)).toBeUndefined();
  // Nor after it was good for the process that signed it.
  expect(late.read(tooLate)).toMatchObject(CLAIMS);
  late.use(rotated());
  expect(late.read(tooLate)).toBeUndefined();
  expect(late.read(justInTime)).toMatchObject(CLAIMS);
});

test('a stolen retired key opens nothing 16 minutes after its retirement, whatever it writes', () => {
  const tokens = accessTokens(rotated());
  const written = () =>
    [-900, -60, 0, 59, 60, 61, 900, seconds()].flatMap((iat) =>
      [900, 3_600, 86_400 * 365].map((life) => {
        const since = iat < 1_000_000 ? RETIRED.epochMilliseconds / 1_000 + iat : iat;
        return forged(OLD, { iat: since, exp: since + life });
      }),
    );
  at(30);
  // Read once and again: what is remembered of a token must not outlive the key.
  const early = written();
  expect(early.filter((token) => tokens.read(token)).length).toBeGreaterThan(0);
  at(16 * 60 - 1);
  expect(early.filter((token) => tokens.read(token)).length).toBeGreaterThan(0);
  at(16 * 60 + 1);
  expect([...early, ...written()].filter((token) => tokens.read(token))).toEqual([]);
  at(86_400);
  expect([...early, ...written()].filter((token) => tokens.read(token))).toEqual([]);
});

test('the old secret under the new name, and the new one under the old name, are read by nobody', () => {
  const tokens = accessTokens(rotated());
  at(-1);
  const old = accessTokens([signingKey(OLD)]).issue(CLAIMS).token;
  const fresh = accessTokens([signingKey(FRESH)]).issue(CLAIMS).token;
  for (const [token, secret] of [
    [old, FRESH],
    [fresh, OLD],
  ] as const) {
    const { header, payload } = partsOf(token);
    expect(tokens.read(forge(secret, header, payload))).toBeUndefined();
    expect(tokens.read(token)).toMatchObject(CLAIMS);
  }
});

test('a key that is no longer there reads nothing, and one that comes back does', () => {
  const tokens = accessTokens([signingKey(OLD)]);
  const { token } = tokens.issue(CLAIMS);
  expect(tokens.read(token)).toMatchObject(CLAIMS);
  tokens.use([signingKey(FRESH)]);
  expect(tokens.read(token)).toBeUndefined();
  tokens.use([signingKey(FRESH), signingKey(OLD)]);
  expect(tokens.read(token)).toMatchObject(CLAIMS);
});

test('without a date of retirement a second key verifies what it signed whenever', () => {
  const tokens = accessTokens([signingKey(FRESH), signingKey(OLD)]);
  at(3_600);
  const { token } = accessTokens([signingKey(OLD)]).issue(CLAIMS);
  expect(tokens.read(token)).toMatchObject(CLAIMS);
});

test('keys that cannot be used are refused, and those before them stay', () => {
  const tokens = accessTokens([signingKey(OLD)]);
  const { token } = tokens.issue(CLAIMS);
  const wrong = [
    [],
    [signingKey(FRESH, RETIRED)],
    [signingKey(FRESH, RETIRED), signingKey(OLD)],
    [signingKey(FRESH), signingKey(FRESH)],
  ];
  for (const keys of wrong) {
    expect(() => tokens.use(keys)).toThrow('signing key');
    expect(() => accessTokens(keys)).toThrow('signing key');
  }
  expect(tokens.read(token)).toMatchObject(CLAIMS);
});
