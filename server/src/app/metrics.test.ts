import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCache } from '../kernel/cache.ts';
import { type KernelDatabase, makeKernelDatabase } from '../kernel/testing/kernel-database.ts';
import { quiet } from '../kernel/testing/probe-events.ts';
import { openMetrics } from './metrics.ts';

let db: KernelDatabase;
beforeAll(async () => {
  db = await makeKernelDatabase();
});
afterAll(() => db.drop());

/** The figures of one metric, by their labels. */
function figures(text: string, metric: string): Record<string, number> {
  const lines = text.split('\n').filter((line) => line.startsWith(`${metric}{`));
  return Object.fromEntries(
    lines.map((line) => {
      const [labels = '', value = ''] = line.slice(metric.length).split(' ');
      return [labels, Number(value)];
    }),
  );
}

test('the figures of each cache are told by where a value was found', async () => {
  const open = (name: string) =>
    openCache({
      name,
      max: 10,
      ttlMs: 60_000,
      load: async (group, key) => `${group} ${key}`,
      encode: (value) => value,
      decode: (text) => text,
      log: quiet,
    });
  const [used, idle] = [open('used'), open('idle')];
  const metrics = openMetrics(db.open(), [used, idle]);
  for (const key of ['x', 'x', 'x', 'y']) await used.get('a', key);
  const expected = {
    '{cache="used",level="memory"}': 2,
    '{cache="used",level="redis"}': 0,
    '{cache="used",level="miss"}': 2,
    '{cache="idle",level="memory"}': 0,
    '{cache="idle",level="redis"}': 0,
    '{cache="idle",level="miss"}': 0,
  };
  expect(figures(await metrics.text(), 'fastops_cache_total')).toEqual(expected);
  // Told again they are the same: they are counts, not what came since the last look.
  expect(figures(await metrics.text(), 'fastops_cache_total')).toEqual(expected);
});
