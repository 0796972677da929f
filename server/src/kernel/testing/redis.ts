import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { Redis } from 'ioredis';
import { testServers } from '../config.ts';

/** The Redis of the tests. */
export const redisUrl = testServers().redisUrl ?? 'redis://127.0.0.1:6379';
/** What a test that was left out for want of a Redis says. */
export const NEEDS_REDIS = 'needs Redis at REDIS_URL or on 127.0.0.1:6379';
/** Whether it answers. */
export const redisThere = await answers(redisUrl);

async function answers(url: string): Promise<boolean> {
  const probe = new Redis(url, { lazyConnect: true, connectTimeout: 500, retryStrategy: () => null });
  // The answer is whether it connects; the event says the same a second time.
  probe.on('error', () => undefined);
  return probe
    .connect()
    .then(
      () => true,
      () => false,
    )
    .finally(() => probe.disconnect());
}

/** Listens on a free port of this machine and returns it. */
export async function listeningPort(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return address.port;
}

/** A line to Redis that the test can hold, let go and cut. */
export class RedisLine {
  readonly #held: (() => void)[] = [];
  readonly #sockets = new Set<Socket>();
  #holding = false;
  readonly #server = createServer((client) => {
    const { hostname, port } = new URL(redisUrl);
    const redis = connect({ host: hostname, port: Number(port) || 6379 });
    for (const socket of [client, redis]) {
      this.#sockets.add(socket);
      // Being cut is what these tests are about.
      socket.on('error', () => undefined);
    }
    client.on('data', (bytes) => {
      if (this.#holding) this.#held.push(() => redis.write(bytes));
      else redis.write(bytes);
    });
    redis.pipe(client);
    client.on('close', () => redis.end());
  });

  /** Returns the address of this line, in place of that of Redis. */
  async open(): Promise<string> {
    const url = new URL(redisUrl);
    url.host = `127.0.0.1:${await listeningPort(this.#server)}`;
    return url.href;
  }

  /** What is said is kept back, and nobody is told. */
  hold(): void {
    this.#holding = true;
  }

  /** What was kept back is said, in its order. */
  letGo(): void {
    this.#holding = false;
    for (const say of this.#held.splice(0)) say();
  }

  /** Every connection breaks, and what was kept back is lost. New ones are taken. */
  cut(): void {
    this.#held.length = 0;
    for (const socket of this.#sockets) socket.resetAndDestroy();
    this.#sockets.clear();
  }

  close(): void {
    this.#server.close();
    this.cut();
  }
}
