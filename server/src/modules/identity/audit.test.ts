import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';
import { verifyAudit } from './verify-audit.ts';

let app: TestApp;
let owner: Owner;
let lucia: TestSession;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  lucia = await app.logIn('fogata-duena');
  for (const name of ['Uno', 'Dos', 'Tres', 'Cuatro', 'Cinco'])
    await app.request('POST', '/v1/roles', {
      session: lucia,
      headers: { 'idempotency-key': newId() },
      body: { id: newId(), name, level: 10, permissions: ['orders.view'] },
    });
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const verify = () => {
  const database = app.system.database;
  return database.inTenant(lucia.companyId, (tx) => verifyAudit({ tx }, {}));
};

test('who did what is told, the newest first, with where the chain ends', async () => {
  const { body } = await app.request('GET', '/v1/audit?limit=2&action=identity.role_created', {
    session: lucia,
  });
  const [first, second] = Object.values(body.entries ?? {});
  expect(first).toMatchObject({
    action: 'identity.role_created',
    objectType: 'role',
    actor: { id: lucia.memberId, name: 'Lucía', kind: 'person' },
    after: { name: 'Cinco', level: 10, permissions: ['orders.view'] },
    before: null,
  });
  expect(second?.after).toMatchObject({ name: 'Cuatro' });
  const next = await app.request('GET', `/v1/audit?limit=2&action=identity.role_created&after=${body.next}`, {
    session: lucia,
  });
  expect(Object.values(next.body.entries ?? {}).map((entry) => entry.after?.name)).toEqual(['Tres', 'Dos']);
  expect(String(body.head?.hash)).toMatch(/^[0-9a-f]{64}$/);
});

test('the product can neither change nor remove an entry, nor write one by itself', async () => {
  const database = app.db.open(1);
  for (const text of [
    `update identity.audit_log set reason = 'x'`,
    'delete from identity.audit_log',
    'truncate identity.audit_log',
    `update identity.audit_heads set seq = 0`,
    `insert into identity.audit_log select * from identity.audit_log`,
  ]) {
    const attempt = database.inTenant(lucia.companyId, async (tx) => {
      const { run } = await import('../../kernel/sql.ts');
      await run(tx, { name: '', text }, []);
    });
    await expect(attempt, text).rejects.toMatchObject({ code: '42501' });
  }
});

test('a chain nobody touched is whole', async () => {
  expect(await verify()).toMatchObject({ broken: null, entries: 5, head: { seq: 5 } });
});

test.for([
  ['an entry was changed', `update identity.audit_log set after = '{}' where seq = 3`, 3],
  [
    'an entry was changed and its hash made anew',
    `update identity.audit_log l set actor_name = 'Nadie',
    hash = identity.audit_hash(l.prev_hash, jsonb_populate_record(l, '{"actor_name": "Nadie"}')) where seq = 3`,
    4,
  ],
  ['an entry was taken out', 'delete from identity.audit_log where seq = 2', 3],
  ['the first was taken out', 'delete from identity.audit_log where seq = 1', 2],
  ['the tail was cut off', 'delete from identity.audit_log where seq > 3', 4],
  [
    'the head was set back',
    `update identity.audit_heads h set seq = 4,
    hash = (select hash from identity.audit_log where seq = 4 and company_id = h.company_id)`,
    6,
  ],
  [
    'two entries changed places',
    `update identity.audit_log set seq = case seq when 2 then 103 when 3 then 102 end
    where seq in (2, 3)`,
    4,
  ],
] as const)('%s: the chain says where', async ([, sql, broken]) => {
  const scope = sql.includes('where') ? `${sql} and company_id = '${lucia.companyId}'` : sql;
  const copy = `create table keep_log as select * from identity.audit_log; create table keep_head as select * from identity.audit_heads`;
  for (const step of copy.split('; ')) await owner.rows(step);
  try {
    await owner.rows(sql.startsWith('update identity.audit_heads') ? sql : scope);
    expect((await verify()).broken).toBe(broken);
  } finally {
    await owner.rows('delete from identity.audit_log');
    await owner.rows('insert into identity.audit_log select * from keep_log');
    await owner.rows('delete from identity.audit_heads');
    await owner.rows('insert into identity.audit_heads select * from keep_head');
    await owner.rows('drop table keep_log');
    await owner.rows('drop table keep_head');
  }
});

test('fifty acts at once leave one chain without a gap', async () => {
  const before = (await verify()).head?.seq ?? 0;
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      app.request('POST', '/v1/roles', {
        session: lucia,
        headers: { 'idempotency-key': newId() },
        body: { id: newId(), name: `Paralelo ${index}`, level: 5, permissions: [] },
      }),
    ),
  );
  const made = answers.filter(({ status }) => status === 201).length;
  expect(made).toBeGreaterThan(10);
  expect(await verify()).toMatchObject({ broken: null, head: { seq: before + made } });
});
