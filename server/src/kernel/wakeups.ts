import { EventEmitter } from 'node:events';
import type { Redis } from 'ioredis';
import type { Log } from './log.ts';

/**
 * Wake-ups say "there may be work", after a commit. They are hints: losing one delays the work until the next poll
 * (one second), never more, because the work itself is in the database.
 */
export interface Wakeups {
  /** Hints about `key` (a company, a printer; no spaces) in this process and, where there is a Redis, in the others. */
  hint(topic: string, key: string): void;
  /** Calls `act` at each hint; returns how to stop. */
  on(topic: string, act: (key: string) => void): () => void;
  close(): Promise<void>;
}

const CHANNEL = 'fastops:wakeups';

/** Wake-ups inside this process, and through Redis between processes when connections are given. */
export function openWakeups(log: Log, redis?: { publisher: Redis; subscriber: Redis }): Wakeups {
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0);
  const here = crypto.randomUUID();

  if (redis) {
    redis.subscriber.on('message', (channel: string, message: string) => {
      if (channel !== CHANNEL) return;
      const [from, topic, key] = message.split(' ');
      if (from !== here && topic !== undefined && key !== undefined) emitter.emit(topic, key);
    });
    redis.subscriber.subscribe(CHANNEL).catch((error: unknown) => {
      log.warn({ err: error }, 'wake-ups from other processes are off; the poll still finds the work');
    });
  }

  return {
    hint(topic, key) {
      emitter.emit(topic, key);
      // A dead Redis costs a poll, not a request: the failure is noted and dropped.
      redis?.publisher.publish(CHANNEL, `${here} ${topic} ${key}`).catch((error: unknown) => {
        log.debug({ err: error }, 'a wake-up did not reach the other processes');
      });
    },
    on(topic, act) {
      emitter.on(topic, act);
      return () => emitter.off(topic, act);
    },
    close: async () => {
      emitter.removeAllListeners();
      redis?.publisher.disconnect();
      redis?.subscriber.disconnect();
    },
  };
}
