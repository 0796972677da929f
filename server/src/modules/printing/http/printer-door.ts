import type { Announcer } from '../../../kernel/events.ts';
import type { Log } from '../../../kernel/log.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Exchange, PublicContext } from '../../../kernel/route.ts';
import { afterCommit, type Tx } from '../../../kernel/tx.ts';
import type { Wakeups } from '../../../kernel/wakeups.ts';
import { attemptKey, countAttempts, placeOf } from '../../identity/index.ts';
import { PollPace } from '../poll-pace.ts';
import { pollSecretHash } from '../poll-secret.ts';
import type { Lane } from '../queries/jobs.ts';
import { findPollPlace, type HeardPrinter, hearPrinter } from '../queries/poll-urls.ts';
import type { PrintContext } from '../settle-attempt.ts';

/** What the addresses of printers need. */
export interface CloudPrinterTools {
  announcer: Announcer;
  wakeups: Wakeups;
  log: Log;
}

/** A printer whose secret was right. */
export interface KnownPrinter extends Lane {
  tokenHash: Buffer;
}

/** Wrong secrets from one place; a right one is never held up by them. */
const WRONG_SECRETS = { limit: 60, minutes: 15 };

/** The same for a secret that never was, one that is no more, and a page that there is not. */
export const nobody = (): Refusal => new Refusal('not_found', 'printing.nobody_here');

/** Lets printers in by the secret of their address, and gives them what they work with. */
export class PrinterDoor {
  readonly #tools: CloudPrinterTools;
  readonly #pace = new PollPace();

  constructor(tools: CloudPrinterTools) {
    this.#tools = tools;
  }

  /**
   * Who has this secret.
   *
   * @throws Refusal `not_found` for a secret that is nobody's; `too_many` after many of them, or for a printer gone wild
   */
  async open({ database }: PublicContext, secret: string, http: Exchange): Promise<KnownPrinter> {
    http.setHeader('cache-control', 'no-store');
    const hash = pollSecretHash(secret);
    const place = hash && (await database.askOutside((tx) => findPollPlace(tx, hash)));
    if (place && this.#pace.allows(place.printerId, performance.now())) return { ...place, tokenHash: hash };
    const key = attemptKey('cloudprnt', placeOf(http.ip));
    const wait = place
      ? 1
      : await database.outsideTenants((tx) => countAttempts({ tx }, [{ key, ...WRONG_SECRETS }]));
    if (wait > 0) throw new Refusal('too_many', 'printing.asks_too_often', { retryAfterSeconds: wait });
    throw nobody();
  }

  /**
   * Notes that the printer was heard and does its work, in one transaction; what one printer asks is done one by one.
   *
   * @throws Refusal `forbidden` printing.other_machine; `not_found` when the secret has gone meanwhile, or the page
   */
  async enter<T>(
    { database }: PublicContext,
    place: KnownPrinter,
    mac: string | undefined,
    work: (ctx: PrintContext, printer: HeardPrinter) => Promise<T>,
  ): Promise<T> {
    const { companyId, printerId, tokenHash } = place;
    try {
      const done = await database.inTenant(companyId, async (tx) => {
        const printer = await hearPrinter(tx, { printerId, tokenHash, mac });
        // What is noted of a stranger is kept.
        if (!printer || printer.isStranger) return { refused: printer ? 'stranger' : 'nobody' } as const;
        return { result: await work(this.context(tx), printer) };
      });
      if ('result' in done) return done.result;
      if (done.refused === 'nobody') throw nobody();
      this.#tools.log.warn({ printer: printerId, mac }, 'another machine asks at the address of a printer');
    } catch (error) {
      if (error instanceof Refusal && error.code === 'printing.job_unknown') throw nobody();
      throw error;
    }
    throw new Refusal('forbidden', 'printing.other_machine');
  }

  /** What settling an attempt needs. */
  context(tx: Tx): PrintContext {
    const { announcer, wakeups } = this.#tools;
    return {
      tx,
      announce: (type, payload) => announcer.announce(tx, type, payload),
      wake: (topic, key) => afterCommit(tx, () => wakeups.hint(topic, key)),
    };
  }
}
