import { setTimeout as delay } from 'node:timers/promises';
import type { PrintOutcome } from '@fastops/printer-link';
import { backoff } from './backoff.ts';
import type { Journal } from './journal.ts';
import type { ClaimedPage, PageKey } from './journal-record.ts';
import { askPrinter, printPage } from './print-page.ts';
import { scanForPrinters } from './scan.ts';
import { Refused, type ServerApi, type Work } from './server-api.ts';

/** How the program is, for whoever looks at it. */
export interface AgentState {
  /** `refused`: the server does not know it any more, somebody has to enroll it again. */
  connection: 'connecting' | 'online' | 'offline' | 'refused';
  /** Since when. Milliseconds since 1970. */
  since: number;
  /** Why it is not online. */
  reason: string;
  printers: Work['printers'];
  /** What was printed of late, the newest first. */
  latest: { title: string | null; printerId: string; outcome: PrintOutcome; at: number }[];
}

const WAIT_SECONDS = 10;
const HEARTBEAT_MS = 3_000;
const REFUSED_MS = 30_000;
const MOST_REPORTED = 50;
const LATEST = 20;
/** How long the server is waited for before a page of an earlier run is printed without it. */
const ASK_MS = 3_000;

const keyOf = ({ jobId, attempt }: PageKey): PageKey => ({ jobId, attempt });
const NOT_BEGUN = { kind: 'failed', reason: 'aborted', bytesMayHavePrinted: false } as const;

/**
 * Fetches pages, prints them, and says what became of them. What it has claimed it prints with or without the server; what
 * it has printed it says until the server knows.
 */
export class Agent {
  readonly state: AgentState;
  readonly #journal: Journal;
  readonly #api: ServerApi;
  readonly #say: (line: string) => void;
  readonly #onBroken: (error: unknown) => void;
  readonly #leaving = new AbortController();
  readonly #printing = new Set<Promise<void>>();
  readonly #beside = new Set<Promise<void>>();
  #reporting: Promise<void> | undefined;
  #loops: Promise<unknown> = Promise.resolve();
  #isScanning = false;

  /** @param options `onBroken` hears of a journal that cannot be written: nothing may be printed without it */
  constructor(options: {
    journal: Journal;
    api: ServerApi;
    say: (line: string) => void;
    onBroken: (error: unknown) => void;
  }) {
    this.#onBroken = options.onBroken;
    this.#journal = options.journal;
    this.#api = options.api;
    this.#say = options.say;
    this.state = { connection: 'connecting', since: Date.now(), reason: '', printers: [], latest: [] };
  }

  /** How many pages are being printed, and of how many the server has to hear. */
  get counts(): { printing: number; unreported: number } {
    const { pages } = this.#journal;
    return { printing: pages.unfinished().length, unreported: pages.unreported().length };
  }

  /** Begins, with what an earlier run left. */
  start(): void {
    this.#report();
    this.#loops = Promise.all([this.#resume(), this.#claimAgainAndAgain(), this.#keepLeases()]);
  }

  /** Takes nothing more, prints to its end what has begun, and says what became of it if the server can be reached. */
  async stop(): Promise<void> {
    this.#leaving.abort();
    await this.#loops;
    await Promise.all([...this.#printing, ...this.#beside]);
    await this.#reporting;
  }

  get #isLeaving(): boolean {
    return this.#leaving.signal.aborted;
  }

  /** Waits, and no longer than until the program is to end. */
  async #pause(milliseconds: number): Promise<void> {
    await delay(milliseconds, undefined, { signal: this.#leaving.signal }).catch(() => undefined);
  }

  async #claimAgainAndAgain(): Promise<void> {
    for (let failures = 0; !this.#isLeaving; ) {
      try {
        const holds = this.#journal.pages.all().map(({ page }) => keyOf(page));
        const work = await this.#api.claim(holds, WAIT_SECONDS, this.#leaving.signal);
        failures = 0;
        this.#is('online');
        await this.#take(work);
      } catch (error) {
        if (this.#isLeaving) return;
        if (this.#journal.failure !== undefined) {
          this.#onBroken(this.#journal.failure);
          return;
        }
        failures += 1;
        const isRefused = error instanceof Refused && error.status === 401;
        this.#is(isRefused ? 'refused' : 'offline', wordsOf(error));
        await this.#pause(isRefused ? REFUSED_MS : backoff(failures));
      }
    }
  }

  async #take(work: Work): Promise<void> {
    if (work.printers.length > 0) this.state.printers = work.printers;
    const pages = work.pages.map((page) => claimedPage(page, work));
    if (pages.length > 0) await this.#journal.write(...pages.map((page) => ({ t: 'claim', page }) as const));
    for (const page of pages) this.#print(page);
    if (work.probes.length > 0) this.#aside(this.#probe(work));
    if (work.scan && !this.#isScanning) this.#aside(this.#scan());
  }

  /** Runs something whose failure costs nothing: the server asks again. */
  #aside(work: Promise<void>): void {
    const running = work
      .catch((error: unknown) => this.#say(wordsOf(error)))
      .finally(() => this.#beside.delete(running));
    this.#beside.add(running);
  }

  async #probe({ printers, probes }: Work): Promise<void> {
    const answers = await Promise.all(
      probes.map(async ({ printerId, asks }) => {
        const place = printers.find(({ id }) => id === printerId);
        return place ? [{ printerId, outcome: await askPrinter(place, asks) }] : [];
      }),
    );
    await this.#api.answer(answers.flat());
  }

  async #scan(): Promise<void> {
    this.#isScanning = true;
    try {
      await this.#api.found(await scanForPrinters());
    } finally {
      this.#isScanning = false;
    }
  }

  #print(page: ClaimedPage): void {
    const running = this.#printed(page)
      // The disk. What had begun is reported as such after a new start.
      .catch((error: unknown) => this.#onBroken(error))
      .finally(() => this.#printing.delete(running));
    this.#printing.add(running);
  }

  async #printed(page: ClaimedPage): Promise<void> {
    const key = keyOf(page);
    const outcome = await printPage(page, () => this.#journal.write({ t: 'begin', ...key }));
    await this.#ended(page, outcome);
  }

  async #ended(page: ClaimedPage, outcome: PrintOutcome): Promise<void> {
    await this.#journal.write({ t: 'end', ...keyOf(page), outcome });
    const { title, printerId } = page;
    this.state.latest = [{ title, printerId, outcome, at: Date.now() }, ...this.state.latest].slice(
      0,
      LATEST,
    );
    if (outcome.kind === 'failed') this.#say(`not printed: ${outcome.reason} (${outcome.detail})`);
    this.#report();
  }

  /** Prints what an earlier run had claimed and not begun, unless the server has given it to somebody else meanwhile. */
  async #resume(): Promise<void> {
    const left = this.#journal.pages.unfinished().map(({ page }) => page);
    if (left.length === 0) return;
    const lost = await this.#api.extend(left.map(keyOf), ASK_MS).catch((): string[] => []);
    for (const page of left) {
      if (lost.includes(page.jobId))
        await this.#ended(page, { ...NOT_BEGUN, detail: 'somebody else has this page by now' });
      else if (page.expiresAt <= Date.now())
        await this.#ended(page, { ...NOT_BEGUN, detail: 'too late to be of use' });
      else this.#print(page);
    }
  }

  /** Says again and again that pages are in good hands, for as long as they are being printed. */
  async #keepLeases(): Promise<void> {
    while (!this.#isLeaving) {
      await this.#pause(HEARTBEAT_MS);
      const holds = this.#journal.pages.unfinished().map(({ page }) => keyOf(page));
      // Without an answer the lease ends, and the server decides: what was printed is marked elsewhere.
      if (holds.length > 0) await this.#api.extend(holds).catch(() => undefined);
    }
  }

  /** Sees to it that the server hears of everything that has ended. */
  #report(): void {
    this.#reporting ??= this.#reportAll().finally(() => {
      this.#reporting = undefined;
      // What ended in the last moment.
      if (!this.#isLeaving && this.#journal.pages.unreported().length > 0) this.#report();
    });
  }

  async #reportAll(): Promise<void> {
    for (let failures = 0; ; ) {
      const ended = this.#journal.pages.unreported().slice(0, MOST_REPORTED);
      if (ended.length === 0) return;
      try {
        await this.#api.report(
          ended.flatMap(({ page, outcome }) => (outcome ? [{ ...keyOf(page), outcome }] : [])),
        );
        failures = 0;
        await this.#journal.write(...ended.map(({ page }) => ({ t: 'told', ...keyOf(page) }) as const));
      } catch (error) {
        failures += 1;
        if (this.#isLeaving) return;
        this.#say(`not reported yet: ${wordsOf(error)}`);
        const isRefused = error instanceof Refused && error.status === 401;
        await this.#pause(isRefused ? REFUSED_MS : backoff(failures));
      }
    }
  }

  #is(connection: AgentState['connection'], reason = ''): void {
    if (this.state.connection !== connection) {
      this.state.since = Date.now();
      this.#say(reason === '' ? connection : `${connection}: ${reason}`);
    }
    this.state.connection = connection;
    this.state.reason = reason;
  }
}

function claimedPage(page: Work['pages'][number], { printers }: Work): ClaimedPage {
  const { jobId, attempt, printerId, title, bytes, processId, confirms, expiresInSeconds } = page;
  const { host = null, port = null, device = null } = printers.find(({ id }) => id === printerId) ?? {};
  return {
    ...{ jobId, attempt, printerId, title, bytes, processId, confirms },
    place: { host, port, device },
    expiresAt: Date.now() + expiresInSeconds * 1_000,
  };
}

/** What went wrong, in few words; what a failed `fetch` has to say is in its cause. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  return cause.message || ('code' in cause ? String(cause.code) : error.message);
}
