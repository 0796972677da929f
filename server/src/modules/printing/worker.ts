import { randomInt } from 'node:crypto';
import { translateDatabaseError } from '../../kernel/database-errors.ts';
import type { Announcer } from '../../kernel/events.ts';
import type { Log } from '../../kernel/log.ts';
import type { BackgroundWork } from '../../kernel/module.ts';
import type { Database } from '../../kernel/tenant.ts';
import { afterCommit, type Tx } from '../../kernel/tx.ts';
import type { Wakeups } from '../../kernel/wakeups.ts';
import { PRINT_LANES } from './enqueue-jobs.ts';
import { jobPrinted, printerChanged } from './events.ts';
import { jobBytes } from './job-bytes.ts';
import { type BreakerChange, findFallback, noteFailure, noteSuccess } from './queries/breakers.ts';
import {
  type ClaimedJob,
  claimNext,
  endAttempt,
  extendLease,
  findDueLanes,
  type JobEnding,
  type Lane,
  rerouteJob,
  rerouteWaiting,
} from './queries/jobs.ts';
import { type PrintOutcome, printOverTcp } from './tcp-driver.ts';

/** What the print workers need. */
export interface PrintWorkerTools {
  database: Database;
  wakeups: Wakeups;
  announcer: Announcer;
  log: Log;
}

/** A kitchen waits at most this long for a ticket whose worker died (hazard C10). */
const LEASE_SECONDS = 10;
const HEARTBEAT_MS = 3_000;
const RETRY_SECONDS = [1, 2, 5, 15, 30] as const;
/** A printer that takes whole pages and never says so prints one so many times; then it is left to a person. */
const MOST_PRINTINGS = 6;
const POLL_MS = 1_000;
const PARALLEL_LANES = 64;
/** Ctrl-C must be over within five seconds. */
const STOP_PATIENCE_MS = 2_500;

/** Seconds until the next attempt: 1, 2, 5, 15, 30, each up to a quarter longer so that printers do not retry in step. */
export function retryDelay(attempts: number, random: () => number = Math.random): number {
  const base = RETRY_SECONDS[Math.min(attempts, RETRY_SECONDS.length) - 1] ?? 1;
  return base * (1 + random() / 4);
}

/** How an attempt ended; `unprintable`: no bytes could be made of the page, and nobody was asked. */
type Attempt = PrintOutcome | { kind: 'unprintable'; detail: string };

/** What an attempt makes of its job. */
function endingOf(job: ClaimedJob, outcome: Attempt): JobEnding {
  if (outcome.kind === 'confirmed') return { to: 'printed' };
  if (outcome.kind === 'unprintable')
    return { to: 'failed', reason: `unprintable: ${outcome.detail}`.slice(0, 300), watched: true };
  if (outcome.kind === 'sent')
    return { to: 'unknown', reason: 'the printer confirms nothing', watched: false };
  const reason = `${outcome.reason}: ${outcome.detail}`.slice(0, 300);
  const mayHavePrinted = outcome.bytesMayHavePrinted;
  // Not one that was cut off: nobody has read it yet.
  const wasTaken = outcome.reason === 'no_answer' || outcome.reason === 'wrong_answer';
  if (mayHavePrinted && wasTaken && job.printings >= MOST_PRINTINGS)
    return { to: 'unknown', reason, watched: true };
  return { to: 'queued', reason, mayHavePrinted, retrySeconds: retryDelay(job.attempts) };
}

function bytesOf(job: ClaimedJob, processId: string): Uint8Array {
  const { columns, codePage, cuts, confirms, printings, printedBefore, reroutedFrom } = job;
  const marks = { printing: printings, printedBefore, reroutedFrom };
  const profile = { columns, codePage, cut: cuts, confirms, images: job.images, drawer: job.drawer };
  return jobBytes(job.kind, job.document, profile, { ...marks, processId });
}

/** Sends jobs to printers: one lane per printer, in order, none waiting for another. */
export class PrintWorker implements BackgroundWork {
  readonly name = 'printing.worker';
  readonly #tools: PrintWorkerTools;
  readonly #lanes = new Map<string, Promise<void>>();
  readonly #wanted = new Set<string>();
  readonly #giveUp = new AbortController();
  #stopping = false;
  #unsubscribe: () => void = () => undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(tools: PrintWorkerTools) {
    this.#tools = tools;
  }

  /** Starts listening for wake-ups and looking for due work once a second. */
  start(): void {
    this.#unsubscribe = this.#tools.wakeups.on(PRINT_LANES, (lane) => this.#wake(lane));
    this.#poll();
  }

  /** Takes no new job; one under way gets a moment for its printer's answer, since giving it up means a marked reprint. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#unsubscribe();
    clearTimeout(this.#timer);
    const patience = setTimeout(() => this.#giveUp.abort(), STOP_PATIENCE_MS);
    await Promise.all(this.#lanes.values());
    clearTimeout(patience);
  }

  #wake(lane: string): void {
    this.#wanted.add(lane);
    this.#pump();
  }

  #pump(): void {
    for (const lane of this.#wanted) {
      if (this.#stopping || this.#lanes.size >= PARALLEL_LANES) return;
      if (this.#lanes.has(lane)) continue;
      this.#wanted.delete(lane);
      const [companyId = '', printerId = ''] = lane.split('/');
      this.#run(lane, () => this.#serve({ companyId, printerId }));
    }
  }

  #run(lane: string, work: () => Promise<void>): void {
    const running = work()
      .catch((error: unknown) => {
        this.#tools.log.warn(
          { err: translateDatabaseError(error), lane },
          'a print lane stopped; it is tried again',
        );
      })
      .finally(() => {
        this.#lanes.delete(lane);
        this.#pump();
      });
    this.#lanes.set(lane, running);
  }

  #poll(): void {
    this.#tools.database
      .outsideTenants((tx) => findDueLanes(tx, 500))
      .then((due) => {
        for (const { companyId, printerId, blocked } of due) {
          const lane = `${companyId}/${printerId}`;
          if (!blocked) this.#wake(lane);
          else if (!this.#lanes.has(lane)) this.#run(lane, () => this.#handOn({ companyId, printerId }));
        }
      })
      .catch((error: unknown) =>
        this.#tools.log.warn({ err: translateDatabaseError(error) }, 'cannot look for print jobs'),
      )
      .finally(() => {
        if (!this.#stopping) this.#timer = setTimeout(() => this.#poll(), POLL_MS);
      });
  }

  async #serve(lane: Lane): Promise<void> {
    const { database } = this.#tools;
    let job = await database.inTenant(lane.companyId, (tx) => claimNext(tx, lane.printerId, LEASE_SECONDS));
    while (job) {
      const current: ClaimedJob = job;
      const outcome = await this.#printHolding(lane, current);
      // The outcome and the next claim are one transaction: the lane moves on in a single step.
      job = await database.inTenant(lane.companyId, async (tx) => {
        const isOver = await this.#settle(tx, lane, current, outcome);
        return isOver && !this.#stopping ? claimNext(tx, lane.printerId, LEASE_SECONDS) : undefined;
      });
    }
  }

  /** Stores how an attempt ended and what that says of the printer. Whether the lane may go on. */
  async #settle(tx: Tx, lane: Lane, job: ClaimedJob, outcome: Attempt): Promise<boolean> {
    const { announcer, log } = this.#tools;
    const ending = endingOf(job, outcome);
    if (!(await endAttempt(tx, job, ending))) {
      log.warn({ job: job.id }, 'a job ended after its lease: another worker has it');
      return false;
    }
    const { branchId, id: jobId } = job;
    const { printerId } = lane;
    if (ending.to !== 'queued')
      announcer.announce(tx, jobPrinted, { schemaVersion: 1, branchId, printerId, jobId });
    // One page is at fault, not the printer: the lane goes on.
    if (outcome.kind === 'unprintable') return true;
    if (outcome.kind !== 'failed') {
      const change = await noteSuccess(tx, printerId, outcome.condition);
      if (change?.changed) announcer.announce(tx, printerChanged, { schemaVersion: 1, branchId, printerId });
      return true;
    }
    // A worker that is stopped says nothing about the printer.
    if (outcome.reason === 'aborted') return false;
    const change = await noteFailure(tx, printerId, outcome.condition, outcome.reason);
    const moved = await this.#standIn(tx, lane, job, ending, change);
    if (change?.changed || moved)
      announcer.announce(tx, printerChanged, { schemaVersion: 1, branchId, printerId });
    return ending.to !== 'queued';
  }

  /** Lets the fallback stand in for a printer that takes nothing, or for a page that has failed too often on it. */
  async #standIn(
    tx: Tx,
    lane: Lane,
    job: ClaimedJob,
    ending: JobEnding,
    change: BreakerChange | undefined,
  ): Promise<boolean> {
    const to = change?.fallbackId;
    if (!to) return false;
    let moved = 0;
    if (change.breaker === 'open') moved = await rerouteWaiting(tx, lane.printerId, to);
    else if (ending.to === 'queued' && job.attempts >= RETRY_SECONDS.length)
      moved = (await rerouteJob(tx, { id: job.id, from: lane.printerId, to })) === undefined ? 0 : 1;
    if (moved > 0) this.#wakeAfterwards(tx, to);
    return moved > 0;
  }

  /** Hands on what has come for a printer that takes nothing. */
  async #handOn({ companyId, printerId }: Lane): Promise<void> {
    const { database, announcer } = this.#tools;
    await database.inTenant(companyId, async (tx) => {
      const fallback = await findFallback(tx, printerId);
      if (!fallback || (await rerouteWaiting(tx, printerId, fallback.id)) === 0) return;
      const { branchId } = fallback;
      announcer.announce(tx, printerChanged, { schemaVersion: 1, branchId, printerId });
      this.#wakeAfterwards(tx, fallback.id);
    });
  }

  #wakeAfterwards(tx: Tx, printerId: string): void {
    afterCommit(tx, () => this.#tools.wakeups.hint(PRINT_LANES, `${tx.companyId}/${printerId}`));
  }

  /** Prints, and says meanwhile that the job is in good hands. */
  async #printHolding(lane: Lane, job: ClaimedJob): Promise<Attempt> {
    const { database, log } = this.#tools;
    const heartbeat = setInterval(() => {
      database
        .inTenant(lane.companyId, (tx) => extendLease(tx, job, LEASE_SECONDS))
        .catch((error: unknown) =>
          log.warn({ err: translateDatabaseError(error), job: job.id }, 'a lease was not extended'),
        );
    }, HEARTBEAT_MS);
    try {
      return await this.#print(job);
    } finally {
      clearInterval(heartbeat);
    }
  }

  async #print(job: ClaimedJob): Promise<Attempt> {
    if (job.host === null || job.port === null) {
      return {
        kind: 'failed',
        reason: 'unreachable',
        bytesMayHavePrinted: false,
        detail: 'the printer has no address',
      };
    }
    const processId = String(randomInt(10_000)).padStart(4, '0');
    let bytes: Uint8Array;
    try {
      bytes = bytesOf(job, processId);
    } catch (error) {
      this.#tools.log.error({ err: error, job: job.id }, 'a page cannot be printed');
      return { kind: 'unprintable', detail: error instanceof Error ? error.message : String(error) };
    }
    const outcome = await printOverTcp({
      host: job.host,
      port: job.port,
      bytes,
      confirms: job.confirms,
      processId,
      signal: this.#giveUp.signal,
    });
    if (outcome.kind === 'failed') {
      this.#tools.log.warn(
        { job: job.id, attempts: job.attempts, reason: outcome.reason, detail: outcome.detail },
        'a ticket was not printed yet',
      );
    }
    return outcome;
  }
}
