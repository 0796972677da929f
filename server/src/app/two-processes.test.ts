import { Redis } from 'ioredis';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testServers } from '../kernel/config.ts';
import { openBrowser } from './testing/browser.ts';
import { openScreen, type Screen } from './testing/screen.ts';
import { buildTestApp, orderBody, type TestApp, type TestSession } from './testing/test-app.ts';

// Two api processes on one database, joined by Redis: a screen hears of an order wherever either of them is connected.

const redisUrl = testServers().redisUrl ?? 'redis://127.0.0.1:6379';

async function redisAnswers(): Promise<boolean> {
  const redis = new Redis(redisUrl, { lazyConnect: true, connectTimeout: 500, retryStrategy: () => null });
  redis.on('error', () => undefined);
  return redis
    .connect()
    .then(
      () => true,
      () => false,
    )
    .finally(() => redis.disconnect());
}

const redisThere = await redisAnswers();

describe.skipIf(!redisThere)(
  `two processes joined by Redis (skipped: none at REDIS_URL or 127.0.0.1:6379)`,
  () => {
    const env = { ROLES: 'api', REDIS_URL: redisUrl };
    const screens: Screen<Socket>[] = [];
    let first: TestApp;
    let second: TestApp;
    let waitress: TestSession;
    let here: Screen<Socket>;
    let there: Screen<Socket>;
    let stranger: Screen<Socket>;

    beforeAll(async () => {
      first = await buildTestApp({ env });
      second = await buildTestApp({ env, beside: first });
      const open = async (app: TestApp, key: string) => {
        const { token } = await app.logIn(key);
        const options = { transports: ['websocket'], reconnection: false, forceNew: true, auth: { token } };
        const screen = await openScreen(io(`http://127.0.0.1:${ports.get(app)}`, options));
        screens.push(screen);
        return screen;
      };
      const ports = new Map<TestApp, number>();
      for (const app of [first, second]) {
        await app.system.startWork();
        ports.set(app, (await app.system.listen({ host: '127.0.0.1', port: 0 })) ?? 0);
      }
      waitress = await first.logIn('fogata-mesera');
      here = await open(first, 'fogata-cocina');
      there = await open(second, 'fogata-cocina');
      stranger = await open(second, 'esquina-duena');
    });
    afterAll(async () => {
      for (const { socket } of screens) socket.close();
      await second.close();
      await first.close();
    });

    const heardOrders = (screen: Screen<Socket>) =>
      screen.heard.filter((one) => one.event === 'orders.order_sent').map((one) => one.payload.orderId);

    test('orders taken at either are heard at both, each once, and by no other company', async () => {
      const taken: string[] = [];
      for (let count = 0; count < 10; count += 1) {
        const app = count % 2 === 0 ? first : second;
        const made = await orderBody(first, waitress, [['Ajiaco', 1]]);
        expect((await app.request('POST', '/v1/orders', { session: waitress, ...made })).status).toBe(201);
        taken.push(made.body.id);
      }
      for (const screen of [here, there]) for (const id of taken) await screen.hears('orders.order_sent', id);
      const marker = await second.logIn('esquina-duena');
      const own = await orderBody(second, marker, [['Capuchino', 1]]);
      await first.request('POST', '/v1/orders', { session: marker, ...own });
      await stranger.hears('orders.order_sent', own.body.id);
      expect(heardOrders(stranger)).toEqual([own.body.id]);
      expect(heardOrders(here).toSorted()).toEqual(taken.toSorted());
      expect(heardOrders(there).toSorted()).toEqual(taken.toSorted());
    });

    test('a log-out at one ends the session at the other', async () => {
      const browser = openBrowser(first);
      const { body } = await browser.post('demo', { key: 'fogata-cajero' });
      const session = { token: String(body.accessToken) };
      expect((await second.request('GET', '/v1/me', { session })).status).toBe(200);
      expect((await browser.post('logout')).status).toBe(204);
      const status = () => second.request('GET', '/v1/me', { session }).then((answer) => answer.status);
      await expect.poll(status, { timeout: 5_000, interval: 50 }).toBe(401);
    });
  },
);
