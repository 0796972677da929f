import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { forge, hostileTokens, partsOf } from '../../app/testing/hostile-tokens.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import { buildTestApp, TEST_SECRET, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { ACCESS_SECONDS, accessTokens, signingKey } from './access-token.ts';

// Forged and broken access tokens (threat H06, T10). The same corpus meets the socket handshake in app/sockets.test.ts.

let app: TestApp;
let waitress: TestSession;
let canary: Server;
let fetched = 0;
let corpus: ReturnType<typeof hostileTokens>;

beforeAll(async () => {
  app = await buildTestApp();
  waitress = await app.logIn('fogata-mesera');
  canary = createServer((_, response) => {
    fetched += 1;
    response.end(JSON.stringify({ keys: [] }));
  });
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
  const { port } = canary.address() as AddressInfo;
  corpus = hostileTokens(waitress.token, TEST_SECRET, `http://127.0.0.1:${port}`);
});
afterAll(async () => {
  canary.close();
  await app.close();
});

const ours = () => accessTokens([signingKey(TEST_SECRET)]);
const CLAIMS = {
  companyId: newId(),
  memberId: newId(),
  sessionId: newId(),
  version: 3,
  branches: [newId(), newId()],
};

test('the corpus is large, and one that only was taken apart and signed again is accepted', () => {
  expect(corpus.length).toBeGreaterThan(80);
  expect(new Set(corpus.map(({ token }) => token)).size).toBe(corpus.length);
  const { header, payload } = partsOf(waitress.token);
  expect(ours().read(forge(TEST_SECRET, header, payload))).toEqual(ours().read(waitress.token));
  expect(ours().read(waitress.token)).toMatchObject({
    companyId: waitress.companyId,
    memberId: waitress.memberId,
  });
});

test('no hostile token is read', () => {
  const tokens = ours();
  const accepted = corpus.filter(({ token }) => tokens.read(token) !== undefined);
  expect(accepted.map(({ why }) => why)).toEqual([]);
});

test('no hostile token opens a route, and no address in one is ever fetched', async () => {
  for (const { why, token } of corpus) {
    const answer = await app.request('GET', '/v1/me', { session: { token } });
    expectProblem(answer, 401, ['identity.token_refused', 'identity.token_required'], why);
  }
  expect(fetched).toBe(0);
  expect((await app.request('GET', '/v1/me', { session: waitress })).status).toBe(200);
});

test('a well signed token opens nothing that its session does not', async () => {
  const { header, payload } = partsOf(waitress.token);
  const stranger = await app.logIn('esquina-duena');
  const mate = await app.logIn('fogata-cocina');
  const wrong = [
    { sid: newId() },
    { sid: partsOf(mate.token).payload.sid },
    { sub: mate.memberId },
    { cid: stranger.companyId },
    { cid: stranger.companyId, sub: stranger.memberId },
    { sid: partsOf(stranger.token).payload.sid },
    { cid: newId() },
    { ver: 0 },
    { ver: 2 },
  ];
  for (const change of wrong) {
    const token = forge(TEST_SECRET, header, { ...payload, ...change });
    expect(ours().read(token), JSON.stringify(change)).toBeDefined();
    // Asked twice: what is remembered of a session must not let the second one in.
    for (const _ of [1, 2]) {
      expectProblem(
        await app.request('GET', '/v1/me', { session: { token } }),
        401,
        'identity.session_ended',
        JSON.stringify(change),
      );
    }
    expect((await app.request('GET', '/v1/me', { session: waitress })).status).toBe(200);
  }
});

describe('a token', () => {
  test('says what it was issued for, and for how long', () => {
    const before = Math.floor(Date.now() / 1_000);
    const { token, expiresAt } = ours().issue(CLAIMS);
    const read = ours().read(token);
    expect(read).toMatchObject(CLAIMS);
    expect(read?.expiresAt).toBeGreaterThanOrEqual(before + ACCESS_SECONDS);
    expect(Math.abs(expiresAt.epochMilliseconds / 1_000 - (read?.expiresAt ?? 0))).toBeLessThan(2);
    expect(Object.keys(partsOf(token).header).sort()).toEqual(['alg', 'kid', 'typ']);
  });

  test('ends when it says so, however often it was read before', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      vi.setSystemTime('2026-11-22T17:00:00Z');
      const tokens = ours();
      const { token } = tokens.issue(CLAIMS);
      vi.setSystemTime('2026-11-22T17:14:59Z');
      expect(tokens.read(token)).toMatchObject(CLAIMS);
      expect(tokens.read(token)).toMatchObject(CLAIMS);
      vi.setSystemTime('2026-11-22T17:15:01Z');
      expect(tokens.read(token)).toBeUndefined();
    } finally {
      vi.useRealTimers();
    }
  });

  test('says where its member may act: everywhere, in some branches, or in many', () => {
    const tokens = ours();
    const read = (branches: 'all' | string[]) =>
      tokens.read(tokens.issue({ ...CLAIMS, branches }).token)?.branches;
    const twenty = Array.from({ length: 20 }, () => newId());
    expect(read('all')).toBe('all');
    expect(read([])).toEqual([]);
    expect(read(twenty)).toEqual(twenty);
    expect(read([...twenty, newId()])).toBe('many');
    expect(tokens.issue({ ...CLAIMS, branches: twenty }).token.length).toBeLessThan(2_000);
  });
});
