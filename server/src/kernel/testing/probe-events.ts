import T from 'typebox';
import { Announcer, defineEvent, Subscriptions } from '../events.ts';
import { newId } from '../ids.ts';
import { openLog } from '../log.ts';
import { send } from '../sql.ts';
import type { Database } from '../tenant.ts';
import type { Tx } from '../tx.ts';
import { openWakeups, type Wakeups } from '../wakeups.ts';
import { PROBE } from './kernel-database.ts';

/** An event of the tests: `n` counts within its key. */
const probeNoted = defineEvent({
  name: 'probe.noted',
  schemaVersion: 3,
  payload: T.Object({ key: T.String(), n: T.Integer() }),
  key: (payload) => payload.key,
  audience: () => [],
});

/** The log of the tests, which nobody reads. */
export const quiet = openLog({ level: 'silent', pretty: false });

/** Announces the probe event to some subscribers, as the edge of a process would. */
export function probeAnnouncer(subscribers: readonly string[], wakeups: Wakeups = openWakeups(quiet)) {
  const subscriptions = new Subscriptions();
  for (const subscriber of subscribers) subscriptions.add(probeNoted.name, subscriber);
  const announcer = new Announcer(subscriptions, wakeups);
  return {
    wakeups,
    /** In the caller's transaction. */
    announce: (tx: Tx, key: string, n: number) => announcer.announce(tx, probeNoted, { key, n }),
    /** Each in a transaction of its own. */
    async announceAll(database: Database, companyId: string, events: readonly (readonly [string, number])[]) {
      for (const [key, n] of events) {
        await database.inTenant(companyId, async (tx) => announcer.announce(tx, probeNoted, { key, n }));
      }
    },
  };
}

/** What a handler writes for one delivery: `key n` in `probe.notes`, where a second time would be a clash. */
export function note(tx: Tx, delivery: { payload: unknown }): void {
  send(tx, PROBE.insert, [tx.companyId, newId(), nameOf(delivery)]);
}

/** `key n` of a delivery. */
export function nameOf(delivery: { payload: unknown }): string {
  const { key, n } = delivery.payload as { key: string; n: number };
  return `${key} ${n}`;
}
