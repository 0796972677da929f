// size: each test is a story of one page over the same set-up.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  type AgentPage,
  addAgent,
  addAgentPrinter,
  enrollAgain,
  queuePage,
  type StoredPage,
  storedPages,
  type TestAgent,
} from '../../app/testing/print-agent.ts';
import { OWN_MACHINE, PATIENCE } from '../../app/testing/print-room.ts';
import { buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { Announcer, Subscriptions } from '../../kernel/events.ts';
import { openLog } from '../../kernel/log.ts';
import type { BackgroundWork } from '../../kernel/module.ts';
import { startFakePrinter } from '../../kernel/testing/fake-printer.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';
import { openWakeups, type Wakeups } from '../../kernel/wakeups.ts';
import { PRINT_LANES } from './enqueue-jobs.ts';
import { PrintWorker } from './worker.ts';
import { AgentWatch } from './worker-agents.ts';
import { PrintWatch } from './worker-watch.ts';

// Pages in the hands of a print agent: each once, or marked; answers that are lost, reports that come twice and too late.

const log = openLog({ level: 'silent', pretty: false });
const CONFIRMED = { kind: 'confirmed' };
const failed = (bytesMayHavePrinted: boolean, reason = 'reset') => ({
  ...{ kind: 'failed', reason, bytesMayHavePrinted, detail: 'a test' },
});
let app: TestApp;
let owner: Owner;
let office: TestSession;
let agent: TestAgent;
let printerId: string;
const running: BackgroundWork[] = [];

beforeAll(async () => {
  // One place for requests under way: who waits for a page must not hold it.
  app = await buildTestApp({ env: { IN_FLIGHT: '1' } });
  owner = await openOwner(app.db.ownerUrl);
  office = await app.logIn('fogata-duena');
});
beforeEach(async () => {
  agent = await addAgent(app, office, office.branchId);
  printerId = await addAgentPrinter(app, office, agent.agentId);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
  await owner.rows('delete from printing.jobs');
  await owner.rows(
    'update printing.printers set deleted_at = now(), fallback_printer_id = null where agent_id is not null',
  );
  await owner.rows(`update printing.agents set revoked_at = now(), secret_hash = null`);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const at = (other = printerId) => ({
  companyId: office.companyId,
  branchId: office.branchId,
  printerId: other,
});
const queue = (text: string) => queuePage(app, at(), text);
const stored = (other = printerId) => storedPages(owner, other);
const text = ({ bytes }: AgentPage) => Buffer.from(bytes, 'base64').toString('latin1');
const isMarked = (page: AgentPage) => /DUPLICADO|REIMPRESI/.test(text(page));
const set = (what: string, other = printerId) =>
  owner.rows(`update printing.jobs set ${what} where printer_id = $1`, [other]);

async function taken(...holds: AgentPage[]): Promise<AgentPage> {
  const { status, body } = await agent.claim(holds.map(({ jobId, attempt }) => ({ jobId, attempt })));
  expect(status).toBe(200);
  const [page] = body.pages;
  if (!page) throw new Error('there was no page');
  return page;
}
const takesNothing = async (...holds: AgentPage[]) => {
  const { body } = await agent.claim(holds.map(({ jobId, attempt }) => ({ jobId, attempt })));
  expect(body.pages).toEqual([]);
};

function start(
  make: (tools: {
    database: ReturnType<typeof app.db.open>;
    wakeups: Wakeups;
    announcer: Announcer;
  }) => BackgroundWork,
): Wakeups {
  const wakeups = openWakeups(log);
  const work = make({
    database: app.db.open(4),
    wakeups,
    announcer: new Announcer(new Subscriptions(), wakeups),
  });
  running.push(work);
  void work.start();
  return wakeups;
}

test('a page is counted before it goes out, and printed when the agent says so; the next one follows', async () => {
  await queue('T01');
  await queue('T02');
  const first = await taken();
  expect(text(first)).toContain('T01');
  expect(first).toMatchObject({ attempt: 1, printerId, processId: expect.stringMatching(/^\d{4}$/) });
  expect(await stored()).toMatchObject([
    { state: 'sending', attempts: 1, printings: 1 },
    { state: 'queued' },
  ]);
  await takesNothing(first);
  expect((await agent.report(first, CONFIRMED)).status).toBe(204);
  const second = await taken();
  expect(text(second)).toContain('T02');
  expect(await stored()).toMatchObject([{ state: 'printed' }, { state: 'sending' }]);
});

test('whoever waits is woken by a page, holds no place meanwhile, and finds what no hint told of', async () => {
  const waiting = agent.claim([], 20);
  // The only place for requests under way is free.
  await expect
    .poll(async () => (await app.request('GET', '/v1/me', { session: office })).status, PATIENCE)
    .toBe(200);
  await queue('T01');
  const [page] = (await waiting).body.pages;
  expect(page && text(page)).toContain('T01');
  if (page) await agent.report(page, CONFIRMED);
});

test('of two requests of one agent the last one is served', async () => {
  const first = agent.claim([], 20);
  await expect
    .poll(
      async () =>
        (await owner.rows('select 1 from printing.agents where id = $1 and polls > 0', [agent.agentId]))
          .length,
      PATIENCE,
    )
    .toBe(1);
  const second = agent.claim([], 20);
  expect((await first).body).toEqual({ printers: [], pages: [], probes: [], scan: false });
  await queue('T01');
  expect((await second).body.pages).toHaveLength(1);
});

test('a worker of the server leaves the pages of an agent alone, also when it is woken for them', async () => {
  await queue('T01');
  const wakeups = start((tools) => new PrintWorker({ ...tools, log, reach: OWN_MACHINE }));
  const other = await startFakePrinter();
  const [mine] = await owner.rows<{ id: string }>(
    `insert into printing.printers (company_id, id, branch_id, name, driver, host, port)
      values ($1, gen_random_uuid(), $2, $3, 'tcp', $4, $5) returning id`,
    [office.companyId, office.branchId, `Testigo ${printerId}`, other.host, other.port],
  );
  await queuePage(app, at(mine?.id), 'T02');
  wakeups.hint(PRINT_LANES, `${office.companyId}/${printerId}`);
  await expect.poll(async () => (await stored(mine?.id))[0]?.state, PATIENCE).toBe('printed');
  expect(await stored()).toMatchObject([{ state: 'queued', attempts: 0 }]);
  await other.close();
});

test('what may be on paper is marked the next time; what is not, is not', async () => {
  await queue('T01');
  const first = await taken();
  expect(isMarked(first)).toBe(false);
  await agent.report(first, failed(false, 'refused'));
  await set('next_attempt_at = now()');
  const second = await taken();
  expect(second.attempt).toBe(2);
  expect(isMarked(second)).toBe(false);
  await agent.report(second, failed(true));
  await set('next_attempt_at = now()');
  const third = await taken();
  expect(text(third)).toContain('POSIBLE DUPLICADO');
  await agent.report(third, CONFIRMED);
  expect(await stored()).toMatchObject([{ state: 'printed', attempts: 3, printings: 2 }]);
});

test('a report said twice changes nothing the second time', async () => {
  await queue('T01');
  const page = await taken();
  const facts = async () => [
    await stored(),
    await owner.rows('select breaker, cardinality(failed_at) from printing.printers where id = $1', [
      printerId,
    ]),
  ];
  await agent.report(page, failed(true));
  const after = await facts();
  expect(after[0]).toMatchObject([{ state: 'queued', printings: 1 }]);
  await agent.report(page, failed(true));
  expect(await facts()).toEqual(after);
  await set('next_attempt_at = now()');
  const again = await taken();
  // A word on an attempt that was followed by another one.
  await agent.report(page, CONFIRMED);
  expect(await stored()).toMatchObject([{ state: 'sending', attempts: 2 }]);
  await agent.report(again, CONFIRMED);
  const done = await facts();
  await agent.report(again, CONFIRMED);
  await agent.report(again, failed(true));
  expect(await facts()).toEqual(done);
});

test('a page whose answer was lost is given again at once, and is no reprint', async () => {
  await queue('T01');
  await taken();
  const again = await taken();
  expect(again.attempt).toBe(2);
  expect(isMarked(again)).toBe(false);
  expect(await stored()).toMatchObject([{ attempts: 2, printings: 1 }]);
});

test('a page of a machine that is no more is given to the next one after its lease, marked', async () => {
  await queue('T01');
  const lost = await taken();
  const before = agent;
  agent = await enrollAgain(app, office, agent.agentId);
  await takesNothing();
  await set(`lease_until = now() - interval '1 second'`);
  const page = await taken();
  expect(isMarked(page)).toBe(true);
  expect((await before.report(lost, CONFIRMED)).status).toBe(401);
});

test('a lease is extended for whoever holds the page, and says who has lost it', async () => {
  await queue('T01');
  const page = await taken();
  await set(`lease_until = now() - interval '1 second'`);
  const holds = [{ jobId: page.jobId, attempt: 1 }];
  expect((await agent.post('leases', { holds })).body.lost).toEqual([]);
  const [row] = await owner.rows<{ held: boolean }>(
    'select lease_until > now() as held from printing.jobs where id = $1',
    [page.jobId],
  );
  expect(row?.held).toBe(true);
  const other = { jobId: page.jobId, attempt: 2 };
  expect((await agent.post('leases', { holds: [other] })).body.lost).toEqual([page.jobId]);
});

test('a page that came out while nobody heard of its agent counts as printed, however late that is known', async () => {
  await queue('T01');
  const page = await taken();
  await set(`lease_until = now() - interval '1 second', expires_at = now() - interval '1 second'`);
  start((tools) => new PrintWatch({ ...tools, log, reach: OWN_MACHINE }));
  await expect.poll(async () => (await stored())[0]?.state, PATIENCE).toBe('expired');
  await agent.report(page, CONFIRMED);
  expect(await stored()).toMatchObject([{ state: 'printed', printed_before: true }]);
  // Somebody prints it again and it is too late once more: an old word does not take that away.
  await set(`state = 'expired'`);
  await agent.report(page, CONFIRMED);
  expect(await stored()).toMatchObject([{ state: 'expired' }]);
});

test('an agent that is silent counts as down: its pages go to whoever stands in, marked where they may be out', async () => {
  const other = await startFakePrinter();
  const [fallback] = await owner.rows<{ id: string }>(
    `insert into printing.printers (company_id, id, branch_id, name, driver, host, port)
      values ($1, gen_random_uuid(), $2, $3, 'tcp', $4, $5) returning id`,
    [office.companyId, office.branchId, `Vecina ${printerId}`, other.host, other.port],
  );
  await owner.rows('update printing.printers set fallback_printer_id = $2 where id = $1', [
    printerId,
    fallback?.id,
  ]);
  await queue('T01');
  await queue('T02');
  const page = await taken();
  start((tools) => new AgentWatch({ ...tools, log }, 0));
  await owner.rows(`update printing.agents set last_seen_at = now() - interval '31 seconds' where id = $1`, [
    agent.agentId,
  ]);
  await expect
    .poll(async () => (await stored()).map(({ state }) => state), PATIENCE)
    .toEqual(['sending', 'rerouted']);
  const alerts = async () => {
    const { body } = await app.request('GET', `/v1/branches/${office.branchId}/print-alerts`, {
      session: office,
    });
    return Object.values(body.alerts ?? {}).filter((alert) => String(alert.printerId) === printerId);
  };
  expect(await alerts()).toMatchObject([{ kind: 'silent', standIn: `Vecina ${printerId}` }]);

  // What it had in its hands follows when its lease is over; it came out there, too.
  await set(`lease_until = now() - interval '1 second'`);
  start((tools) => new PrintWorker({ ...tools, log, reach: OWN_MACHINE }));
  await expect
    .poll(async () => (await stored(fallback?.id)).map(({ state }) => state), PATIENCE)
    .toEqual(['printed', 'printed']);
  const papers = other.jobs.map((job) => [
    /T\d\d/.exec(job.text)?.[0],
    job.reprint,
    /REENRUTADO/.test(job.text),
  ]);
  expect(papers.sort()).toEqual([
    ['T01', true, true],
    ['T02', false, true],
  ]);

  await agent.report(page, CONFIRMED);
  expect((await stored())[0]).toMatchObject({ state: 'rerouted', printed_before: true });
  const { body } = await agent.claim();
  expect(body.probes).toEqual([{ printerId, asks: true }]);
  await agent.post('answers', { answers: [{ printerId, outcome: CONFIRMED }] });
  await queue('T03');
  await agent.report(await taken(), CONFIRMED);
  expect(await alerts()).toEqual([]);
  await other.close();
});

test('a page that came out before its copy did makes the copy a reprint', async () => {
  await queue('T01');
  const page = await taken();
  const [fallback] = await owner.rows<{ id: string }>(
    `insert into printing.printers (company_id, id, branch_id, name, driver, breaker)
      values ($1, gen_random_uuid(), $2, $3, 'virtual', 'half_open') returning id`,
    [office.companyId, office.branchId, `Copia ${printerId}`],
  );
  await owner.rows(
    `update printing.printers set fallback_printer_id = $2, breaker = 'open', probe_at = now() + interval '1 hour'
      where id = $1`,
    [printerId, fallback?.id],
  );
  await set(`lease_until = now() - interval '1 second'`);
  await owner.rows(`update printing.agents set last_seen_at = now() - interval '31 seconds' where id = $1`, [
    agent.agentId,
  ]);
  await owner.rows(`update printing.printers set breaker = 'closed', probe_at = null where id = $1`, [
    printerId,
  ]);
  start((tools) => new AgentWatch({ ...tools, log }, 0));
  const copies = async (): Promise<StoredPage[]> => stored(fallback?.id);
  await expect.poll(async () => (await copies())[0]?.state, PATIENCE).toBe('queued');
  expect(await copies()).toMatchObject([{ printings: 1, printed_before: false }]);
  await agent.report(page, CONFIRMED);
  expect(await copies()).toMatchObject([{ printings: 1, printed_before: true }]);
});

test('a printer that failed is asked by its agent, and its next page decides', async () => {
  await owner.rows(`update printing.printers set breaker = 'open', probe_at = now() where id = $1`, [
    printerId,
  ]);
  await queue('T01');
  const { body } = await agent.claim();
  expect(body).toMatchObject({ pages: [], probes: [{ printerId, asks: true }] });
  expect((await agent.claim()).body.probes).toEqual([]);
  const breaker = async () =>
    (
      await owner.rows<{ breaker: string }>('select breaker from printing.printers where id = $1', [
        printerId,
      ])
    )[0]?.breaker;
  const answer = (outcome: object) => agent.post('answers', { answers: [{ printerId, outcome }] });
  await answer(failed(false, 'refused'));
  expect(await breaker()).toBe('open');
  await answer(CONFIRMED);
  expect(await breaker()).toBe('half_open');
  await agent.report(await taken(), CONFIRMED);
  expect(await breaker()).toBe('closed');
});

test('a page of which no bytes can be made comes to a person and holds up nobody', async () => {
  await queue('T01');
  await set(`document = '{"v":1,"blocks":[{"type":"text"}]}'`);
  await queue('T02');
  const { body } = await agent.claim([], 10);
  expect(body.pages.map(text)).toEqual([expect.stringContaining('T02')]);
  expect(await stored()).toMatchObject([{ state: 'failed' }, { state: 'sending' }]);
});

test('a suspended company gets no page; what was printed is still heard', async () => {
  await queue('T01');
  const page = await taken();
  await owner.rows(`update identity.companies set state = 'suspended' where company_id = $1`, [
    office.companyId,
  ]);
  try {
    expect((await agent.claim()).status).toBe(402);
    expect((await agent.report(page, CONFIRMED)).status).toBe(204);
  } finally {
    await owner.rows(`update identity.companies set state = 'active' where company_id = $1`, [
      office.companyId,
    ]);
  }
  expect(await stored()).toMatchObject([{ state: 'printed' }]);
});
