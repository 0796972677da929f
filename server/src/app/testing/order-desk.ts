import { newId } from '../../kernel/ids.ts';
import type { Answer, TestApp, TestSession } from './test-app.ts';

/** An order as the contract shows it, as far as tests read it. */
export interface ShownOrder {
  id: string;
  state: string;
  version: number;
  number: number;
  turn: number;
  businessDate: string;
  closedAt: string | null;
  totalMinor: number;
  taxMinor: number;
  discountMinor: number;
  mergedInto: string | null;
  provisional: string | null;
  table: { id: string; name: string } | null;
  lines: {
    id: string;
    name: string;
    state: string;
    quantity: number;
    sentQuantity: number;
    voidedQuantity: number;
    totalMinor: number;
    taxMinor: number;
    note: string | null;
    earlierPrice: boolean;
  }[];
  checks: {
    id: string;
    position: number;
    state: string;
    totalMinor: number;
    taxMinor: number;
    paidMinor: number;
    tip: string;
    tipMinor: number;
    tipPaidMinor: number;
    shares: { lineId: string; totalMinor: number; taxMinor: number }[] | null;
  }[];
  tickets: { id: string; kind: string; batch: number; stationName: string }[];
}

/** What became of a command. */
export interface ShownOutcome {
  id: string;
  status: string;
  version: number | null;
  code: string | null;
  details: Record<string, unknown> | null;
}

interface CommandsAnswer {
  outcomes: ShownOutcome[];
  order: ShownOrder;
}
type Wish = readonly [type: string, payload: Record<string, unknown>];
type Sent = Wish | Record<string, unknown>;

/** An order under test: its id, and what may be done to it over HTTP. */
export interface TestOrder {
  id: string;
  tableId: string;
  as(session: TestSession): TestOrder;
  /** Sends commands as they are; a pair gets an id of its own. */
  post(commands: readonly Sent[]): Promise<Answer<CommandsAnswer>>;
  /** Sends commands and expects an answer; without any it only looks. */
  run(
    ...commands: readonly Wish[]
  ): Promise<CommandsAnswer & { statuses: string[]; codes: (string | null)[] }>;
  /** Adds a line by the beginning of its name; returns its id. */
  add(name: string, quantity: number, more?: Record<string, unknown>): Promise<string>;
  read(): Promise<ShownOrder>;
}

/** Takes orders in the branch of a waiter. */
export interface OrderDesk {
  product(name: string): string;
  freeTable(): { id: string; name: string };
  /** A draft at the counter, or as told. */
  open(extra?: Record<string, unknown>): Promise<TestOrder>;
  /** A draft at a table that was free. */
  openAt(extra?: Record<string, unknown>): Promise<TestOrder>;
}

/** Opens the desk: reads menu and tables once. */
export async function openOrders(app: TestApp, session: TestSession): Promise<OrderDesk> {
  const { body: catalog } = await app.request<{ products: { id: string; name: string }[] }>(
    'GET',
    '/v1/catalog',
    {
      session,
    },
  );
  const { body: floor } = await app.request<{ tables: { id: string; name: string }[] }>(
    'GET',
    `/v1/branches/${session.branchId}/tables`,
    { session },
  );
  const free = [...floor.tables];
  const desk: OrderDesk = {
    product(name) {
      const found = catalog.products.find((product) => product.name.startsWith(name));
      if (!found) throw new Error(`no product ${name}`);
      return found.id;
    },
    freeTable() {
      const table = free.shift();
      if (!table) throw new Error('no table is left');
      return table;
    },
    async open(extra = {}) {
      const id = newId();
      const answer = await app.request<ShownOrder>('POST', '/v1/orders', {
        session,
        headers: { 'idempotency-key': newId() },
        body: { id, branchId: session.branchId, type: 'counter', lines: [], send: false, ...extra },
      });
      if (answer.status !== 201) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
      return orderUnderTest(app, session, desk, answer.body);
    },
    openAt: (extra = {}) => desk.open({ type: 'dine_in', tableId: desk.freeTable().id, ...extra }),
  };
  return desk;
}

function orderUnderTest(
  app: TestApp,
  session: TestSession,
  desk: OrderDesk,
  { id, table }: ShownOrder,
): TestOrder {
  const url = `/v1/orders/${id}`;
  const order: TestOrder = {
    id,
    tableId: table?.id ?? '',
    as: (other) => orderUnderTest(app, other, desk, { id, table } as ShownOrder),
    post: (commands) =>
      app.request<CommandsAnswer>('POST', `${url}/commands`, {
        session,
        body: {
          commands: commands.map((one) =>
            Array.isArray(one) ? { id: newId(), type: one[0], payload: one[1] } : one,
          ),
        },
      }),
    async run(...commands) {
      if (commands.length === 0) return { outcomes: [], order: await order.read(), statuses: [], codes: [] };
      const { status, body } = await order.post(commands);
      if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
      return {
        ...body,
        statuses: body.outcomes.map((one) => one.status),
        codes: body.outcomes.filter((one) => one.status === 'rejected').map(({ code }) => code),
      };
    },
    async add(name, quantity, more = {}) {
      const lineId = newId();
      const { outcomes } = await order.run([
        'line.add',
        { lineId, productId: desk.product(name), quantity, ...more },
      ]);
      if (outcomes[0]?.status !== 'applied') throw new Error(JSON.stringify(outcomes));
      return lineId;
    },
    read: async () => (await app.request<ShownOrder>('GET', url, { session })).body,
  };
  return order;
}
