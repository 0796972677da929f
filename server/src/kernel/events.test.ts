import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { DELIVERIES } from './events.ts';
import { newId } from './ids.ts';
import { Refusal } from './refusal.ts';
import { run } from './sql.ts';
import type { Database } from './tenant.ts';
import { type KernelDatabase, makeKernelDatabase, PROBE } from './testing/kernel-database.ts';
import { probeAnnouncer } from './testing/probe-events.ts';

const company = newId();
let db: KernelDatabase;
let database: Database;

beforeAll(async () => {
  db = await makeKernelDatabase();
  database = db.open(2);
});
afterEach(() => db.owner.rows('truncate kernel.deliveries, probe.notes'));
afterAll(() => db.drop());

const deliveries = () =>
  db.owner.rows(
    `select company_id, subscriber, event, schema_version, ordering_key, payload, state, attempts
      from kernel.deliveries order by seq, subscriber`,
  );

test('one delivery for each subscriber is written with the caller’s commit', async () => {
  const { announce } = probeAnnouncer(['probe.first', 'probe.second']);
  await database.inTenant(company, async (tx) => {
    announce(tx, 'a', 1);
    await run(tx, PROBE.insert, [company, newId(), 'beside it']);
    expect(await deliveries()).toEqual([]);
  });
  const written = {
    company_id: company,
    event: 'probe.noted',
    schema_version: 3,
    ordering_key: 'a',
    payload: { key: 'a', n: 1 },
    state: 'pending',
    attempts: 0,
  };
  expect(await deliveries()).toEqual([
    { ...written, subscriber: 'probe.first' },
    { ...written, subscriber: 'probe.second' },
  ]);
  expect(await db.notes()).toEqual(['beside it']);
});

test.each([
  ['a refusal', async () => Promise.reject(new Refusal('conflict', 'probe.refused'))],
  ['a failed statement', async () => 'fails below'],
])('what is undone by %s is not announced, and nobody is woken', async (name, work) => {
  const { announce, wakeups } = probeAnnouncer(['probe.first']);
  const woken: string[] = [];
  wakeups.on(DELIVERIES, (key) => woken.push(key));
  const undone = database.inTenant(company, async (tx) => {
    announce(tx, 'a', 1);
    await work();
    if (name === 'a failed statement') await run(tx, PROBE.fail, [0]);
  });
  await expect(undone).rejects.toThrow();
  expect(await deliveries()).toEqual([]);
  expect(woken).toEqual([]);
});

test('the deliverers are woken once the delivery can be seen', async () => {
  const { announce, wakeups } = probeAnnouncer(['probe.first']);
  const seen: Promise<unknown[]>[] = [];
  const woken: string[] = [];
  wakeups.on(DELIVERIES, (key) => {
    woken.push(key);
    seen.push(deliveries());
  });
  await database.inTenant(company, async (tx) => {
    announce(tx, 'a', 1);
    await run(tx, PROBE.all, []);
    expect(woken).toEqual([]);
  });
  expect(woken).toEqual([company]);
  expect(await Promise.all(seen)).toEqual([[expect.objectContaining({ payload: { key: 'a', n: 1 } })]]);
});

test('an event that nobody hears writes nothing and wakes nobody', async () => {
  const { announce, wakeups } = probeAnnouncer([]);
  const woken: string[] = [];
  wakeups.on(DELIVERIES, (key) => woken.push(key));
  const door = database.counted('unheard');
  await door.inTenant(company, async (tx) => announce(tx, 'a', 1));
  expect(await deliveries()).toEqual([]);
  expect(woken).toEqual([]);
  // begin, the company, commit
  expect(database.traffic().get('unheard')).toMatchObject({ statements: 3 });
});

test('one company cannot see or announce for another', async () => {
  const { announce } = probeAnnouncer(['probe.first']);
  await database.inTenant(company, async (tx) => announce(tx, 'a', 1));
  const all = { name: 'probe.deliveries', text: 'select id from kernel.deliveries' };
  expect(await database.inTenant(newId(), (tx) => run(tx, all, []))).toEqual([]);
  expect(await database.inTenant(company, (tx) => run(tx, all, []))).toHaveLength(1);
});
