import { expect } from 'vitest';
import { Announcer, Subscriptions } from '../../kernel/events.ts';
import { type Log, openLog } from '../../kernel/log.ts';
import type { BackgroundWork } from '../../kernel/module.ts';
import { openReach, type Reach } from '../../kernel/reach.ts';
import type { Database } from '../../kernel/tenant.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';
import { openWakeups, type Wakeups } from '../../kernel/wakeups.ts';
import { enqueueJobs, type JobKind } from '../../modules/printing/index.ts';
import { addLane, type PrintLane, pageOf, type StoredJob } from './print-lane.ts';
import { cloneDatabase } from './test-database.ts';

const log = openLog({ level: 'silent', pretty: false });
/** The printers of tests stand on this machine. */
export const OWN_MACHINE: Reach = openReach({ networks: ['127.0.0.1'], ports: ['1-65535'] });
/** How long something may take that happens by itself. */
export const PATIENCE = { timeout: 25_000, interval: 20 };

/** How a printer stands. */
export interface Standing {
  breaker: string;
  reason: string | null;
  failures: number;
  paper: string | null;
}

export const allPrinted = (jobs: StoredJob[]) =>
  jobs.length > 0 && jobs.every(({ state }) => state === 'printed');
/** What came out of a printer, a page a line. */
export const texts = (lane: PrintLane) =>
  lane.printer.jobs.map(({ text }) => text.trim().replace(/\s*\n\s*/g, ' | '));

/** Looks at the jobs of a lane until they are as wished. */
export async function until(lane: PrintLane, wished: (jobs: StoredJob[]) => boolean): Promise<StoredJob[]> {
  await expect.poll(async () => wished(await lane.jobs()), PATIENCE).toBe(true);
  return lane.jobs();
}

/** What the work beside the requests needs. */
export interface WorkTools {
  database: Database;
  wakeups: Wakeups;
  announcer: Announcer;
  log: Log;
  reach: Reach;
}

async function standingOf(owner: Owner, lane: PrintLane): Promise<Standing> {
  const [row] = await owner.rows<Standing>(
    `select breaker, breaker_reason as reason, cardinality(failed_at) as failures, paper from printing.printers where id = $1`,
    [lane.printerId],
  );
  if (!row) throw new Error('the printer is gone');
  return row;
}

/** How a printer stands, and how it came to that. */
function watching(owner: Owner) {
  const standing = (lane: PrintLane) => standingOf(owner, lane);
  return {
    standing,
    /** How its breaker moved. */
    async history(lane: PrintLane): Promise<string[]> {
      const moves = await owner.rows<{ move: string }>(
        `select from_state || ' > ' || to_state as move from printing.breaker_changes where printer_id = $1 order by at`,
        [lane.printerId],
      );
      return moves.map(({ move }) => move);
    },
    becomes: (lane: PrintLane, state: string) =>
      expect.poll(async () => (await standing(lane)).breaker, PATIENCE).toBe(state),
    /** Ends the pauses of a lane until its breaker is as wished: nobody waits for 1, 2 and 5 seconds here. */
    async hurryUntil(lane: PrintLane, state: string): Promise<void> {
      const hurried = async () => {
        await lane.endPause();
        return (await standing(lane)).breaker;
      };
      await expect.poll(hurried, PATIENCE).toBe(state);
    },
  };
}

/**
 * A database with the demo, in which tests stand printers side by side and start workers.
 *
 * @param work makes what one process does beside the requests
 */
export async function openPrintRoom(work: (tools: WorkTools) => BackgroundWork[]) {
  const db = await cloneDatabase('demo');
  const database = db.open(4);
  const owner = await openOwner(db.ownerUrl);
  const running: BackgroundWork[] = [];
  const lanes: PrintLane[] = [];
  return {
    owner,
    ...watching(owner),
    async addLane(): Promise<PrintLane> {
      const lane = await addLane(owner);
      lanes.push(lane);
      return lane;
    },
    /** The work of one process. */
    startWorkers(): void {
      const wakeups = openWakeups(log);
      const announcer = new Announcer(new Subscriptions(), wakeups);
      const begun = work({ database: db.open(4), wakeups, announcer, log, reach: OWN_MACHINE });
      running.push(...begun);
      for (const one of begun) void one.start();
    },
    /** Changes the row of a printer. */
    set: (lane: PrintLane, what: string, ...values: unknown[]) =>
      owner.rows(`update printing.printers set ${what} where id = $1`, [lane.printerId, ...values]),
    enqueue(lane: PrintLane, kind: JobKind, text: string, dedupeKey = text) {
      const { branchId, printerId } = lane;
      const job = { branchId, printerId, kind, dedupeKey, document: pageOf(text) };
      return database.inTenant(lane.companyId, async (tx) =>
        enqueueJobs({ tx, wake: () => undefined }, [job]),
      );
    },
    /** After a test: no printer, no worker, no page is left. */
    async clear(): Promise<void> {
      // The machines first: a worker that waits for an answer learns at once that there is none.
      await Promise.all(lanes.splice(0).map((lane) => lane.printer.close()));
      await Promise.all(running.splice(0).map((one) => one.stop()));
      await owner.rows('delete from printing.jobs');
      await owner.rows('update printing.printers set fallback_printer_id = null');
    },
    async close(): Promise<void> {
      await owner.close();
      await db.drop();
    },
  };
}
