import { randomInt } from 'node:crypto';
import { translateDatabaseError } from '../../kernel/database-errors.ts';
import type { Announcer } from '../../kernel/events.ts';
import type { Log } from '../../kernel/log.ts';
import type { BackgroundWork } from '../../kernel/module.ts';
import type { Database } from '../../kernel/tenant.ts';
import type { Tx } from '../../kernel/tx.ts';
import type { Wakeups } from '../../kernel/wakeups.ts';
import { PRINT_LANES } from './enqueue-jobs.ts';
import { encodeEscpos } from './escpos.ts';
import { jobPrinted } from './events.ts';
import {
  type ClaimedJob,
  claimNext,
  findDueLanes,
  type Lane,
  markFailed,
  markPrinted,
} from './queries/jobs.ts';
import { type PrintOutcome, printOverTcp } from './tcp-driver.ts';

/** What the print worker needs. */
export interface PrintWorkerTools {
  database: Database;
  wakeups: Wakeups;
  announcer: Announcer;
  log: Log;
}

/** A kitchen waits at most this long for a ticket whose worker died (hazard C10). */
const LEASE_SECONDS = 10;
const RETRY_SECONDS = [1, 2, 5, 15, 30] as const;
const POLL_MS = 1_000;
const PARALLEL_LANES = 64;
/** Ctrl-C must be over within five seconds. */
const STOP_PATIENCE_MS = 2_500;

/** Seconds until the next attempt: 1, 2, 5, 15, 30, each up to a quarter longer so that printers do not retry in step. */
export function retryDelay(attempts: number, random: () => number = Math.random): number {
  const base = RETRY_SECONDS[Math.min(attempts, RETRY_SECONDS.length) - 1] ?? 1;
  return base * (1 + random() / 4);
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
      const work = this.#serve({ companyId, printerId })
        .catch((error: unknown) => {
          this.#tools.log.warn(
            { err: translateDatabaseError(error), printerId },
            'a print lane stopped; it is tried again',
          );
        })
        .finally(() => {
          this.#lanes.delete(lane);
          this.#pump();
        });
      this.#lanes.set(lane, work);
    }
  }

  #poll(): void {
    this.#tools.database
      .outsideTenants((tx) => findDueLanes(tx, 500))
      .then((due) => {
        for (const { companyId, printerId } of due) this.#wake(`${companyId}/${printerId}`);
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
      const outcome = await this.#print(current);
      // The outcome and the next claim are one transaction: the lane moves on in a single step.
      job = await database.inTenant(lane.companyId, async (tx) => {
        if (outcome.kind === 'confirmed') {
          await this.#confirm(tx, lane, current);
          return this.#stopping ? undefined : claimNext(tx, lane.printerId, LEASE_SECONDS);
        }
        await markFailed(tx, current, {
          reason: `${outcome.reason}: ${outcome.detail}`.slice(0, 300),
          mayHavePrinted: outcome.bytesMayHavePrinted,
          retrySeconds: retryDelay(current.attempts),
        });
        return undefined;
      });
    }
  }

  async #confirm(tx: Tx, lane: Lane, job: ClaimedJob): Promise<void> {
    const { announcer, log } = this.#tools;
    if (await markPrinted(tx, job)) {
      const { branchId, id: jobId } = job;
      announcer.announce(tx, jobPrinted, { schemaVersion: 1, branchId, printerId: lane.printerId, jobId });
    } else {
      log.warn({ job: job.id }, 'printed after the lease: another worker has the job');
    }
  }

  async #print(job: ClaimedJob): Promise<PrintOutcome> {
    if (job.host === null || job.port === null) {
      return {
        kind: 'failed',
        reason: 'unreachable',
        bytesMayHavePrinted: false,
        detail: 'the printer has no address',
      };
    }
    const processId = String(randomInt(10_000)).padStart(4, '0');
    const profile = { columns: job.columns, codePage: job.codePage, cut: true };
    const bytes = encodeEscpos(job.document, profile, { attempt: job.printings, processId });
    const outcome = await printOverTcp({
      host: job.host,
      port: job.port,
      bytes,
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
