import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { isUnavailable, sqlState } from './database-errors.ts';
import { newId } from './ids.ts';
import { Refusal } from './refusal.ts';
import { run } from './sql.ts';
import type { Database } from './tenant.ts';
import { type KernelDatabase, makeKernelDatabase, PROBE } from './testing/kernel-database.ts';

interface Note {
  company_id: string;
  note: string;
}

const [a, b] = [newId(), newId()];
const OWN_ROWS = 3;
let db: KernelDatabase;
let database: Database;

beforeAll(async () => {
  db = await makeKernelDatabase();
  database = db.open(2);
  for (const company of [a, b]) {
    await database.inTenant(company, async (tx) => {
      for (let i = 0; i < OWN_ROWS; i += 1)
        await run(tx, PROBE.insert, [company, newId(), `${company} ${i}`]);
    });
  }
});
afterAll(() => db.drop());

const notesOf = (company: string) => database.inTenant(company, (tx) => run<Note>(tx, PROBE.all, []));

test('a query that names no company sees the rows of its own only', async () => {
  expect((await notesOf(a)).map((row) => row.note)).toEqual([`${a} 0`, `${a} 1`, `${a} 2`]);
  expect((await notesOf(b)).map((row) => row.note)).toEqual([`${b} 0`, `${b} 1`, `${b} 2`]);
  expect(await notesOf(newId())).toEqual([]);
});

test('outside the tenants no tenant row is seen, and none can be written', async () => {
  expect(await database.outsideTenants((tx) => run(tx, PROBE.all, []))).toEqual([]);
  for (const table of ['kernel.deliveries', 'kernel.idempotency_keys']) {
    const statement = { name: `probe.${table}`, text: `select * from ${table}` };
    expect(await database.outsideTenants((tx) => run(tx, statement, []))).toEqual([]);
  }
  const write = database.outsideTenants((tx) => run(tx, PROBE.insert, [a, newId(), 'from outside']));
  await expect(write).rejects.toMatchObject({ code: '42501' });
});

test('a company cannot insert, move, change or delete a row of another', async () => {
  const statement = (name: string, text: string) => ({ name: `probe.${name}`, text });
  const change = statement('change', 'update probe.notes set note = $2 where company_id = $1 returning id');
  const remove = statement('remove', 'delete from probe.notes where company_id = $1 returning id');
  const move = statement('move', 'update probe.notes set company_id = $1 returning id');
  const asA = (act: { name: string; text: string }, values: unknown[]) =>
    database.inTenant(a, (tx) => run(tx, act, values));
  await expect(asA(PROBE.insert, [b, newId(), 'planted'])).rejects.toMatchObject({ code: '42501' });
  await expect(asA(move, [b])).rejects.toMatchObject({ code: '42501' });
  expect(await asA(change, [b, 'changed'])).toEqual([]);
  expect(await asA(remove, [b])).toEqual([]);
  expect(await notesOf(b)).toHaveLength(OWN_ROWS);
});

test('the company of a transaction ends with it, however it ends', async () => {
  const single = db.open(1);
  const company = () => single.outsideTenants((tx) => run<{ company: string | null }>(tx, PROBE.company, []));
  const [inside] = await single.inTenant(a, (tx) => run<{ company: string }>(tx, PROBE.company, []));
  expect(inside?.company).toBe(a);
  expect((await company())[0]?.company).toBe('');
  const refused = single.inTenant(a, async () => Promise.reject(new Refusal('invalid', 'probe.refused')));
  await expect(refused).rejects.toThrow('probe.refused');
  expect((await company())[0]?.company).toBe('');
});

// T09 of reliability.md: what a pool with session-wide settings would leak within the first hundred reads.
test('10,000 reads of two companies over two connections, among refusals, errors and kills: no foreign row', async () => {
  const READS = 10_000;
  const seen = { reads: 0, foreign: 0, incomplete: 0, leaked: 0, refused: 0, failed: 0, cut: 0 };
  let next = 0;

  const readBoth = async (company: string, act: number) => {
    await database.inTenant(company, async (tx) => {
      const [first, second] = await Promise.all([run<Note>(tx, PROBE.all, []), run<Note>(tx, PROBE.all, [])]);
      for (const rows of [first, second]) {
        seen.reads += 1;
        if (rows.some((row) => row.company_id !== company)) seen.foreign += 1;
        if (rows.length !== OWN_ROWS) seen.incomplete += 1;
      }
      if (act % 17 === 0) throw new Refusal('conflict', 'probe.refused');
      if (act % 97 === 0) await run(tx, PROBE.fail, [0]);
    });
  };
  const checkout = () =>
    database.outsideTenants(async (tx) => {
      const [row] = await run<{ company: string | null }>(tx, PROBE.company, []);
      if ((row?.company ?? '') !== '') seen.leaked += 1;
    });
  const caller = async (company: string) => {
    while (seen.reads < READS) {
      next += 1;
      const act = next;
      try {
        if (act % 1_000 === 0) await db.terminateConnections();
        await (act % 5 === 0 ? checkout() : readBoth(company, act));
      } catch (error) {
        if (error instanceof Refusal) seen.refused += 1;
        else if (sqlState(error) === '22012') seen.failed += 1;
        else if (isUnavailable(error)) seen.cut += 1;
        else throw error;
      }
    }
  };

  await Promise.all(Array.from({ length: 100 }, (_, i) => caller(i % 2 === 0 ? a : b)));
  expect(seen).toMatchObject({ foreign: 0, incomplete: 0, leaked: 0 });
  expect(seen.reads).toBeGreaterThanOrEqual(READS);
  // Proves that the faults really fell in between.
  for (const fault of [seen.refused, seen.failed, seen.cut]) expect(fault).toBeGreaterThan(0);
}, 60_000);

test('a connection that the server ends in the moment it is ready ends no process', async () => {
  const { connect } = pg.Client.prototype;
  let thrown: unknown;
  // Both come in one piece of what is read, so nobody who was waiting for the connection has listened yet.
  const spy = vi.spyOn(pg.Client.prototype, 'connect').mockImplementation(function (
    this: pg.Client,
    ...given: unknown[]
  ) {
    const [done] = given as [(error?: Error) => void];
    connect.call(this, (error?: Error) => {
      done(error);
      try {
        this.emit('error', new Error('terminating connection due to administrator command'));
      } catch (caught) {
        thrown = caught;
      }
    });
  });
  await db.open(1).inTenant(a, (tx) => run(tx, PROBE.company, []));
  expect(spy).toHaveBeenCalledTimes(1);
  spy.mockRestore();
  expect(thrown).toBeUndefined();
});
