// size: one scene, several processes over one source, and everything that can happen on it.
import { once } from 'node:events';
import { createServer } from 'node:net';
import { Redis, type RedisOptions } from 'ioredis';
import { afterEach, expect, test } from 'vitest';
import { type CacheOptions, openCache } from './cache.ts';
import { newId } from './ids.ts';
import { until } from './testing/kernel-database.ts';
import { quiet } from './testing/probe-events.ts';
import { listeningPort, NEEDS_REDIS, RedisLine, redisThere, redisUrl } from './testing/redis.ts';

// The level in Redis, between processes: each cache here is one process, on a connection of its own.

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A connection as the product opens it for its caches. */
function connection(url = redisUrl, options: RedisOptions = {}): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    connectTimeout: 500,
    commandTimeout: 200,
    autoResendUnfulfilledCommands: false,
    retryStrategy: () => 50,
    ...options,
  });
  redis.on('error', () => undefined);
  ends.push(() => redis.disconnect());
  return redis;
}

async function ready(redis: Redis): Promise<Redis> {
  if (redis.status !== 'ready') await once(redis, 'ready');
  return redis;
}

/** What the database holds: it changes when the test says so, and counts who reads it. */
class Source {
  value = 'old';
  reads = 0;
  /** Between reading and returning, as a slow network would stand. */
  pause: () => Promise<void> = async () => undefined;

  process(redis: Redis | undefined, name: string, options: Partial<CacheOptions<{ value: string }>> = {}) {
    return openCache<{ value: string }>({
      name,
      max: 100,
      ttlMs: 60_000,
      load: async () => {
        this.reads += 1;
        const { value } = this;
        await this.pause();
        return { value };
      },
      encode: (value) => JSON.stringify(value),
      decode: (text) => JSON.parse(text) as { value: string },
      redis,
      log: quiet,
      ...options,
    });
  }
}

/** A gate that a load stands at until the test opens it. */
function gate() {
  const reached = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<void>();
  return {
    reached: reached.promise,
    open: () => opened.resolve(),
    async pass() {
      reached.resolve();
      await opened.promise;
    },
  };
}

/** Several processes over one source, and what Redis holds of their cache. */
async function processes(source: Source, n: number) {
  const name = newId();
  const redis = await ready(connection());
  ends.push(async () => redis.del(...(await redis.keys(`fastops:cache:${name}:*`)), 'none'));
  const open = async (on?: Redis, options?: Partial<CacheOptions<{ value: string }>>) =>
    source.process(await ready(on ?? connection()), name, options);
  const caches = await Promise.all(Array.from({ length: n }, () => open()));
  const valueKey = `fastops:cache:${name}:{c}:value:k`;
  const generationKey = `fastops:cache:${name}:{c}:generation`;
  return {
    caches,
    open,
    redis,
    valueKey,
    /** Once Redis has another value than `before`. */
    stored: (before: string | null = null) =>
      until(async () => {
        const now = await redis.get(valueKey);
        return now !== null && now !== before ? now : undefined;
      }),
    generation: () => redis.get(generationKey),
    /** Once a drop has reached Redis. */
    dropped: (before: string | null) =>
      until(async () => ((await redis.get(generationKey)) === before ? undefined : true)),
  };
}

const OLD = { value: 'old' };
const NEW = { value: 'new' };

test.skipIf(!redisThere)(`what one process loaded the others find in Redis (${NEEDS_REDIS})`, async () => {
  const source = new Source();
  const { caches, stored } = await processes(source, 2);
  const [one, other] = caches;
  expect(await one?.get('c', 'k')).toEqual(OLD);
  await stored();
  expect(await other?.get('c', 'k')).toEqual(OLD);
  expect(await other?.get('c', 'k')).toEqual(OLD);
  expect(source.reads).toBe(1);
  expect(one?.figures()).toEqual({ memory: 0, redis: 0, miss: 1 });
  expect(other?.figures()).toEqual({ memory: 1, redis: 1, miss: 0 });
});

test.skipIf(!redisThere)(
  `a value in Redis ends after ten minutes, whatever happens (${NEEDS_REDIS})`,
  async () => {
    const { caches, stored, redis, valueKey } = await processes(new Source(), 1);
    await caches[0]?.get('c', 'k');
    await stored();
    const left = await redis.pttl(valueKey);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(10 * 60_000);
  },
);

test.skipIf(!redisThere)(
  `after a drop no process is given the old value by Redis (${NEEDS_REDIS})`,
  async () => {
    const source = new Source();
    const { caches, stored, generation, dropped, open } = await processes(source, 2);
    const [one, other] = caches;
    await Promise.all([one?.get('c', 'k'), other?.get('c', 'k')]);
    const old = await stored();
    const before = await generation();
    source.value = 'new';
    one?.drop('c', 'k');
    // Its own next question finds nothing old, also before Redis has heard of the drop.
    expect(await one?.get('c', 'k')).toEqual(NEW);
    await dropped(before);
    const third = await open();
    expect(await third.get('c', 'k')).toEqual(NEW);
    await stored(old);
    // The other one is told, as the hint between processes does, and drops what it holds.
    other?.drop('c');
    expect(await other?.get('c', 'k')).toEqual(NEW);
  },
);

test.skipIf(!redisThere)(
  `a drop ends the whole group in Redis and no other group (${NEEDS_REDIS})`,
  async () => {
    const source = new Source();
    const { caches, stored, generation, dropped, open } = await processes(source, 1);
    const [one] = caches;
    await one?.get('c', 'k');
    await stored();
    const before = await generation();
    one?.drop('d');
    const second = await open();
    expect(await second.get('c', 'k')).toEqual(OLD);
    expect(second.figures()).toEqual({ memory: 0, redis: 1, miss: 0 });
    one?.drop('c', 'another key');
    await dropped(before);
    const third = await open();
    await third.get('c', 'k');
    expect(third.figures()).toEqual({ memory: 0, redis: 0, miss: 1 });
  },
);

for (const hears of [true, false]) {
  const told = hears ? 'hears of it' : 'does not hear of it';
  test.skipIf(!redisThere)(
    `a load under way when the value changes makes nothing of the old one, when it ${told} (${NEEDS_REDIS})`,
    async () => {
      const source = new Source();
      const { caches, generation, dropped, open } = await processes(source, 2);
      const [slow, writer] = caches;
      const { reached, open: letThrough, pass } = gate();
      source.pause = pass;
      const loading = slow?.get('c', 'k');
      await reached;
      // The old value was read; now it changes, and the writer says so.
      source.pause = async () => undefined;
      source.value = 'new';
      const before = await generation();
      writer?.drop('c');
      if (hears) slow?.drop('c');
      await dropped(before);
      letThrough();
      expect(await loading).toEqual(OLD);
      // The slow one may have told Redis what it knows. Nobody takes it.
      for (const process of [await open(), writer, await open()])
        expect(await process?.get('c', 'k')).toEqual(NEW);
      if (hears) expect(await slow?.get('c', 'k')).toEqual(NEW);
    },
  );
}

test.skipIf(!redisThere)(
  `many processes, many changes: nobody who asks after a drop gets what was before it (${NEEDS_REDIS})`,
  async () => {
    const source = new Source();
    const { caches } = await processes(source, 4);
    source.value = '0';
    source.pause = () => new Promise((resolve) => setTimeout(resolve, Math.random() * 3));
    const behind: string[] = [];
    let asked = 0;
    for (let version = 1; version <= 60; version += 1) {
      source.value = String(version);
      // Every process hears of a change, one earlier than the other; from then on it must not know less.
      const turns = caches.map(async (cache) => {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 3));
        cache.drop('c');
        for (let turn = 0; turn < 4; turn += 1) {
          const { value } = await cache.get('c', 'k');
          asked += 1;
          if (Number(value) < version) behind.push(`${value} after the drop of ${version}`);
        }
      });
      await Promise.all(turns);
    }
    expect(behind).toEqual([]);
    expect(asked).toBe(60 * 4 * 4);
  },
);

test.skipIf(!redisThere)(
  `a generation that Redis lost makes no old value good again (${NEEDS_REDIS})`,
  async () => {
    const source = new Source();
    const { caches, stored, redis, valueKey, open } = await processes(source, 1);
    await caches[0]?.get('c', 'k');
    await stored();
    source.value = 'new';
    await redis.del(valueKey.replace(':value:k', ':generation'));
    expect(await (await open()).get('c', 'k')).toEqual(NEW);
  },
);

test.skipIf(!redisThere)(`what this program cannot read in Redis is loaded (${NEEDS_REDIS})`, async () => {
  const source = new Source();
  const { caches, stored, redis, valueKey, open } = await processes(source, 1);
  await caches[0]?.get('c', 'k');
  const [generation] = (await stored()).split(' ');
  for (const broken of [`${generation} {"val`, `${generation}`, `${generation} `, 'x', ' ']) {
    await redis.set(valueKey, broken, 'PX', 60_000);
    const process = await open();
    expect(await process.get('c', 'k')).toEqual(OLD);
    expect(process.figures().miss).toBe(1);
    await stored(broken);
  }
});

test.skipIf(!redisThere)(`a failed load tells Redis nothing (${NEEDS_REDIS})`, async () => {
  const source = new Source();
  const { caches, redis, valueKey } = await processes(source, 1);
  source.pause = () => Promise.reject(new Error('no database'));
  await expect(caches[0]?.get('c', 'k')).rejects.toThrow('no database');
  expect(await redis.get(valueKey)).toBeNull();
});

test.skipIf(!redisThere)(
  `while Redis hangs values are loaded; a drop reaches it when it answers again (${NEEDS_REDIS})`,
  async () => {
    const source = new Source();
    const { caches, stored, generation, dropped, open } = await processes(source, 1);
    const line = new RedisLine();
    ends.push(() => line.close());
    const behindLine = await open(connection(await line.open()));
    await caches[0]?.get('c', 'k');
    await stored();
    const before = await generation();
    line.hold();
    expect(await behindLine.get('c', 'k')).toEqual(OLD);
    expect(behindLine.figures()).toEqual({ memory: 0, redis: 0, miss: 1 });
    source.value = 'new';
    behindLine.drop('c');
    expect(await behindLine.get('c', 'k')).toEqual(NEW);
    expect(await generation()).toBe(before);
    line.letGo();
    await dropped(before);
    expect(await (await open()).get('c', 'k')).toEqual(NEW);
  },
);

test.skipIf(!redisThere)(
  `a drop that was lost with the connection is said again, and sharing goes on (${NEEDS_REDIS})`,
  async () => {
    const source = new Source();
    const { caches, stored, generation, dropped, open } = await processes(source, 1);
    const line = new RedisLine();
    ends.push(() => line.close());
    const behindLine = await open(connection(await line.open()), { ttlMs: 1 });
    await caches[0]?.get('c', 'k');
    await stored();
    const before = await generation();
    line.hold();
    source.value = 'new';
    behindLine.drop('c');
    line.cut();
    line.letGo();
    expect(await behindLine.get('c', 'k')).toEqual(NEW);
    await dropped(before);
    expect(await (await open()).get('c', 'k')).toEqual(NEW);
    // The line is whole again: the process finds in Redis what others loaded.
    await until(async () => {
      await behindLine.get('c', 'k');
      return behindLine.figures().redis > 0 ? true : undefined;
    });
  },
);

test('a Redis that nobody runs, or that accepts and says nothing, costs nothing but the sharing', async () => {
  const nobody = createServer();
  const silent = createServer();
  const ports = [await listeningPort(nobody), await listeningPort(silent)];
  nobody.close();
  ends.push(() => silent.close());
  for (const port of ports) {
    const source = new Source();
    const cache = source.process(connection(`redis://127.0.0.1:${port}`), newId());
    expect(await cache.get('c', 'k')).toEqual(OLD);
    source.value = 'new';
    cache.drop('c');
    expect(await cache.get('c', 'k')).toEqual(NEW);
    expect(await cache.get('c', 'k')).toEqual(NEW);
    expect(cache.figures()).toEqual({ memory: 1, redis: 0, miss: 2 });
  }
});

test('after its connection was closed a cache goes on by itself', async () => {
  const redis = connection();
  const source = new Source();
  const cache = source.process(redis, newId());
  redis.disconnect();
  await until(() => (redis.status === 'end' ? true : undefined));
  cache.drop('c');
  expect(await cache.get('c', 'k')).toEqual(OLD);
  expect(source.reads).toBe(1);
});
