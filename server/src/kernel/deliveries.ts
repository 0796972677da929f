import { translateDatabaseError } from './database-errors.ts';
import { DELIVERIES } from './events.ts';
import type { Log } from './log.ts';
import { run, type Statement, send } from './sql.ts';
import type { Database } from './tenant.ts';
import type { Tx } from './tx.ts';
import type { Wakeups } from './wakeups.ts';

/** One event on its way to one subscriber. */
export interface Delivery {
  id: string;
  subscriber: string;
  event: string;
  schemaVersion: number;
  key: string;
  payload: unknown;
  attempts: number;
}

/** Handles a batch inside the transaction that removes it: whatever it writes happens once. May ask for an act after the commit. */
export type DeliveryHandler = (tx: Tx, batch: readonly Delivery[]) => Promise<void>;

/** What a deliverer needs. */
export interface DelivererOptions {
  database: Database;
  wakeups: Wakeups;
  log: Log;
  /** The one subscriber served. Each has its own deliverer, so that processes with different tasks never overlap. */
  subscriber: string;
  handler: DeliveryHandler;
  /** Tries before a delivery is parked. */
  maxAttempts?: number;
  /** Milliseconds between two looks for work that no wake-up told of. */
  pollMs?: number;
}

const BATCH = 200;
const PARALLEL_COMPANIES = 4;

// The advisory lock lets one deliverer at a time serve a subscriber of a company: that keeps the order per key across processes.
const CLAIM: Statement = {
  name: 'kernel.claim',
  text: `select d.id, d.subscriber, d.event, d.schema_version as "schemaVersion", d.ordering_key as key, d.payload, d.attempts
    from kernel.deliveries d
    where d.company_id = $1 and d.subscriber = $2 and d.state = 'pending' and d.next_attempt_at <= now()
      and not exists (
        select 1 from kernel.deliveries e
        where e.company_id = d.company_id and e.subscriber = d.subscriber and e.state = 'pending'
          and e.ordering_key = d.ordering_key and e.seq < d.seq and e.next_attempt_at > now())
    order by d.seq limit $3`,
};
// And the transaction does not wait for the disk: should the server lose it, it loses what the handler wrote together with
// the removal, and the events come again (docs/decisions/0020).
const LOCK: Statement = {
  name: 'kernel.claim_lock',
  text: `select pg_try_advisory_xact_lock(hashtextextended('fastops.deliveries:' || $1 || ':' || $2, 0)) as mine,
      set_config('synchronous_commit', 'off', true)`,
};
const DONE: Statement = {
  name: 'kernel.delivered',
  text: 'delete from kernel.deliveries where company_id = $1 and id = any ($2)',
};
// Waits 1, 2, 4, … seconds, at most five minutes; the clock is the database's.
const FAILED: Statement = {
  name: 'kernel.delivery_failed',
  text: `update kernel.deliveries set attempts = attempts + 1, last_error = $3,
      state = case when attempts + 1 >= $4 then 'parked' else 'pending' end,
      next_attempt_at = now() + least(interval '5 minutes', interval '1 second' * power(2, attempts))
    where company_id = $1 and id = $2`,
};
const DUE: Statement = {
  name: 'kernel.due',
  text: 'select kernel.companies_with_deliveries($1, $2) as company',
};

/** Carries events from the table to their subscribers until stopped. */
export class Deliverer {
  readonly #options: Required<DelivererOptions>;
  readonly #dirty = new Set<string>();
  readonly #active = new Map<string, Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #unsubscribe: () => void = () => undefined;
  #stopping = false;

  constructor(options: DelivererOptions) {
    this.#options = { maxAttempts: 8, pollMs: 1_000, ...options };
  }

  /** Starts listening for wake-ups and polling. */
  start(): void {
    this.#unsubscribe = this.#options.wakeups.on(DELIVERIES, (companyId) => this.#wake(companyId));
    this.#poll();
  }

  /** Finishes the batches under way and stops. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#unsubscribe();
    clearTimeout(this.#timer);
    await Promise.all(this.#active.values());
  }

  /** Delivers everything that is due now, over all companies; for tests and drains. Returns how many were handled. */
  async drain(): Promise<number> {
    let total = 0;
    for (;;) {
      const companies = await this.#due();
      let round = 0;
      for (const company of companies) round += await this.#batch(company);
      if (round === 0) return total;
      total += round;
    }
  }

  #wake(companyId: string): void {
    this.#dirty.add(companyId);
    this.#pump();
  }

  #pump(): void {
    for (const companyId of this.#dirty) {
      if (this.#stopping || this.#active.size >= PARALLEL_COMPANIES) return;
      if (this.#active.has(companyId)) continue;
      this.#dirty.delete(companyId);
      const work = this.#serve(companyId).finally(() => {
        this.#active.delete(companyId);
        this.#pump();
      });
      this.#active.set(companyId, work);
    }
  }

  async #serve(companyId: string): Promise<void> {
    try {
      const handled = await this.#batch(companyId);
      if (handled === BATCH) this.#dirty.add(companyId);
    } catch (error) {
      this.#options.log.error(
        { err: translateDatabaseError(error), companyId },
        'a batch of deliveries failed',
      );
    }
  }

  #poll(): void {
    if (this.#stopping) return;
    this.#due()
      .then((companies) => {
        for (const company of companies) this.#wake(company);
      })
      .catch((error: unknown) =>
        this.#options.log.warn({ err: translateDatabaseError(error) }, 'cannot look for deliveries'),
      )
      .finally(() => {
        if (!this.#stopping) this.#timer = setTimeout(() => this.#poll(), this.#options.pollMs);
      });
  }

  #due(): Promise<string[]> {
    return this.#options.database.outsideTenants(async (tx) => {
      const rows = await run<{ company: string }>(tx, DUE, [[this.#options.subscriber], 100]);
      return rows.map((row) => row.company);
    });
  }

  async #batch(companyId: string): Promise<number> {
    const { database } = this.#options;
    let claimed: Delivery[] = [];
    try {
      return await database.inTenant(companyId, async (tx) => {
        claimed = await this.#claim(tx, BATCH);
        await this.#handle(tx, claimed);
        return claimed.length;
      });
    } catch (error) {
      if (claimed.length === 0) throw error;
      this.#options.log.warn(
        { err: error, companyId },
        'a batch failed; its deliveries are tried one by one',
      );
      return this.#oneByOne(companyId, claimed.length);
    }
  }

  async #claim(tx: Tx, limit: number): Promise<Delivery[]> {
    const { subscriber } = this.#options;
    const lock = run<{ mine: boolean }>(tx, LOCK, [tx.companyId, subscriber]);
    const rows = run<Delivery>(tx, CLAIM, [tx.companyId, subscriber, limit]);
    const [[locked], claimed] = await Promise.all([lock, rows]);
    return locked?.mine === true ? claimed : [];
  }

  async #handle(tx: Tx, batch: readonly Delivery[]): Promise<void> {
    if (batch.length === 0) return;
    await this.#options.handler(tx, batch);
    send(tx, DONE, [tx.companyId, batch.map((delivery) => delivery.id)]);
  }

  /** One transaction per delivery, so that a poisoned one is set aside and the others go through. */
  async #oneByOne(companyId: string, count: number): Promise<number> {
    const { database, maxAttempts, log } = this.#options;
    let handled = 0;
    for (let i = 0; i < count; i += 1) {
      let current: Delivery | undefined;
      try {
        await database.inTenant(companyId, async (tx) => {
          [current] = await this.#claim(tx, 1);
          if (current) await this.#handle(tx, [current]);
        });
        if (!current) break;
        handled += 1;
      } catch (error) {
        if (!current) throw error;
        const { id, subscriber, event, attempts } = current;
        log.error({ err: error, companyId, delivery: id, subscriber, event, attempts }, 'a delivery failed');
        const reason = error instanceof Error ? error.message.slice(0, 500) : 'unknown';
        await database.inTenant(companyId, async (tx) =>
          send(tx, FAILED, [companyId, id, reason, maxAttempts]),
        );
      }
    }
    return handled;
  }
}
