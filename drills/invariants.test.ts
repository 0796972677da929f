import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildTestApp, orderBody, type TestApp } from '../server/src/app/testing/test-app.ts';
import { type Owner, openOwner } from '../server/src/kernel/testing/owner.ts';
import { type Evening, spendEvening } from './rig/evening.ts';
import { findBroken, INVARIANTS } from './rig/invariants.ts';
import { CORRUPTIONS, FRESH_DELIVERY, MADE_EARLIER } from './rig/planted.ts';

// An invariant that cannot fail guards nothing: each is shown the corruption it is there for, in a transaction that is
// undone.

let app: TestApp;
let owner: Owner;
let evening: Evening;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  for (const [key, product] of [
    ['fogata-mesera', 'Ajiaco'],
    ['fogata-mesero-usaquen', 'Ajiaco'],
    ['esquina-mesera', 'Capuchino'],
  ] as const) {
    const session = await app.logIn(key);
    for (let orders = 0; orders < 3; orders += 1) {
      const made = await orderBody(app, session, [[product, orders + 1]]);
      const { status } = await app.request('POST', '/v1/orders', { session, ...made });
      expect(status).toBe(201);
    }
  }
  evening = await spendEvening(app);
  // At rest, as the invariants want it: delivered and printed.
  for (const deliverer of app.system.deliverers) await deliverer.drain();
  await owner.rows(
    "update printing.jobs set state = 'printed', attempts = 1, printings = 1, printed_at = now(), ended_at = now()",
  );
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const broken = async () => (await findBroken((sql) => owner.rows(sql))).map(({ code }) => code);

async function plant(sql: string): Promise<void> {
  const planted = sql.replace(/@(\w+)/g, (_, name: string) => `'${evening[name]}'::uuid`);
  for (const statement of planted.split(';')) await owner.rows(statement);
}

test('a database at rest breaks none', async () => {
  expect(await findBroken((sql) => owner.rows(sql))).toEqual([]);
});

test.each(CORRUPTIONS)('%s notices %s', async (code, _what, sql) => {
  const found = await owner.undone(async () => {
    await plant(sql);
    return broken();
  });
  expect(found).toContain(code);
  expect(await broken()).toEqual([]);
});

test('each invariant has a corruption that it notices', () => {
  expect(new Set(CORRUPTIONS.map(([code]) => code))).toEqual(new Set(INVARIANTS.map(({ code }) => code)));
});

test('what is in time is no fault: a job just queued, a lease that runs, an announcement on its way', async () => {
  const found = await owner.undone(async () => {
    await owner.rows(
      "update printing.jobs set state = 'queued', created_at = now(), next_attempt_at = now(), ended_at = null",
    );
    await owner.rows(`update printing.jobs set state = 'sending', lease_until = now() + interval '5 seconds',
      created_at = now() - interval '1 hour', next_attempt_at = now() - interval '1 hour', ended_at = null
      where id = (select id from printing.jobs limit 1)`);
    await owner.rows(FRESH_DELIVERY);
    return broken();
  });
  expect(found).toEqual([]);
});

test('orders from before there were checks and events break none', async () => {
  const found = await owner.undone(async () => {
    await plant(MADE_EARLIER);
    return findBroken((sql) => owner.rows(sql));
  });
  expect(found).toEqual([]);
});
