import { afterAll, beforeAll, expect, test } from 'vitest';
import { companyDigest } from '../../app/testing/catalogue.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import { buildTestApp, orderBody, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// Order, lines, numbers, tickets, print jobs, announcement and the answer to the key are one transaction: each of its
// statements is made to fail in turn, the commit too, and nothing of the order may be left.

let app: TestApp;
let owner: Owner;
let waitress: TestSession;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  waitress = await app.logIn('fogata-mesera');
  await owner.rows(`create function public.planted() returns trigger language plpgsql
    as $$ begin raise exception 'planted in %', tg_table_name; end $$`);
  await owner.rows('grant execute on function public.planted to public');
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const write = (url: string, sent: { body: unknown; headers: Record<string, string> }) =>
  app.request('POST', url, { session: waitress, ...sent });

const PLACES = [
  ['the counter', 'orders.counters', 'before insert or update'],
  ['the order', 'orders.orders', 'before insert or update'],
  ['a line', 'orders.lines', 'before insert or update'],
  ['a ticket', 'orders.tickets', 'before insert'],
  ['a print job', 'printing.jobs', 'before insert'],
  ['the announcement', 'kernel.deliveries', 'before insert'],
  ['the answer to the key, the last statement', 'kernel.idempotency_keys', 'before insert'],
] as const;

/** Plants a failure in a table, runs `work`, and takes it out again. */
async function failing(table: string, when: string, work: () => Promise<void>): Promise<void> {
  const deferred = when === 'at the commit';
  await owner.rows(
    deferred
      ? `create constraint trigger planted after insert on ${table} deferrable initially deferred
          for each row execute function public.planted()`
      : `create trigger planted ${when} on ${table} for each row execute function public.planted()`,
  );
  try {
    await work();
  } finally {
    await owner.rows(`drop trigger planted on ${table}`);
  }
}

test.each([...PLACES, ['the commit itself', 'kernel.idempotency_keys', 'at the commit'] as const])(
  'an order that fails at %s leaves nothing, and is taken whole when it is sent again',
  async (_what, table, when) => {
    const made = await orderBody(app, waitress, [
      ['Ajiaco', 1],
      ['Tinto', 2],
    ]);
    const before = await companyDigest(owner, waitress.companyId);
    await failing(table, when, async () => {
      expectProblem(await write('/v1/orders', made), 500, 'kernel.internal');
      expect(await companyDigest(owner, waitress.companyId)).toEqual(before);
    });
    const [last] = await owner.rows<{ number: number }>(
      'select coalesce(max(number), 0) as number from orders.orders',
    );
    const retried = await write('/v1/orders', made);
    expect(retried.status).toBe(201);
    expect(retried.body.number).toBe((last?.number ?? 0) + 1);
    expect(retried.headers['idempotent-replay']).toBeUndefined();
  },
);

test.each(PLACES.filter(([, table]) => table !== 'orders.counters'))(
  'a send that fails at %s leaves the draft as it was, and can be sent',
  async (_what, table, when) => {
    const made = await orderBody(
      app,
      waitress,
      [
        ['Ajiaco', 1],
        ['Tinto', 2],
      ],
      { send: false },
    );
    expect((await write('/v1/orders', made)).status).toBe(201);
    const before = await companyDigest(owner, waitress.companyId);
    const sent = { body: {}, headers: { 'idempotency-key': newId() } };
    await failing(table, when, async () => {
      expectProblem(await write(`/v1/orders/${made.body.id}/send`, sent), 500, 'kernel.internal');
      expect(await companyDigest(owner, waitress.companyId)).toEqual(before);
    });
    const retried = await write(`/v1/orders/${made.body.id}/send`, sent);
    expect(retried.status).toBe(200);
    expect(Object.values(retried.body.tickets ?? {})).toHaveLength(2);
  },
);
