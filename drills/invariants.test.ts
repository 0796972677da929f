import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildTestApp, orderBody, type TestApp } from '../server/src/app/testing/test-app.ts';
import { type Owner, openOwner } from '../server/src/kernel/testing/owner.ts';
import { findBroken, INVARIANTS } from './rig/invariants.ts';

// An invariant that cannot fail guards nothing: each is shown the corruption it is there for, in a transaction that is
// undone.

let app: TestApp;
let owner: Owner;

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
  // At rest, as the invariants want it: delivered and printed.
  for (const deliverer of app.system.deliverers) await deliverer.drain();
  await owner.rows(
    "update printing.jobs set state = 'printed', attempts = 1, printings = 1, printed_at = now()",
  );
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const broken = async () => (await findBroken((sql) => owner.rows(sql))).map(({ code }) => code);

const DELIVERY = `insert into kernel.deliveries (company_id, id, subscriber, event, schema_version, ordering_key, payload,
  state, created_at, next_attempt_at) select company_id, id, 'drills', 'drills.planted', 1, 'x', '{}'`;

/** What breaks each invariant. Number 2 is the second of the three orders of each branch. */
const CORRUPTIONS: readonly (readonly [code: string, what: string, sql: string])[] = [
  ['I01', 'a total', 'update orders.orders set total_minor = total_minor + 1 where number = 2'],
  ['I01', 'a tax', 'update orders.orders set tax_minor = tax_minor - 1 where number = 2'],
  ['I01', 'a line', 'update orders.lines set total_minor = total_minor + 1 where quantity = 2'],
  ['I04', 'a gap', 'update orders.orders set number = 7 where number = 3'],
  ['I04', 'a first number', 'update orders.orders set number = 0 where number = 1'],
  ['I04', 'a gap in the turns of a day', 'update orders.orders set turn = 7 where turn = 3'],
  ['I05', 'a counter ahead', 'update orders.counters set number = number + 1'],
  ['I05', 'a counter that is gone', 'delete from orders.counters'],
  [
    'I06',
    'a number twice',
    `alter table orders.orders drop constraint orders_company_id_branch_id_number_key;
      update orders.orders set number = 1 where number = 2`,
  ],
  [
    'I06',
    'a turn twice',
    `alter table orders.orders drop constraint orders_company_id_branch_id_business_date_turn_key;
      update orders.orders set turn = 1 where turn = 2`,
  ],
  ['I15', 'a ticket that is gone', 'delete from orders.tickets where batch = 1'],
  ['I15', 'a ticket without the line', "update orders.tickets set lines = '[]'"],
  ['I15', 'a job that is gone', 'delete from printing.jobs'],
  [
    'I16',
    'a job that waits',
    "update printing.jobs set state = 'queued', created_at = now() - interval '1 hour', next_attempt_at = now() - interval '1 hour'",
  ],
  [
    'I16',
    'a lease that nobody took over',
    `update printing.jobs set state = 'sending', lease_until = now() - interval '31 seconds',
        created_at = now() - interval '1 hour', next_attempt_at = now() - interval '1 hour'
      where id = (select id from printing.jobs limit 1)`,
  ],
  ['I17', 'a parked announcement', `${DELIVERY}, 'parked', now(), now() from orders.orders`],
  [
    'I17',
    'an announcement left behind',
    `${DELIVERY}, 'pending', now() - interval '1 hour', now() - interval '31 seconds' from orders.orders`,
  ],
  ['I23', 'an order without its answer', 'delete from kernel.idempotency_keys'],
  [
    'I23',
    'an answer with another number',
    `update kernel.idempotency_keys set answer = jsonb_set(answer, '{number}', '77')`,
  ],
  [
    'I23',
    'an answer without its order',
    `update kernel.idempotency_keys set answer = jsonb_set(answer, '{id}', to_jsonb(gen_random_uuid()))`,
  ],
  ['I24', 'a sale on the wrong day', 'update orders.orders set business_date = business_date - 1'],
];

test('a database at rest breaks none', async () => {
  expect(await findBroken((sql) => owner.rows(sql))).toEqual([]);
});

test.each(CORRUPTIONS)('%s notices %s', async (code, _what, sql) => {
  const found = await owner.undone(async () => {
    for (const statement of sql.split(';')) await owner.rows(statement);
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
      "update printing.jobs set state = 'queued', created_at = now(), next_attempt_at = now()",
    );
    await owner.rows(`update printing.jobs set state = 'sending', lease_until = now() + interval '5 seconds',
      created_at = now() - interval '1 hour', next_attempt_at = now() - interval '1 hour'
      where id = (select id from printing.jobs limit 1)`);
    await owner.rows(`${DELIVERY}, 'pending', now(), now() from orders.orders`);
    return broken();
  });
  expect(found).toEqual([]);
});
