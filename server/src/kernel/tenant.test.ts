import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { isUnavailable } from './database-errors.ts';
import { newId } from './ids.ts';
import { Refusal } from './refusal.ts';
import { run, send, tables } from './sql.ts';
import type { Database } from './tenant.ts';
import { type KernelDatabase, makeKernelDatabase, PROBE } from './testing/kernel-database.ts';
import { afterCommit, type Tx } from './tx.ts';

interface ProbeTables {
  'probe.notes': { company_id: string; id: string; note: string };
}

const company = newId();
let db: KernelDatabase;
/** One connection, so that its process id tells whether it was kept. */
let single: Database;

beforeAll(async () => {
  db = await makeKernelDatabase();
  single = db.open(1);
});
afterEach(() => db.owner.rows('truncate probe.notes'));
afterAll(() => db.drop());

const note = (tx: Tx, text: string, id = newId()) => send(tx, PROBE.insert, [tx.companyId, id, text]);
const pid = async () =>
  (await single.outsideTenants((tx) => run<{ pid: number }>(tx, PROBE.pid, [])))[0]?.pid;

test('what the work wrote is there after the commit, and its result is returned', async () => {
  const result = await single.inTenant(company, async (tx) => {
    note(tx, 'deferred');
    await run(tx, PROBE.insert, [company, newId(), 'awaited']);
    await tables<ProbeTables>(tx)
      .insertInto('probe.notes')
      .values({ company_id: company, id: newId(), note: 'built' })
      .execute();
    return 'done';
  });
  expect(result).toBe('done');
  expect(await db.notes()).toEqual(['deferred', 'awaited', 'built']);
});

test('a refusal undoes everything and is passed on as it is', async () => {
  const refusal = new Refusal('conflict', 'probe.refused');
  const work = single.inTenant(company, async (tx) => {
    note(tx, 'undone');
    throw refusal;
  });
  await expect(work).rejects.toBe(refusal);
  expect(await db.notes()).toEqual([]);
});

test('a deferred write that fails makes the commit fail with the first cause', async () => {
  const id = newId();
  const work = single.inTenant(company, async (tx) => {
    note(tx, 'first', id);
    note(tx, 'same id', id);
    note(tx, 'behind the failure');
  });
  await expect(work).rejects.toMatchObject({ code: '23505', constraint: 'notes_pkey' });
  expect(await db.notes()).toEqual([]);
});

test('a read behind a failed deferred write names the write, not the aborted transaction', async () => {
  const id = newId();
  const work = single.inTenant(company, async (tx) => {
    note(tx, 'first', id);
    note(tx, 'same id', id);
    return run(tx, PROBE.all, []);
  });
  await expect(work).rejects.toMatchObject({ code: '23505', constraint: 'notes_pkey' });
});

test('so does a read that left after the write had failed', async () => {
  const id = newId();
  const work = single.inTenant(company, async (tx) => {
    note(tx, 'first', id);
    note(tx, 'same id', id);
    await new Promise((resolve) => setImmediate(resolve));
    return run(tx, PROBE.all, []);
  });
  await expect(work).rejects.toMatchObject({ code: '23505', constraint: 'notes_pkey' });
});

test('what the database checks only at the commit is an error of the transaction', async () => {
  const work = single.inTenant(company, async (tx) => {
    note(tx, 'twice');
    note(tx, 'twice');
    expect(await run(tx, PROBE.all, [])).toHaveLength(2);
  });
  await expect(work).rejects.toMatchObject({ code: '23505', constraint: 'notes_note' });
  expect(await db.notes()).toEqual([]);
});

test('a commit that the database answers with a rollback is an error', async () => {
  const work = single.inTenant(company, async (tx) => {
    await run(tx, PROBE.insert, [company, newId(), 'lost']);
    await run(tx, PROBE.fail, [0]).catch(() => 'the use case went on');
  });
  await expect(work).rejects.toThrow('rolled back by the database');
  expect(await db.notes()).toEqual([]);
});

test('a handle is refused after its end, in each of its uses', async () => {
  let kept: Tx | undefined;
  let builder: ReturnType<typeof tables<ProbeTables>> | undefined;
  await single.inTenant(company, async (tx) => {
    kept = tx;
    builder = tables<ProbeTables>(tx);
  });
  if (!kept || !builder) throw new Error('the work did not run');
  const tx = kept;
  await expect(run(tx, PROBE.all, [])).rejects.toThrow('has already ended');
  expect(() => note(tx, 'late')).toThrow('has already ended');
  expect(() => afterCommit(tx, () => undefined)).toThrow('has already ended');
  expect(() => tables<ProbeTables>(tx)).toThrow('has already ended');
  await expect(builder.selectFrom('probe.notes').selectAll().execute()).rejects.toThrow('has already ended');
});

test('a query that the work did not wait for cannot land behind its commit', async () => {
  const other = newId();
  let late: Promise<unknown> = Promise.resolve();
  await single.inTenant(company, async (tx) => {
    const insert = tables<ProbeTables>(tx).insertInto('probe.notes');
    late = new Promise((resolve) => setImmediate(resolve)).then(() =>
      insert.values({ company_id: other, id: newId(), note: 'in the next tenant' }).execute(),
    );
    late.catch(() => undefined);
  });
  // The only connection now stands in the other company, where the late row would be accepted.
  await single.inTenant(other, async (tx) => {
    await run(tx, PROBE.all, []);
    await expect(late).rejects.toThrow('has already ended');
  });
  expect(await db.notes()).toEqual([]);
});

test('an act after the commit runs once the row is there for everybody', async () => {
  const seen: Promise<string[]>[] = [];
  await single.inTenant(company, async (tx) => {
    afterCommit(tx, () => seen.push(db.notes()));
    note(tx, 'committed');
    await run(tx, PROBE.all, []);
    expect(seen).toEqual([]);
  });
  expect(await Promise.all(seen)).toEqual([['committed']]);
});

test.each([
  ['a refusal', async () => Promise.reject(new Refusal('invalid', 'probe.refused'))],
  ['a failed statement', (tx: Tx) => run(tx, PROBE.fail, [0])],
  ['a failed deferred write', async (tx: Tx) => send(tx, PROBE.fail, [0])],
  ['a swallowed failure', (tx: Tx) => run(tx, PROBE.fail, [0]).catch(() => undefined)],
])('an act after the commit never runs after %s', async (_name, work) => {
  let acted = false;
  const outcome = single.inTenant(company, async (tx) => {
    afterCommit(tx, () => {
      acted = true;
    });
    await work(tx);
  });
  await expect(outcome).rejects.toThrow();
  expect(acted).toBe(false);
});

test('an act after the commit that fails undoes nothing and spares the other acts', async () => {
  const acted: string[] = [];
  const work = single.inTenant(company, async (tx) => {
    afterCommit(tx, () => {
      throw new Error('a broken listener');
    });
    afterCommit(tx, () => acted.push('second'));
    note(tx, 'stands');
    return 'answer';
  });
  await expect(work).resolves.toBe('answer');
  expect(acted).toEqual(['second']);
  expect(await db.notes()).toEqual(['stands']);
});

test('a connection is kept after a refusal and given up after a failure of the database', async () => {
  const before = await pid();
  const refused = single.inTenant(company, async (tx) => {
    note(tx, 'undone');
    throw new Refusal('invalid', 'probe.refused');
  });
  await expect(refused).rejects.toThrow('probe.refused');
  expect(await pid()).toBe(before);
  await expect(single.inTenant(company, (tx) => run(tx, PROBE.fail, [0]))).rejects.toMatchObject({
    code: '22012',
  });
  expect(await pid()).not.toBe(before);
});

test('after a failure that the work swallowed the next one finds every statement as it left it', async () => {
  const fresh = { name: 'probe.fresh', text: 'select 7 as seven' };
  const refused = single.inTenant(company, async (tx) => {
    // The second one is named for the first time on this connection, and never reaches it.
    await Promise.allSettled([run(tx, PROBE.fail, [0]), run(tx, fresh, [])]);
    throw new Refusal('invalid', 'probe.refused');
  });
  await expect(refused).rejects.toThrow('probe.refused');
  expect(await single.outsideTenants((tx) => run(tx, fresh, []))).toEqual([{ seven: 7 }]);
});

test('a refusal thrown over a failed deferred write gives the connection up too', async () => {
  const before = await pid();
  const refused = single.inTenant(company, async (tx) => {
    send(tx, PROBE.fail, [0]);
    throw new Refusal('invalid', 'probe.refused');
  });
  await expect(refused).rejects.toThrow('probe.refused');
  expect(await pid()).not.toBe(before);
});

test('a connection that dies while the work is elsewhere fails this work and nothing else', async () => {
  const lost = single.inTenant(company, async (tx) => {
    note(tx, 'lost');
    await run(tx, PROBE.all, []);
    // No statement is under way when the connection goes: nobody is waiting on it to hear of that.
    expect(await db.terminateConnections()).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    return run(tx, PROBE.all, []);
  });
  const error: unknown = await lost.catch((thrown: unknown) => thrown);
  expect(isUnavailable(error)).toBe(true);
  expect(await db.notes()).toEqual([]);
  expect(await pid()).toBeGreaterThan(0);
});

test('a connection that dies under several statements fails the work with a cause to try again', async () => {
  const lost = single.inTenant(company, async (tx) => {
    const [{ pid: own } = { pid: 0 }] = await run<{ pid: number }>(tx, PROBE.pid, []);
    const sleeping = run(tx, { name: 'probe.sleep', text: 'select pg_sleep($1::int)' }, [10]);
    note(tx, 'behind it');
    note(tx, 'and behind that');
    const ended = db.owner.rows('select pg_terminate_backend($1)', [own]);
    await Promise.all([sleeping, ended]);
  });
  const error: unknown = await lost.catch((thrown: unknown) => thrown);
  expect(isUnavailable(error)).toBe(true);
  expect(await pid()).toBeGreaterThan(0);
});

test('a caller that gets no connection in time hears that the database is busy', async () => {
  const held = Promise.withResolvers<void>();
  const holder = single.outsideTenants(async () => held.promise);
  const error: unknown = await single
    .outsideTenants(async () => 'got one')
    .catch((thrown: unknown) => thrown);
  held.resolve();
  await holder;
  expect(isUnavailable(error)).toBe(true);
});

test('a bigint that a number cannot hold is refused, the largest that fits is not', async () => {
  const read = (value: string) =>
    single.outsideTenants((tx) =>
      run<{ value: number }>(tx, { name: 'probe.big', text: 'select $1::bigint as value' }, [value]),
    );
  expect(await read('9007199254740991')).toEqual([{ value: 9_007_199_254_740_991 }]);
  expect(await read('-9007199254740991')).toEqual([{ value: -9_007_199_254_740_991 }]);
  await expect(read('9007199254740993')).rejects.toThrow('does not fit a safe integer');
  expect(await read('7')).toEqual([{ value: 7 }]);
});

test('a date stays text and an instant keeps its microseconds', async () => {
  const [row] = await single.outsideTenants((tx) =>
    run<{ day: string; at: Temporal.Instant }>(
      tx,
      {
        name: 'probe.times',
        text: `select date '2028-02-29' as day, timestamptz '2026-11-22 10:00:00.123456-05' as at`,
      },
      [],
    ),
  );
  expect(row?.day).toBe('2028-02-29');
  expect(row?.at.toString()).toBe('2026-11-22T15:00:00.123456Z');
});

test.each(['', 'not-an-id', `${newId()}' or true`, newId().toUpperCase()])(
  'no transaction is opened for the company %j',
  async (companyId) => {
    let ran = false;
    const work = single.inTenant(companyId, async () => {
      ran = true;
    });
    await expect(work).rejects.toThrow('needs the id of a company');
    expect(ran).toBe(false);
  },
);
