import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildTestApp, type TestApp, type TestSession } from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';
import { enqueueJobs } from './enqueue-jobs.ts';
import type { JobKind } from './job-kind.ts';
import { type Paper, paperText } from './paper.ts';

// The queue as people see it and decide on it; no worker runs here.

let app: TestApp;
let owner: Owner;
let manager: TestSession;
let waiter: TestSession;
let printers: { id: string; name: string }[];

interface Job {
  id: string;
  printerId: string;
  printerName: string;
  state: string;
  title: string | null;
  printings: number;
  reroutedFrom: string | null;
  needsAttention: boolean;
}

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  manager = await app.logIn('fogata-cajero');
  waiter = await app.logIn('fogata-mesera');
  printers = (await get<{ printers: typeof printers }>('printers')).printers;
});
beforeEach(async () => {
  await owner.rows('delete from printing.jobs');
  await owner.rows(
    `update printing.printers set breaker = 'closed', probe_at = null, paper = null, cover_open = null`,
  );
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

async function get<T>(what: string, session = manager): Promise<T> {
  const { status, body } = await app.request<T>('GET', `/v1/branches/${manager.branchId}/${what}`, {
    session,
  });
  expect(status).toBe(200);
  return body;
}
const queue = async (query = '') =>
  (await get<{ jobs: Job[]; next: string | null }>(`print-jobs${query}`)).jobs;

/** Queues a page; returns its id. */
async function page(
  text: string,
  more: { kind?: JobKind; printer?: number; dedupeKey?: string } = {},
): Promise<string> {
  const { kind = 'kitchen', printer = 0, dedupeKey = text } = more;
  const document = { v: 1 as const, title: text, blocks: [{ type: 'text' as const, text }] };
  const printerId = printers[printer]?.id ?? '';
  await app.db
    .open(1)
    .inTenant(manager.companyId, async (tx) =>
      enqueueJobs({ tx, wake: () => undefined }, [
        { branchId: manager.branchId, printerId, kind, dedupeKey, document },
      ]),
    );
  const [row] = await owner.rows<{ id: string }>(
    'select id from printing.jobs where dedupe_key = $1 and printer_id = $2',
    [dedupeKey, printerId],
  );
  return row?.id ?? '';
}
/** Leaves a job in a state as a worker would. */
const left = (id: string, state: string, more = 'printings = 1') =>
  owner.rows(
    `update printing.jobs set state = $2, attempts = 1, ${more},
      ended_at = case when $2 in ('queued', 'sending') then null else now() end,
      settled_at = case when $2 = 'printed' then now() end where id = $1`,
    [id, state],
  );
const act = <T = Job & { code: string }>(id: string, what: string, body: unknown = {}, session = manager) =>
  app.request<T>('POST', `/v1/print-jobs/${id}/${what}`, { session, body });

test('lists what waits, what somebody has to decide about, and all, page by page', async () => {
  const ids: string[] = [];
  for (const text of ['T1', 'T2', 'T3', 'T4']) ids.push(await page(text));
  await left(ids[0] ?? '', 'printed');
  await left(ids[1] ?? '', 'unknown');
  expect((await queue('?show=waiting')).map(({ title }) => title)).toEqual(['T4', 'T3']);
  expect(await queue('?show=attention')).toMatchObject([
    { title: 'T2', state: 'unknown', needsAttention: true },
  ]);
  const first = await get<{ jobs: Job[]; next: string | null }>('print-jobs?limit=3');
  expect(first.jobs.map(({ title }) => title)).toEqual(['T4', 'T3', 'T2']);
  const rest = await get<{ jobs: Job[]; next: string | null }>(`print-jobs?limit=3&after=${first.next}`);
  expect([rest.jobs.map(({ title }) => title), rest.next]).toEqual([['T1'], null]);
  await page('elsewhere', { printer: 1 });
  expect((await queue(`?printerId=${printers[1]?.id}`)).map(({ title }) => title)).toEqual(['elsewhere']);
});

test('shows a page as its printer would print it, marks included', async () => {
  const id = await page('Ajiaco: ñ');
  await left(id, 'queued', 'printings = 3');
  const { body } = await app.request<Job & { papers: Paper[] }>('GET', `/v1/print-jobs/${id}`, {
    session: waiter,
  });
  expect(body.papers.map(paperText).join()).toMatch(/REIMPRESIÓN 3[\s\S]*Ajiaco: ñ/);
});

test('prints again what ended, behind what waits, and marks it; what waits is tried at once', async () => {
  const [done, waiting] = [await page('T1'), await page('T2')];
  await left(done, 'printed', 'printings = 1, printed_before = true');
  await owner.rows(`update printing.jobs set next_attempt_at = now() + interval '30 seconds' where id = $1`, [
    waiting,
  ]);
  expect((await act(done, 'retry')).body).toMatchObject({ state: 'queued', printings: 1 });
  expect((await act(waiting, 'retry')).status).toBe(200);
  const rows = await owner.rows<{ key: string; due: boolean; again: boolean }>(
    `select dedupe_key as key, next_attempt_at <= now() as due, printed_before as again from printing.jobs order by place_at`,
  );
  expect(rows).toEqual([
    { key: 'T2', due: true, again: false },
    { key: 'T1', due: true, again: true },
  ]);
  await left(done, 'sending');
  expect((await act(done, 'retry')).body).toMatchObject({ code: 'printing.illegal_move' });
});

test('cancels and confirms once; what is being sent, and what has ended otherwise, stays', async () => {
  const [one, other, sent] = [await page('T1'), await page('T2'), await page('T3')];
  await left(other, 'unknown');
  expect((await act(one, 'cancel')).body).toMatchObject({ state: 'cancelled', needsAttention: false });
  expect((await act(one, 'cancel')).body).toMatchObject({ state: 'cancelled' });
  expect((await act(other, 'confirm')).body).toMatchObject({ state: 'printed', needsAttention: false });
  await left(sent, 'sending');
  for (const [id, what] of [
    [one, 'confirm'],
    [one, 'retry'],
    [sent, 'cancel'],
    [sent, 'confirm'],
  ] as const) {
    const { status, body } = await act(id, what);
    expect([status, body.code, what]).toEqual([409, 'printing.illegal_move', what]);
  }
  const audit = await owner.rows<{ action: string }>(
    `select action from identity.audit_log where object_id = any ($1) order by action`,
    [[one, other, sent]],
  );
  expect(audit.map(({ action }) => action)).toEqual(['printing.job_cancelled', 'printing.job_confirmed']);
});

test('sends a page elsewhere, where it says for whom it stands in', async () => {
  const [id, drawer, both] = [
    await page('T1'),
    await page('T2', { kind: 'drawer' }),
    await page('T3', { dedupeKey: 'one cause' }),
  ];
  await page('T3', { dedupeKey: 'one cause', printer: 1 });
  await left(id, 'expired');
  const printerId = printers[1]?.id;
  const moved = await act(id, 'move', { printerId });
  expect(moved.body).toMatchObject({
    state: 'queued',
    printerId,
    reroutedFrom: printers[0]?.name,
    printings: 1,
  });
  expect((await queue('?show=attention')).length).toBe(0);
  const refused = async (of: string, to = printerId) => {
    const { status, body } = await act(of, 'move', { printerId: to });
    return [status, body.code];
  };
  expect(await refused(id)).toEqual([409, 'printing.illegal_move']);
  expect(await refused(drawer)).toEqual([409, 'printing.stays']);
  expect(await refused(both)).toEqual([409, 'printing.already_there']);
  expect(await refused(both, printers[0]?.id)).toEqual([409, 'printing.already_there']);
  expect(await refused(both, newId())).toEqual([404, 'printing.printer_unknown']);
  const [elsewhere] = await owner.rows<{ id: string }>(
    `select id from printing.printers where branch_id <> $1 and company_id = $2 limit 1`,
    [manager.branchId, manager.companyId],
  );
  expect(await refused(both, elsewhere?.id)).toEqual([404, 'printing.printer_unknown']);
});

test('queues a test page that shows the letters of Spanish, once per key', async () => {
  const headers = { 'idempotency-key': newId() };
  const ask = () =>
    app.request<{ jobId: string }>('POST', `/v1/printers/${printers[0]?.id}/test`, {
      session: manager,
      headers,
      body: {},
    });
  const [first, again] = [await ask(), await ask()];
  expect([first.status, again.body]).toEqual([201, first.body]);
  const { body } = await app.request<{ papers: Paper[] }>('GET', `/v1/print-jobs/${first.body.jobId}`, {
    session: manager,
  });
  expect(body.papers.map(paperText).join()).toContain('ñ Ñ á é í ó ú ü ¿ ¡');
  expect(await queue()).toHaveLength(1);
});

test('tells the floor what is wrong, the worst first, and who stands in', async () => {
  const [down, low] = printers;
  const alerts = async () => (await get<{ alerts: unknown[] }>('print-alerts', waiter)).alerts;
  expect(await alerts()).toEqual([]);
  await page('T1');
  await owner.rows(`update printing.jobs set alarmed_at = now()`);
  const lost = await page('T2', { printer: 1 });
  await left(lost, 'expired');
  await owner.rows(
    `update printing.printers set breaker = 'open', probe_at = now() + interval '9 seconds', fallback_printer_id = $2 where id = $1`,
    [down?.id, low?.id],
  );
  await owner.rows(`update printing.printers set paper = 'low', heard_at = now() where id = $1`, [low?.id]);
  expect(await alerts()).toMatchObject([
    { kind: 'down', printerName: down?.name, pages: 1, standIn: low?.name },
    { kind: 'late', printerName: down?.name, pages: 1 },
    { kind: 'attention', printerName: low?.name, pages: 1 },
    { kind: 'paper_low', printerName: low?.name, pages: 0 },
  ]);
  const asked = await app.request<{ printers: { breaker: string }[] }>(
    'POST',
    `/v1/printers/${down?.id}/ask`,
    {
      session: manager,
      body: {},
    },
  );
  expect(asked.body.printers).toMatchObject([{ id: down?.id, breaker: 'open', waiting: 1 }]);
  const [row] = await owner.rows<{ due: boolean }>(
    'select probe_at <= now() as due from printing.printers where id = $1',
    [down?.id],
  );
  expect(row?.due).toBe(true);
});

test('a waiter sees the queue and decides nothing', async () => {
  const id = await page('T1');
  for (const what of ['retry', 'cancel', 'confirm', 'move'])
    expect((await act(id, what, what === 'move' ? { printerId: printers[1]?.id } : {}, waiter)).status).toBe(
      403,
    );
  expect((await queue()).map(({ state }) => state)).toEqual(['queued']);
});
