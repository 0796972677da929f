import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Deliverer, type DeliveryHandler } from './deliveries.ts';
import { findParked, replayParked } from './events.ts';
import { newId } from './ids.ts';
import { run, send } from './sql.ts';
import type { Database } from './tenant.ts';
import { type KernelDatabase, makeKernelDatabase, PROBE, until } from './testing/kernel-database.ts';
import { nameOf, note, probeAnnouncer, quiet } from './testing/probe-events.ts';

const SUBSCRIBER = 'probe.notes';
const company = newId();
const { announceAll, wakeups } = probeAnnouncer([SUBSCRIBER]);
let db: KernelDatabase;
let database: Database;

beforeAll(async () => {
  db = await makeKernelDatabase();
  database = db.open();
});
afterEach(() => db.owner.rows('truncate kernel.deliveries, probe.notes'));
afterAll(() => db.drop());

const deliverer = (handler: DeliveryHandler, more: { pollMs?: number } = {}) =>
  new Deliverer({ database, wakeups, log: quiet, subscriber: SUBSCRIBER, handler, ...more });

/** Writes the effect of each delivery and then fails for those that are named. */
function failing(names: ReadonlySet<string>, fail: () => never | Promise<never>): DeliveryHandler {
  return async (tx, batch) => {
    for (const delivery of batch) {
      note(tx, delivery);
      if (names.has(nameOf(delivery))) await fail();
    }
  };
}
const thrown = () => {
  throw new Error('the handler failed');
};

interface Left {
  name: string;
  state: string;
  attempts: number;
  last_error: string | null;
}
async function left(): Promise<Left[]> {
  const rows = await db.owner.rows<Left & { payload: unknown }>(
    'select payload, state, attempts, last_error from kernel.deliveries order by seq',
  );
  return rows.map(({ payload, ...row }) => ({ ...row, name: nameOf({ payload }) }));
}
const makeDue = () => db.owner.rows('update kernel.deliveries set next_attempt_at = now()');

test('a handler that fails the first time has its effect once', async () => {
  await announceAll(database, company, [['a', 1]]);
  const poisoned = new Set(['a 1']);
  const served = deliverer(failing(poisoned, thrown));
  expect(await served.drain()).toBe(0);
  expect(await db.notes()).toEqual([]);
  expect(await left()).toEqual([
    { name: 'a 1', state: 'pending', attempts: 1, last_error: 'the handler failed' },
  ]);
  poisoned.clear();
  await makeDue();
  expect(await served.drain()).toBe(1);
  expect(await db.notes()).toEqual(['a 1']);
  expect(await left()).toEqual([]);
});

test.each([
  ['throws', thrown],
  ['is refused by the database', undefined],
])('one that %s is set aside, its key waits behind it, the other keys go on', async (_name, fail) => {
  await announceAll(database, company, [
    ['b', 1],
    ['a', 1],
    ['a', 2],
    ['b', 2],
    ['c', 1],
  ]);
  const byHandler = failing(new Set(['a 1']), fail ?? thrown);
  const byDatabase: DeliveryHandler = async (tx, batch) => {
    for (const delivery of batch) {
      note(tx, delivery);
      if (nameOf(delivery) === 'a 1') send(tx, PROBE.fail, [0]);
    }
  };
  expect(await deliverer(fail ? byHandler : byDatabase).drain()).toBe(3);
  expect(await db.notes()).toEqual(['b 1', 'b 2', 'c 1']);
  expect(await left()).toMatchObject([
    { name: 'a 1', attempts: 1, last_error: fail ? 'the handler failed' : 'division by zero' },
    { name: 'a 2', attempts: 0, last_error: null },
  ]);
});

test('one that is not due holds back its own key only, until it is', async () => {
  await announceAll(database, company, [
    ['a', 1],
    ['a', 2],
    ['b', 1],
  ]);
  await db.owner.rows(
    `update kernel.deliveries set next_attempt_at = now() + interval '1 hour' where payload ->> 'n' = '1' and ordering_key = 'a'`,
  );
  const served = deliverer(failing(new Set(), thrown));
  expect(await served.drain()).toBe(1);
  expect(await db.notes()).toEqual(['b 1']);
  await makeDue();
  expect(await served.drain()).toBe(2);
  expect(await db.notes()).toEqual(['b 1', 'a 1', 'a 2']);
});

test('tries come 1, 2, 4, … seconds apart by the database’s clock, five minutes at most', async () => {
  await announceAll(database, company, [['a', 1]]);
  const served = new Deliverer({
    database,
    wakeups,
    log: quiet,
    subscriber: SUBSCRIBER,
    handler: failing(new Set(['a 1']), thrown),
    maxAttempts: 12,
  });
  for (const wait of [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]) {
    await makeDue();
    const [before] = await db.owner.rows<{ at: string }>('select clock_timestamp()::text as at');
    await served.drain();
    // The failure was noted between the two readings of the clock.
    const [row] = await db.owner.rows<{ fits: boolean }>(
      `select next_attempt_at - make_interval(secs => $2) between $1::timestamptz and clock_timestamp() as fits
        from kernel.deliveries`,
      [before?.at, wait],
    );
    expect({ wait, ...row }).toEqual({ wait, fits: true });
  }
});

test('after the last try it is parked: visible, out of everybody’s way, and can be put back', async () => {
  await announceAll(database, company, [
    ['a', 1],
    ['a', 2],
  ]);
  const poisoned = new Set(['a 1']);
  const served = deliverer(failing(poisoned, thrown));
  for (let attempt = 1; attempt <= 8; attempt += 1) {
    expect(await left()).toMatchObject([
      { name: 'a 1', state: 'pending', attempts: attempt - 1 },
      { name: 'a 2' },
    ]);
    await makeDue();
    await served.drain();
  }
  // Its own key went on in the same drain: nothing waits for what a person must look at.
  expect(await left()).toMatchObject([{ name: 'a 1', state: 'parked', attempts: 8 }]);
  expect(await db.notes()).toEqual(['a 2']);
  await makeDue();
  expect(await served.drain()).toBe(0);

  const parked = await database.inTenant(company, findParked);
  expect(parked).toEqual([
    {
      id: expect.any(String),
      subscriber: SUBSCRIBER,
      event: 'probe.noted',
      attempts: 8,
      lastError: 'the handler failed',
    },
  ]);
  const id = parked[0]?.id ?? '';
  expect(await database.inTenant(newId(), (tx) => replayParked(tx, id))).toBe(false);
  expect(await database.inTenant(company, (tx) => replayParked(tx, newId()))).toBe(false);
  expect(await database.inTenant(company, (tx) => replayParked(tx, id))).toBe(true);
  expect(await database.inTenant(company, (tx) => replayParked(tx, id))).toBe(false);
  poisoned.clear();
  expect(await served.drain()).toBe(1);
  expect(await db.notes()).toEqual(['a 2', 'a 1']);
  expect(await database.inTenant(company, findParked)).toEqual([]);
});

test('a connection killed in the middle of a batch leaves no half of it; the rest comes once', async () => {
  const names = Array.from({ length: 20 }, (_, n) => `a ${n}`);
  await announceAll(
    database,
    company,
    names.map((_, n) => ['a', n] as const),
  );
  let kills = 3;
  const handler: DeliveryHandler = async (tx, batch) => {
    for (const delivery of batch) note(tx, delivery);
    await run(tx, PROBE.all, []);
    if (kills === 0) return;
    kills -= 1;
    const [own] = await run<{ pid: number }>(tx, PROBE.pid, []);
    await db.owner.rows('select pg_terminate_backend($1)', [own?.pid]);
  };
  const served = deliverer(handler, { pollMs: 20 });
  served.start();
  await until(async () => {
    // Failures wait for their next try; what matters here is not for how long.
    await makeDue();
    return (await left()).length === 0 || undefined;
  });
  await served.stop();
  expect(kills).toBe(0);
  expect(await db.notes()).toEqual(names);
});

test('a process that dies with a batch in its hands leaves it to the next', async () => {
  await announceAll(database, company, [['a', 1]]);
  const entered = Promise.withResolvers<number>();
  // The first process hangs in its handler, with the effect written and the company's lock held.
  const hanging = Promise.withResolvers<void>();
  const dying = deliverer(async (tx, batch) => {
    for (const delivery of batch) note(tx, delivery);
    const [own] = await run<{ pid: number }>(tx, PROBE.pid, []);
    entered.resolve(own?.pid ?? 0);
    await hanging.promise;
  }).drain();
  const pid = await entered.promise;
  const next = new Deliverer({
    database: db.open(2),
    wakeups,
    log: quiet,
    subscriber: SUBSCRIBER,
    handler: failing(new Set(), thrown),
  });
  expect(await next.drain()).toBe(0);
  await db.owner.rows('select pg_terminate_backend($1)', [pid]);
  await until(async () => ((await next.drain()) === 1 ? true : undefined));
  hanging.resolve();
  expect(await dying).toBe(0);
  expect(await db.notes()).toEqual(['a 1']);
  expect(await left()).toEqual([]);
});
