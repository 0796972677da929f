import { expect, test } from 'vitest';
import { type CacheOptions, openCache } from './cache.ts';
import { until } from './testing/kernel-database.ts';
import { quiet } from './testing/probe-events.ts';

// The level in memory alone. The level in Redis has its tests in cache-shared.test.ts.

/** A cache of texts whose loads the test lets go one by one. */
function held(options: Partial<CacheOptions<string>> = {}) {
  const loads: { asked: string; give(value: string): void; fail(error: Error): void }[] = [];
  const cache = openCache<string>({
    name: 'probe',
    max: 100,
    ttlMs: 60_000,
    load(group, key) {
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      loads.push({ asked: `${group} ${key}`, give: resolve, fail: reject });
      return promise;
    },
    encode: (value) => value,
    decode: (text) => text,
    log: quiet,
    ...options,
  });
  /** The load of that number, once it was asked for. */
  const load = (n: number) => until(() => loads[n]);
  return { cache, loads, load };
}

/** A cache whose loads say how many there were. */
function counting(options: Partial<CacheOptions<string>> = {}) {
  const asked: string[] = [];
  const cache = openCache<string>({
    name: 'probe',
    max: 100,
    ttlMs: 60_000,
    async load(group, key) {
      asked.push(`${group} ${key}`);
      return `${group} ${key} ${asked.length}`;
    },
    encode: (value) => value,
    decode: (text) => text,
    log: quiet,
    ...options,
  });
  return { cache, asked };
}

test('a value is loaded once and remembered', async () => {
  const { cache, asked } = counting();
  expect(await cache.get('a', 'x')).toBe('a x 1');
  expect(await cache.get('a', 'x')).toBe('a x 1');
  expect(await cache.get('a', 'y')).toBe('a y 2');
  expect(await cache.get('b', 'x')).toBe('b x 3');
  expect(asked).toEqual(['a x', 'a y', 'b x']);
  expect(cache.figures()).toEqual({ memory: 1, redis: 0, miss: 3 });
});

test('all who ask at the same time share one load, and its failure', async () => {
  const { cache, loads, load } = held();
  const asking = Array.from({ length: 50 }, () => cache.get('a', 'x'));
  (await load(0)).give('value');
  expect(new Set(await Promise.all(asking))).toEqual(new Set(['value']));
  const failing = Array.from({ length: 50 }, () => cache.get('a', 'y'));
  (await load(1)).fail(new Error('no'));
  const outcomes = await Promise.allSettled(failing);
  expect(outcomes.every((outcome) => outcome.status === 'rejected')).toBe(true);
  expect(loads).toHaveLength(2);
});

test('a failed load is not remembered', async () => {
  const { cache, load } = held();
  const failed = cache.get('a', 'x');
  (await load(0)).fail(new Error('no'));
  await expect(failed).rejects.toThrow('no');
  const again = cache.get('a', 'x');
  (await load(1)).give('value');
  expect(await again).toBe('value');
  expect(await cache.get('a', 'x')).toBe('value');
});

test('a load that throws before it waits is a failed load', async () => {
  const { cache } = held({
    load() {
      throw new Error('at once');
    },
  });
  await expect(cache.get('a', 'x')).rejects.toThrow('at once');
});

test('a group is dropped whole or one value of it; the others stay', async () => {
  const { cache, asked } = counting();
  const all = () => Promise.all([cache.get('a', 'x'), cache.get('a', 'y'), cache.get('b', 'x')]);
  expect(await all()).toEqual(['a x 1', 'a y 2', 'b x 3']);
  cache.drop('a', 'x');
  expect(await all()).toEqual(['a x 4', 'a y 2', 'b x 3']);
  cache.drop('a');
  expect(await all()).toEqual(['a x 5', 'a y 6', 'b x 3']);
  cache.drop('nobody');
  cache.drop('b', 'nothing');
  await all();
  expect(asked).toHaveLength(6);
});

test.each([['the group'], ['the value']])(
  'a load under way when %s is dropped is not remembered',
  async (what) => {
    const { cache, loads, load } = held();
    const before = cache.get('a', 'x');
    const first = await load(0);
    if (what === 'the group') cache.drop('a');
    else cache.drop('a', 'x');
    // Who asks after the drop is never given what was loaded before it, in whatever order the loads end.
    const after = cache.get('a', 'x');
    (await load(1)).give('new');
    expect(await after).toBe('new');
    first.give('old');
    expect(await before).toBe('old');
    expect(await cache.get('a', 'x')).toBe('new');
    expect(loads).toHaveLength(2);
  },
);

test('the failure of a load that was dropped takes nothing away from the one that followed', async () => {
  const { cache, loads, load } = held();
  const before = cache.get('a', 'x');
  const first = await load(0);
  cache.drop('a');
  const after = cache.get('a', 'x');
  (await load(1)).give('new');
  first.fail(new Error('old'));
  await expect(before).rejects.toThrow('old');
  expect(await after).toBe('new');
  expect(await cache.get('a', 'x')).toBe('new');
  expect(loads).toHaveLength(2);
});

test('no more than the given number is kept, and what was pushed out can be dropped', async () => {
  const { cache, asked } = counting({ max: 2 });
  for (const key of ['x', 'y', 'z']) await cache.get('a', key);
  await cache.get('a', 'z');
  expect(asked).toHaveLength(3);
  await cache.get('a', 'x');
  expect(asked).toHaveLength(4);
  cache.drop('a');
  await cache.get('a', 'z');
  expect(asked).toHaveLength(5);
});

test('a value ends with its time, counted from the beginning of the load', async () => {
  const { cache, asked } = counting({ ttlMs: 20 });
  await cache.get('a', 'x');
  await until(async () => ((await cache.get('a', 'x')) === 'a x 1' ? undefined : true));
  expect(asked.length).toBeGreaterThan(1);
});
