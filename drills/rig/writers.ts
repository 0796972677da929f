import { randomUUIDv7 } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Caller, type Definite, type Encounters } from './caller.ts';
import type { LoggedIn, MenuProduct } from './restaurant.ts';

/** A branch in which they write. */
interface WriterBranch {
  id: string;
  demoKey: string;
  tableIds: readonly string[];
}

/** What the writers of a run need. */
export interface WritersPlan {
  /** Where the product answers at the moment. */
  origin: () => string;
  branches: readonly WriterBranch[];
  /** The one-tap log-in of one who may take back what was sent. */
  bossKey: string;
  menu: readonly MenuProduct[];
  random: () => number;
  /** How many write at the same time. */
  writers: number;
  /** They end when so many orders are stored, to their knowledge. */
  orders: number;
  /** Share of the requests that are refused after a number was taken. */
  refused: number;
}

/** What the product has said, to be compared with what it stored. */
export interface Acknowledged {
  /** An order, its branch and what it is called. */
  orders: { id: string; branchId: string; number: number; turn: number }[];
  /** A line and the order it was added to. */
  lines: { id: string; orderId: string }[];
}

/** A request that takes a number and has to give it back, and why. */
type Refused = readonly [code: string, body: (branch: WriterBranch) => object];

const AT_COUNTER = 0.6;
/** What may become of a command when somebody else was quicker. */
const OVERTAKEN: readonly unknown[] = [
  'orders.order_closed',
  'orders.after_rejected',
  'orders.nothing_to_send',
];
/** What may become of an order at a table that others open and close. */
const CLASHES: readonly unknown[] = ['orders.table_occupied', 'orders.order_closed'];

/**
 * Writers who note orders until enough are stored: at the counter, sent at once; at tables that they share, by commands, so
 * that they join each other's orders and end them. Some of what they ask is refused when its number was taken already.
 */
export class Writers {
  readonly acknowledged: Acknowledged = { orders: [], lines: [] };
  /** Refused as they must be, and how often. */
  rollbacks = 0;
  /** Definite refusals because another writer was quicker. */
  clashes = 0;
  /** What never got a definite answer. */
  readonly unresolved: string[] = [];
  readonly #plan: WritersPlan;
  readonly #caller: Caller;
  readonly #created = new Set<string>();
  #underWay = 0;

  /** @param sessions by the key of their one-tap log-in */
  constructor(plan: WritersPlan, sessions: ReadonlyMap<string, LoggedIn>) {
    this.#plan = plan;
    this.#caller = new Caller(plan.origin, plan.random, sessions);
  }

  /** What they met, to show that the drill bit. */
  get met(): Encounters {
    return this.#caller.met;
  }

  /** Orders that are stored, to their knowledge. */
  get stored(): number {
    return this.#created.size;
  }

  /** Answers that told of an order of somebody else, which was joined. */
  get joined(): number {
    return this.acknowledged.orders.length - this.stored;
  }

  /** Writes until enough orders are stored. */
  async work(): Promise<void> {
    await Promise.all(Array.from({ length: this.#plan.writers }, () => this.#write()));
  }

  async #write(): Promise<void> {
    const { branches, orders, random, refused } = this.#plan;
    while (this.stored < orders) {
      const branch = this.#pick(branches);
      // Others may still fail to store theirs: then there is something left to do.
      if (this.stored + this.#underWay >= orders) await sleep(20);
      else if (random() < refused && this.stored > 0) await this.#refused(branch);
      else await this.#order(branch);
    }
  }

  async #order(branch: WriterBranch): Promise<void> {
    this.#underWay += 1;
    try {
      if (this.#plan.random() < AT_COUNTER) await this.#atCounter(branch);
      else await this.#atTable(branch);
    } finally {
      this.#underWay -= 1;
    }
  }

  async #atCounter(branch: WriterBranch): Promise<void> {
    await this.#open(branch, { type: 'counter', lines: [this.#line(), this.#line()], send: true });
  }

  async #atTable(branch: WriterBranch): Promise<void> {
    const { random, bossKey } = this.#plan;
    const tableId = this.#pick(branch.tableIds);
    const orderId = await this.#open(branch, { type: 'dine_in', tableId, lines: [], send: false });
    if (orderId === undefined) return;
    const { id: lineId, ...line } = this.#line();
    const add = { type: 'line.add', payload: { lineId, ...line } };
    const send = { type: 'order.send', payload: {} };
    const cancel = { type: 'order.cancel', payload: { reason: 'se fueron' } };
    const acts = random() < 0.5 ? [[add, send]] : [[add], [send]];
    for (const some of acts) await this.#command(branch.demoKey, orderId, some);
    if (random() < 0.6) await this.#command(bossKey, orderId, [cancel]);
  }

  /** Opens an order, or joins the one of its table. Returns which. */
  async #open(branch: WriterBranch, what: object): Promise<string | undefined> {
    const id = randomUUIDv7();
    const answer = await this.#post(branch, { id, branchId: branch.id, ...what });
    if (!answer) return undefined;
    if (answer.status === 409 && CLASHES.includes(answer.body.code)) {
      this.clashes += 1;
      return undefined;
    }
    if (answer.status !== 201) {
      this.#caller.wrong(answer);
      return undefined;
    }
    const { orders } = this.acknowledged;
    const order = { id: String(answer.body.id), branchId: branch.id, number: Number(answer.body.number) };
    orders.push({ ...order, turn: Number(answer.body.turn) });
    if (order.id === id) this.#created.add(id);
    return order.id;
  }

  async #command(
    demoKey: string,
    orderId: string,
    acts: readonly { type: string; payload: Readonly<Record<string, unknown>> }[],
  ): Promise<void> {
    const commands = acts.map((act) => ({ id: randomUUIDv7(), ...act }));
    const path = `/v1/orders/${orderId}/commands`;
    const answer = await this.#definite({ demoKey, path, body: { commands } });
    if (!answer) return;
    const outcomes = (answer.body.outcomes ?? []) as { status: string; code: string | null }[];
    const odd = outcomes.some(({ status, code }) => status === 'rejected' && !OVERTAKEN.includes(code));
    if (answer.status !== 200 || odd) return this.#caller.wrong(answer);
    for (const [index, { status }] of outcomes.entries()) {
      const lineId = acts[index]?.payload.lineId;
      if (status !== 'rejected' && typeof lineId === 'string')
        this.acknowledged.lines.push({ id: lineId, orderId });
    }
  }

  /** Asks for something that takes a number, and must give it back. */
  async #refused(branch: WriterBranch): Promise<void> {
    const counter = (more: object) => ({ id: randomUUIDv7(), type: 'counter', send: true, ...more });
    const kinds: readonly Refused[] = [
      ['orders.nothing_to_send', () => counter({ lines: [] })],
      ['orders.order_exists', () => counter({ id: this.#pick([...this.#created]), lines: [this.#line()] })],
      ['orders.line_exists', () => counter({ lines: [{ ...this.#line(), id: this.#knownLine() }] })],
    ];
    const [code, body] = this.#pick(kinds.slice(0, this.acknowledged.lines.length > 0 ? 3 : 2));
    const answer = await this.#post(branch, { branchId: branch.id, ...body(branch) });
    if (!answer) return;
    if (answer.status === 409 && answer.body.code === code) this.rollbacks += 1;
    else this.#caller.wrong(answer);
  }

  #post({ demoKey }: WriterBranch, body: object): Promise<Definite | undefined> {
    return this.#definite({ demoKey, path: '/v1/orders', key: randomUUIDv7(), body });
  }

  async #definite(wish: Parameters<Caller['insist']>[0]): Promise<Definite | undefined> {
    const answer = await this.#caller.insist(wish);
    if (!answer) this.unresolved.push(`${wish.path} ${JSON.stringify(wish.body).slice(0, 200)}`);
    return answer;
  }

  #line(): { id: string; productId: string; quantity: number } {
    const { id } = this.#pick(this.#plan.menu);
    return { id: randomUUIDv7(), productId: id, quantity: 1 + Math.floor(this.#plan.random() * 9) };
  }

  #knownLine(): string {
    return this.#pick(this.acknowledged.lines).id;
  }

  #pick<T>(some: readonly T[]): T {
    const one = some[Math.floor(this.#plan.random() * some.length)];
    if (one === undefined) throw new Error('there is nothing to pick from');
    return one;
  }
}
