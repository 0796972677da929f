import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { addLane, type PrintLane, pageOf, type StoredJob } from '../../app/testing/print-lane.ts';
import { OWN_MACHINE } from '../../app/testing/print-room.ts';
import { cloneDatabase, type TestDatabase } from '../../app/testing/test-database.ts';
import { Announcer, Subscriptions } from '../../kernel/events.ts';
import { openLog } from '../../kernel/log.ts';
import type { FakePrinterMode } from '../../kernel/testing/fake-printer.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';
import { openWakeups } from '../../kernel/wakeups.ts';
import { retryDelay } from './attempt.ts';
import { enqueueJobs, PRINT_LANES } from './enqueue-jobs.ts';
import { PrintWorker } from './worker.ts';

// The worker against real sockets: at least once, in order, marked when it may be a second time (hazards C08, C09, C20).

const log = openLog({ level: 'silent', pretty: false });
let db: TestDatabase;
let owner: Owner;
const lanes: PrintLane[] = [];
const workers: PrintWorker[] = [];

beforeAll(async () => {
  db = await cloneDatabase('demo');
  owner = await openOwner(db.ownerUrl);
});
afterEach(async () => {
  // The machines first: a worker that waits for an answer learns at once that there is none.
  await Promise.all(lanes.splice(0).map((lane) => lane.printer.close()));
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  // What a test left waiting must not reach the next one's worker.
  await owner.rows('delete from printing.jobs');
});
afterAll(async () => {
  await owner.close();
  await db.drop();
});

async function lane(...options: FakePrinterMode[]): Promise<PrintLane> {
  const added = await addLane(owner, ...options);
  lanes.push(added);
  return added;
}

/** Starts a worker as a process of its own would have it: its own pool, its own wake-ups. */
function startWorker(): { wakeups: ReturnType<typeof openWakeups>; stop(): Promise<void> } {
  const wakeups = openWakeups(log);
  const announcer = new Announcer(new Subscriptions(), wakeups);
  const worker = new PrintWorker({ database: db.open(4), wakeups, announcer, log, reach: OWN_MACHINE });
  workers.push(worker);
  worker.start();
  return { wakeups, stop: () => worker.stop() };
}

/** Looks at the jobs of a lane until they are as wished. */
async function until(one: PrintLane, wished: (jobs: StoredJob[]) => boolean): Promise<StoredJob[]> {
  await expect.poll(async () => wished(await one.jobs()), { timeout: 20_000, interval: 20 }).toBe(true);
  return one.jobs();
}
const allPrinted = (jobs: StoredJob[]) => jobs.length > 0 && jobs.every((job) => job.state === 'printed');
const failedOnce = (jobs: StoredJob[]) => jobs[0]?.state === 'queued' && jobs[0].last_error !== null;

/** The texts that came out whole and were confirmed, in the order of the paper. */
const confirmed = (one: PrintLane) =>
  one.printer.jobs.filter((job) => job.answered).map((job) => /T\d\d/.exec(job.text)?.[0]);

const names = (count: number) =>
  Array.from({ length: count }, (_, index) => `T${String(index + 1).padStart(2, '0')}`);

describe('a job', () => {
  test('is printed once, and marked printed when the printer has said so', async () => {
    const one = await lane();
    await one.queue('T01 Ajiaco');
    startWorker();
    const [job] = await until(one, allPrinted);
    expect(job).toMatchObject({ attempts: 1, printings: 1, printed: true, leased: null, last_error: null });
    expect(one.printer.jobs).toHaveLength(1);
    expect(one.printer.jobs[0]).toMatchObject({
      answered: true,
      reprint: false,
      text: expect.stringContaining('T01 Ajiaco'),
    });
    const [printer] = await owner.rows<{ known: boolean }>(
      'select last_printed_at is not null as known from printing.printers where id = $1',
      [one.printerId],
    );
    expect(printer?.known).toBe(true);
  });

  test('is found by the poll when its wake-up was lost, and at once when it was not', async () => {
    const one = await lane();
    const { wakeups } = startWorker();
    await one.queue('T01');
    await until(one, allPrinted);
    await one.queue('T02');
    wakeups.hint(PRINT_LANES, one.key);
    await until(one, allPrinted);
    expect(confirmed(one)).toEqual(['T01', 'T02']);
  });

  test('that a printer refused is tried again after a pause, and is no reprint', async () => {
    const one = await lane('refused');
    await one.queue('T01');
    startWorker();
    const [failed] = await until(one, failedOnce);
    expect(failed).toMatchObject({
      attempts: 1,
      printings: 0,
      last_error: expect.stringMatching(/^refused: /),
    });
    expect(failed?.pause).toBeLessThanOrEqual(1.25);
    await one.printer.setMode('ok');
    await one.endPause();
    const [job] = await until(one, allPrinted);
    expect(job).toMatchObject({ printings: 1, last_error: null });
    expect(job?.attempts).toBeGreaterThan(1);
    expect(one.printer.jobs.map((paper) => paper.reprint)).toEqual([false]);
  });

  test('for a printer without an address waits, and nothing of it counts as printed', async () => {
    const one = await addLane(owner, 'ok', { host: null, port: null });
    lanes.push(one);
    await one.queue('T01');
    startWorker();
    const [failed] = await until(one, failedOnce);
    expect(failed).toMatchObject({
      state: 'queued',
      printings: 0,
      last_error: 'unreachable: the printer has no address',
    });
  });

  test.each([
    ['deaf', /^no_answer: /],
    ['half_open', /^no_answer: /],
  ] as const)('for a printer that is %s keeps its first time', async (mode, reason) => {
    const one = await lane(mode);
    await one.queue('T01');
    startWorker();
    const [failed] = await until(one, failedOnce);
    expect(failed).toMatchObject({ attempts: 1, printings: 0, last_error: expect.stringMatching(reason) });
    await one.printer.setMode('ok');
    await one.endPause();
    await until(one, allPrinted);
    expect(one.printer.jobs.map((paper) => paper.reprint)).toEqual([false]);
  });

  test('that may have been printed is printed again, and says so on the paper', async () => {
    const modes = ['reset', 'cut', 'mute'] as const;
    const broken: PrintLane[] = [];
    for (const mode of modes) broken.push(await lane(mode));
    for (const one of broken) await one.queue('T01 Ajiaco santafereño, sin alcaparras, con más aguacate');
    startWorker();
    for (const [index, one] of broken.entries()) {
      const [failed] = await until(one, failedOnce);
      expect(failed, modes[index]).toMatchObject({ attempts: 1, printings: 1 });
      expect(failed?.last_error, modes[index]).toMatch(/^(reset|no_answer|timeout): /);
      await one.printer.setMode('ok');
      await one.endPause();
    }
    for (const [index, one] of broken.entries()) {
      const [job] = await until(one, allPrinted);
      expect(job, modes[index]).toMatchObject({ printings: job?.attempts, printed: true });
      const papers = one.printer.jobs.filter((paper) => paper.answered);
      expect(
        papers.map((paper) => [paper.reprint, paper.text.includes('T01 Ajiaco')]),
        modes[index],
      ).toEqual([[true, true]]);
      // The first paper, where there was one, bore no mark: it was the first.
      expect(one.printer.jobs.filter((paper) => !paper.answered).every((paper) => !paper.reprint)).toBe(true);
    }
  });
});

describe('a lane', () => {
  test('keeps its order over thirty jobs, with a printer that fails in their middle', async () => {
    const one = await lane();
    await one.queue(...names(30));
    startWorker();
    await one.printer.waitForJobs(10);
    await one.printer.setMode('reset');
    const stopped = await until(one, (jobs) =>
      jobs.some((job) => job.state === 'queued' && job.last_error !== null),
    );
    // Only the first that is not printed was tried: nobody overtook it.
    const head = stopped.findIndex((job) => job.state !== 'printed');
    expect(stopped.slice(head + 1).every((job) => job.attempts === 0)).toBe(true);
    await one.printer.setMode('ok');
    await one.endPause();
    const jobs = await until(one, allPrinted);
    expect(confirmed(one)).toEqual(names(30));
    expect(jobs.map((job) => job.printings)).toEqual(
      names(30).map((_, index) => (index === head ? (stopped[head]?.printings ?? 0) : 0) + 1),
    );
    expect(one.printer.jobs.filter((paper) => paper.reprint && paper.answered)).toHaveLength(1);
  });

  test('is not delayed by another whose printer is dead', async () => {
    const [dead, alive] = [await lane('mute'), await lane()];
    await dead.queue('T01', 'T02');
    await alive.queue(...names(5));
    startWorker();
    await dead.printer.waitForJobs(1);
    await until(alive, allPrinted);
    expect((await dead.jobs()).map((job) => job.state)).toEqual(['sending', 'queued']);
    expect(confirmed(alive)).toEqual(names(5));
  });

  test('served by two workers at once prints each job once, in order', async () => {
    const one = await lane();
    const [first, second] = [startWorker(), startWorker()];
    await one.queue(...names(20));
    for (let hint = 0; hint < 40; hint += 1)
      (hint % 2 === 0 ? first : second).wakeups.hint(PRINT_LANES, one.key);
    const jobs = await until(one, allPrinted);
    expect(one.printer.jobs.map((paper) => /T\d\d/.exec(paper.text)?.[0])).toEqual(names(20));
    expect(jobs.every((job) => job.attempts === 1)).toBe(true);
    expect(one.printer.jobs.some((paper) => paper.reprint)).toBe(false);
  });

  test('takes nothing more once its worker stops, and goes on with the next one', async () => {
    const one = await lane('slow');
    await one.queue('T01', 'T02');
    const { stop } = startWorker();
    await until(one, (jobs) => jobs[0]?.state === 'sending');
    await stop();
    const left = await one.jobs();
    expect(left[1]).toMatchObject({ state: 'queued', attempts: 0 });
    await one.printer.setMode('ok');
    await one.endPause();
    startWorker();
    await until(one, allPrinted);
    expect(confirmed(one).at(-1)).toBe('T02');
  });
});

test('the same cause never prints twice on one printer, and prints on each of several', async () => {
  const [one, other] = [await lane(), await lane()];
  const database = db.open(2);
  const job = (to: PrintLane, dedupeKey: string, text: string) => ({
    branchId: to.branchId,
    printerId: to.printerId,
    kind: 'kitchen' as const,
    dedupeKey,
    document: pageOf(text),
  });
  const woken: string[] = [];
  const enqueue = (...jobs: ReturnType<typeof job>[]) =>
    database.inTenant(one.companyId, async (tx) =>
      enqueueJobs({ tx, wake: (_topic, key) => woken.push(key) }, jobs),
    );
  await enqueue(job(one, 'order/1/kitchen/new', 'T01'), job(other, 'order/1/kitchen/new', 'T01'));
  await enqueue(job(one, 'order/1/kitchen/new', 'T01'), job(one, 'order/2/kitchen/new', 'T02'));
  await enqueue();
  expect(woken).toEqual([one.key, other.key, one.key]);
  startWorker();
  await until(one, allPrinted);
  await until(other, allPrinted);
  expect([confirmed(one), confirmed(other)]).toEqual([['T01', 'T02'], ['T01']]);
});

test.each([
  [1, 1],
  [2, 2],
  [3, 5],
  [4, 15],
  [5, 30],
  [6, 30],
  [500, 30],
])('after attempt %i the pause is %i seconds, and up to a quarter more', (attempts, seconds) => {
  expect(retryDelay(attempts, () => 0)).toBe(seconds);
  expect(retryDelay(attempts, () => 1)).toBe(seconds * 1.25);
  const drawn = retryDelay(attempts);
  expect(drawn >= seconds && drawn <= seconds * 1.25).toBe(true);
});
