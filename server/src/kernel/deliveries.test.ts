import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Deliverer, type Delivery, type DeliveryHandler } from './deliveries.ts';
import { newId } from './ids.ts';
import { run } from './sql.ts';
import type { Database } from './tenant.ts';
import { type KernelDatabase, makeKernelDatabase, PROBE, until } from './testing/kernel-database.ts';
import { nameOf, note, probeAnnouncer, quiet } from './testing/probe-events.ts';
import { openWakeups } from './wakeups.ts';

const SUBSCRIBER = 'probe.notes';
const company = newId();
const { announce, announceAll, wakeups } = probeAnnouncer([SUBSCRIBER]);
const running: Deliverer[] = [];
let db: KernelDatabase;
let database: Database;

beforeAll(async () => {
  db = await makeKernelDatabase();
  database = db.open();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((deliverer) => deliverer.stop()));
  await db.owner.rows('truncate kernel.deliveries, probe.notes');
});
afterAll(() => db.drop());

const noteAll: DeliveryHandler = async (tx, batch) => {
  for (const delivery of batch) note(tx, delivery);
};

function deliverer(
  handler: DeliveryHandler,
  more: Partial<ConstructorParameters<typeof Deliverer>[0]> = {},
): Deliverer {
  const made = new Deliverer({ database, wakeups, log: quiet, subscriber: SUBSCRIBER, handler, ...more });
  running.push(made);
  return made;
}

const left = async () => {
  const rows = await db.owner.rows<{ payload: unknown }>(
    'select payload from kernel.deliveries order by seq',
  );
  return rows.map(nameOf);
};
const untilDelivered = () => until(async () => ((await left()).length === 0 ? true : undefined));

test('a handler gets what was announced, and its effect replaces the delivery', async () => {
  await announceAll(database, company, [['a', 1]]);
  const seen: Delivery[] = [];
  const handled = await deliverer(async (tx, batch) => {
    seen.push(...batch);
    await noteAll(tx, batch);
  }).drain();
  expect(handled).toBe(1);
  expect(seen).toEqual([
    {
      id: expect.any(String),
      subscriber: SUBSCRIBER,
      event: 'probe.noted',
      schemaVersion: 3,
      key: 'a',
      payload: { key: 'a', n: 1 },
      attempts: 0,
    },
  ]);
  expect(await db.notes()).toEqual(['a 1']);
  expect(await left()).toEqual([]);
});

test('the transaction of the effect is the one that removes the delivery', async () => {
  await announceAll(database, company, [['a', 1]]);
  // The effect clashes at the commit only: had the removal been another transaction, the delivery would be gone.
  await database.inTenant(company, (tx) => run(tx, PROBE.insert, [company, newId(), 'a 1']));
  expect(await deliverer(noteAll).drain()).toBe(0);
  expect(await left()).toEqual(['a 1']);
  expect(await db.notes()).toEqual(['a 1']);
});

test('many are handled in batches, in the order in which they were announced', async () => {
  const events = Array.from({ length: 450 }, (_, i) => ['a', i] as const);
  await database.inTenant(company, async (tx) => {
    for (const [key, n] of events) announce(tx, key, n);
  });
  const sizes: number[] = [];
  const handled = await deliverer(async (tx, batch) => {
    sizes.push(batch.length);
    await noteAll(tx, batch);
  }).drain();
  expect(handled).toBe(450);
  expect(sizes).toEqual([200, 200, 50]);
  expect(await db.notes()).toEqual(events.map(([key, n]) => `${key} ${n}`));
});

test('each subscriber gets its own, whatever becomes of the others', async () => {
  const both = probeAnnouncer([SUBSCRIBER, 'probe.other']);
  await both.announceAll(database, company, [['a', 1]]);
  const refusing = deliverer(() => Promise.reject(new Error('broken')), { subscriber: 'probe.other' });
  expect(await refusing.drain()).toBe(0);
  expect(await deliverer(noteAll).drain()).toBe(1);
  expect(await db.notes()).toEqual(['a 1']);
  expect(await left()).toEqual(['a 1']);
});

test('each batch stands in its own company, and one that fails does not hold up another', async () => {
  const companies = [newId(), newId(), newId()];
  for (const id of companies) await announceAll(database, id, [['a', 1]]);
  const seen: string[] = [];
  const handled = await deliverer(async (tx, batch) => {
    const [inside] = await run<{ company: string }>(tx, PROBE.company, []);
    if (inside?.company === companies[1]) throw new Error('this company is broken');
    seen.push(inside?.company ?? '');
    await noteAll(tx, batch);
  }).drain();
  expect(handled).toBe(2);
  expect(seen.sort()).toEqual([companies[0], companies[2]].sort());
});

test('a wake-up brings the delivery at once, without a poll', async () => {
  deliverer(noteAll, { pollMs: 3_600_000 }).start();
  await announceAll(database, company, [['a', 1]]);
  await untilDelivered();
  expect(await db.notes()).toEqual(['a 1']);
});

test('a lost wake-up costs a poll, not the delivery', async () => {
  // Wake-ups that nobody hears, as from a process that died between its commit and its hint.
  deliverer(noteAll, { pollMs: 20, wakeups: openWakeups(quiet) }).start();
  await announceAll(database, company, [['a', 1]]);
  await untilDelivered();
  expect(await db.notes()).toEqual(['a 1']);
});

test('stopping waits for the batch under way and takes no other', async () => {
  const gate = Promise.withResolvers<void>();
  const entered = Promise.withResolvers<void>();
  const slow = deliverer(
    async (tx, batch) => {
      entered.resolve();
      await gate.promise;
      await noteAll(tx, batch);
    },
    { pollMs: 20 },
  );
  slow.start();
  await announceAll(database, company, [['a', 1]]);
  await entered.promise;
  let stopped = false;
  const stopping = slow.stop().then(() => {
    stopped = true;
  });
  await announceAll(database, company, [['a', 2]]);
  expect(stopped).toBe(false);
  gate.resolve();
  await stopping;
  expect(await db.notes()).toEqual(['a 1']);
  expect(await left()).toEqual(['a 2']);
});

// T34 of reliability.md.
test('two processes carry each key in order and once, while writers commit late and out of turn', async () => {
  const KEYS = 6;
  const EACH = 25;
  const handledBy = [0, 0];
  for (const process of [0, 1]) {
    const own = db.open(3);
    const handler: DeliveryHandler = async (tx, batch) => {
      handledBy[process] = (handledBy[process] ?? 0) + batch.length;
      await sleep(Math.random() * 5);
      await noteAll(tx, batch);
    };
    deliverer(handler, { database: own, pollMs: 25 }).start();
  }
  // A writer holds what its key stands for until it commits, as an order's row is held; between keys there is no order.
  const write = async (key: string) => {
    for (let n = 1; n <= EACH; n += 1) {
      await database.inTenant(company, async (tx) => {
        announce(tx, key, n);
        await sleep(Math.random() * 10);
      });
    }
  };
  await Promise.all(Array.from({ length: KEYS }, (_, i) => write(`k${i}`)));
  await untilDelivered();

  const notes = await db.notes();
  expect(notes).toHaveLength(KEYS * EACH);
  for (let i = 0; i < KEYS; i += 1) {
    const own = notes.filter((text) => text.startsWith(`k${i} `));
    expect(own).toEqual(Array.from({ length: EACH }, (_, n) => `k${i} ${n + 1}`));
  }
  // Nothing was carried twice: two at one batch would have clashed on the unique note and counted again.
  expect(handledBy.reduce((sum, count) => sum + count)).toBe(KEYS * EACH);
});

test('while one process is at a company’s batch, another leaves it alone', async () => {
  await announceAll(database, company, [['a', 1]]);
  const gate = Promise.withResolvers<void>();
  const entered = Promise.withResolvers<void>();
  const first = deliverer(async (tx, batch) => {
    entered.resolve();
    await gate.promise;
    await noteAll(tx, batch);
  }).drain();
  await entered.promise;
  expect(await deliverer(noteAll, { database: db.open(2) }).drain()).toBe(0);
  gate.resolve();
  expect(await first).toBe(1);
  expect(await db.notes()).toEqual(['a 1']);
});
