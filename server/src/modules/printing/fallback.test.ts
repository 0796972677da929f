import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PrintLane } from '../../app/testing/print-lane.ts';
import { allPrinted, openPrintRoom, texts, until } from '../../app/testing/print-room.ts';
import { PrintWorker } from './worker.ts';
import { PrintWatch } from './worker-watch.ts';

// A printer stands in for its neighbour, says so, and hands nothing back twice.

let room: Awaited<ReturnType<typeof openPrintRoom>>;
let own: PrintLane;
let neighbour: PrintLane;

beforeAll(async () => {
  room = await openPrintRoom((tools) => [new PrintWorker(tools), new PrintWatch(tools)]);
});
beforeEach(async () => {
  own = await room.addLane();
  neighbour = await room.addLane();
  await room.set(own, `name = 'Cocina ' || right(id::text, 8)`);
});
afterEach(() => room.clear());
afterAll(() => room.close());

describe('a fallback printer', () => {
  test('prints what waits, in its order and with a banner, and what comes meanwhile; the other prints only what is new', async () => {
    await room.set(own, 'fallback_printer_id = $2', neighbour.printerId);
    await own.printer.setMode('refused');
    for (const text of ['T01', 'T02', 'T03']) await room.enqueue(own, 'kitchen', text);
    room.startWorkers();
    await room.hurryUntil(own, 'open');
    await until(neighbour, (jobs) => jobs.length === 3 && allPrinted(jobs));
    await room.enqueue(own, 'cancel', 'T04');
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
    await room.set(own, 'probe_at = now()');
    await room.becomes(own, 'half_open');
    await room.enqueue(own, 'kitchen', 'T05');
    await until(own, (jobs) => jobs.at(-1)?.state === 'printed');
    expect(texts(own)).toEqual(['T05']);
    expect(await room.standing(own)).toMatchObject({ breaker: 'closed' });
  });

  test('says that a page may be on the other printer already', async () => {
    await room.set(own, 'fallback_printer_id = $2', neighbour.printerId);
    await own.printer.setMode('mute');
    await room.set(own, 'breaker_failures = 1');
    await own.queue('T01');
    room.startWorkers();
    const [moved] = await until(neighbour, allPrinted);
    expect(moved).toMatchObject({ printings: 2, rerouted_from: expect.stringMatching(/^Cocina/) });
    expect(texts(neighbour)[0]).toMatch(/REENRUTADO de Cocina \w+ \*\*\* \| \*\*\* POSIBLE DUPLICADO/);
  });

  test('takes over what a worker died with, where it may be on paper already', async () => {
    await room.set(own, 'fallback_printer_id = $2', neighbour.printerId);
    await own.queue('T01', 'T02');
    await room.owner.rows(
      `update printing.jobs set state = 'sending', attempts = 1, printings = 1, lease_until = now() - interval '1 second'
        where printer_id = $1 and seq = (select min(seq) from printing.jobs where printer_id = $1)`,
      [own.printerId],
    );
    await room.set(own, `breaker = 'open', probe_at = now() + interval '1 hour'`);
    room.startWorkers();
    await until(neighbour, (jobs) => jobs.length === 2 && allPrinted(jobs));
    expect(texts(neighbour)).toEqual([
      expect.stringMatching(/POSIBLE DUPLICADO.*T01/),
      expect.not.stringContaining('DUPLICADO'),
    ]);
    expect(own.printer.jobs).toEqual([]);
  });

  test('takes a page that another printer had handed to it before, and that went on from there', async () => {
    await room.set(own, 'fallback_printer_id = $2', neighbour.printerId);
    await room.enqueue(own, 'kitchen', 'T01', 'one cause');
    // What is left of the same page from a third printer.
    await room.owner.rows(
      `insert into printing.jobs (company_id, id, branch_id, printer_id, kind, dedupe_key, document, place_at, expires_at, hops,
          state, ended_at, settled_at)
        select company_id, gen_random_uuid(), branch_id, $2, kind, dedupe_key, document, place_at, expires_at, 1, 'rerouted', now(),
          now() from printing.jobs where printer_id = $1`,
      [own.printerId, neighbour.printerId],
    );
    await room.set(own, `breaker = 'open', probe_at = now() + interval '1 hour'`);
    room.startWorkers();
    await until(neighbour, (jobs) => jobs.at(-1)?.state === 'printed');
    expect(texts(neighbour)).toEqual([expect.stringContaining('T01')]);
  });

  test('takes no drawer and no test page', async () => {
    await room.set(own, 'fallback_printer_id = $2', neighbour.printerId);
    await own.printer.setMode('refused');
    await room.enqueue(own, 'test', 'T01');
    await room.enqueue(own, 'kitchen', 'T02');
    await room.enqueue(own, 'drawer', 'T03');
    room.startWorkers();
    await room.hurryUntil(own, 'open');
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
    await room.set(own, 'fallback_printer_id = $2', neighbour.printerId);
    await own.printer.setMode('refused');
    await room.enqueue(own, 'kitchen', 'T01', 'one cause');
    await room.enqueue(neighbour, 'kitchen', 'T01', 'one cause');
    room.startWorkers();
    await room.hurryUntil(own, 'open');
    await until(neighbour, allPrinted);
    // A poll later as well.
    await room.enqueue(own, 'kitchen', 'T02');
    await until(neighbour, (jobs) => jobs.length === 2 && allPrinted(jobs));
    expect(texts(neighbour).filter((text) => text.includes('T01'))).toEqual(['T01']);
    await own.printer.setMode('ok');
    await room.set(own, 'probe_at = now()');
    await own.endPause();
    await until(own, (jobs) => jobs.every(({ state }) => state === 'printed' || state === 'rerouted'));
    expect(texts(own)).toEqual(['T01']);
  });

  test('that fails too hands the page back when the first is well again', async () => {
    await room.set(own, 'fallback_printer_id = $2', neighbour.printerId);
    await room.set(neighbour, 'fallback_printer_id = $2', own.printerId);
    for (const lane of [own, neighbour]) {
      await lane.printer.setMode('refused');
      await room.set(lane, 'breaker_failures = 1');
    }
    await room.enqueue(own, 'kitchen', 'T01');
    room.startWorkers();
    await room.becomes(own, 'open');
    await room.becomes(neighbour, 'open');
    expect((await neighbour.jobs()).map(({ state }) => state)).toEqual(['queued']);
    await own.printer.setMode('ok');
    await room.set(own, 'probe_at = now()');
    await until(own, (jobs) => jobs.length === 2 && jobs.at(-1)?.state === 'printed');
    expect(texts(own)).toEqual([expect.stringContaining('T01')]);
    expect((await neighbour.jobs()).map(({ state }) => state)).toEqual(['rerouted']);
    expect(neighbour.printer.jobs).toEqual([]);
  });

  test('of another branch or itself is refused by the database', async () => {
    await expect(room.set(own, 'fallback_printer_id = id')).rejects.toMatchObject({ code: '23514' });
    const [other] = await room.owner.rows<{ id: string }>(
      `select p.id from printing.printers p join identity.branches b on b.id = p.branch_id where b.name <> 'Chapinero' limit 1`,
    );
    await expect(room.set(own, 'fallback_printer_id = $2', other?.id)).rejects.toMatchObject({
      constraint: 'printers_fallback',
    });
  });
});
