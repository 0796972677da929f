import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { isUnavailable } from './database-errors.ts';
import { newId } from './ids.ts';
import { Refusal } from './refusal.ts';
import { run, send, tables } from './sql.ts';
import type { Database } from './tenant.ts';
import { type KernelDatabase, makeKernelDatabase, PROBE } from './testing/kernel-database.ts';
import { afterCommit, type OutsideTx, type Tx } from './tx.ts';

// Transactions of one round trip. What leaves in which write is looked at in tenant-pipelining.test.ts.

interface ProbeTables {
  'probe.notes': { company_id: string; id: string; note: string };
}
interface Note {
  company_id: string;
  note: string;
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
const all = (tx: Tx | OutsideTx) => run<Note>(tx, PROBE.all, []);
const pid = async () => (await single.askOutside((tx) => run<{ pid: number }>(tx, PROBE.pid, [])))[0]?.pid;
const later = () => new Promise((resolve) => setImmediate(resolve));

/** What one piece of work cost, by the product's own count. */
async function cost(act: (counted: Database) => Promise<unknown>) {
  const name = newId();
  await act(single.counted(name));
  return single.traffic().get(name);
}

test('what was written stands, what was read is returned, and it cost one round trip', async () => {
  const spent = await cost(async (door) => {
    const rows = await door.askInTenant(company, async (tx) => {
      note(tx, 'deferred');
      const [, seen] = await Promise.all([run(tx, PROBE.insert, [company, newId(), 'awaited']), all(tx)]);
      return seen.map((row) => row.note);
    });
    expect(rows).toEqual(['deferred', 'awaited']);
  });
  expect(spent).toEqual({ statements: 6, roundTrips: 1, transactions: 1 });
  expect(await db.notes()).toEqual(['deferred', 'awaited']);
});

test('the work reads its rows and calculates with them', async () => {
  await single.askInTenant(company, async (tx) => note(tx, 'one'));
  const length = await single.askInTenant(company, async (tx) => (await all(tx))[0]?.note.length);
  expect(length).toBe(3);
});

test('it stands in its company and sees no other; outside it sees no tenant row', async () => {
  const other = newId();
  await single.askInTenant(company, async (tx) => note(tx, 'ours'));
  await single.askInTenant(other, async (tx) => note(tx, 'theirs'));
  const seen = await single.askInTenant(other, all);
  expect(seen).toEqual([{ company_id: other, note: 'theirs' }]);
  const spent = await cost(async (door) => expect(await door.askOutside(all)).toEqual([]));
  expect(spent).toEqual({ statements: 3, roundTrips: 1, transactions: 1 });
  const planted = single.askInTenant(company, async (tx) =>
    send(tx, PROBE.insert, [other, newId(), 'planted']),
  );
  await expect(planted).rejects.toMatchObject({ code: '42501' });
});

test('when a statement fails nothing stays, the first cause is told and the connection is given up', async () => {
  const before = await pid();
  const id = newId();
  const work = single.askInTenant(company, async (tx) => {
    note(tx, 'first', id);
    note(tx, 'same id', id);
    note(tx, 'behind the failure');
    return all(tx);
  });
  await expect(work).rejects.toMatchObject({ code: '23505', constraint: 'notes_pkey' });
  expect(await db.notes()).toEqual([]);
  expect(await pid()).not.toBe(before);
});

test('a failure that the work swallows is told all the same', async () => {
  const work = single.askInTenant(company, async (tx) => {
    note(tx, 'lost');
    return run(tx, PROBE.fail, [0]).catch(() => 'the use case went on');
  });
  await expect(work).rejects.toMatchObject({ code: '22012' });
  expect(await db.notes()).toEqual([]);
});

test('what the database checks only at the commit is an error of the transaction', async () => {
  const work = single.askInTenant(company, async (tx) => {
    note(tx, 'twice');
    note(tx, 'twice');
    return all(tx);
  });
  await expect(work).rejects.toMatchObject({ code: '23505', constraint: 'notes_note' });
  expect(await db.notes()).toEqual([]);
});

test('a value that cannot be sent undoes what left before it', async () => {
  const unsendable = {
    toPostgres() {
      throw new Error('no text for this');
    },
  };
  const work = single.askInTenant(company, async (tx) => {
    note(tx, 'undone');
    send(tx, PROBE.insert, [company, newId(), unsendable]);
  });
  await expect(work).rejects.toThrow('no text for this');
  expect(await db.notes()).toEqual([]);
});

test('work that throws before it waits is undone, and its reason passed on', async () => {
  const before = await pid();
  const refusal = new Refusal('conflict', 'probe.refused');
  const works: ((tx: Tx) => Promise<void>)[] = [
    async (tx) => {
      note(tx, 'undone');
      throw refusal;
    },
    (tx) => {
      note(tx, 'undone');
      throw refusal;
    },
  ];
  for (const work of works) {
    let acted = false;
    const refused = single.askInTenant(company, (tx) => {
      afterCommit(tx, () => {
        acted = true;
      });
      return work(tx);
    });
    await expect(refused).rejects.toBe(refusal);
    expect(acted).toBe(false);
  }
  expect(await db.notes()).toEqual([]);
  expect(await pid()).toBe(before);
});

test('a refusal after it waited is passed on; what was sent stands, and so do the acts after the commit', async () => {
  const before = await pid();
  const refusal = new Refusal('conflict', 'probe.refused');
  const acted: string[] = [];
  const refused = single.askInTenant(company, async (tx) => {
    afterCommit(tx, () => acted.push('hint'));
    note(tx, 'stands');
    await all(tx);
    throw refusal;
  });
  await expect(refused).rejects.toBe(refusal);
  expect(acted).toEqual(['hint']);
  expect(await db.notes()).toEqual(['stands']);
  expect(await pid()).toBe(before);
});

test.each<[string, (tx: Tx) => Promise<unknown>]>([
  ['a statement', all],
  ['a deferred write', async (tx) => note(tx, 'late')],
  ['a built query', (tx) => tables<ProbeTables>(tx).selectFrom('probe.notes').selectAll().execute()],
])('%s after the work waited is refused, with the reason', async (_name, late) => {
  const before = await pid();
  for (const wait of [later, all, () => Promise.resolve()]) {
    const work = single.askInTenant(company, async (tx) => {
      note(tx, newId());
      await wait(tx);
      return late(tx);
    });
    await expect(work).rejects.toThrow('takes no statement after its work waited');
  }
  expect(await db.notes()).not.toContain('late');
  expect(await pid()).toBe(before);
});

test('a builder is no way to send at once either: it waits on its own before it sends', async () => {
  const work = single.askInTenant(company, (tx) =>
    tables<ProbeTables>(tx).selectFrom('probe.notes').selectAll().execute(),
  );
  await expect(work).rejects.toThrow('takes no statement after its work waited');
});

test('work that sends nothing is refused; when it failed on its own, with that', async () => {
  const before = await pid();
  await expect(single.askInTenant(company, async () => 'nothing')).rejects.toThrow('sent nothing');
  await expect(single.askOutside(later)).rejects.toThrow('sent nothing');
  const failed = single.askOutside(async () => {
    await later();
    throw new Error('its own reason');
  });
  await expect(failed).rejects.toThrow('its own reason');
  const late = single.askInTenant(company, async (tx) => {
    await later();
    return all(tx);
  });
  await expect(late).rejects.toThrow('takes no statement after its work waited');
  expect(await pid()).toBe(before);
});

test('a handle kept beyond the end is refused', async () => {
  let kept: Tx | undefined;
  await single.askInTenant(company, async (tx) => {
    kept = tx;
    return all(tx);
  });
  if (!kept) throw new Error('the work did not run');
  await expect(all(kept)).rejects.toThrow('has already ended');
});

test('an act after the commit runs once the row is there for everybody, never after a failure', async () => {
  const seen: Promise<string[]>[] = [];
  await single.askInTenant(company, async (tx) => {
    afterCommit(tx, () => seen.push(db.notes()));
    note(tx, 'committed');
  });
  expect(await Promise.all(seen)).toEqual([['committed']]);
  const failed = single.askInTenant(company, async (tx) => {
    afterCommit(tx, () => seen.push(db.notes()));
    send(tx, PROBE.fail, [0]);
  });
  await expect(failed).rejects.toMatchObject({ code: '22012' });
  expect(seen).toHaveLength(1);
});

test('a connection that dies under it fails the work with a cause to try again', async () => {
  const lost = single.askOutside(async (tx) => {
    const sleeping = run(tx, { name: 'probe.sleep', text: 'select pg_sleep($1::int)' }, [10]);
    setTimeout(() => void db.terminateConnections(), 100);
    return sleeping;
  });
  const error: unknown = await lost.catch((thrown: unknown) => thrown);
  expect(isUnavailable(error)).toBe(true);
  expect(await pid()).toBeGreaterThan(0);
});

test.each(['', 'not-an-id', newId().toUpperCase()])(
  'none is opened for the company %j',
  async (companyId) => {
    await expect(single.askInTenant(companyId, all)).rejects.toThrow('needs the id of a company');
  },
);

test('many at once on few connections each get their own answer', async () => {
  const database = db.open(3);
  const companies = Array.from({ length: 60 }, () => newId());
  await Promise.all(companies.map((id) => database.askInTenant(id, async (tx) => note(tx, id))));
  const answers = await Promise.all(companies.map((id) => database.askInTenant(id, all)));
  expect(answers.map((rows) => rows.map((row) => row.note))).toEqual(companies.map((id) => [id]));
  expect(database.load()).toEqual({ busy: 0, waiting: 0 });
});
