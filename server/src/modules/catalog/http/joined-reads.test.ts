import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JoinedReads } from './joined-reads.ts';

test('who asks while a read is under way shares the next one with all who do', async () => {
  const reads = new JoinedReads<number>();
  const gates: PromiseWithResolvers<number>[] = [];
  const read = () => {
    const gate = Promise.withResolvers<number>();
    gates.push(gate);
    return gate.promise;
  };
  const first = reads.read('a', read);
  const later = [reads.read('a', read), reads.read('a', read), reads.read('a', read)];
  const other = reads.read('b', read);
  expect(gates).toHaveLength(2);
  gates[1]?.resolve(9);
  expect(await other).toBe(9);
  gates[0]?.resolve(1);
  expect(await first).toBe(1);
  await Promise.resolve();
  expect(gates).toHaveLength(3);
  gates[2]?.resolve(2);
  expect(await Promise.all(later)).toEqual([2, 2, 2]);
});

test('a read that fails fails for those who joined it, and for nobody else', async () => {
  const reads = new JoinedReads<number>();
  const fails = reads.read('a', () => Promise.reject(new Error('gone')));
  const next = reads.read('a', () => Promise.resolve(2));
  await expect(fails).rejects.toThrow('gone');
  expect(await next).toBe(2);
  expect(await reads.read('a', () => Promise.resolve(3))).toBe(3);
});

test('nobody is answered with what stood before they asked', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(fc.boolean(), { maxLength: 30 }), async (scheduler, acts) => {
      const reads = new JoinedReads<number>();
      let version = 0;
      const answered: Promise<void>[] = [];
      const act = scheduler.scheduleSequence(
        acts.map((change) => async () => {
          if (change) version += 1;
          else {
            const asked = version;
            const read = async () => {
              const seen = version;
              await scheduler.schedule(Promise.resolve());
              return seen;
            };
            answered.push(reads.read('a', read).then((seen) => expect(seen).toBeGreaterThanOrEqual(asked)));
          }
        }),
      );
      await scheduler.waitIdle();
      await act.task;
      await Promise.all(answered);
    }),
  );
});
