import { translateDatabaseError } from '../../kernel/database-errors.ts';
import type { BackgroundWork } from '../../kernel/module.ts';
import { afterCommit, type Tx } from '../../kernel/tx.ts';
import { SILENT_SECONDS } from './agent.ts';
import { PRINT_LANES } from './enqueue-jobs.ts';
import { printerChanged } from './events.ts';
import { openSilent } from './queries/agent-work.ts';
import { type AgentPlace, findSilentAgents } from './queries/agents.ts';
import { findFallback } from './queries/breakers.ts';
import { rerouteWaiting } from './queries/jobs.ts';
import type { PrintWorkerTools } from './worker.ts';

const LOOK_MS = 2_000;

/**
 * Takes the printers of an agent out of service that has not been heard of for half a minute, as if each of them had
 * failed: their pages go to those that stand in. When it is back it asks each printer, and the next page decides.
 */
export class AgentWatch implements BackgroundWork {
  readonly name = 'printing.agents';
  readonly #tools: Pick<PrintWorkerTools, 'database' | 'wakeups' | 'announcer' | 'log'>;
  readonly #graceMs: number;
  #stopping = false;
  #timer: NodeJS.Timeout | undefined;
  #current: Promise<void> = Promise.resolve();

  /** @param graceMs until its first look: nobody could reach a server that was down, so their silence says nothing */
  constructor(
    tools: Pick<PrintWorkerTools, 'database' | 'wakeups' | 'announcer' | 'log'>,
    graceMs = SILENT_SECONDS * 1_000,
  ) {
    this.#tools = tools;
    this.#graceMs = graceMs;
  }

  /** Begins to look every two seconds, once every agent has had the time to come back. */
  start(): void {
    this.#next(this.#graceMs);
  }

  /** Ends after the look under way. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#timer);
    await this.#current;
  }

  #next(afterMs: number): void {
    if (this.#stopping) return;
    this.#timer = setTimeout(() => {
      this.#current = this.#look();
    }, afterMs);
  }

  async #look(): Promise<void> {
    const { database, log } = this.#tools;
    try {
      const silent = await database.outsideTenants((tx) => findSilentAgents(tx, SILENT_SECONDS));
      for (const agent of silent)
        await database.inTenant(agent.companyId, (tx) => this.#takeOut(tx, agent.agentId));
    } catch (error) {
      log.warn({ err: translateDatabaseError(error) }, 'cannot look after the print agents');
    }
    this.#next(LOOK_MS);
  }

  async #takeOut(tx: Tx, agentId: AgentPlace['agentId']): Promise<void> {
    const { announcer, wakeups } = this.#tools;
    // All of them before any page moves: a printer of the same agent cannot stand in.
    for (const { id: printerId, branchId } of await openSilent(tx, agentId, SILENT_SECONDS)) {
      announcer.announce(tx, printerChanged, { schemaVersion: 1, branchId, printerId });
      const fallback = await findFallback(tx, printerId);
      if (!fallback || (await rerouteWaiting(tx, printerId, fallback.id)) === 0) continue;
      afterCommit(tx, () => wakeups.hint(PRINT_LANES, `${tx.companyId}/${fallback.id}`));
    }
  }
}
