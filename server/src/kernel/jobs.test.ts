import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type ClockJob, runDueJobs, startJobs } from './jobs.ts';
import type { Database } from './tenant.ts';
import { type KernelDatabase, makeKernelDatabase, until } from './testing/kernel-database.ts';
import { quiet } from './testing/probe-events.ts';

const NAME = 'probe.sweep';
let db: KernelDatabase;
let here: Database;
let there: Database;

beforeAll(async () => {
  db = await makeKernelDatabase();
  [here, there] = [db.open(3), db.open(3)];
});
afterEach(() => db.owner.rows('truncate kernel.clock_jobs'));
afterAll(() => db.drop());

const known = () => db.owner.rows('insert into kernel.clock_jobs (name) values ($1)', [NAME]);
const makeDue = () => db.owner.rows(`update kernel.clock_jobs set next_run_at = now() - interval '1 second'`);
/** Ends the lease of whoever runs it, as if its time were over. */
const endLease = () =>
  db.owner.rows(`update kernel.clock_jobs set running_until = now() - interval '1 second'`);

function job(run: ClockJob['run'], everySeconds = 3_600): ClockJob {
  return { name: NAME, everySeconds, leaseSeconds: 300, run };
}

/** A job that stands still in the middle until it is let go. */
function hanging() {
  const entered = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const work = job(async () => {
    entered.resolve();
    await gate.promise;
  });
  return { work, entered: entered.promise, letGo: gate.resolve };
}

test('a job runs when its time has come, once, and again when the time has come again', async () => {
  await known();
  let runs = 0;
  const sweep = job(async () => {
    runs += 1;
  });
  expect(await runDueJobs(here, [sweep], quiet)).toEqual([NAME]);
  expect(await runDueJobs(here, [sweep], quiet)).toEqual([]);
  expect(await runDueJobs(there, [sweep], quiet)).toEqual([]);
  await makeDue();
  expect(await runDueJobs(there, [sweep], quiet)).toEqual([NAME]);
  expect(runs).toBe(2);
});

test('the next time is as far away as the job says, by the database’s clock', async () => {
  await known();
  const [before] = await db.owner.rows<{ at: string }>('select clock_timestamp()::text as at');
  await runDueJobs(here, [job(async () => undefined, 900)], quiet);
  const [row] = await db.owner.rows(
    `select next_run_at - interval '900 seconds' between $1::timestamptz and clock_timestamp() as fits,
      last_run_at >= $1::timestamptz as ran, running_until, last_error from kernel.clock_jobs`,
    [before?.at],
  );
  expect(row).toEqual({ fits: true, ran: true, running_until: null, last_error: null });
});

test('many processes that look at the same moment run it once', async () => {
  await known();
  let runs = 0;
  const sweep = job(async () => {
    runs += 1;
  });
  const looks = Array.from({ length: 12 }, (_, i) => runDueJobs(i % 2 === 0 ? here : there, [sweep], quiet));
  expect((await Promise.all(looks)).flat()).toEqual([NAME]);
  expect(runs).toBe(1);
});

test('while it runs nobody else starts it, however late it is; after its lease somebody does', async () => {
  await known();
  const first = hanging();
  const running = runDueJobs(here, [first.work], quiet);
  await first.entered;
  await makeDue();
  expect(await runDueJobs(there, [job(async () => undefined)], quiet)).toEqual([]);
  await endLease();
  expect(await runDueJobs(there, [job(async () => undefined)], quiet)).toEqual([NAME]);
  first.letGo();
  expect(await running).toEqual([NAME]);
});

test('one that overran its lease does not free the lease of its successor', async () => {
  await known();
  const first = hanging();
  const overrun = runDueJobs(here, [first.work], quiet);
  await first.entered;
  await makeDue();
  await endLease();
  const second = hanging();
  const successor = runDueJobs(there, [second.work], quiet);
  await second.entered;
  first.letGo();
  await overrun;
  await makeDue();
  expect(await runDueJobs(here, [job(async () => undefined)], quiet)).toEqual([]);
  second.letGo();
  await successor;
  expect(await runDueJobs(here, [job(async () => undefined)], quiet)).toEqual([NAME]);
});

test('a failure is written down, does not stop the other jobs, and is forgotten after a success', async () => {
  await known();
  await db.owner.rows(`insert into kernel.clock_jobs (name) values ('probe.other')`);
  const failing = job(() => Promise.reject(new Error('the sweep broke')));
  const other = { ...job(async () => undefined), name: 'probe.other' };
  expect(await runDueJobs(here, [failing, other], quiet)).toEqual([NAME, 'probe.other']);
  const errors = () =>
    db.owner.rows('select name, running_until, last_error from kernel.clock_jobs order by name');
  expect(await errors()).toEqual([
    { name: 'probe.other', running_until: null, last_error: null },
    { name: NAME, running_until: null, last_error: 'the sweep broke' },
  ]);
  await makeDue();
  await runDueJobs(here, [job(async () => undefined)], quiet);
  expect(await errors()).toMatchObject([{ name: 'probe.other' }, { name: NAME, last_error: null }]);
});

test('a process that starts makes its jobs known, runs what is due, and ends when that has ended', async () => {
  const work = hanging();
  const jobs = startJobs(here, [work.work], quiet);
  await work.entered;
  let stopped = false;
  const stopping = jobs.stop().then(() => {
    stopped = true;
  });
  await makeDue();
  expect(stopped).toBe(false);
  work.letGo();
  await stopping;
  const [row] = await db.owner.rows(
    'select last_run_at is not null as ran, running_until from kernel.clock_jobs',
  );
  expect(row).toEqual({ ran: true, running_until: null });
});

test('a database that was away when the process started does not keep its jobs from running', async () => {
  await db.owner.rows('revoke insert on kernel.clock_jobs from fastops_app');
  let runs = 0;
  const sweep = job(async () => {
    runs += 1;
  });
  const failures: unknown[] = [];
  const log = { ...quiet, warn: (said: unknown) => failures.push(said) } as unknown as typeof quiet;
  const jobs = startJobs(here, [sweep], log, 20);
  await until(() => (failures.length > 0 ? true : undefined));
  await db.owner.rows('grant insert on kernel.clock_jobs to fastops_app');
  await until(() => (runs > 0 ? true : undefined));
  await jobs.stop();
  expect(runs).toBe(1);
});
