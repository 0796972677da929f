import { createAdapter } from '@socket.io/redis-streams-adapter';
import { Redis, type RedisOptions } from 'ioredis';
import type { Server as SocketServer } from 'socket.io';
import type { Config } from '../kernel/config.ts';
import type { Log } from '../kernel/log.ts';
import { openWakeups, type Wakeups } from '../kernel/wakeups.ts';

/** What Redis adds where there is one. Without it everything stays in the process. */
export interface Plugs {
  wakeups: Wakeups;
  /** For the second level of caches: it answers or fails within a moment, and never waits for a connection. */
  cache: Redis | undefined;
  joinSockets(io: SocketServer): void;
  close(): Promise<void>;
}

/**
 * A value that takes longer than this to find is loaded instead. A command is never sent a second time: one that ends a
 * generation would bring it back later, with the values of its time.
 */
const CACHE: RedisOptions = {
  commandTimeout: 200,
  socketTimeout: 2_000,
  autoResendUnfulfilledCommands: false,
};

/** Opens the plugs. A Redis that is absent or dies costs joined screens, never an order (hazard C18). */
export function openPlugs(config: Pick<Config, 'redisUrl'>, log: Log): Plugs {
  if (config.redisUrl === undefined) {
    const wakeups = openWakeups(log);
    return { wakeups, cache: undefined, joinSockets: () => undefined, close: () => wakeups.close() };
  }
  const url = config.redisUrl;
  const opened: Redis[] = [];
  const connect = ({ queue, ...rest }: { queue: boolean } & RedisOptions) => {
    const redis = new Redis(url, {
      ...rest,
      enableOfflineQueue: queue,
      maxRetriesPerRequest: queue ? null : 1,
      connectTimeout: 500,
      retryStrategy: (times) => Math.min(times * 200, 5_000),
    });
    redis.on('error', (error) => log.warn({ err: error }, 'Redis does not answer'));
    opened.push(redis);
    return redis;
  };
  // A subscription must survive the moment of connecting, so it alone may wait in line.
  const wakeups = openWakeups(log, {
    publisher: connect({ queue: false }),
    subscriber: connect({ queue: true }),
  });
  return {
    wakeups,
    cache: connect({ queue: false, ...CACHE }),
    joinSockets: (io) => io.adapter(createAdapter(connect({ queue: true }), { maxLen: 10_000 })),
    async close() {
      await wakeups.close();
      for (const redis of opened) redis.disconnect();
    },
  };
}
