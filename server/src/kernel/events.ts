import type { Static, TSchema } from 'typebox';
import { newId } from './ids.ts';
import { run, type Statement, send } from './sql.ts';
import { afterCommit, type OutsideTx, type Tx } from './tx.ts';
import type { Wakeups } from './wakeups.ts';

/** One channel of one branch: who listens there is decided by realtime from the member's rights, never by a client. */
export interface Channel {
  name: string;
  branchId: string;
}

/** A thing that happened, as a module declares it. Payloads carry ids and versions, never live objects. */
export interface EventType<Payload extends TSchema = TSchema> {
  /** `module.something_happened`, in the past. */
  readonly name: string;
  readonly schemaVersion: number;
  readonly payload: Payload;
  /** Events with the same key are delivered in order. */
  readonly key: (payload: Static<Payload>) => string;
  /** The channels that may see it on a screen; none means that it never leaves the server. */
  readonly audience: (payload: Static<Payload>) => readonly Channel[];
}

/** Declares an event type; keeps the payload's type for `announce`. */
export function defineEvent<Payload extends TSchema>(type: EventType<Payload>): EventType<Payload> {
  return type;
}

/** Topic of the wake-ups for deliveries. */
export const DELIVERIES = 'deliveries';

/** Which subscribers hear which event. Filled at start from the modules, then only read. */
export class Subscriptions {
  readonly #subscribers = new Map<string, Set<string>>();

  /** Adds a subscriber of an event. */
  add(event: string, subscriber: string): void {
    const known = this.#subscribers.get(event) ?? new Set();
    known.add(subscriber);
    this.#subscribers.set(event, known);
  }

  /** Names of those who hear the event. */
  of(event: string): readonly string[] {
    return [...(this.#subscribers.get(event) ?? [])];
  }
}

const INSERT_DELIVERIES: Statement = {
  name: 'kernel.announce',
  text: `insert into kernel.deliveries (company_id, id, subscriber, event, schema_version, ordering_key, payload)
    select $1, u.id, u.subscriber, $4, $5, $6, $7
    from unnest($2::uuid[], $3::text[]) as u (id, subscriber)`,
};

/** Writes announcements into the caller's transaction and wakes the deliverers after its commit. */
export class Announcer {
  readonly #subscriptions: Subscriptions;
  readonly #wakeups: Wakeups;

  constructor(subscriptions: Subscriptions, wakeups: Wakeups) {
    this.#subscriptions = subscriptions;
    this.#wakeups = wakeups;
  }

  /** Writes one delivery per subscriber with the caller's commit: nothing is published that did not commit. */
  announce<Payload extends TSchema>(tx: Tx, type: EventType<Payload>, payload: Static<Payload>): void {
    const subscribers = this.#subscriptions.of(type.name);
    if (subscribers.length === 0) return;
    send(tx, INSERT_DELIVERIES, [
      tx.companyId,
      subscribers.map(() => newId()),
      subscribers,
      type.name,
      type.schemaVersion,
      type.key(payload),
      JSON.stringify(payload),
    ]);
    afterCommit(tx, () => this.#wakeups.hint(DELIVERIES, tx.companyId));
  }
}

/** A parked delivery as an operator sees it. */
export interface ParkedDelivery {
  id: string;
  subscriber: string;
  event: string;
  attempts: number;
  lastError: string | null;
}

/** Deliveries of this company that used up their tries, oldest first, at most 100. */
export async function findParked(tx: Tx): Promise<ParkedDelivery[]> {
  return run<ParkedDelivery>(
    tx,
    {
      name: 'kernel.parked',
      text: `select id, subscriber, event, attempts, last_error as "lastError"
        from kernel.deliveries where company_id = $1 and state = 'parked' order by seq limit 100`,
    },
    [tx.companyId],
  );
}

/** Puts a parked delivery back in line with fresh tries. Returns whether there was one. */
export async function replayParked(tx: Tx, id: string): Promise<boolean> {
  const rows = await run(
    tx,
    {
      name: 'kernel.replay',
      text: `update kernel.deliveries set state = 'pending', attempts = 0, next_attempt_at = now()
        where company_id = $1 and id = $2 and state = 'parked' returning id`,
    },
    [tx.companyId, id],
  );
  return rows.length === 1;
}

/** How many deliveries wait or are parked, by subscriber, over all companies. */
export function countDeliveries(
  tx: OutsideTx,
): Promise<{ subscriber: string; state: string; count: number }[]> {
  return run(
    tx,
    {
      name: 'kernel.delivery_counts',
      text: 'select subscriber, state, count from kernel.delivery_counts()',
    },
    [],
  );
}
