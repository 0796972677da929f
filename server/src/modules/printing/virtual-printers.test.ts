import { printOverTcp } from '@fastops/printer-link';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { PATIENCE } from '../../app/testing/print-room.ts';
import { cloneDatabase, type TestDatabase } from '../../app/testing/test-database.ts';
import { Announcer, Subscriptions } from '../../kernel/events.ts';
import { newId } from '../../kernel/ids.ts';
import { openLog } from '../../kernel/log.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';
import { openWakeups } from '../../kernel/wakeups.ts';
import { type PlayedFault, VIRTUAL_PRINTERS } from './played-fault.ts';
import { playVirtualPrinters } from './queries/virtual-printers.ts';
import { VirtualPrinters } from './worker-virtual-printers.ts';

// Virtual printers come and go and play faults while processes run, and of several processes one plays each.

const log = openLog({ level: 'silent', pretty: false });
let db: TestDatabase;
let owner: Owner;
let printerId: string;
const running: VirtualPrinters[] = [];

beforeAll(async () => {
  db = await cloneDatabase('demo');
  owner = await openOwner(db.ownerUrl);
  const [first] = await owner.rows<{ id: string }>(
    `select id from printing.printers where name = 'Impresora Cocina' order by company_id, id limit 1`,
  );
  printerId = first?.id ?? '';
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
  await owner.rows(`update printing.printers set played_fault = 'ok'`);
});
afterAll(async () => {
  await owner.close();
  await db.drop();
});

/** One process: its own pool, its own wake-ups. */
async function startProcess() {
  const wakeups = openWakeups(log);
  const announcer = new Announcer(new Subscriptions(), wakeups);
  const process = new VirtualPrinters({ database: db.open(2), wakeups, announcer, log });
  running.push(process);
  await process.start();
  return { process, wakeups };
}

interface Place {
  host: string | null;
  port: number | null;
  player: string | null;
}

async function placeOf(id: string): Promise<Place | undefined> {
  return (
    await owner.rows<Place>('select host, port, played_by as player from printing.printers where id = $1', [
      id,
    ])
  )[0];
}

/** What a driver hears of the printer at the address in its row. */
async function heard(id = printerId): Promise<string> {
  const { host, port } = (await placeOf(id)) ?? {};
  if (!host || !port) return 'no address';
  const outcome = await printOverTcp({ host, port, bytes: null, confirms: 'process_id', processId: '' });
  return outcome.kind === 'failed' ? outcome.reason : `paper ${outcome.condition?.paper}`;
}

const play = (fault: PlayedFault) =>
  owner.rows('update printing.printers set played_fault = $2 where id = $1', [printerId, fault]);

test('every virtual printer is played by one process, at the address in its row', async () => {
  await Promise.all([startProcess(), startProcess()]);
  const rows = await owner.rows<{ id: string; player: string | null }>(
    `select id, played_by as player from printing.printers where driver = 'virtual'`,
  );
  expect(rows.length).toBeGreaterThan(3);
  for (const { id, player } of rows) {
    expect(player).not.toBeNull();
    expect(await heard(id)).toBe('paper ok');
  }
});

test('a fault is obeyed by the process that plays, by its poll and at once by a wake-up', async () => {
  const { wakeups } = await startProcess();
  await startProcess();
  await play('out_of_paper');
  await expect.poll(() => heard(), PATIENCE).toBe('paper_out');
  await play('offline');
  wakeups.hint(VIRTUAL_PRINTERS, printerId);
  await expect.poll(() => heard(), PATIENCE).toBe('refused');
  await play('paper_low');
  await expect.poll(() => heard(), PATIENCE).toBe('paper low');
});

test('when the process that plays stops, the other plays on, the same fault included', async () => {
  const first = await startProcess();
  const before = await placeOf(printerId);
  await startProcess();
  await play('out_of_paper');
  await expect.poll(() => heard(), PATIENCE).toBe('paper_out');
  await first.process.stop();
  await expect
    .poll(async () => (await placeOf(printerId))?.player ?? before?.player, PATIENCE)
    .not.toBe(before?.player);
  await expect.poll(() => heard(), PATIENCE).toBe('paper_out');
});

test('a process that died is followed by another when its lease has ended, and no sooner', async () => {
  const dead = newId();
  const database = db.open(1);
  await database.outsideTenants((tx) => playVirtualPrinters(tx, dead, 3_600));
  await startProcess();
  expect((await placeOf(printerId))?.player).toBe(dead);
  await owner.rows('update printing.printers set played_until = now() where played_by = $1', [dead]);
  await expect.poll(async () => (await placeOf(printerId))?.player, PATIENCE).not.toBe(dead);
  await expect.poll(() => heard(), PATIENCE).toBe('paper ok');
});

test.each([`driver = 'tcp'`, 'deleted_at = now()'])(
  'one that is added is played, and no longer with %s',
  async (gone) => {
    await startProcess();
    const added = newId();
    await owner.rows(
      `insert into printing.printers (company_id, id, branch_id, name, driver, columns)
      select company_id, $2, branch_id, $3, 'virtual', 32 from printing.printers where id = $1`,
      [printerId, added, `Pase ${gone}`],
    );
    await expect.poll(() => heard(added), PATIENCE).toBe('paper ok');
    await owner.rows(`update printing.printers set ${gone} where id = $1`, [added]);
    await expect.poll(() => heard(added), PATIENCE).toBe('refused');
  },
);
