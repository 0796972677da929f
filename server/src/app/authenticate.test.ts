import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { CHOSEN_PASSWORD, type Hiring, openHiring } from './testing/hiring.ts';
import { platformAdmin } from './testing/platform.ts';
import { expectProblem } from './testing/problem.ts';
import { openScreen, type Screen } from './testing/screen.ts';
import { buildTestApp, type TestApp } from './testing/test-app.ts';

// What it costs to know who is asking, and how soon a change is heard (threats H08, H11; T05, T17). The second process has
// neither Redis nor anything else in common with the first but the database: it learns of changes by looking alone.

const LONG_ENOUGH = { timeout: 10_000, interval: 20 };

let app: TestApp;
let second: TestApp;
let people: Hiring;
const ports = new Map<TestApp, number>();
const screens: Screen<Socket>[] = [];

beforeAll(async () => {
  const env = { ROLES: 'api' };
  app = await buildTestApp({ env });
  second = await buildTestApp({ env, beside: app });
  for (const one of [app, second]) {
    await one.system.startWork();
    ports.set(one, (await one.system.listen({ host: '127.0.0.1', port: 0 })) ?? 0);
  }
  people = await openHiring(app);
});
afterEach(() => {
  for (const { socket } of screens.splice(0)) socket.close();
});
afterAll(async () => {
  await second.close();
  await app.close();
});

const me = (session: { token: string }, at = app) => at.request('GET', '/v1/me', { session });
const disable = (id: string) =>
  app.request('POST', `/v1/members/${id}/disable`, { session: people.boss, body: {} });
const asked = (at = app) => at.system.database.traffic().get('access')?.roundTrips ?? 0;

/** The round trips that knowing who asks has cost while something was done. */
async function cost(act: () => Promise<unknown>): Promise<number> {
  const before = asked();
  await act();
  return asked() - before;
}

/** Waits until a process has looked twice for what changed: what came before is behind it, and makes it forget nothing more. */
async function looked(at = app): Promise<void> {
  const looks = () => at.system.database.traffic().get('watch')?.roundTrips ?? 0;
  await me(people.boss, at);
  const before = looks();
  await vi.waitFor(() => expect(looks()).toBeGreaterThanOrEqual(before + 2), LONG_ENOUGH);
}

async function screenAt(at: TestApp, { token }: { token: string }): Promise<Screen<Socket>> {
  const options = { transports: ['websocket'], reconnection: false, forceNew: true, auth: { token } };
  const screen = await openScreen(io(`http://127.0.0.1:${ports.get(at)}`, options));
  screens.push(screen);
  return screen;
}

test('the first request of a session costs one round trip, those after it none', async () => {
  const { session } = await people.employ();
  await looked();
  expect(await cost(() => me(session))).toBe(1);
  expect(
    await cost(async () => {
      for (let at = 0; at < 50; at += 1) expect((await me(session)).status).toBe(200);
    }),
  ).toBe(0);
});

test('many first requests at once share the one round trip', async () => {
  const { session } = await people.employ();
  await looked();
  const together = () => Promise.all(Array.from({ length: 20 }, () => me(session)));
  expect(await cost(together)).toBe(1);
});

test('a forged token costs none', async () => {
  const token = `${people.boss.token.slice(0, -4)}AAAA`;
  expect(await cost(async () => expectProblem(await me({ token }), 401, 'identity.token_refused'))).toBe(0);
});

test('who is remembered and then disabled is refused with the next request here, and soon by another process', async () => {
  const person = await people.employ();
  for (const at of [app, second]) expect((await me(person.session, at)).status).toBe(200);
  expect((await disable(person.id)).status).toBe(200);
  expectProblem(await me(person.session), 401, 'identity.session_ended');
  await vi.waitFor(
    async () => expectProblem(await me(person.session, second), 401, 'identity.session_ended'),
    LONG_ENOUGH,
  );
});

test('a permission taken from a role is gone with the next request here, and soon at another process', async () => {
  const shape = { name: 'Anfitriona', level: 20, permissions: ['identity.view_members'] };
  const id = newId();
  const made = await app.request('POST', '/v1/roles', {
    session: people.boss,
    body: { id, ...shape },
    headers: { 'idempotency-key': newId() },
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const person = await people.employ();
  const assignments = [{ branchId: people.boss.branchId, roleId: id }];
  const url = `/v1/members/${person.id}/assignments`;
  expect((await app.request('PUT', url, { session: people.boss, body: { assignments } })).status).toBe(200);
  const renewed = await app.request('POST', '/v1/auth/login', {
    body: { email: person.email, password: CHOSEN_PASSWORD },
  });
  const session = { token: String(renewed.body.accessToken) };
  const list = (at: TestApp) => at.request('GET', '/v1/members', { session });
  for (const at of [app, second]) expect((await list(at)).status).toBe(200);
  const change = await app.request('PUT', `/v1/roles/${id}`, {
    session: people.boss,
    body: { ...shape, permissions: [], version: made.body.version },
  });
  expect(change.status, JSON.stringify(change.body)).toBe(200);
  // The token is older than the rights: it serves nothing until it has been renewed.
  expectProblem(await list(app), 401, 'identity.session_ended');
  await vi.waitFor(async () => expectProblem(await list(second), 401, 'identity.session_ended'), LONG_ENOUGH);
  const after = await app.request('POST', '/v1/auth/login', {
    body: { email: person.email, password: CHOSEN_PASSWORD },
  });
  for (const at of [app, second]) {
    const again = await at.request('GET', '/v1/members', {
      session: { token: String(after.body.accessToken) },
    });
    expectProblem(again, 403, 'kernel.forbidden');
  }
});

test('the sockets of who is disabled end, at every process, and nobody else’s', async () => {
  const [gone, stays] = [await people.employ(), await people.employ()];
  const [here, there, other] = [
    await screenAt(app, gone.session),
    await screenAt(second, gone.session),
    await screenAt(second, stays.session),
  ];
  expect((await disable(gone.id)).status).toBe(200);
  expect(await Promise.all([here.ended(), there.ended()])).toEqual([
    'io server disconnect',
    'io server disconnect',
  ]);
  expect(other.socket.connected).toBe(true);
});

test('the sockets of a company that is suspended end, at every process', async () => {
  const sessions = [await app.logIn('esquina-duena'), await app.logIn('esquina-mesera')];
  const open = await Promise.all(
    sessions.flatMap((session) => [screenAt(app, session), screenAt(second, session)]),
  );
  const answer = await app.request('POST', `/v1/platform/companies/${sessions[0]?.companyId}/suspend`, {
    session: await platformAdmin(app),
    body: { reason: 'Pago vencido' },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  for (const screen of open) expect(await screen.ended()).toBe('io server disconnect');
});
