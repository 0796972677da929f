import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addLane, type PrintLane, pageOf, type StoredJob } from '../../app/testing/print-lane.ts';
import { cloneDatabase, type TestDatabase } from '../../app/testing/test-database.ts';
import { Announcer, Subscriptions } from '../../kernel/events.ts';
import { openLog } from '../../kernel/log.ts';
import type { Database } from '../../kernel/tenant.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';
import { openWakeups } from '../../kernel/wakeups.ts';
import { enqueueJobs } from './enqueue-jobs.ts';
import type { JobKind } from './job-kind.ts';
import { PrintWorker } from './worker.ts';
import { PrintWatch } from './worker-watch.ts';

// A printer dies at the peak and nobody misses a plate: breaker, fallback, and back to normal by itself (complaints 1 to 5).

const log = openLog({ level: 'silent', pretty: false });
let db: TestDatabase;
let database: Database;
let owner: Owner;
let own: PrintLane;
let neighbour: PrintLane;
const running: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  db = await cloneDatabase('demo');
  database = db.open(4);
  owner = await openOwner(db.ownerUrl);
});
beforeEach(async () => {
  own = await addLane(owner);
  neighbour = await addLane(owner);
  await owner.rows(`update printing.printers set name = 'Cocina ' || right(id::text, 8) where id = $1`, [
    own.printerId,
  ]);
});
afterEach(async () => {
  await Promise.all([own, neighbour].map((lane) => lane.printer.close()));
  await Promise.all(running.splice(0).map((work) => work.stop()));
  await owner.rows('delete from printing.jobs');
  await owner.rows('update printing.printers set fallback_printer_id = null');
});
afterAll(async () => {
  await owner.close();
  await db.drop();
});

/** The workers of one process. */
function startWorkers(): void {
  const wakeups = openWakeups(log);
  const announcer = new Announcer(new Subscriptions(), wakeups);
  const tools = { database: db.open(4), wakeups, announcer, log };
  for (const work of [new PrintWorker(tools), new PrintWatch(tools)]) {
    running.push(work);
    void work.start();
  }
}

const set = (lane: PrintLane, what: string, ...values: unknown[]) =>
  owner.rows(`update printing.printers set ${what} where id = $1`, [lane.printerId, ...values]);
const standsIn = () => set(own, 'fallback_printer_id = $2', neighbour.printerId);

interface Breaker {
  breaker: string;
  reason: string | null;
  failures: number;
  paper: string | null;
}
async function breaker(lane: PrintLane): Promise<Breaker> {
  const [row] = await owner.rows<Breaker>(
    `select breaker, breaker_reason as reason, cardinality(failed_at) as failures, paper from printing.printers where id = $1`,
    [lane.printerId],
  );
  if (!row) throw new Error('the printer is gone');
  return row;
}
const history = async (lane: PrintLane) =>
  (
    await owner.rows<{ move: string }>(
      `select from_state || ' > ' || to_state as move from printing.breaker_changes where printer_id = $1 order by at`,
      [lane.printerId],
    )
  ).map(({ move }) => move);

const patience = { timeout: 25_000, interval: 20 };
const becomes = (lane: PrintLane, state: string) =>
  expect.poll(async () => (await breaker(lane)).breaker, patience).toBe(state);
async function until(lane: PrintLane, wished: (jobs: StoredJob[]) => boolean): Promise<StoredJob[]> {
  await expect.poll(async () => wished(await lane.jobs()), patience).toBe(true);
  return lane.jobs();
}
const allPrinted = (jobs: StoredJob[]) => jobs.length > 0 && jobs.every(({ state }) => state === 'printed');
/** Ends the pauses of a lane until its breaker is as wished: nobody waits for 1, 2 and 5 seconds here. */
async function hurryUntil(lane: PrintLane, state: string): Promise<void> {
  const hurried = async () => {
    await lane.endPause();
    return (await breaker(lane)).breaker;
  };
  await expect.poll(hurried, patience).toBe(state);
}
const enqueue = (lane: PrintLane, kind: JobKind, text: string, dedupeKey = text) => {
  const { branchId, printerId } = lane;
  return database.inTenant(lane.companyId, async (tx) =>
    enqueueJobs({ tx, wake: () => undefined }, [
      { branchId, printerId, kind, dedupeKey, document: pageOf(text) },
    ]),
  );
};
const texts = (lane: PrintLane) =>
  lane.printer.jobs.map(({ text }) => text.trim().replace(/\s*\n\s*/g, ' | '));

describe('the breaker of a printer', () => {
  test('opens after three failures, keeps every page back, and closes by itself when it answers again', async () => {
    await set(own, 'breaker_probe_seconds = 1');
    await own.printer.setMode('refused');
    await own.queue('T01', 'T02');
    startWorkers();
    await hurryUntil(own, 'open');
    expect(await breaker(own)).toMatchObject({ reason: 'refused', failures: 3 });
    const [head] = await own.jobs();
    expect(head).toMatchObject({ state: 'queued', attempts: 3, printings: 0 });
    // Asked and asked again, and no page risked for it.
    await expect.poll(async () => (await breaker(own)).failures, patience).toBeGreaterThan(4);
    await own.endPause();
    expect((await own.jobs()).map(({ attempts }) => attempts)).toEqual([3, 0]);
    await own.printer.setMode('ok');
    await own.endPause();
    await until(own, allPrinted);
    expect(texts(own)).toEqual(['T01', 'T02']);
    expect(await breaker(own)).toMatchObject({ breaker: 'closed', reason: null, failures: 0 });
    expect(await history(own)).toEqual(['closed > open', 'open > half_open', 'half_open > closed']);
  });

  test('opens again at the first failure while it is half open', async () => {
    await set(own, 'breaker_probe_seconds = 1');
    await own.printer.setMode('refused');
    await own.queue('T01');
    startWorkers();
    await hurryUntil(own, 'open');
    // It says that it is well, and drops the page.
    await own.printer.setMode('reset');
    await expect
      .poll(() => history(own), patience)
      .toEqual([...['closed > open', 'open > half_open', 'half_open > open']]);
    expect((await own.jobs())[0]).toMatchObject({ state: 'queued', attempts: 4, printings: 1 });
  });

  test('counts only the failures of its window', async () => {
    await own.printer.setMode('refused');
    await own.queue('T01');
    await set(own, `failed_at = array[now() - interval '61 seconds', now() - interval '62 seconds']`);
    startWorkers();
    await until(own, ([job]) => job?.attempts === 1 && job.state === 'queued');
    expect(await breaker(own)).toMatchObject({ breaker: 'closed', failures: 1 });
  });

  test('opens for a printer out of paper before a byte is sent, and says what is missing', async () => {
    own.printer.condition = { paper: 'out', coverOpen: false };
    await own.queue('T01');
    startWorkers();
    await hurryUntil(own, 'open');
    expect(await breaker(own)).toMatchObject({ reason: 'paper_out', paper: 'out' });
    expect((await own.jobs())[0]).toMatchObject({ state: 'queued', printings: 0 });
    own.printer.condition = { paper: 'low', coverOpen: false };
    await set(own, 'probe_at = now()');
    await own.endPause();
    await until(own, allPrinted);
    expect(await breaker(own)).toMatchObject({ breaker: 'closed', paper: 'low' });
    expect(own.printer.jobs.map(({ reprint }) => reprint)).toEqual([false]);
  });

  test('is one for all workers', async () => {
    await own.printer.setMode('refused');
    await own.queue('T01');
    startWorkers();
    startWorkers();
    startWorkers();
    await hurryUntil(own, 'open');
    expect((await own.jobs())[0]?.attempts).toBe(3);
    expect(await history(own)).toEqual(['closed > open']);
  });
});

describe('a fallback printer', () => {
  test('prints what waits, in its order and with a banner, and what comes meanwhile; the other prints only what is new', async () => {
    await standsIn();
    await own.printer.setMode('refused');
    for (const text of ['T01', 'T02', 'T03']) await enqueue(own, 'kitchen', text);
    startWorkers();
    await hurryUntil(own, 'open');
    await until(neighbour, (jobs) => jobs.length === 3 && allPrinted(jobs));
    await enqueue(own, 'cancel', 'T04');
    await until(neighbour, (jobs) => jobs.length === 4 && allPrinted(jobs));
    const name = `Cocina ${own.printerId.slice(-8)}`;
    const banner = `*** REENRUTADO de ${name} ***`;
    expect(texts(neighbour)).toEqual(
      ['T01', 'T02', 'T03', 'T04'].map((text) => `${banner} | ${text} | ${banner}`),
    );
    expect((await own.jobs()).map(({ state, settled }) => [state, settled])).toEqual(
      Array.from({ length: 4 }, () => ['rerouted', true]),
    );
    await own.printer.setMode('ok');
    await set(own, 'probe_at = now()');
    await becomes(own, 'half_open');
    await enqueue(own, 'kitchen', 'T05');
    await until(own, (jobs) => jobs.at(-1)?.state === 'printed');
    expect(texts(own)).toEqual(['T05']);
    expect(await breaker(own)).toMatchObject({ breaker: 'closed' });
  });

  test('says that a page may be on the other printer already', async () => {
    await standsIn();
    await own.printer.setMode('mute');
    await set(own, 'breaker_failures = 1');
    await own.queue('T01');
    startWorkers();
    const [moved] = await until(neighbour, allPrinted);
    expect(moved).toMatchObject({ printings: 2, rerouted_from: expect.stringMatching(/^Cocina/) });
    expect(texts(neighbour)[0]).toMatch(/REENRUTADO de Cocina \w+ \*\*\* \| \*\*\* POSIBLE DUPLICADO/);
  });

  test('takes no drawer and no test page', async () => {
    await standsIn();
    await own.printer.setMode('refused');
    await enqueue(own, 'test', 'T01');
    await enqueue(own, 'kitchen', 'T02');
    await enqueue(own, 'drawer', 'T03');
    startWorkers();
    await hurryUntil(own, 'open');
    await until(neighbour, allPrinted);
    const states = (await own.jobs()).map(({ kind, state }) => [kind, state]);
    expect(states).toEqual([
      ['test', 'queued'],
      ['kitchen', 'rerouted'],
      ['drawer', 'queued'],
    ]);
    expect(neighbour.printer.jobs).toHaveLength(1);
  });

  test('that prints the same ticket anyway prints it once', async () => {
    await standsIn();
    await own.printer.setMode('refused');
    await enqueue(own, 'kitchen', 'T01', 'one cause');
    await enqueue(neighbour, 'kitchen', 'T01', 'one cause');
    startWorkers();
    await hurryUntil(own, 'open');
    await until(neighbour, allPrinted);
    // A poll later as well.
    await enqueue(own, 'kitchen', 'T02');
    await until(neighbour, (jobs) => jobs.length === 2 && allPrinted(jobs));
    expect(texts(neighbour).filter((text) => text.includes('T01'))).toEqual(['T01']);
    await own.printer.setMode('ok');
    await set(own, 'probe_at = now()');
    await own.endPause();
    await until(own, (jobs) => jobs.every(({ state }) => state === 'printed' || state === 'rerouted'));
    expect(texts(own)).toEqual(['T01']);
  });

  test('that fails too hands the page back when the first is well again', async () => {
    await standsIn();
    await set(neighbour, 'fallback_printer_id = $2', own.printerId);
    for (const lane of [own, neighbour]) {
      await lane.printer.setMode('refused');
      await set(lane, 'breaker_failures = 1');
    }
    await enqueue(own, 'kitchen', 'T01');
    startWorkers();
    await becomes(own, 'open');
    await becomes(neighbour, 'open');
    expect((await neighbour.jobs()).map(({ state }) => state)).toEqual(['queued']);
    await own.printer.setMode('ok');
    await set(own, 'probe_at = now()');
    await until(own, (jobs) => jobs.length === 2 && jobs.at(-1)?.state === 'printed');
    expect(texts(own)).toEqual([expect.stringContaining('T01')]);
    expect((await neighbour.jobs()).map(({ state }) => state)).toEqual(['rerouted']);
    expect(neighbour.printer.jobs).toEqual([]);
  });

  test('of another branch or itself is refused by the database', async () => {
    await expect(set(own, 'fallback_printer_id = id')).rejects.toMatchObject({ code: '23514' });
    const [other] = await owner.rows<{ id: string }>(
      `select p.id from printing.printers p join identity.branches b on b.id = p.branch_id where b.name <> 'Chapinero' limit 1`,
    );
    await expect(set(own, 'fallback_printer_id = $2', other?.id)).rejects.toMatchObject({
      constraint: 'printers_fallback',
    });
  });
});

describe('what nobody can vouch for', () => {
  test('a printer that confirms nothing gets each page once, and none of them counts as printed', async () => {
    await set(own, `confirms = 'none'`);
    await own.printer.setMode('deaf');
    await own.queue('T01', 'T02');
    startWorkers();
    const jobs = await until(own, (all) => all.every(({ state }) => state === 'unknown'));
    expect(jobs.map(({ attempts, settled, printed }) => [attempts, settled, printed])).toEqual([
      [1, true, false],
      [1, true, false],
    ]);
    expect(texts(own)).toEqual(['T01', 'T02']);
  });

  test('a printer that takes pages and never says so stops after six of one, which a person has to look at', async () => {
    await set(own, 'breaker_failures = 20');
    await own.printer.setMode('reset');
    await own.queue('T01', 'T02');
    startWorkers();
    await expect
      .poll(async () => {
        await own.endPause();
        return (await own.jobs())[0]?.state;
      }, patience)
      .toBe('unknown');
    const [left, next] = await own.jobs();
    expect(left).toMatchObject({ attempts: 6, printings: 6, settled: false });
    await own.printer.setMode('ok');
    await own.endPause();
    await until(own, (jobs) => jobs[1]?.state === 'printed');
    expect(next?.id).toBeDefined();
  });
});

describe('what waits too long', () => {
  test('ends as expired, for a person to see; a drawer and a test page for nobody', async () => {
    await own.printer.setMode('refused');
    for (const kind of ['kitchen', 'drawer', 'test'] as const) await enqueue(own, kind, kind);
    await owner.rows(`update printing.jobs set expires_at = now() where printer_id = $1`, [own.printerId]);
    startWorkers();
    const jobs = await until(own, (all) => all.every(({ state }) => state === 'expired'));
    expect(jobs.map(({ kind, settled }) => [kind, settled])).toEqual([
      ['kitchen', false],
      ['drawer', true],
      ['test', true],
    ]);
    await own.printer.setMode('ok');
    expect(own.printer.jobs).toEqual([]);
  });

  test('is told to the floor once after two minutes, whatever became of it', async () => {
    await own.printer.setMode('refused');
    await enqueue(own, 'kitchen', 'T01');
    await enqueue(own, 'kitchen', 'T02');
    await owner.rows(
      `update printing.jobs set created_at = now() - interval '2 minutes' where printer_id = $1 and dedupe_key = 'T01'`,
      [own.printerId],
    );
    startWorkers();
    const alarmed = () =>
      owner.rows<{ key: string; at: Temporal.Instant }>(
        `select dedupe_key as key, alarmed_at as at from printing.jobs where alarmed_at is not null and printer_id = $1`,
        [own.printerId],
      );
    await expect.poll(async () => (await alarmed()).map(({ key }) => key), patience).toEqual(['T01']);
    const [told] = await alarmed();
    await hurryUntil(own, 'open');
    expect((await alarmed())[0]?.at).toEqual(told?.at);
  });
});

describe('what is more urgent', () => {
  test('goes first, and what has waited longer than that is passed by nobody', async () => {
    await enqueue(own, 'kitchen', 'T01 waited');
    await owner.rows(
      `update printing.jobs set place_at = place_at - interval '15 seconds' where printer_id = $1`,
      [own.printerId],
    );
    for (const text of ['T02', 'T03']) await enqueue(own, 'kitchen', text);
    await enqueue(own, 'drawer', 'T04 drawer');
    await enqueue(own, 'receipt', 'T05 receipt');
    startWorkers();
    await until(own, allPrinted);
    expect(texts(own)).toEqual(['T01 waited', 'T04 drawer', 'T05 receipt', 'T02', 'T03']);
  });

  test('waits for the page that is on its way', async () => {
    await own.printer.setMode('slow');
    await enqueue(own, 'kitchen', 'T01');
    startWorkers();
    await until(own, ([job]) => job?.state === 'sending');
    await enqueue(own, 'drawer', 'T02');
    await until(own, allPrinted);
    expect(texts(own)).toEqual(['T01', 'T02']);
  });
});
