import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Session } from './api-types.ts';
import { createSend } from './http.ts';
import { refreshDelay } from './keeper.ts';
import { SessionKeeper } from './session.ts';
import { onMemberChange } from './workplace.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const DATE = new Date(NOW).toUTCString();
const REFRESH = '/v1/auth/refresh';

function sessionOf(token: string, memberId = 'ana'): Session {
  return {
    accessToken: token,
    expiresAt: new Date(NOW + 900_000).toISOString(),
    member: { id: memberId, name: memberId, email: null, hasPin: false, kind: 'person' },
    role: { key: 'waiter', name: 'Mesero' },
    assignments: [],
    company: {
      id: 'fogata',
      name: 'La Fogata',
      currency: 'COP',
      locale: 'es-CO',
      country: 'CO',
      taxId: null,
      state: 'active',
      trialEndsAt: null,
    },
    branches: [],
    permissions: [],
    everywhere: [],
    support: null,
    deviceId: null,
  };
}

const answer = (body: unknown): Response => Response.json(body, { headers: { date: DATE } });
const refused = (status: number): Response => Response.json({ code: 'identity.session_ended' }, { status });
const noNetwork = (): never => {
  throw new TypeError('Failed to fetch');
};

interface Call {
  path: string;
  token: string | null;
}
type Serve = (call: Call, nth: number) => Response | Promise<Response>;

/** A keeper over a server made of one function; `calls` are the requests that reached it. */
function keeperOver(serve: Serve, hadSession = true) {
  const calls: Call[] = [];
  const memory = { has: hadSession };
  const count = (path: string): number => calls.filter((call) => call.path === path).length;
  const keeper = new SessionKeeper({
    baseUrl: 'http://fastops.test',
    alone: (work) => work(),
    memory: {
      had: () => memory.has,
      keep: (has) => {
        memory.has = has;
      },
    },
    send: createSend(async (request) => {
      const path = new URL(request.url).pathname;
      const call = { path, token: request.headers.get('authorization') };
      calls.push(call);
      return serve(call, count(path));
    }),
  });
  return { keeper, calls, count, memory };
}

const get = (path: string): Request => new Request(`http://fastops.test${path}`);

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

test('restores the session of this browser', async () => {
  const { keeper } = keeperOver(() => answer(sessionOf('t1')));
  expect(keeper.state.get()).toEqual({ status: 'restoring' });
  await keeper.restore();
  expect(keeper.state.get()).toMatchObject({ status: 'in', session: { accessToken: 't1' } });
});

test('without a session it is out, and not because one ended', async () => {
  const { keeper } = keeperOver(() => refused(401));
  await keeper.restore();
  expect(keeper.state.get()).toEqual({ status: 'out', ended: false });
});

test('a browser that never had a session does not ask for one', async () => {
  const { keeper, calls, memory } = keeperOver(() => answer(sessionOf('t1')), false);
  await keeper.restore();
  expect(keeper.state.get()).toEqual({ status: 'out', ended: false });
  expect(calls).toEqual([]);
  await keeper.logIn({ demoKey: 'ana' });
  expect(memory.has).toBe(true);
  await keeper.logOut();
  expect(memory.has).toBe(false);
});

test('an unreachable server is not a log-out', async () => {
  const { keeper, memory } = keeperOver(noNetwork);
  await keeper.restore();
  expect(keeper.state.get()).toMatchObject({ status: 'unreachable', problem: { kind: 'unreachable' } });
  expect(memory.has).toBe(true);
});

test('ten requests with an expired token share one refresh and are repeated once with the new one', async () => {
  const { keeper, calls, count } = keeperOver(({ path, token }, nth) => {
    if (path === REFRESH) return answer(sessionOf(`t${nth}`));
    return token === 'Bearer t1' ? refused(401) : answer({ token });
  });
  await keeper.restore();
  const paths = Array.from({ length: 10 }, (_, index) => `/v1/things/${index}`);
  const answers = await Promise.all(paths.map((path) => keeper.send(get(path))));
  const bodies: unknown[] = await Promise.all(answers.map((each) => each.json()));
  expect(bodies).toEqual(paths.map(() => ({ token: 'Bearer t2' })));
  expect(count(REFRESH)).toBe(2);
  expect(calls).toHaveLength(2 + 10 + 10);
});

test('a second 401 ends the session instead of asking for ever', async () => {
  const { keeper, count } = keeperOver(({ path }, nth) =>
    path === REFRESH && nth === 1 ? answer(sessionOf('t1')) : refused(401),
  );
  await keeper.restore();
  await expect(keeper.send(get('/v1/catalog'))).rejects.toMatchObject({ status: 401 });
  expect(keeper.state.get()).toEqual({ status: 'out', ended: true });
  expect(count('/v1/catalog')).toBe(1);
  expect(count(REFRESH)).toBe(2);
});

test('a wrong PIN is an answer: it is sent once, and no session is renewed for it', async () => {
  const wrong = Response.json({ code: 'identity.bad_pin', details: { triesLeft: 4 } }, { status: 401 });
  const { keeper, count } = keeperOver(({ path }) => (path === REFRESH ? answer(sessionOf('t1')) : wrong));
  await keeper.restore();
  await expect(keeper.send(get('/v1/approvals'))).rejects.toMatchObject({ details: { triesLeft: 4 } });
  expect(keeper.state.get().status).toBe('in');
  expect(count('/v1/approvals')).toBe(1);
  expect(count(REFRESH)).toBe(1);
});

test('renews ahead of expiry, and again after the server was out of reach', async () => {
  const { keeper, count } = keeperOver((_call, nth) =>
    nth === 2 ? noNetwork() : answer(sessionOf(`t${nth}`)),
  );
  await keeper.restore();
  await vi.advanceTimersByTimeAsync(719_000);
  expect(count(REFRESH)).toBe(1);
  await vi.advanceTimersByTimeAsync(2000);
  expect(count(REFRESH)).toBe(2);
  expect(keeper.state.get()).toMatchObject({ status: 'in' });
  await vi.advanceTimersByTimeAsync(5000);
  expect(keeper.state.get()).toMatchObject({ session: { accessToken: 't3' } });
});

test('the time to renew follows the server’s clock, not the device’s', () => {
  vi.setSystemTime(NOW + 3_600_000);
  expect(refreshDelay(sessionOf('t1'), DATE)).toBe(720_000);
  expect(refreshDelay(sessionOf('t1'), new Date(NOW + 899_000).toUTCString())).toBe(5000);
});

test('a refresh that answers after the log-out does not log in again', async () => {
  let give: (value: Response) => void = () => undefined;
  const { keeper } = keeperOver(({ path }, nth) => {
    if (path !== REFRESH) return new Response(null, { status: 204 });
    if (nth === 1) return answer(sessionOf('t1'));
    return new Promise((resolve) => {
      give = resolve;
    });
  });
  await keeper.restore();
  const late = keeper.refresh();
  await vi.advanceTimersByTimeAsync(0);
  await keeper.logOut();
  give(answer(sessionOf('t2')));
  expect(await late).toBe(false);
  expect(keeper.state.get()).toEqual({ status: 'out', ended: false });
});

test('where the demo is off there are no one-tap log-ins', async () => {
  const { keeper } = keeperOver(() => refused(404));
  expect(await keeper.demoLogins()).toEqual([]);
});

test('tells when another member works here, and whether they took over without a log-in', async () => {
  const members = ['ana', 'ana', 'luis'];
  const { keeper } = keeperOver(({ path }, nth) => {
    if (path === '/v1/auth/logout') return new Response(null, { status: 204 });
    return answer(path === REFRESH ? sessionOf(`t${nth}`, members[nth - 1]) : sessionOf('login', 'eva'));
  });
  const told: unknown[] = [];
  onMemberChange(keeper, (now, tookOver) => told.push([now.member.id, tookOver]));
  await keeper.restore();
  await keeper.refresh();
  expect(told).toEqual([]);
  await keeper.refresh();
  expect(told).toEqual([['luis', true]]);
  await keeper.logOut();
  await keeper.logIn({ demoKey: 'eva' });
  expect(told).toEqual([
    ['luis', true],
    ['eva', false],
  ]);
});
