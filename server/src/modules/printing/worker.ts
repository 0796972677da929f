import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { translateDatabaseError } from '../../kernel/database-errors.ts';
import type { Announcer } from '../../kernel/events.ts';
import type { Log } from '../../kernel/log.ts';
import type { BackgroundWork } from '../../kernel/module.ts';
import type { Reach } from '../../kernel/reach.ts';
import type { Database } from '../../kernel/tenant.ts';
import { afterCommit, type Tx } from '../../kernel/tx.ts';
import type { Wakeups } from '../../kernel/wakeups.ts';
import { announcePrinter } from './announce-printer.ts';
import { type Attempt, LEASE_SECONDS } from './attempt.ts';
import { PRINT_LANES } from './enqueue-jobs.ts';
import { pageBytes } from './page-bytes.ts';
import { printPage } from './page-driver.ts';
import { findFallback } from './queries/breakers.ts';
import {
  type ClaimedJob,
  claimNext,
  extendLease,
  findDueLanes,
  type Lane,
  rerouteWaiting,
} from './queries/jobs.ts';
import { type PrintContext, settleAttempt } from './settle-attempt.ts';

/** What the print workers need. */
export interface PrintWorkerTools {
  database: Database;
  wakeups: Wakeups;
  announcer: Announcer;
  log: Log;
  reach: Reach;
}

const HEARTBEAT_MS = 3_000;
const POLL_MS = 1_000;
/** How often what a printer said is told to a database that fails, and how long after the one before. */
const SETTLE_TRIES = 3;
const SETTLE_PAUSE_MS = 250;
const PARALLEL_LANES = 64;
/** Ctrl-C must be over within five seconds. */
const STOP_PATIENCE_MS = 2_500;

/** A lane that is served, and what ends the printing of its page before its time. */
interface Serving {
  done: Promise<void>;
  giveUp: AbortController | undefined;
}

/** Whether a printer that was well printed a page and says of itself what it said before. */
function isAsBefore(job: ClaimedJob, outcome: Attempt): boolean {
  if (outcome.kind !== 'confirmed' && outcome.kind !== 'sent') return false;
  const { paper, coverOpen, fault } = outcome.condition ?? job.said;
  const { said } = job;
  return (
    job.breaker === 'closed' && paper === said.paper && coverOpen === said.coverOpen && fault === said.fault
  );
}

/** Sends jobs to printers: one lane per printer, in order, none waiting for another. */
export class PrintWorker implements BackgroundWork {
  readonly name = 'printing.worker';
  readonly #tools: PrintWorkerTools;
  readonly #lanes = new Map<string, Serving>();
  readonly #wanted = new Set<string>();
  #stopping = false;
  #gaveUp = false;
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
    const patience = setTimeout(() => {
      this.#gaveUp = true;
      for (const { giveUp } of this.#lanes.values()) giveUp?.abort();
    }, STOP_PATIENCE_MS);
    await Promise.all(Array.from(this.#lanes.values(), ({ done }) => done));
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
      this.#run(lane, (serving) => this.#serve({ companyId, printerId }, serving));
    }
  }

  #run(lane: string, work: (serving: Serving) => Promise<void>): void {
    const serving: Serving = { done: Promise.resolve(), giveUp: undefined };
    this.#lanes.set(lane, serving);
    serving.done = work(serving)
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

  async #serve(lane: Lane, serving: Serving): Promise<void> {
    let job = await this.#claim(lane);
    while (job) job = await this.#settleAtLast(lane, job, await this.#printHolding(lane, job, serving));
  }

  /**
   * Nobody else knows what the printer said: a database that is busy for a moment is told again, since giving up means that
   * the page comes out once more when its lease is over, and holds up its printer until then.
   */
  async #settleAtLast(lane: Lane, job: ClaimedJob, outcome: Attempt): Promise<ClaimedJob | undefined> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#settle(lane, job, outcome);
      } catch (error) {
        if (tries === SETTLE_TRIES || this.#stopping) throw error;
        this.#tools.log.warn(
          { err: translateDatabaseError(error), job: job.id },
          'what became of a page is stored again',
        );
        await sleep(SETTLE_PAUSE_MS);
      }
    }
  }

  #claim({ companyId, printerId }: Lane): Promise<ClaimedJob | undefined> {
    return this.#tools.database.askInTenant(companyId, (tx) => claimNext(tx, printerId, LEASE_SECONDS));
  }

  /**
   * Stores how an attempt ended. What went well on a printer that stands as it stood takes one round trip, the next claim
   * with it; anything else has to be looked at first.
   */
  async #settle(lane: Lane, job: ClaimedJob, outcome: Attempt): Promise<ClaimedJob | undefined> {
    const { database, log } = this.#tools;
    const { companyId, printerId } = lane;
    const { branchId } = job;
    const ended = { printerId, job, outcome };
    if (isAsBefore(job, outcome) && !this.#stopping) {
      const [settled, next] = await database.askInTenant(companyId, (tx) =>
        Promise.all([settleAttempt(this.#context(tx), ended), claimNext(tx, printerId, LEASE_SECONDS)]),
      );
      // Only where something else moved it in the same moment, and has said so.
      if (settled.changed)
        await database.inTenant(companyId, async (tx) =>
          announcePrinter(this.#context(tx), { branchId, printerId }),
        );
      return next;
    }
    const { mine, goesOn } = await database.inTenant(companyId, async (tx) => {
      const settled = await settleAttempt(this.#context(tx), ended);
      if (settled.changed) announcePrinter(this.#context(tx), { branchId, printerId });
      return settled;
    });
    if (!mine) log.warn({ job: job.id }, 'a job ended after its lease: another worker has it');
    return goesOn && !this.#stopping ? this.#claim(lane) : undefined;
  }

  #context(tx: Tx): PrintContext {
    const { announcer, wakeups } = this.#tools;
    return {
      tx,
      announce: (type, payload) => announcer.announce(tx, type, payload),
      wake: (topic, key) => afterCommit(tx, () => wakeups.hint(topic, key)),
    };
  }

  /** Hands on what has come for a printer that takes nothing. */
  async #handOn({ companyId, printerId }: Lane): Promise<void> {
    await this.#tools.database.inTenant(companyId, async (tx) => {
      const fallback = await findFallback(tx, printerId);
      if (!fallback || (await rerouteWaiting(tx, printerId, fallback.id)) === 0) return;
      const ctx = this.#context(tx);
      announcePrinter(ctx, { branchId: fallback.branchId, printerId });
      ctx.wake(PRINT_LANES, `${companyId}/${fallback.id}`);
    });
  }

  /** Prints, and says meanwhile that the job is in good hands. */
  async #printHolding(lane: Lane, job: ClaimedJob, serving: Serving): Promise<Attempt> {
    const { database, log } = this.#tools;
    const heartbeat = setInterval(() => {
      database
        .inTenant(lane.companyId, (tx) => extendLease(tx, job, LEASE_SECONDS))
        .catch((error: unknown) =>
          log.warn({ err: translateDatabaseError(error), job: job.id }, 'a lease was not extended'),
        );
    }, HEARTBEAT_MS);
    // One for each page: what listens to a signal that outlives it is chained to what listened before and after, and lives on.
    serving.giveUp = new AbortController();
    if (this.#gaveUp) serving.giveUp.abort();
    try {
      return await this.#print(job, serving.giveUp.signal);
    } finally {
      serving.giveUp = undefined;
      clearInterval(heartbeat);
    }
  }

  async #print(job: ClaimedJob, signal: AbortSignal): Promise<Attempt> {
    const processId = String(randomInt(10_000)).padStart(4, '0');
    let bytes: Uint8Array;
    try {
      bytes = pageBytes(job, processId);
    } catch (error) {
      this.#tools.log.error({ err: error, job: job.id }, 'a page cannot be printed');
      return { kind: 'unprintable', detail: error instanceof Error ? error.message : String(error) };
    }
    const page = { bytes, confirms: job.confirms, processId, signal };
    const outcome = await printPage(job, page, this.#tools.reach);
    if (outcome.kind === 'failed') {
      this.#tools.log.warn(
        { job: job.id, attempts: job.attempts, reason: outcome.reason, detail: outcome.detail },
        'a ticket was not printed yet',
      );
    }
    return outcome;
  }
}
