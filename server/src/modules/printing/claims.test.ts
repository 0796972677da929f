import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { addLane, type PrintLane, type StoredJob } from '../../app/testing/print-lane.ts';
import { OWN_MACHINE } from '../../app/testing/print-room.ts';
import { cloneDatabase, type TestDatabase } from '../../app/testing/test-database.ts';
import { Announcer, Subscriptions } from '../../kernel/events.ts';
import { openLog } from '../../kernel/log.ts';
import { run } from '../../kernel/sql.ts';
import type { Database } from '../../kernel/tenant.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';
import { openWakeups } from '../../kernel/wakeups.ts';
import { claimNext, endAttempt, findDueLanes } from './queries/jobs.ts';
import { PrintWorker } from './worker.ts';

// Who may print a job, when its worker is killed, sleeps or comes back late (hazards C09, C10; T32, T33).

const log = openLog({ level: 'silent', pretty: false });
let db: TestDatabase;
let database: Database;
let owner: Owner;
let lane: PrintLane;
let worker: PrintWorker | undefined;

beforeAll(async () => {
  db = await cloneDatabase('demo');
  database = db.open(4);
  owner = await openOwner(db.ownerUrl);
});
beforeEach(async () => {
  lane = await addLane(owner);
});
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
  await lane.printer.close();
  await owner.rows('delete from printing.jobs');
});
afterAll(async () => {
  await owner.close();
  await db.drop();
});

function startWorker(): void {
  const wakeups = openWakeups(log);
  worker = new PrintWorker({
    database,
    wakeups,
    announcer: new Announcer(new Subscriptions(), wakeups),
    log,
    reach: OWN_MACHINE,
  });
  worker.start();
}

const claim = (leaseSeconds = 10) =>
  database.inTenant(lane.companyId, (tx) => claimNext(tx, lane.printerId, leaseSeconds));
const expireLease = () =>
  owner.rows(`update printing.jobs set lease_until = now() - interval '1 second' where printer_id = $1`, [
    lane.printerId,
  ]);
const due = async () =>
  (await database.outsideTenants((tx) => findDueLanes(tx, 500))).map((one) => one.printerId);

async function printed(): Promise<StoredJob[]> {
  const done = async () => (await lane.jobs()).every((job) => job.state === 'printed');
  await expect.poll(done, { timeout: 20_000, interval: 20 }).toBe(true);
  return lane.jobs();
}

test('a job whose worker died with it is taken again when the lease is over, and marked a reprint', async () => {
  await lane.queue('T01', 'T02');
  const claimed = await claim();
  expect(claimed).toMatchObject({ attempts: 1, printings: 1 });
  await expireLease();
  startWorker();
  const jobs = await printed();
  expect(jobs.map((job) => [job.attempts, job.printings])).toEqual([
    [2, 2],
    [1, 1],
  ]);
  expect(lane.printer.jobs.map((paper) => [paper.text.includes('T01'), paper.reprint])).toEqual([
    [true, true],
    [false, false],
  ]);
});

test('a job that another worker holds is taken by nobody, nor is the one behind it', async () => {
  await lane.queue('T01');
  const first = await claim();
  expect(first).toBeDefined();
  expect(await due()).not.toContain(lane.printerId);
  await lane.queue('T02');
  for (let tries = 0; tries < 3; tries += 1) expect(await claim()).toBeUndefined();
  const held = (await lane.jobs()).map((job) => [job.state, job.attempts, job.leased]);
  expect(held).toEqual([
    ['sending', 1, true],
    ['queued', 0, null],
  ]);
  await expireLease();
  expect(await due()).toContain(lane.printerId);
  expect(await claim()).toMatchObject({ id: first?.id, attempts: 2, printings: 2 });
});

test('the lease is ten seconds at most, counted by the database', async () => {
  await lane.queue('T01');
  const held = createServer();
  held.listen(0, '127.0.0.1');
  await once(held, 'listening');
  await owner.rows('update printing.printers set port = $2 where id = $1', [
    lane.printerId,
    (held.address() as { port: number }).port,
  ]);
  startWorker();
  const [socket] = (await once(held, 'connection')) as [Socket];
  const [job] = await owner.rows<{ seconds: number }>(
    'select extract(epoch from lease_until - now())::float8 as seconds from printing.jobs where printer_id = $1',
    [lane.printerId],
  );
  expect(job?.seconds).toBeGreaterThan(0);
  expect(job?.seconds).toBeLessThanOrEqual(10);
  socket.destroy();
  held.close();
});

test('a worker that wakes up late has no say any more', async () => {
  await lane.queue('T01');
  const late = await claim();
  await expireLease();
  const now = await claim();
  if (!late || !now) throw new Error('the job could not be claimed');
  const say = (attempt: typeof late) =>
    database.inTenant(lane.companyId, (tx) => endAttempt(tx, attempt, { to: 'printed' }));
  const failure = { to: 'queued' as const, reason: 'late', mayHavePrinted: false, retrySeconds: 1 };
  expect(await say(late)).toBe(false);
  await database.inTenant(lane.companyId, (tx) => endAttempt(tx, late, failure));
  expect((await lane.jobs())[0]).toMatchObject({
    state: 'sending',
    attempts: 2,
    printings: 2,
    last_error: null,
  });
  expect(await say(now)).toBe(true);
  expect(await say(now)).toBe(false);
  await database.inTenant(lane.companyId, (tx) => endAttempt(tx, now, failure));
  expect((await lane.jobs())[0]).toMatchObject({ state: 'printed', last_error: null });
});

test('of ten workers that reach for one job one has it', async () => {
  await lane.queue('T01', 'T02');
  const pools = Array.from({ length: 10 }, () => db.open(1));
  const claims = await Promise.all(
    pools.map((pool) => pool.inTenant(lane.companyId, (tx) => claimNext(tx, lane.printerId, 10))),
  );
  expect(claims.filter((one) => one !== undefined)).toHaveLength(1);
  expect((await lane.jobs()).map((job) => job.attempts)).toEqual([1, 0]);
});

test('two jobs of one printer are never on their way together, whatever asks for it', async () => {
  await lane.queue('T01', 'T02');
  const sending = owner.rows(`update printing.jobs set state = 'sending' where printer_id = $1`, [
    lane.printerId,
  ]);
  await expect(sending).rejects.toMatchObject({ code: '23505', constraint: 'jobs_one_sending' });
});

test('the attempt is committed before the first byte leaves', async () => {
  await lane.queue('T01');
  const seen: StoredJob[] = [];
  let received = 0;
  let early = 0;
  const machine = createServer({ pauseOnConnect: true }, (socket) => void look(socket));
  const look = async (socket: Socket) => {
    // Nothing is read until another connection has looked at the row.
    const [job] = await lane.jobs();
    early = received;
    if (job) seen.push(job);
    socket.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (chunk[0] === 0x10) {
        socket.write(Buffer.of(0x16, 0x12, 0x12));
        return;
      }
      // The last four bytes are the process id that the printer confirms.
      socket.write(Buffer.concat([Buffer.from([0x37, 0x22]), chunk.subarray(-4), Buffer.from([0])]));
    });
    socket.on('error', () => undefined);
    socket.resume();
  };
  machine.listen(0, '127.0.0.1');
  await once(machine, 'listening');
  await owner.rows('update printing.printers set port = $2 where id = $1', [
    lane.printerId,
    (machine.address() as { port: number }).port,
  ]);
  startWorker();
  const [job] = await printed();
  machine.close();
  expect(seen).toEqual([
    expect.objectContaining({ state: 'sending', attempts: 1, printings: 1, leased: true, printed: false }),
  ]);
  expect([early, received > 0]).toEqual([0, true]);
  expect(job).toMatchObject({ state: 'printed', attempts: 1 });
});

test('what a printer confirmed is not forgotten because the database was busy for a moment', async () => {
  const holder = await openOwner(db.ownerUrl);
  await lane.printer.setMode('slow');
  const busy = new Promise<void>((resolve, reject) => {
    lane.printer.watch = (point) => {
      if (point !== 'taken') return;
      // Its row is held longer than a statement waits for a lock, from before the printer's word on.
      holder
        .undone(async () => {
          await holder.rows('select 1 from printing.jobs where printer_id = $1 for update', [lane.printerId]);
          const waiting = `select 1 from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock' and query like '%printing.jobs%'`;
          const isWaiting = async () => (await owner.rows(waiting)).length > 0;
          for (const state of [true, false])
            await expect.poll(isWaiting, { timeout: 10_000, interval: 10 }).toBe(state);
        })
        .then(resolve, reject);
    };
  });
  await lane.queue('T01');
  startWorker();
  await busy;
  const [job] = await printed();
  await holder.close();
  expect([job?.attempts, lane.printer.jobs.length]).toEqual([1, 1]);
});

test('a lane of another company is out of reach, by whatever id', async () => {
  await lane.queue('T01');
  const [other] = await owner.rows<{ id: string }>(
    'select company_id as id from identity.companies where company_id <> $1',
    [lane.companyId],
  );
  expect(await database.inTenant(other?.id ?? '', (tx) => claimNext(tx, lane.printerId, 10))).toBeUndefined();
  expect((await lane.jobs())[0]).toMatchObject({ state: 'queued', attempts: 0 });
});

test('taking a page costs no more when thousands wait for other printers', async () => {
  await lane.queue('T01');
  await owner.rows(
    `insert into printing.printers (company_id, id, branch_id, name, driver)
      select company_id, gen_random_uuid(), branch_id, 'Dead ' || left(id::text, 8), 'tcp' from printing.printers where id = $1`,
    [lane.printerId],
  );
  await owner.rows(
    `insert into printing.jobs (company_id, id, branch_id, printer_id, kind, dedupe_key, document, place_at, expires_at)
      select j.company_id, gen_random_uuid(), j.branch_id, p.id, j.kind, 'waits ' || n, j.document, j.place_at, j.expires_at
      from printing.jobs j, printing.printers p, generate_series(1, 3000) n
      where j.printer_id = $1 and p.company_id = j.company_id and p.name like 'Dead %'`,
    [lane.printerId],
  );
  await owner.rows('analyze printing.jobs');
  const read = await database.inTenant(lane.companyId, async (tx) => {
    expect(await claimNext(tx, lane.printerId, 10)).toBeDefined();
    const [counted] = await run<{ rows: number }>(
      tx,
      {
        name: 'test.rows_read',
        text: `select (seq_tup_read + idx_tup_fetch)::float8 as rows from pg_stat_xact_user_tables
          where relid = 'printing.jobs'::regclass`,
      },
      [],
    );
    return counted?.rows;
  });
  expect(read).toBeLessThan(20);
});
