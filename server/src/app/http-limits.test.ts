import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { until } from '../kernel/testing/kernel-database.ts';
import { type Owner, openOwner } from '../kernel/testing/owner.ts';
import { onServer } from '../kernel/testing/scratch-database.ts';
import { expectProblem } from './testing/problem.ts';
import { type Answer, buildTestApp, orderBody, type TestApp, type TestSession } from './testing/test-app.ts';

const server = inject('testServer');
let app: TestApp;
let waitress: TestSession;
/** Holds locks in a transaction of its own. */
let holder: Owner;
/** Looks at what the others wait for. */
let watcher: Owner;

beforeAll(async () => {
  app = await buildTestApp({
    env: { IN_FLIGHT: '1', DATABASE_POOL: '3', METRICS_TOKEN: 'a-token-for-metrics' },
  });
  holder = await openOwner(app.db.ownerUrl);
  watcher = await openOwner(app.db.ownerUrl);
  waitress = await app.logIn('fogata-mesera');
});
afterEach(() => holder.rows('rollback'));
afterAll(async () => {
  await holder.close();
  await watcher.close();
  await app.close();
});

const me = () => app.request('GET', '/v1/me', { session: waitress });
const alive = () => app.request('GET', '/health/live');
const untilServed = () => until(async () => ((await me()).status === 200 ? true : undefined));

function expectBusy(answer: Answer, code: string): void {
  expectProblem(answer, 503, code);
  expect(Number(answer.headers['retry-after'])).toBeGreaterThanOrEqual(1);
}

/** An order that stands still at the counter of its branch, until the holder's transaction ends. */
async function heldOrder(): Promise<{ answer: Promise<Answer>; pid: number; repeat: () => Promise<Answer> }> {
  const sent = { session: waitress, ...(await orderBody(app, waitress, [['Tinto', 1]])) };
  await holder.rows('begin');
  await holder.rows('lock table orders.counters in access exclusive mode');
  const repeat = () => app.request('POST', '/v1/orders', sent);
  const answer = repeat();
  const pid = await until(async () => {
    const [row] = await watcher.rows<{ pid: number }>(
      `select pid from pg_stat_activity
        where datname = current_database() and application_name = 'fastops' and wait_event_type = 'Lock'`,
    );
    return row?.pid;
  });
  return { answer, pid, repeat };
}

test('one more than may be under way is refused at once, health and metrics are not', async () => {
  const { answer } = await heldOrder();
  const [busy, free] = await Promise.all([
    // Before a body is read, before a token is looked at, and on addresses that do not exist.
    Promise.all([
      me(),
      me(),
      app.request('POST', '/v1/orders', { raw: '{' }),
      app.request('GET', '/v1/nothing'),
    ]),
    Promise.all([alive(), app.request('GET', '/health/ready'), app.request('GET', '/metrics')]),
  ]);
  for (const refused of busy) expectBusy(refused, 'kernel.busy');
  expect(free.map((given) => given.status)).toEqual([200, 200, 200]);
  await holder.rows('rollback');
  expect((await answer).status).toBe(201);
  expect((await me()).status).toBe(200);
});

test('a place is given back however a request ends', async () => {
  const refused = [
    () => app.request('GET', '/v1/nothing'),
    () => app.request('GET', '/v1/catalog'),
    () => app.request('POST', '/v1/orders', { session: waitress, raw: '{' }),
    () => app.request('POST', '/v1/orders', { session: waitress, body: {} }),
    () =>
      app.request('POST', '/v1/auth/demo', {
        body: { key: 'x' },
        headers: { origin: 'https://evil.example' },
      }),
    () => app.request('POST', '/v1/auth/demo', { body: { key: 'nobody' } }),
    () => app.request('POST', '/v1/auth/demo', { raw: 'x'.repeat(70_000) }),
  ];
  for (const request of refused) {
    expect((await request()).status).toBeGreaterThanOrEqual(400);
    expect((await me()).status).toBe(200);
  }
});

/** Opens a real connection and sends the beginning of an order of `length` bytes. */
async function startPosting(port: number, key: string, body: string, length: number) {
  const socket = connect({ host: '127.0.0.1', port });
  await once(socket, 'connect');
  const head = [
    'POST /v1/orders HTTP/1.1',
    `host: 127.0.0.1:${port}`,
    `authorization: Bearer ${waitress.token}`,
    'content-type: application/json',
    `idempotency-key: ${key}`,
    `content-length: ${length}`,
    // Answered when the head was read: from then on the request is under way.
    'expect: 100-continue',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  const [interim] = (await once(socket, 'data')) as [Buffer];
  expect(interim.toString()).toMatch(/^HTTP\/1\.1 100 Continue/);
  socket.write(body);
  return socket;
}

test('a caller that hangs up gives its place back once its work has ended, not before', async () => {
  const port = (await app.system.listen({ host: '127.0.0.1', port: 0 })) ?? 0;
  const unfinished = await startPosting(port, 'unfinished-body', '{"id":', 100);
  expectBusy(await me(), 'kernel.busy');
  unfinished.destroy();
  await untilServed();

  const { body, headers } = await orderBody(app, waitress, [['Tinto', 1]]);
  const text = JSON.stringify(body);
  await holder.rows('begin');
  await holder.rows('lock table orders.counters in access exclusive mode');
  const impatient = await startPosting(port, headers['idempotency-key'] ?? '', text, Buffer.byteLength(text));
  const waiting = async () => {
    const [row] = await watcher.rows<{ count: number }>(
      `select count(*) as count from pg_stat_activity
        where datname = current_database() and application_name = 'fastops' and wait_event_type = 'Lock'`,
    );
    return row?.count;
  };
  await until(async () => ((await waiting()) === 1 ? true : undefined));
  impatient.destroy();
  const connections = () =>
    new Promise<number>((resolve, reject) =>
      app.system.http.server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
    );
  await until(async () => ((await connections()) === 0 ? true : undefined));
  // The statement still runs: who hangs up and asks again must not pile up work behind the limit.
  for (const refused of await Promise.all([me(), me(), me()])) expectBusy(refused, 'kernel.busy');
  expect(await waiting()).toBe(1);
  await holder.rows('rollback');
  await untilServed();
});

test('a request whose connection to the database is killed is told to come again, and may', async () => {
  const { answer, pid, repeat } = await heldOrder();
  await watcher.rows('select pg_terminate_backend($1)', [pid]);
  expectBusy(await answer, 'kernel.database_unavailable');
  await holder.rows('rollback');
  const again = await repeat();
  expect(again.status).toBe(201);
  expect(again.headers['idempotent-replay']).toBeUndefined();
});

test('a request that waits too long for a lock is told to come again', async () => {
  const { answer } = await heldOrder();
  expectBusy(await answer, 'kernel.database_unavailable');
});

test('connections that die between requests cost an answer to try again at most', async () => {
  await untilServed();
  await watcher.rows(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'fastops'`,
  );
  const answers = [await me(), await me(), await me()];
  for (const answer of answers) if (answer.status !== 200) expectBusy(answer, 'kernel.database_unavailable');
  await untilServed();
});

test('without its database the process lives, says that it is not ready, and comes back by itself', async () => {
  const name = new URL(app.db.ownerUrl).pathname.slice(1);
  const away = name.replace('_test', '_away_test');
  await holder.close();
  await watcher.close();
  // The door first: the process connects again at once, and PostgreSQL renames no database that somebody uses (it
  // waits five seconds for them to go, and refuses). One that was in the doorway is seen in the next round.
  await onServer(server, `alter database ${name} allow_connections false`);
  await until(async () => {
    await onServer(
      server,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and pid <> pg_backend_pid()`,
    );
    return onServer(server, `alter database ${name} rename to ${away}`).then(
      () => true,
      (error: { code?: string }) => {
        if (error.code !== '55006') throw error;
      },
    );
  });
  try {
    expectBusy(await me(), 'kernel.database_unavailable');
    expectBusy(await app.request('GET', '/v1/auth/demo'), 'kernel.database_unavailable');
    expectBusy(await app.request('GET', '/health/ready'), 'kernel.database_unavailable');
    expect(await alive()).toMatchObject({ status: 200, body: { status: 'live' } });
    const metrics = await app.request<string>('GET', '/metrics');
    expect(metrics.status).toBe(200);
    expect(metrics.body).toContain('fastops_database_answers 0');
  } finally {
    await onServer(server, `alter database ${away} rename to ${name}`);
    await onServer(server, `alter database ${name} allow_connections true`);
  }
  await untilServed();
  expect((await app.request('GET', '/health/ready')).status).toBe(200);
  expect((await app.request<string>('GET', '/metrics')).body).toContain('fastops_database_answers 1');
  holder = await openOwner(app.db.ownerUrl);
  watcher = await openOwner(app.db.ownerUrl);
});

const metricsFrom = (remoteAddress: string, headers: Record<string, string> = {}) =>
  app.system.http.inject({ method: 'GET', url: '/metrics', remoteAddress, headers });

test.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])(
  'metrics are given to %s',
  async (address) => {
    const answer = await metricsFrom(address);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    for (const figure of [
      'fastops_http_request_seconds_count',
      'fastops_database_connections',
      'fastops_deliveries',
    ])
      expect(answer.body).toContain(figure);
    // Patterns, not addresses: an id as a label would make a series for each order.
    expect(answer.body).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/);
  },
);

test.each(['10.0.0.7', '192.168.1.5', '::ffff:10.0.0.7', 'fe80::1', '128.0.0.1'])(
  'metrics are refused to %s without the token',
  async (address) => {
    const bearer = (token: string) => metricsFrom(address, { authorization: `Bearer ${token}` });
    const refused = [
      await metricsFrom(address),
      await metricsFrom(address, { 'x-forwarded-for': '127.0.0.1' }),
      await bearer(''),
      await bearer('a-token-for-metric'),
      await bearer('a-token-for-metricsx'),
      await metricsFrom(address, { authorization: 'a-token-for-metrics' }),
    ];
    for (const answer of refused) {
      expect(answer.statusCode).toBe(404);
      expect(answer.json()).toMatchObject({ code: 'kernel.not_found' });
    }
    expect((await bearer('a-token-for-metrics')).statusCode).toBe(200);
  },
);

test('a proxy on this machine that nobody named does not open the metrics to the world', async () => {
  for (const header of ['x-forwarded-for', 'forwarded'])
    expect((await metricsFrom('127.0.0.1', { [header]: 'for=203.0.113.9' })).statusCode).toBe(404);
});
