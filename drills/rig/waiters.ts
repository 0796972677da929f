import { randomUUIDv7 } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Caller, type Encounters } from './caller.ts';
import type { Intent } from './oracle.ts';
import type { LoggedIn, MenuProduct } from './restaurant.ts';

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

/** Waiters who keep ordering; each holds on to an order, with its id, key and body, until the answer is definite. */
export class Waiters {
  readonly intents: Intent[] = [];
  readonly #plan: WaitersPlan;
  readonly #caller: Caller;
  readonly #working: Promise<void>[];
  #stopping = false;

  /** @param sessions by the key of their one-tap log-in */
  constructor(plan: WaitersPlan, sessions: ReadonlyMap<string, LoggedIn>) {
    this.#plan = plan;
    this.#caller = new Caller(() => plan.origin, plan.random, sessions);
    this.#working = Array.from({ length: plan.clients }, () => this.#work());
  }

  /** What they met, to show that the drill bit. */
  get met(): Encounters {
    return this.#caller.met;
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
    const answer = await this.#caller.insist({
      demoKey: branch.demoKey,
      path: '/v1/orders',
      key: randomUUIDv7(),
      body: { id: intent.orderId, branchId: branch.id, type: 'counter', lines, send: true },
    });
    if (answer?.status === 201) intent.number = Number(answer.body.number);
    else if (answer) this.#caller.wrong(answer);
  }
}
