import type { PrintOutcome } from '@fastops/printer-link';
import { translateDatabaseError } from '../../kernel/database-errors.ts';
import type { BackgroundWork } from '../../kernel/module.ts';
import type { Tx } from '../../kernel/tx.ts';
import { afterCommit } from '../../kernel/tx.ts';
import { PRINT_LANES } from './enqueue-jobs.ts';
import { printerChanged } from './events.ts';
import { printPage } from './page-driver.ts';
import { claimProbe, findDueProbes, noteAnswer, noteFailure, type Probe } from './queries/breakers.ts';
import { expireAndAlarm, findDueAlarms, type Lane } from './queries/jobs.ts';
import { findSilentPrinters, markSilent } from './queries/poll-urls.ts';
import type { PrintWorkerTools } from './worker.ts';

const LOOK_MS = 1_000;
/** After this the floor hears of a page that nobody confirmed. */
const ALARM_SECONDS = 120;
const MOST_PROBES = 64;

/**
 * Asks printers whose breaker is open whether they are well again, ends what is too late, and tells the floor what waits
 * too long. Any number of processes may do so: each question and each word to the floor is claimed first.
 */
export class PrintWatch implements BackgroundWork {
  readonly name = 'printing.watch';
  readonly #tools: PrintWorkerTools;
  readonly #giveUp = new AbortController();
  #stopping = false;
  #timer: NodeJS.Timeout | undefined;
  #current: Promise<void> = Promise.resolve();
  #startedAt = 0;

  constructor(tools: PrintWorkerTools) {
    this.#tools = tools;
  }

  /** Begins to look once a second. */
  start(): void {
    this.#startedAt = performance.now();
    this.#current = this.#look();
  }

  /** Breaks off the questions under way: the next process asks again. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#timer);
    this.#giveUp.abort();
    await this.#current;
  }

  async #look(): Promise<void> {
    const { database, log } = this.#tools;
    try {
      const [probes, alarms, silent] = await Promise.all([
        database.outsideTenants((tx) => findDueProbes(tx, MOST_PROBES)),
        database.outsideTenants((tx) => findDueAlarms(tx, ALARM_SECONDS)),
        database.outsideTenants((tx) =>
          findSilentPrinters(tx, (performance.now() - this.#startedAt) / 1_000),
        ),
      ]);
      await Promise.all([
        ...probes.map((lane) => this.#probe(lane)),
        ...alarms.map((branch) =>
          database.inTenant(branch.companyId, (tx) => this.#alarm(tx, branch.branchId)),
        ),
        ...silent.map((lane) => this.#giveUpOn(lane)),
      ]);
    } catch (error) {
      log.warn({ err: translateDatabaseError(error) }, 'cannot look after the printers');
    }
    if (this.#stopping) return;
    this.#timer = setTimeout(() => {
      this.#current = this.#look();
    }, LOOK_MS);
  }

  async #alarm(tx: Tx, branchId: string): Promise<void> {
    for (const printerId of await expireAndAlarm(tx, branchId, ALARM_SECONDS))
      this.#tools.announcer.announce(tx, printerChanged, { schemaVersion: 1, branchId, printerId });
  }

  /** A printer that ought to ask for its pages and does not: another one stands in, and its next word brings it back. */
  async #giveUpOn({ companyId, printerId }: Lane): Promise<void> {
    await this.#tools.database.inTenant(companyId, async (tx) => {
      const silent = await markSilent(tx, printerId);
      if (!silent) return;
      const { branchId } = silent;
      this.#tools.announcer.announce(tx, printerChanged, { schemaVersion: 1, branchId, printerId });
    });
  }

  async #probe({ companyId, printerId }: Lane): Promise<void> {
    const { database } = this.#tools;
    const probe = await database.inTenant(companyId, (tx) => claimProbe(tx, printerId));
    if (!probe) return;
    const outcome = await this.#ask(probe);
    if (outcome.kind === 'failed' && outcome.reason === 'aborted') return;
    await database.inTenant(companyId, (tx) => this.#note(tx, printerId, probe, outcome));
  }

  #ask(probe: Probe): Promise<PrintOutcome> {
    // One that answers nothing is well as soon as it can be reached.
    const confirms = probe.asks ? 'status' : 'none';
    const question = { bytes: null, confirms, processId: '', signal: this.#giveUp.signal } as const;
    return printPage(probe, question, this.#tools.reach);
  }

  async #note(tx: Tx, printerId: string, { branchId }: Probe, outcome: PrintOutcome): Promise<void> {
    const { announcer, wakeups } = this.#tools;
    const change =
      outcome.kind === 'failed'
        ? await noteFailure(tx, printerId, outcome.condition, outcome.reason)
        : await noteAnswer(tx, printerId, outcome.condition);
    if (!change?.changed) return;
    announcer.announce(tx, printerChanged, { schemaVersion: 1, branchId, printerId });
    if (change.breaker !== 'open')
      afterCommit(tx, () => wakeups.hint(PRINT_LANES, `${tx.companyId}/${printerId}`));
  }
}
