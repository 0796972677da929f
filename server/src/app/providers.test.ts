import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { until } from '../kernel/testing/kernel-database.ts';
import { quiet } from '../kernel/testing/probe-events.ts';
import { listeningPort, NEEDS_REDIS, RedisLine, redisThere, redisUrl } from '../kernel/testing/redis.ts';
import { openPlugs, type Plugs } from './providers.ts';

const opened: Plugs[] = [];
afterEach(() => Promise.all(opened.splice(0).map((plugs) => plugs.close())));

function open(url: string | undefined): Plugs {
  const plugs = openPlugs({ redisUrl: url }, quiet);
  opened.push(plugs);
  return plugs;
}

/** Hints until it is heard: a process that has just connected may not listen yet, and a hint may be lost. */
async function untilHeard(hint: () => void, heard: readonly string[]): Promise<void> {
  await until(() => {
    hint();
    return heard.length > 0 ? true : undefined;
  });
}

test('without Redis a hint is heard in the process, and closing is no trouble', async () => {
  const { wakeups } = open(undefined);
  const heard: string[] = [];
  wakeups.on('printing', (key) => heard.push(key));
  wakeups.hint('printing', 'p1');
  expect(heard).toEqual(['p1']);
});

test('with a Redis that is dead a hint is heard in the process at once, and nothing breaks', async () => {
  const listener = createServer();
  const port = await listeningPort(listener);
  listener.close();
  const { wakeups } = open(`redis://127.0.0.1:${port}`);
  const heard: string[] = [];
  wakeups.on('printing', (key) => heard.push(key));
  wakeups.hint('printing', 'early');
  expect(heard).toHaveLength(1);
  // Long enough for several refused attempts to connect; an error that nobody takes would fail the run.
  await new Promise((resolve) => setTimeout(resolve, 700));
  wakeups.hint('printing', 'after');
  expect(heard).toEqual(['early', 'after']);
});

test('with a Redis that accepts and says nothing a hint is heard in the process at once', async () => {
  const silent = createServer();
  const { wakeups } = open(`redis://127.0.0.1:${await listeningPort(silent)}`);
  const heard: string[] = [];
  wakeups.on('printing', (key) => heard.push(key));
  await new Promise((resolve) => setTimeout(resolve, 100));
  wakeups.hint('printing', 'p1');
  expect(heard).toEqual(['p1']);
  silent.close();
});

test.skipIf(!redisThere)(`two processes hear each other through Redis (${NEEDS_REDIS})`, async () => {
  const [here, there] = [open(redisUrl).wakeups, open(redisUrl).wakeups];
  const topic = `probe-${newId()}`;
  const heardHere: string[] = [];
  const heardThere: string[] = [];
  here.on(topic, (key) => heardHere.push(key));
  there.on(topic, (key) => heardThere.push(key));
  await untilHeard(() => here.hint(topic, 'here'), heardThere);
  expect(new Set(heardThere)).toEqual(new Set(['here']));
  // Its own hint comes back from Redis and is not heard a second time.
  heardHere.length = 0;
  there.hint(topic, 'there');
  await until(() => (heardHere.length > 0 ? true : undefined));
  expect(heardHere).toEqual(['there']);
});

test.skipIf(!redisThere)(`a process hears its own hint once, with Redis too (${NEEDS_REDIS})`, async () => {
  const [here, witness] = [open(redisUrl).wakeups, open(redisUrl).wakeups];
  const topic = `probe-${newId()}`;
  const heard: string[] = [];
  const seen: string[] = [];
  witness.on(topic, (key) => seen.push(key));
  await untilHeard(() => here.hint(topic, 'warm-up'), seen);
  here.on(topic, (key) => heard.push(key));
  here.hint(topic, 'p1');
  here.hint(topic, 'last');
  // When another process has the last one, ours has come back too: both hang on the same channel.
  await until(() => (seen.includes('last') ? true : undefined));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(heard).toEqual(['p1', 'last']);
});

test.skipIf(!redisThere)(
  `after every connection to Redis was cut hints flow again (${NEEDS_REDIS})`,
  async () => {
    const line = new RedisLine();
    const url = await line.open();
    const [here, there] = [open(url).wakeups, open(url).wakeups];
    const topic = `probe-${newId()}`;
    const heard: string[] = [];
    there.on(topic, (key) => heard.push(key));
    await untilHeard(() => here.hint(topic, 'before'), heard);
    line.cut();
    // A hint from before may still be in this process's hands: only the later one says that the way is open again.
    await until(() => {
      here.hint(topic, 'after');
      return heard.includes('after') ? true : undefined;
    });
    expect(heard.at(0)).toBe('before');
    line.close();
  },
);

test('without Redis caches have no second level; with one that does not answer they never wait for it', async () => {
  expect(open(undefined).cache).toBeUndefined();
  const silent = createServer();
  const { cache } = open(`redis://127.0.0.1:${await listeningPort(silent)}`);
  await expect(cache?.get('fastops:probe')).rejects.toThrow('enableOfflineQueue');
  silent.close();
});

test.skipIf(!redisThere)(
  `the connection for caches gives up a command that Redis does not answer (${NEEDS_REDIS})`,
  async () => {
    const line = new RedisLine();
    const { cache } = open(await line.open());
    await until(() => (cache?.status === 'ready' ? true : undefined));
    expect(await cache?.get(`fastops:probe:${newId()}`)).toBeNull();
    line.hold();
    await expect(cache?.get('fastops:probe')).rejects.toThrow('timed out');
    line.close();
  },
);
