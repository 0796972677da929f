import { randomUUIDv7 } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Intent } from './oracle.ts';
import { type LoggedIn, logIn, type MenuProduct } from './restaurant.ts';

/** What the waiters of a run need. */
export interface WaitersPlan {
  origin: string;
  /** Branches with the key of their waiter's log-in. */
  branches: readonly { id: string; demoKey: string }[];
  menu: readonly MenuProduct[];
  random: () => number;
  /** How many order at the same time. */
  clients: number;
  /** Longest pause of each between two orders, in milliseconds. */
  pauseMs: number;
  /** Whether a branch takes more orders now, or has too many papers outstanding. */
  accepts(branchId: string, intents: readonly Intent[]): boolean;
}

/** What the waiters met, to show that the drill bit. */
export interface Encounters {
  /** Sent again because no answer came, or "later". */
  retries: number;
  /** Definite answers that repeated an earlier one which had been lost. */
  replays: number;
  /** Answers that no waiter may ever get. */
  wrong: string[];
}

const RETRY_MS = 100;
const ANSWER_MS = 10_000;
/** A process that is killed is back long before: an order that has no answer by then never gets one. */
const GIVE_UP_MS = 90_000;

/** Waiters who keep ordering; each holds on to an order, with its id, key and body, until the answer is definite. */
export class Waiters {
  readonly intents: Intent[] = [];
  readonly met: Encounters = { retries: 0, replays: 0, wrong: [] };
  readonly #plan: WaitersPlan;
  readonly #sessions = new Map<string, LoggedIn>();
  readonly #working: Promise<void>[];
  #stopping = false;

  constructor(plan: WaitersPlan, sessions: readonly LoggedIn[]) {
    this.#plan = plan;
    for (const session of sessions) this.#sessions.set(session.branchId, session);
    this.#working = Array.from({ length: plan.clients }, () => this.#work());
  }

  /** Lets every order under way come to its answer. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#working);
  }

  async #work(): Promise<void> {
    const { branches, random, accepts, pauseMs } = this.#plan;
    while (!this.#stopping) {
      const branch = branches[Math.floor(random() * branches.length)];
      if (branch && accepts(branch.id, this.intents)) await this.#order(branch);
      await sleep(random() * pauseMs);
    }
  }

  async #order(branch: { id: string; demoKey: string }): Promise<void> {
    const { menu, random } = this.#plan;
    const mark = `i${String(this.intents.length + 1).padStart(6, '0')}`;
    const products = Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
      const product = menu[Math.floor(random() * menu.length)];
      if (!product) throw new Error('the menu is empty');
      return product;
    });
    const intent: Intent = {
      mark,
      orderId: randomUUIDv7(),
      branchId: branch.id,
      stationIds: [...new Set(products.flatMap(({ stationId }) => (stationId === null ? [] : [stationId])))],
      number: undefined,
    };
    this.intents.push(intent);
    const lines = products.map((product) => ({
      id: randomUUIDv7(),
      productId: product.id,
      quantity: 1 + Math.floor(random() * 9),
      note: mark,
    }));
    const body = JSON.stringify({
      id: intent.orderId,
      branchId: branch.id,
      type: 'counter',
      lines,
      send: true,
    });
    const key = randomUUIDv7();
    const patience = AbortSignal.timeout(GIVE_UP_MS);
    while (!patience.aborted) {
      const answer = await this.#ask(branch, key, body);
      if (typeof answer === 'object') {
        intent.number = answer.number;
        if (answer.replayed) this.met.replays += 1;
        return;
      }
      if (answer === 'wrong') return;
      this.met.retries += 1;
      await sleep(RETRY_MS * (0.5 + random()));
    }
  }

  /** One try. What is not definite is `later`. */
  async #ask(
    branch: { id: string; demoKey: string },
    key: string,
    body: string,
  ): Promise<{ number: number; replayed: boolean } | 'later' | 'wrong'> {
    let answer: Response;
    let text: string;
    try {
      answer = await fetch(`${this.#plan.origin}/v1/orders`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${this.#sessions.get(branch.id)?.token}`,
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body,
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      text = await answer.text();
    } catch {
      // The process died, or has not come back: whether the order was taken is not known here.
      return 'later';
    }
    if (answer.status === 201) {
      const { number } = JSON.parse(text) as { number: number };
      return { number, replayed: answer.headers.has('idempotent-replay') };
    }
    if (answer.status === 503) return 'later';
    if (answer.status === 401) {
      // A long run outlives its tokens.
      const session = await logIn(this.#plan.origin, branch.demoKey).catch(() => undefined);
      if (session) this.#sessions.set(branch.id, session);
      return 'later';
    }
    this.met.wrong.push(`${answer.status} ${text.slice(0, 300)}`);
    return 'wrong';
  }
}
