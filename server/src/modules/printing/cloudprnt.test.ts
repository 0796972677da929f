import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addCloudLane, type CloudLane } from '../../app/testing/cloud-lane.ts';
import { buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { FakeCloudPrinter } from '../../kernel/testing/fake-cloud-printer.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// A printer that asks for its pages itself, over real HTTP (hazards C08, C09, C20).

let app: TestApp;
let owner: Owner;
let base: string;
let session: TestSession;
let lane: CloudLane;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  base = `http://127.0.0.1:${await app.system.listen({ host: '127.0.0.1', port: 0 })}`;
  session = await app.logIn('fogata-duena');
});
beforeEach(async () => {
  lane = await addCloudLane({ app, owner, base }, session);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const states = async () => (await lane.jobs()).map(({ state }) => state);
const allPrinted = async () => (await states()).every((state) => state === 'printed');
const texts = () => lane.printer.papers.map(({ text }) => /T\d\d/.exec(text)?.[0]);
/** Asks until there is a page: a new printer is asked things first. */
async function offered(): Promise<string> {
  for (let asked = 0; asked < 3; asked += 1) {
    const { jobToken } = await lane.printer.poll();
    if (jobToken !== undefined) return jobToken;
  }
  throw new Error('no page was offered');
}

describe('pages', () => {
  test('come out once, in their order, and are printed by the word of the printer', async () => {
    await lane.queue('T01', 'T02', 'T03');
    await lane.printer.turnUntil(allPrinted);
    expect(texts()).toEqual(['T01', 'T02', 'T03']);
    expect(lane.printer.papers.map(({ reprint, type }) => [reprint, type])).toEqual(
      Array.from({ length: 3 }, () => [false, 'application/vnd.star.starprnt']),
    );
    expect((await lane.jobs()).map(({ attempts, printings }) => [attempts, printings])).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    expect(await lane.standing()).toMatchObject({ breaker: 'closed', paper: 'ok' });
  });

  test('are not counted when they are offered, and are when they are fetched', async () => {
    await lane.queue('T01');
    const token = await offered();
    for (let asked = 0; asked < 3; asked += 1) expect((await lane.printer.poll()).jobToken).toBe(token);
    expect(await lane.jobs()).toMatchObject([{ state: 'queued', attempts: 0, printings: 0 }]);
    await lane.printer.fetch(token);
    expect(await lane.jobs()).toMatchObject([{ state: 'sending', attempts: 1, printings: 1, leased: true }]);
    // In its time nothing else is offered.
    expect(await lane.printer.poll()).toMatchObject({ status: 200, jobReady: false });
  });

  test('that are fetched twice say so the second time, and one word ends both', async () => {
    lane.printer.mode = 'repeats_get';
    await lane.queue('T01', 'T02');
    await lane.printer.turnUntil(allPrinted);
    expect(lane.printer.papers.map(({ text, reprint }) => [/T\d\d/.exec(text)?.[0], reprint])).toEqual([
      ['T01', false],
      ['T01', true],
      ['T02', false],
      ['T02', true],
    ]);
    expect((await lane.jobs()).map(({ attempts, printings }) => [attempts, printings])).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  test('stay in good hands while a slow printer says that it prints', async () => {
    lane.printer.mode = 'slow';
    await lane.queue('T01');
    const token = await offered();
    await lane.printer.fetch(token);
    await lane.endLease();
    expect(await lane.printer.poll({ printingInProgress: true })).toMatchObject({ jobReady: false });
    expect(await lane.jobs()).toMatchObject([{ state: 'sending', attempts: 1, leased: true }]);
    await lane.printer.confirm(token);
    expect(await states()).toEqual(['printed']);
    await lane.queue('T02');
    await lane.printer.turnUntil(allPrinted);
    expect(texts()).toEqual(['T02']);
  });

  test('of a printer that stopped between fetching and its word say that they may be there already', async () => {
    await lane.queue('T01', 'T02');
    await lane.printer.fetch(await offered());
    // It has lost power: it comes back, remembers nothing and asks.
    const again = new FakeCloudPrinter(lane.printer.url);
    await lane.endLease();
    expect(await again.poll()).toMatchObject({ jobReady: false });
    expect(await lane.jobs()).toMatchObject([
      { state: 'queued', attempts: 1, printings: 1, last_error: expect.stringMatching(/^no_answer/) },
      { state: 'queued', attempts: 0 },
    ]);
    await lane.endPause();
    await again.turnUntil(allPrinted);
    expect(again.papers.map(({ text, reprint }) => [/T\d\d/.exec(text)?.[0], reprint])).toEqual([
      ['T01', true],
      ['T02', false],
    ]);
  });

  test('are ended by the word on their own attempt alone', async () => {
    lane.printer.mode = 'wrong_token';
    await lane.queue('T01');
    await lane.printer.turn();
    await lane.printer.turn();
    expect(lane.printer.papers).toHaveLength(1);
    expect(await lane.jobs()).toMatchObject([{ state: 'sending', attempts: 1 }]);
    const first = lane.printer.papers[0]?.token ?? '';
    await lane.endLease();
    await lane.printer.poll();
    await lane.endPause();
    const second = await offered();
    await lane.printer.fetch(second);
    // Late: it is about the attempt that was given up.
    expect(await lane.printer.confirm(first)).toBe(200);
    expect(await lane.jobs()).toMatchObject([{ state: 'sending', attempts: 2 }]);
    expect(await lane.printer.confirm(second)).toBe(200);
    expect(await lane.printer.confirm(second, '410 Out of paper')).toBe(200);
    expect(await lane.printer.confirm(first)).toBe(200);
    expect(await lane.jobs()).toMatchObject([{ state: 'printed', printings: 2 }]);
  });

  test('that a person wants once more are reprints', async () => {
    await lane.queue('T01');
    await lane.printer.turnUntil(allPrinted);
    const [job] = await lane.jobs();
    await app.request('POST', `/v1/print-jobs/${job?.id}/retry`, {
      session,
      body: {},
      headers: { 'idempotency-key': `again-${job?.id}` },
    });
    expect(await states()).toEqual(['queued']);
    await lane.printer.turnUntil(allPrinted);
    expect(lane.printer.papers[1]?.text).toContain('REIMPRESI');
  });

  test('that another page overtook are not handed out under its token', async () => {
    await lane.queue('T01');
    const token = await offered();
    await owner.rows(
      `update printing.jobs set state = 'cancelled', ended_at = now(), settled_at = now() where printer_id = $1`,
      [lane.printerId],
    );
    await lane.queue('T02');
    expect(await lane.printer.fetch(token)).toBeUndefined();
    expect(await lane.jobs()).toMatchObject([{ attempts: 0 }, { state: 'queued', attempts: 0 }]);
  });

  test('come without tokens too, as the first versions of the protocol have it', async () => {
    await lane.queue('T01', 'T02');
    await offered();
    for (const text of ['T01', 'T02']) {
      expect((await lane.printer.fetch(undefined))?.text).toContain(text);
      await lane.printer.confirm(undefined, '200 OK');
    }
    expect(await states()).toEqual(['printed', 'printed']);
  });

  test('are plain letters for a printer that knows no commands', async () => {
    lane.printer.encodings = 'image/png; text/plain';
    await lane.queue('T01 Ñoquis con ají');
    await lane.printer.turnUntil(allPrinted);
    expect(lane.printer.papers).toMatchObject([{ type: 'text/plain' }]);
    expect(lane.printer.papers[0]?.bytes.toString('latin1').trim()).toBe('T01 Noquis con aji');
    // And what there is not is not counted as fetched.
    await lane.queue('T02');
    expect(await lane.printer.fetch(await offered(), 'image/png')).toBeUndefined();
    expect((await lane.jobs())[1]).toMatchObject({ state: 'queued', attempts: 0 });
  });

  test('of which no bytes can be made come to a person and hold up nobody', async () => {
    await lane.queue('T01', 'T02');
    await owner.rows(
      `update printing.jobs set kind = 'drawer' where seq = (select min(seq) from printing.jobs where printer_id = $1)`,
      [lane.printerId],
    );
    await lane.printer.turnUntil(async () => (await states())[1] === 'printed');
    expect(await lane.jobs()).toMatchObject([
      { state: 'failed', settled: false, last_error: expect.stringContaining('drawer') },
      { state: 'printed' },
    ]);
  });
});

describe('a printer that is not well', () => {
  test('gets no page, says why, and prints when it is filled', async () => {
    lane.printer.mode = 'out_of_paper';
    await lane.queue('T01');
    for (let asked = 0; asked < 3; asked += 1)
      expect(await lane.printer.poll()).toMatchObject({ jobReady: false });
    expect(await lane.standing()).toEqual({ breaker: 'open', reason: 'paper_out', paper: 'out' });
    expect(await lane.jobs()).toMatchObject([{ attempts: 0, printings: 0 }]);
    lane.printer.mode = 'ok';
    await lane.printer.poll();
    expect(await lane.standing()).toMatchObject({ breaker: 'half_open', paper: 'ok' });
    await lane.printer.turnUntil(allPrinted);
    expect(await lane.standing()).toMatchObject({ breaker: 'closed' });
    expect(lane.printer.papers).toMatchObject([{ reprint: false }]);
  });

  test('has no failures while nothing waits for it', async () => {
    lane.printer.mode = 'out_of_paper';
    for (let asked = 0; asked < 5; asked += 1) await lane.printer.poll();
    expect(await lane.standing()).toMatchObject({ breaker: 'closed', paper: 'out' });
  });

  test('that runs out within a page prints it again, and says that some of it is there', async () => {
    lane.printer.mode = 'runs_out';
    await lane.queue('T01');
    await lane.printer.turnUntil(() => lane.printer.papers.length === 1);
    expect(await lane.jobs()).toMatchObject([
      { state: 'queued', printings: 1, last_error: expect.stringMatching(/^paper_out/) },
    ]);
    lane.printer.mode = 'ok';
    await lane.endPause();
    await lane.printer.turnUntil(allPrinted);
    expect(lane.printer.papers.map(({ reprint }) => reprint)).toEqual([false, true]);
  });

  test.each([
    ['410 Out of paper', 'paper_out', 1],
    ['420 Cover open', 'cover_open', 1],
    ['411 Paper jam', 'fault', 1],
    ['510 Incompatible media type', 'wrong_answer', 0],
    ['520 Timeout', 'timeout', 1],
    ['', 'no_answer', 1],
  ])('and says %s of a page: %s', async (code, reason, printings) => {
    await lane.queue('T01');
    const token = await offered();
    await lane.printer.fetch(token);
    await lane.printer.confirm(token, code);
    expect(await lane.jobs()).toMatchObject([
      { state: 'queued', printings, last_error: expect.stringMatching(`^${reason}:`) },
    ]);
  });
});
