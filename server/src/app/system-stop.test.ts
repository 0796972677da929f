import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { until } from '../kernel/testing/kernel-database.ts';
import { type Owner, openOwner } from '../kernel/testing/owner.ts';
import { buildTestApp, orderBody, type TestApp, type TestSession } from './testing/test-app.ts';

let app: TestApp;
let owner: Owner;
let waitress: TestSession;
let port: number;

beforeEach(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  waitress = await app.logIn('fogata-mesera');
  await app.system.startWork();
  port = (await app.system.listen({ host: '127.0.0.1', port: 0 })) ?? 0;
});
afterEach(async () => {
  await owner.close();
  await app.db.drop();
});

/** A connection that writes by hand and collects what comes back until its end. */
async function dial() {
  const accepted = once(app.system.http.server, 'connection');
  const socket = connect({ host: '127.0.0.1', port });
  await once(socket, 'connect');
  const [peer] = (await accepted) as [Socket];
  let text = '';
  socket.on('data', (bytes: Buffer) => {
    text += bytes.toString();
  });
  return {
    socket,
    all: once(socket, 'close').then(() => text),
    ended: () => socket.destroyed,
    /** Writes, and returns when the server has read it. */
    async tell(bytes: string) {
      const read = peer.bytesRead + Buffer.byteLength(bytes);
      socket.write(bytes);
      await until(() => (peer.bytesRead >= read ? true : undefined));
    },
  };
}

const lines = (...text: string[]) => `${text.join('\r\n')}\r\n`;
const head = (method: string, url: string, ...more: string[]) =>
  lines(
    `${method} ${url} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    `authorization: Bearer ${waitress.token}`,
    ...more,
  );

test('stopping answers what was accepted, refuses what begins, lets idle connections go', async () => {
  const idle = await dial();
  idle.socket.write(`${head('GET', '/health/live')}\r\n`);
  await once(idle.socket, 'data');
  // Its first bytes are there, so the connection is not idle; its request begins after the end was decided.
  const late = await dial();
  await late.tell(head('GET', '/v1/me'));

  const order = await orderBody(app, waitress, [['Tinto', 1]]);
  const body = JSON.stringify(order.body);
  const watcher = await openOwner(app.db.ownerUrl);
  const held = await dial();
  await owner.rows('begin');
  await owner.rows('lock table orders.counters in access exclusive mode');
  const key = `idempotency-key: ${order.headers['idempotency-key']}`;
  const length = `content-length: ${Buffer.byteLength(body)}`;
  await held.tell(`${head('POST', '/v1/orders', 'content-type: application/json', key, length)}\r\n${body}`);
  await until(async () => {
    const waiting = await watcher.rows(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return waiting.length > 0 ? true : undefined;
  });

  const stopped = app.system.stop();
  expect(await idle.all).toMatch(/^HTTP\/1\.1 200 /);
  late.socket.write('\r\n');
  const refused = await late.all;
  expect(refused).toMatch(/^HTTP\/1\.1 503 /);
  expect(refused).toMatch(/\r\nretry-after: \d+\r\n/i);
  expect(refused).toMatch(/\r\ncontent-type: application\/problem\+json/i);
  expect(refused).toContain('"code":"kernel.closing"');
  await expect(dial()).rejects.toMatchObject({ code: 'ECONNREFUSED' });

  expect(held.ended()).toBe(false);
  await owner.rows('rollback');
  const answer = await held.all;
  expect(answer).toMatch(/^HTTP\/1\.1 201 /);
  expect(answer).toContain(order.body.id);
  // Else the server would have waited for this caller to let go.
  expect(answer).toMatch(/\r\nconnection: close\r\n/i);
  await stopped;
  await watcher.close();
  const [stored] = await owner.rows('select state from orders.orders where id = $1', [order.body.id]);
  expect(stored).toEqual({ state: 'accepted' });
});

test('a caller that never finishes its request cannot keep the process from stopping', async () => {
  const stuck = await dial();
  await stuck.tell(
    `${head('POST', '/v1/orders', 'content-type: application/json', 'content-length: 500')}\r\n{"id"`,
  );
  const silent = await dial();
  // Hangs until the time limit of the test when it cannot.
  await app.system.stop();
  expect(await silent.all).toBe('');
  expect(await stuck.all).not.toContain('HTTP/1.1 2');
});

test('after stopping nothing of it is left in the database', async () => {
  await app.system.stop();
  // A backend whose client has gone needs a moment to leave the list; one that stays never does.
  await vi.waitFor(
    async () => {
      const left = await owner.rows(
        `select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
      );
      expect(left).toEqual([]);
    },
    { timeout: 10_000, interval: 100 },
  );
});
