import { randomUUIDv7 } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ShownOrder } from '../../server/src/app/testing/order-desk.ts';
import type { TestSession } from '../../server/src/app/testing/test-app.ts';
import type { Owner } from '../../server/src/kernel/testing/owner.ts';
import {
  type Answer,
  type CommandStep,
  type Op,
  type PayStep,
  type SeenOrder,
  type Step,
  sumTickets,
} from './model-steps.ts';
import type { requesterAt } from './people.ts';

/** The product a program runs against, and who asks. */
export interface Stage {
  app: ReturnType<typeof requesterAt>;
  owner: Owner;
  session: TestSession;
  productId: string;
  /** Answers that said "later". */
  busy: number;
}

const TRIES = 50;
const WAIT_MS = 20;
/** In which all of a program have reached the database. */
const GATHER_MS = 25;
/** What a device may be told of something that cannot be. */
const REFUSED = [404, 409, 422];

/** The devices of one program: each name in it is an id of theirs. */
export class Devices {
  readonly #stage: Stage;
  readonly #ids = new Map<string, string>();
  readonly #names = new Map<string, string>();

  /** @param tables on which nothing stands yet: `t0`, `t1` and so on */
  constructor(stage: Stage, tables: readonly string[]) {
    this.#stage = stage;
    for (const [index, id] of tables.entries()) this.#named(`t${index}`, id);
  }

  /** Does one step over HTTP; what is to come later is sent again with the same ids. */
  async take(step: Step): Promise<Answer> {
    const asked = step.kind === 'pay' ? this.#payment(step) : this.#sync(step);
    for (let tries = 0; tries < TRIES; tries += 1) {
      const { app, session } = this.#stage;
      const answer = await app.request<Answered>('POST', asked.url, {
        session,
        headers: asked.headers,
        body: asked.body,
      });
      if (answer.status === 503) {
        this.#stage.busy += 1;
        await sleep(WAIT_MS * (0.5 + Math.random()));
        continue;
      }
      if (REFUSED.includes(answer.status)) return 'rejected';
      if (answer.status >= 300) return `HTTP ${answer.status} ${JSON.stringify(answer.body)}`;
      if (step.kind !== 'pay') return answer.body.outcomes[0]?.status ?? 'no answer';
      const { payment } = answer.body;
      return `${answer.headers['idempotent-replay'] === undefined ? 'paid' : 'again'} ${payment.amountMinor}`;
    }
    return 'no definite answer';
  }

  /** Does steps at the same moment; `gathered`, none gets at the first order before all of them wait for it. */
  async takeTogether(steps: readonly Step[], gathered: boolean): Promise<Answer[]> {
    const all = () => Promise.all(steps.map((step) => this.take(step)));
    if (!gathered) return all();
    const { owner } = this.#stage;
    await owner.rows('begin');
    await owner.rows('select 1 from orders.orders where id = $1 for update', [this.#id('A')]);
    const answers = all();
    await sleep(GATHER_MS);
    await owner.rows('commit');
    return answers;
  }

  /** The orders as the product shows them, with what their stations were told and what was paid. */
  async see(): Promise<SeenOrder[]> {
    const { app, owner, session } = this.#stage;
    const ids = ['A', 'B'].flatMap((name) => this.#ids.get(name) ?? []);
    const answers = await Promise.all(
      ids.map((id) => app.request<ShownOrder>('GET', `/v1/orders/${id}`, { session })),
    );
    const rows = await owner.rows<Told>(TOLD, [ids]);
    return answers.flatMap(({ status, body }) => (status === 200 ? [this.#seen(body, rows)] : []));
  }

  #seen(order: ShownOrder, rows: readonly Told[]): SeenOrder {
    const name = (id: string) => this.#names.get(id) ?? id;
    const [told] = rows.filter(({ id }) => id === order.id);
    const gone = (state: string) => state === 'voided' || state === 'cancelled';
    return {
      ...{ id: name(order.id), state: order.state, version: order.version },
      ...{ table: name(order.table?.id ?? ''), totalMinor: order.totalMinor },
      lines: order.lines
        .map(({ id, state, quantity, sentQuantity, voidedQuantity, totalMinor }) => {
          const amount = gone(state) ? '' : ` ${totalMinor}`;
          return `${name(id)} ${state} ${quantity}/${sentQuantity}/${voidedQuantity}${amount}`;
        })
        .sort(),
      checks: order.checks
        .map(({ id, state, paidMinor, totalMinor }) => `${name(id)} ${state} ${paidMinor} of ${totalMinor}`)
        .sort(),
      tickets: sumTickets(
        (told?.tickets ?? []).map(({ kind, lines }) => ({
          kind,
          lines: lines
            .map(({ id, quantity }) => [name(id), quantity] as const)
            .map(([id, pieces]) => [id, pieces]),
        })),
      ),
      payments: (told?.payments ?? [])
        .map(({ id, checkId, amountMinor }) => `${name(id)} ${name(checkId)} ${amountMinor}`)
        .sort(),
    };
  }

  #id(name: string): string {
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    return this.#named(name, randomUUIDv7());
  }

  #named(name: string, id: string): string {
    this.#ids.set(name, id);
    this.#names.set(id, name);
    return id;
  }

  #payment({ key, payment, check, tenderedMinor, method, ifVersion }: PayStep): Asked {
    const id = this.#id(payment);
    return {
      url: `/v1/checks/${this.#id(check)}/payments`,
      headers: { 'idempotency-key': this.#id(key) },
      body: {
        ...{ id, method, tenderedMinor },
        ...(method === 'card' ? { reference: id } : {}),
        ...(ifVersion === undefined ? {} : { ifVersion }),
      },
    };
  }

  #sync(step: Exclude<Step, PayStep>): Asked {
    const { branchId } = this.#stage.session;
    const command = step.kind === 'open' ? this.#opening(step) : this.#command(step);
    return { url: '/v1/sync', headers: {}, body: { branchId, commands: [command] } };
  }

  #opening({ order, table }: { order: string; table: string }): object {
    const payload = { type: 'dine_in', tableId: this.#id(table) };
    return { id: this.#id(`open ${order}`), orderId: this.#id(order), type: 'order.open', payload };
  }

  #command({ id, order, op, ifVersion }: CommandStep): object {
    return {
      ...{ id: this.#id(id), orderId: this.#id(order), type: op.type, payload: this.#payload(op) },
      ...(ifVersion === undefined ? {} : { ifVersion }),
    };
  }

  #payload(op: Op): object {
    const id = (name: string) => this.#id(name);
    const reason = 'así se pidió';
    switch (op.type) {
      case 'line.add':
        return { lineId: id(op.line), productId: this.#stage.productId, quantity: op.quantity };
      case 'line.quantity':
        return { lineId: id(op.line), delta: op.delta };
      case 'line.void':
        return {
          lineId: id(op.line),
          reason,
          ...(op.quantity === undefined ? {} : { quantity: op.quantity }),
        };
      case 'line.cancel':
        return { lineId: id(op.line) };
      case 'order.cancel':
        return { reason };
      case 'order.move':
        return { tableId: this.#id(op.table) };
      case 'order.discount':
        return { rule: { kind: 'percent', basisPoints: op.basisPoints }, reason };
      case 'bill.split_equally':
        return { ...this.#from(op), checkIds: op.checks.map(id) };
      case 'bill.split_items':
        return { ...this.#from(op), checks: [{ id: id(op.check), lines: [{ lineId: id(op.line) }] }] };
      case 'bill.merge':
        return { fromCheckId: id(op.from), toCheckId: id(op.to) };
      case 'order.send':
      case 'order.close':
        return {};
    }
  }

  #from({ from }: { from?: string }): object {
    return from === undefined ? {} : { fromCheckId: this.#id(from) };
  }
}

interface Asked {
  url: string;
  headers: Record<string, string>;
  body: object;
}

interface Answered {
  outcomes: { status: string }[];
  payment: { amountMinor: number };
}

interface Told {
  id: string;
  tickets: { kind: string; lines: { id: string; quantity: number }[] }[] | null;
  payments: { id: string; checkId: string; amountMinor: number }[] | null;
}

const TOLD = `select o.id,
    (select json_agg(json_build_object('kind', t.kind, 'lines', t.lines)) from orders.tickets t where t.order_id = o.id) as tickets,
    (select json_agg(json_build_object('id', p.id, 'checkId', p.check_id, 'amountMinor', p.amount_minor))
      from payments.payments p where p.order_id = o.id) as payments
  from orders.orders o where o.id = any ($1)`;
