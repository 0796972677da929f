import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { newId } from './ids.ts';
import { useStatementNames } from './pipeline.ts';
import { run, type Statement, send } from './sql.ts';
import type { Database } from './tenant.ts';
import { type KernelDatabase, makeKernelDatabase, PROBE } from './testing/kernel-database.ts';
import { afterCommit } from './tx.ts';

const company = newId();
let db: KernelDatabase;
/** One connection, so that what it keeps from one transaction to the next shows. */
let single: Database;

beforeAll(async () => {
  db = await makeKernelDatabase();
  single = db.open(1);
});
afterEach(async () => {
  useStatementNames(true);
  await db.owner.rows('truncate probe.notes');
});
afterAll(() => db.drop());

const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
const pid = async () =>
  (await single.outsideTenants((tx) => run<{ pid: number }>(tx, PROBE.pid, [])))[0]?.pid;

test('statements of one write that fail behind another fail with its reason, and none of them runs', async () => {
  const seen: string[] = [];
  const work = single.inTenant(company, async (tx) => {
    const insert = (note: string) => outcome(run(tx, PROBE.insert, [company, newId(), note]));
    seen.push(
      ...(await Promise.all([
        insert('before'),
        outcome(run(tx, PROBE.fail, [0])),
        insert('behind'),
        insert('last'),
      ])),
    );
  });
  await expect(work).rejects.toThrow();
  // 22012: division by zero, where the transaction broke; not 25P02, which only says that it is broken.
  expect(seen).toEqual(['done', '22012', '22012', '22012']);
  expect(await db.notes()).toEqual([]);
});

test('a commit in the write of a statement that fails is not run', async () => {
  let told = false;
  const work = single.inTenant(company, async (tx) => {
    afterCommit(tx, () => {
      told = true;
    });
    send(tx, PROBE.insert, [company, newId(), 'before']);
    send(tx, PROBE.fail, [0]);
  });
  await expect(work).rejects.toMatchObject({ code: '22012' });
  expect(told).toBe(false);
  expect(await db.notes()).toEqual([]);
});

test('one statement twice in the write that first names it answers twice', async () => {
  const twice: Statement = {
    name: `probe.twice_${newId()}`,
    text: 'select $1::text as said, 7::bigint as count',
  };
  for (let time = 0; time < 3; time += 1) {
    const answers = await single.outsideTenants((tx) =>
      Promise.all([run(tx, twice, ['one']), run(tx, twice, [null])]),
    );
    expect(answers).toEqual([[{ said: 'one', count: 7 }], [{ said: null, count: 7 }]]);
  }
});

test('a value that cannot be sent fails its statement and those behind it; the connection goes on', async () => {
  const kept = await pid();
  const unsendable = {
    toPostgres() {
      throw new Error('no such value');
    },
  };
  const said: Statement = { name: `probe.said_${newId()}`, text: 'select $1::text as said' };
  const seen: string[] = [];
  const work = single.inTenant(company, async (tx) => {
    seen.push(
      ...(await Promise.all([
        outcome(run(tx, PROBE.all, [])),
        outcome(run(tx, said, [unsendable])),
        outcome(run(tx, PROBE.all, [])),
      ])),
    );
    throw new Error('the end of it');
  });
  await expect(work).rejects.toThrow('the end of it');
  expect(seen).toEqual(['done', 'no such value', 'no such value']);
  expect(await single.outsideTenants((tx) => run(tx, said, ['well']))).toEqual([{ said: 'well' }]);
  expect(await pid()).toBe(kept);
});

test('a number that does not fit fails its statement alone', async () => {
  const kept = await pid();
  const big: Statement = { name: 'probe.big', text: 'select $1::bigint as big' };
  const answers = await single.outsideTenants(async (tx) =>
    Promise.all([outcome(run(tx, big, ['9007199254740993'])), run(tx, big, ['9007199254740991'])]),
  );
  expect(answers).toEqual([
    'bigint 9007199254740993 does not fit a safe integer',
    [{ big: Number.MAX_SAFE_INTEGER }],
  ]);
  expect(await pid()).toBe(kept);
});

test('an empty statement answers nothing and leaves the others their answers', async () => {
  const empty: Statement = { name: '', text: '' };
  const answers = await single.outsideTenants((tx) =>
    Promise.all([run(tx, empty, []), run(tx, PROBE.pid, [])]),
  );
  expect(answers).toEqual([[], [{ pid: await pid() }]]);
});

test('without statement names the connection keeps none, not even those of begin and commit', async () => {
  const prepared: Statement = { name: 'probe.prepared', text: 'select name from pg_prepared_statements' };
  const look = (database: Database) =>
    database.inTenant(company, (tx) => run<{ name: string }>(tx, prepared, []));
  useStatementNames(false);
  const nameless = db.open(1);
  for (let time = 0; time < 2; time += 1) expect(await look(nameless)).toEqual([]);
  useStatementNames(true);
  await look(nameless);
  const names = (await look(nameless)).map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['kernel.begin', 'kernel.commit', 'kernel.enter', 'probe.prepared']),
  );
});
