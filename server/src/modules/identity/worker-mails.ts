import type { Log } from '../../kernel/log.ts';
import { type Mailer, MailNotSent } from '../../kernel/mail.ts';
import type { BackgroundWork } from '../../kernel/module.ts';
import type { Database } from '../../kernel/tenant.ts';
import { claimMail, endMail } from './queries/mails.ts';

const LOOK_MS = 2_000;
/** Ctrl-C must be over within five seconds. */
const STOP_PATIENCE_MS = 2_500;
/** Pauses after the first, second … failure, in seconds; after the last there is no other try. */
const PAUSES = [5, 30, 120, 600];

/** Sends the mails that were queued, one after the other, until stopped. */
export class MailWorker implements BackgroundWork {
  readonly name = 'identity.mails';
  readonly #database: Database;
  readonly #mailer: Mailer;
  readonly #log: Log;
  #timer: NodeJS.Timeout | undefined;
  #sending: Promise<void> | undefined;
  #stopping = false;

  constructor({ database, mailer, log }: { database: Database; mailer: Mailer; log: Log }) {
    this.#database = database;
    this.#mailer = mailer;
    this.#log = log;
  }

  start(): void {
    if (this.#mailer.configured) this.#look();
  }

  /** Takes no new mail; one under way gets a moment. What is not known to be sent then is sent again after its lease. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#timer);
    const { promise: patience, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, STOP_PATIENCE_MS);
    await Promise.race([this.#sending, patience]);
    clearTimeout(timer);
  }

  /** Sends what is due; returns how many mails were tried. */
  async sendDue(): Promise<number> {
    let tried = 0;
    for (;;) {
      const mail = this.#stopping ? undefined : await this.#database.outsideTenants(claimMail);
      if (!mail) return tried;
      tried += 1;
      const { id, to, subject, text, html, attempts } = mail;
      let error: string | null = null;
      let permanent = false;
      try {
        await this.#mailer.send({ to, subject, text, html });
      } catch (failure) {
        permanent = failure instanceof MailNotSent && failure.permanent;
        error = failure instanceof Error ? failure.message.slice(0, 300) : 'unknown';
        this.#log.warn({ mail: id, attempts, reason: error }, 'a mail could not be sent');
      }
      const waitSeconds = error === null || permanent ? null : (PAUSES[attempts - 1] ?? null);
      await this.#database.outsideTenants((tx) =>
        endMail(tx, { id, sent: error === null, error, waitSeconds }),
      );
    }
  }

  #look(): void {
    this.#sending = this.sendDue().then(
      () => this.#again(),
      (error: unknown) => {
        this.#log.warn({ err: error }, 'cannot look for mails to send');
        this.#again();
      },
    );
  }

  #again(): void {
    if (!this.#stopping) this.#timer = setTimeout(() => this.#look(), LOOK_MS);
  }
}
