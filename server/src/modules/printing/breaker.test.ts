import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PrintLane } from '../../app/testing/print-lane.ts';
import { allPrinted, openPrintRoom, PATIENCE, texts, until } from '../../app/testing/print-room.ts';
import { PrintWorker } from './worker.ts';
import { PrintWatch } from './worker-watch.ts';

// A printer dies at the peak and nobody misses a plate: what its breaker does, and what becomes of what waits (complaints 1 to 5).

let room: Awaited<ReturnType<typeof openPrintRoom>>;
let own: PrintLane;

beforeAll(async () => {
  room = await openPrintRoom((tools) => [new PrintWorker(tools), new PrintWatch(tools)]);
});
beforeEach(async () => {
  own = await room.addLane();
});
afterEach(() => room.clear());
afterAll(() => room.close());

describe('the breaker of a printer', () => {
  test('opens after three failures, keeps every page back, and closes by itself when it answers again', async () => {
    await room.set(own, 'breaker_probe_seconds = 1');
    await own.printer.setMode('refused');
    await own.queue('T01', 'T02');
    room.startWorkers();
    await room.hurryUntil(own, 'open');
    expect(await room.standing(own)).toMatchObject({ reason: 'refused', failures: 3 });
    const [head] = await own.jobs();
    expect(head).toMatchObject({ state: 'queued', attempts: 3, printings: 0 });
    // Asked and asked again, and no page risked for it.
    await expect.poll(async () => (await room.standing(own)).failures, PATIENCE).toBeGreaterThan(4);
    await own.endPause();
    expect((await own.jobs()).map(({ attempts }) => attempts)).toEqual([3, 0]);
    await own.printer.setMode('ok');
    await own.endPause();
    await until(own, allPrinted);
    expect(texts(own)).toEqual(['T01', 'T02']);
    expect(await room.standing(own)).toMatchObject({ breaker: 'closed', reason: null, failures: 0 });
    expect(await room.history(own)).toEqual(['closed > open', 'open > half_open', 'half_open > closed']);
  });

  test('opens again at the first failure while it is half open', async () => {
    await room.set(own, 'breaker_probe_seconds = 1');
    await own.printer.setMode('refused');
    await own.queue('T01');
    room.startWorkers();
    await room.hurryUntil(own, 'open');
    // It says that it is well, and drops the page.
    await own.printer.setMode('reset');
    await expect
      .poll(() => room.history(own), PATIENCE)
      .toEqual([...['closed > open', 'open > half_open', 'half_open > open']]);
    expect((await own.jobs())[0]).toMatchObject({ state: 'queued', attempts: 4, printings: 1 });
  });

  test('counts only the failures of its window', async () => {
    await own.printer.setMode('refused');
    await own.queue('T01');
    await room.set(own, `failed_at = array[now() - interval '61 seconds', now() - interval '62 seconds']`);
    room.startWorkers();
    await until(own, ([job]) => job?.attempts === 1 && job.state === 'queued');
    expect(await room.standing(own)).toMatchObject({ breaker: 'closed', failures: 1 });
  });

  test('opens for a printer out of paper before a byte is sent, and says what is missing', async () => {
    own.printer.condition = { paper: 'out', coverOpen: false };
    await own.queue('T01');
    room.startWorkers();
    await room.hurryUntil(own, 'open');
    expect(await room.standing(own)).toMatchObject({ reason: 'paper_out', paper: 'out' });
    expect((await own.jobs())[0]).toMatchObject({ state: 'queued', printings: 0 });
    own.printer.condition = { paper: 'low', coverOpen: false };
    await room.set(own, 'probe_at = now()');
    await own.endPause();
    await until(own, allPrinted);
    expect(await room.standing(own)).toMatchObject({ breaker: 'closed', paper: 'low' });
    expect(own.printer.jobs.map(({ reprint }) => reprint)).toEqual([false]);
  });

  test('ends the pauses of its pages when the printer answers again', async () => {
    await room.enqueue(own, 'kitchen', 'T01');
    await room.owner.rows(
      `update printing.jobs set attempts = 5, next_attempt_at = now() + interval '1 hour' where printer_id = $1`,
      [own.printerId],
    );
    await room.set(own, `breaker = 'open', probe_at = now()`);
    room.startWorkers();
    await until(own, allPrinted);
    expect(texts(own)).toEqual(['T01']);
  });

  test('is one for all workers', async () => {
    await own.printer.setMode('refused');
    await own.queue('T01');
    room.startWorkers();
    room.startWorkers();
    room.startWorkers();
    await room.hurryUntil(own, 'open');
    expect((await own.jobs())[0]?.attempts).toBe(3);
    expect(await room.history(own)).toEqual(['closed > open']);
  });
});

describe('what nobody can vouch for', () => {
  test('a printer that confirms nothing gets each page once, and none of them counts as printed', async () => {
    await room.set(own, `confirms = 'none'`);
    await own.printer.setMode('deaf');
    await own.queue('T01', 'T02');
    room.startWorkers();
    const jobs = await until(own, (all) => all.every(({ state }) => state === 'unknown'));
    expect(jobs.map(({ attempts, settled, printed }) => [attempts, settled, printed])).toEqual([
      [1, true, false],
      [1, true, false],
    ]);
    expect(texts(own)).toEqual(['T01', 'T02']);
  });

  test('a page of which no bytes can be made comes to a person, and holds up nobody', async () => {
    await own.queue('T01', 'T02');
    await room.owner.rows(
      `update printing.jobs set document = '{"v": 1, "blocks": [{"type": "text"}]}' where printer_id = $1
        and seq = (select min(seq) from printing.jobs where printer_id = $1)`,
      [own.printerId],
    );
    room.startWorkers();
    const [broken] = await until(own, (jobs) => jobs[1]?.state === 'printed');
    expect(broken).toMatchObject({ state: 'failed', settled: false, printed: false });
    expect(texts(own)).toEqual(['T02']);
    expect(await room.standing(own)).toMatchObject({ breaker: 'closed' });
  });

  test('a printer that takes pages and never says so stops after six of one, which a person has to look at', async () => {
    await own.printer.setMode('mute');
    await own.queue('T01', 'T02');
    await room.owner.rows(
      `update printing.jobs set attempts = 5, printings = 5 where printer_id = $1
        and seq = (select min(seq) from printing.jobs where printer_id = $1)`,
      [own.printerId],
    );
    room.startWorkers();
    const [left] = await until(own, ([job]) => job?.state === 'unknown');
    expect(left).toMatchObject({ attempts: 6, printings: 6, settled: false });
    await own.printer.setMode('ok');
    await until(own, (jobs) => jobs[1]?.state === 'printed');
  });

  test('a page that is cut off is tried for as long as it is of use', async () => {
    await own.printer.setMode('reset');
    await own.queue('T01');
    await room.owner.rows(`update printing.jobs set attempts = 9, printings = 9 where printer_id = $1`, [
      own.printerId,
    ]);
    room.startWorkers();
    await until(own, ([job]) => job?.attempts === 10 && job.state === 'queued');
    await own.printer.setMode('ok');
    await own.endPause();
    await until(own, allPrinted);
    expect(texts(own).at(-1)).toContain('REIMPRESIÓN 11');
  });
});

describe('what waits too long', () => {
  test('ends as expired, for a person to see; a drawer and a test page for nobody', async () => {
    await own.printer.setMode('refused');
    for (const kind of ['kitchen', 'drawer', 'test'] as const) await room.enqueue(own, kind, kind);
    await room.owner.rows(`update printing.jobs set expires_at = now() where printer_id = $1`, [
      own.printerId,
    ]);
    room.startWorkers();
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
    await room.enqueue(own, 'kitchen', 'T01');
    await room.enqueue(own, 'kitchen', 'T02');
    await room.owner.rows(
      `update printing.jobs set created_at = now() - interval '2 minutes' where printer_id = $1 and dedupe_key = 'T01'`,
      [own.printerId],
    );
    room.startWorkers();
    const alarmed = () =>
      room.owner.rows<{ key: string; at: Temporal.Instant }>(
        `select dedupe_key as key, alarmed_at as at from printing.jobs where alarmed_at is not null and printer_id = $1`,
        [own.printerId],
      );
    await expect.poll(async () => (await alarmed()).map(({ key }) => key), PATIENCE).toEqual(['T01']);
    const [told] = await alarmed();
    await room.hurryUntil(own, 'open');
    expect((await alarmed())[0]?.at).toEqual(told?.at);
  });
});

describe('what is more urgent', () => {
  test('goes first, and what has waited longer than that is passed by nobody', async () => {
    await room.enqueue(own, 'kitchen', 'T01 waited');
    await room.owner.rows(
      `update printing.jobs set place_at = place_at - interval '15 seconds' where printer_id = $1`,
      [own.printerId],
    );
    for (const text of ['T02', 'T03']) await room.enqueue(own, 'kitchen', text);
    await room.enqueue(own, 'drawer', 'T04');
    await room.enqueue(own, 'receipt', 'T05 receipt');
    room.startWorkers();
    await until(own, allPrinted);
    // What opens a drawer prints nothing.
    expect(texts(own)).toEqual(['T01 waited', '', 'T05 receipt', 'T02', 'T03']);
  });

  test('waits for the page that is on its way', async () => {
    await own.printer.setMode('slow');
    await room.enqueue(own, 'kitchen', 'T01');
    room.startWorkers();
    await until(own, ([job]) => job?.state === 'sending');
    await room.enqueue(own, 'receipt', 'T02');
    await until(own, allPrinted);
    expect(texts(own)).toEqual(['T01', 'T02']);
  });
});
