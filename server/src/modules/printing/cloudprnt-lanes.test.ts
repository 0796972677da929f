import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addCloudLane, type CloudLane } from '../../app/testing/cloud-lane.ts';
import { addLane, type PrintLane } from '../../app/testing/print-lane.ts';
import { OWN_MACHINE, PATIENCE } from '../../app/testing/print-room.ts';
import { buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { Announcer, Subscriptions } from '../../kernel/events.ts';
import { openLog } from '../../kernel/log.ts';
import type { BackgroundWork } from '../../kernel/module.ts';
import { FakeCloudPrinter } from '../../kernel/testing/fake-cloud-printer.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';
import { openWakeups } from '../../kernel/wakeups.ts';
import { PrintWorker } from './worker.ts';
import { PrintWatch } from './worker-watch.ts';

// Printers that ask, beside workers that watch over them: who stands in, what is lost and what comes twice.

const log = openLog({ level: 'silent', pretty: false });
let app: TestApp;
let owner: Owner;
let base: string;
let session: TestSession;
let lane: CloudLane;
let neighbour: PrintLane;
const running: BackgroundWork[] = [];

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  base = `http://127.0.0.1:${await app.system.listen({ host: '127.0.0.1', port: 0 })}`;
  session = await app.logIn('fogata-duena');
});
beforeEach(async () => {
  lane = await addCloudLane({ app, owner, base }, session);
  neighbour = await addLane(owner);
  await lane.set('fallback_printer_id = $2', neighbour.printerId);
});
afterEach(async () => {
  await neighbour.printer.close();
  await Promise.all(running.splice(0).map((one) => one.stop()));
  await owner.rows('delete from printing.jobs');
  await owner.rows(
    `update printing.printers set fallback_printer_id = null, deleted_at = now() where driver = 'cloudprnt'`,
  );
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

function startWorkers(): void {
  const wakeups = openWakeups(log);
  const announcer = new Announcer(new Subscriptions(), wakeups);
  const tools = { database: app.db.open(4), wakeups, announcer, log, reach: OWN_MACHINE };
  running.push(new PrintWorker(tools), new PrintWatch(tools));
  for (const one of running) void one.start();
}
const alerts = async () => {
  const { body } = await app.request('GET', `/v1/branches/${lane.branchId}/print-alerts`, { session });
  return Object.values(body.alerts ?? {})
    .filter(({ printerId }) => String(printerId) === lane.printerId)
    .map(({ kind }) => String(kind));
};
const neighbourSays = () => neighbour.printer.jobs.map(({ text }) => text.trim().replace(/\s*\n\s*/g, ' | '));

test('a neighbour stands in for a printer without paper, and hands nothing back', async () => {
  await lane.queue('T01', 'T02');
  lane.printer.mode = 'out_of_paper';
  startWorkers();
  await lane.printer.turnUntil(async () => (await lane.standing()).breaker === 'open');
  expect(await alerts()).toEqual(expect.arrayContaining(['down', 'paper_out']));
  await expect.poll(() => neighbour.printer.jobs.length, PATIENCE).toBe(2);
  expect(neighbourSays()).toEqual([
    expect.stringMatching(/^\*\*\* REENRUTADO de Nube .* T01/),
    expect.stringMatching(/^\*\*\* REENRUTADO de Nube .* T02/),
  ]);
  lane.printer.mode = 'ok';
  await lane.queue('T03');
  await lane.printer.turnUntil(async () => (await lane.jobs()).at(-1)?.state === 'printed');
  expect(lane.printer.papers.map(({ text }) => text.trim())).toEqual(['T03']);
  expect(await lane.standing()).toMatchObject({ breaker: 'closed' });
  expect((await lane.jobs()).map(({ state }) => state)).toEqual(['rerouted', 'rerouted', 'printed']);
});

test('one that is heard no more is given up with what it has, and comes back by itself', async () => {
  // It says that it asks every second, so that it is missed after eight.
  await lane.printer.turn();
  await lane.queue('T01', 'T02');
  lane.printer.mode = 'silent_after_get';
  await lane.printer.turn();
  await lane.endLease();
  startWorkers();
  await expect.poll(async () => (await lane.standing()).reason, PATIENCE).toBe('silent');
  expect(await alerts()).toContain('silent');
  await expect.poll(() => neighbour.printer.jobs.length, PATIENCE).toBe(2);
  expect(neighbourSays()).toEqual([
    expect.stringMatching(/POSIBLE DUPLICADO.*T01/),
    expect.not.stringContaining('DUPLICADO'),
  ]);
  const again = new FakeCloudPrinter(lane.printer.url);
  await again.poll();
  expect(await lane.standing()).toMatchObject({ breaker: 'half_open' });
  await lane.queue('T03');
  await again.turnUntil(async () => (await lane.jobs()).at(-1)?.state === 'printed');
  expect(again.papers.map(({ text }) => text.trim())).toEqual(['T03']);
});

test('one without an address is given up at once, and the worker sends nothing to it itself', async () => {
  await app.request('DELETE', `/v1/printers/${lane.printerId}/poll-url`, { session });
  await lane.queue('T01');
  startWorkers();
  await expect.poll(() => neighbour.printer.jobs.length, PATIENCE).toBe(1);
  expect(await alerts()).toContain('silent');
});

test('one that takes pages and never gives its word opens its breaker, and its neighbour says that they may be there', async () => {
  await lane.set('breaker_failures = 1');
  await lane.queue('T01');
  lane.printer.mode = 'wrong_token';
  await lane.printer.turn();
  expect(lane.printer.papers).toHaveLength(1);
  startWorkers();
  await lane.endLease();
  await lane.printer.poll();
  await expect.poll(() => neighbour.printer.jobs.length, PATIENCE).toBe(1);
  expect(neighbourSays()).toEqual([expect.stringMatching(/REENRUTADO.*POSIBLE DUPLICADO.*T01/)]);
});

/** A stream of numbers from 0 to 1 that is the same for the same seed. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('whatever a printer, its network and its power do', () => {
  test.each([1, 2, 3, 4])(
    'no page is lost, twice without saying so, or out of its turn (seed %i)',
    async (seed) => {
      const next = numbers(seed);
      const names = Array.from({ length: 12 }, (_, index) => `T${String(index + 11)}`);
      const machine = lane.printer;
      const papers: { name: string; reprint: boolean }[] = [];
      const tokens: string[] = [];
      const print = async (token: string | undefined): Promise<string | undefined> => {
        const paper = await machine.fetch(token);
        const name = /T\d\d/.exec(paper?.text ?? '')?.[0];
        if (paper && name !== undefined) papers.push({ name, reprint: paper.reprint });
        return paper ? token : undefined;
      };
      await lane.set('fallback_printer_id = null, breaker_failures = 20');
      await machine.poll();
      await machine.poll({ clientAction: [{ request: 'GetPollInterval', result: '1' }] });
      for (const name of names) await lane.queue(name);
      const left = async () => (await lane.jobs()).some(({ state }) => state !== 'printed');
      for (let round = 0; round < 600 && (await left()); round += 1) {
        const { jobToken } = await machine.poll(
          next() < 0.1
            ? { statusCode: '410 Out of paper' }
            : next() < 0.1
              ? { printingInProgress: true }
              : {},
        );
        const late = tokens[Math.floor(next() * tokens.length)];
        // A word or a question from long ago arrives now.
        if (late !== undefined && next() < 0.2) await machine.confirm(late, next() < 0.5 ? 'OK' : '410');
        if (late !== undefined && next() < 0.1) await print(late);
        if (jobToken !== undefined) {
          tokens.push(jobToken);
          const got = next() < 0.9 ? await print(jobToken) : undefined;
          // The answer was lost on the way, and it asks again.
          if (got !== undefined && next() < 0.2) await print(got);
          if (got !== undefined && next() < 0.8) await machine.confirm(got, next() < 0.85 ? '200 OK' : '420');
        }
        if (next() < 0.5) await lane.endLease();
        await lane.endPause();
      }
      const printed = new Set(papers.map(({ name }) => name));
      const unmarked = names.map(
        (name) => papers.filter((paper) => paper.name === name && !paper.reprint).length,
      );
      const firsts = [...printed];
      expect({
        lost: names.filter((name) => !printed.has(name)),
        unfinished: (await lane.jobs()).filter(({ state }) => state !== 'printed').length,
        twiceUnmarked: unmarked.filter((count) => count > 1).length,
        outOfTurn: firsts.filter((name, index) => name !== names[index]),
      }).toEqual({ lost: [], unfinished: 0, twiceUnmarked: 0, outOfTurn: [] });
      // It was a storm worth the name.
      expect(papers.length).toBeGreaterThan(names.length);
    },
  );
});
