import { setTimeout as delay } from 'node:timers/promises';
import { translateDatabaseError } from '../../../kernel/database-errors.ts';
import type { Log } from '../../../kernel/log.ts';
import type { Database } from '../../../kernel/tenant.ts';
import type { Wakeups } from '../../../kernel/wakeups.ts';
import { PRINT_AGENTS } from '../agent.ts';
import { PRINT_LANES } from '../enqueue-jobs.ts';
import { type AgentPlace, findDueAgents } from '../queries/agents.ts';

const LOOK_MS = 1_000;
const MOST_DUE = 1_000;

/** An agent that waits for work. */
export interface AgentWait {
  /** Waits until there may be work, for so long at most; what was heard since the last time counts. */
  next(milliseconds: number, gone: AbortSignal): Promise<void>;
  /** Lets others of the same agent that wait here learn that they are not the last any more. */
  displace(): void;
  /** Ends the waiting for good. */
  end(): void;
}

/** Who waits, how it is woken, and whether it was before it began to wait. */
interface Waiting {
  place: AgentPlace;
  isWoken: boolean;
  wake: () => void;
}

/**
 * The agents that wait in this process. A hint wakes them; once a second one question to the database, for all of them
 * together, finds what no hint told of.
 */
export class AgentPolls {
  readonly #tools: { database: Database; log: Log };
  readonly #waiting = new Set<Waiting>();
  #looking = false;

  constructor(tools: { database: Database; wakeups: Wakeups; log: Log }) {
    this.#tools = tools;
    // The key of a lane names a printer: which agent prints on it is looked up by those of the company who wait.
    tools.wakeups.on(PRINT_LANES, (lane) => this.#wake(({ companyId }) => lane.startsWith(`${companyId}/`)));
    tools.wakeups.on(PRINT_AGENTS, (key) =>
      this.#wake(({ companyId, agentId }) => key === `${companyId}/${agentId}`),
    );
  }

  /** Begins to wait for an agent. */
  begin(place: AgentPlace): AgentWait {
    const waiting: Waiting = { place, isWoken: false, wake: () => undefined };
    this.#waiting.add(waiting);
    if (!this.#looking) void this.#look();
    return {
      async next(milliseconds, gone) {
        const over = new AbortController();
        waiting.wake = () => over.abort();
        if (!waiting.isWoken)
          await delay(milliseconds, undefined, { signal: AbortSignal.any([over.signal, gone]) }).catch(
            () => undefined,
          );
        waiting.isWoken = false;
      },
      displace: () => this.#wake((other) => other !== place && other.agentId === place.agentId),
      end: () => void this.#waiting.delete(waiting),
    };
  }

  #wake(isMeant: (place: AgentPlace) => boolean): void {
    for (const waiting of this.#waiting) {
      if (!isMeant(waiting.place)) continue;
      waiting.isWoken = true;
      waiting.wake();
    }
  }

  /** Looks for as long as anybody waits. */
  async #look(): Promise<void> {
    const { database, log } = this.#tools;
    this.#looking = true;
    await delay(LOOK_MS, undefined, { ref: false });
    while (this.#waiting.size > 0) {
      try {
        const due = await database.askOutside((tx) => findDueAgents(tx, MOST_DUE));
        const agents = new Set(due.map(({ agentId }) => agentId));
        this.#wake(({ agentId }) => agents.has(agentId));
      } catch (error) {
        log.warn({ err: translateDatabaseError(error) }, 'cannot look for the work of print agents');
      }
      await delay(LOOK_MS, undefined, { ref: false });
    }
    this.#looking = false;
  }
}
