import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shelve } from '../../app/testing/menu.ts';
import { expectProblem } from '../../app/testing/problem.ts';
import {
  type Answer,
  buildTestApp,
  orderBody,
  type TestApp,
  type TestSession,
} from '../../app/testing/test-app.ts';
import { newId } from '../../kernel/ids.ts';
import { type Owner, openOwner } from '../../kernel/testing/owner.ts';

// Sending: each station is told once, and what it is told is the difference (domain rules §3; threat of double cooking).

let app: TestApp;
let owner: Owner;
let waitress: TestSession;

beforeAll(async () => {
  app = await buildTestApp();
  owner = await openOwner(app.db.ownerUrl);
  waitress = await app.logIn('fogata-mesera');
  await shelve(owner, 'Gaseosa');
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

interface Ticket {
  id: string;
  stationName: string;
  batch: number;
}
interface OrderBody {
  id: string;
  number: number;
  state: string;
  version: number;
  tickets: Ticket[];
  lines: { name: string; quantity: number; sentQuantity: number }[];
}

async function order(
  items: Parameters<typeof orderBody>[2],
  extra: Record<string, unknown> = {},
): Promise<OrderBody> {
  const made = await orderBody(app, waitress, items, extra);
  const { status, body } = await app.request<OrderBody>('POST', '/v1/orders', { session: waitress, ...made });
  expect(status).toBe(201);
  return body;
}

function send(id: string, key = newId()): Promise<Answer<OrderBody>> {
  return app.request<OrderBody>('POST', `/v1/orders/${id}/send`, {
    session: waitress,
    body: {},
    headers: { 'idempotency-key': key },
  });
}

/** What is stored of an order's sending. */
async function stored(id: string) {
  const tickets = await owner.rows<{
    batch: number;
    station_name: string;
    lines: { name: string; quantity: number; note: string | null }[];
  }>(
    'select batch, station_name, lines from orders.tickets where order_id = $1 order by batch, station_name',
    [id],
  );
  const jobs = await owner.rows<{ dedupe_key: string; printer: string; document: object }>(
    `select j.dedupe_key, p.name as printer, j.document from printing.jobs j join printing.printers p on p.id = j.printer_id
      where j.dedupe_key like $1 order by p.name`,
    [`${id}/%`],
  );
  const events = await owner.rows(
    `select payload from kernel.deliveries where ordering_key = $1 and event = 'orders.order_sent'`,
    [id],
  );
  return { tickets, jobs, events };
}

describe('a send', () => {
  test('tells each station its own lines, and nobody what stands on the shelf', async () => {
    const draft = await order(
      [
        ['Ajiaco', 2, 'sin alcaparras'],
        ['Tinto', 1],
        ['Gaseosa', 3],
        ['Mojarra', 1],
      ],
      { send: false },
    );
    expect(draft).toMatchObject({ state: 'draft', version: 1, tickets: [] });
    expect(draft.lines.map((line) => line.sentQuantity)).toEqual([0, 0, 0, 0]);
    expect((await stored(draft.id)).jobs).toEqual([]);

    const { status, body } = await send(draft.id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ state: 'accepted', version: 2, number: draft.number });
    expect(body.lines.map((line) => line.sentQuantity)).toEqual([2, 1, 3, 1]);
    expect(body.tickets.map((ticket) => [ticket.stationName, ticket.batch])).toEqual([
      ['Bar', 1],
      ['Cocina', 1],
    ]);
    const { tickets, jobs, events } = await stored(draft.id);
    expect(
      tickets.map((ticket) => [
        ticket.station_name,
        ticket.lines.map((line) => [line.quantity, line.name, line.note]),
      ]),
    ).toEqual([
      ['Bar', [[1, 'Tinto', null]]],
      [
        'Cocina',
        [
          [2, 'Ajiaco santafereño', 'sin alcaparras'],
          [1, 'Mojarra frita', null],
        ],
      ],
    ]);
    expect(jobs.map((job) => job.printer)).toEqual(['Impresora Bar', 'Impresora Cocina']);
    expect(new Set(jobs.map((job) => job.dedupe_key)).size).toBe(2);
    expect(events).toHaveLength(1);
    const read = await app.request<OrderBody>('GET', `/v1/orders/${draft.id}`, { session: waitress });
    expect(read.body).toEqual({ ...body, tickets: read.body.tickets });
    expect(new Set(read.body.tickets.map((ticket) => ticket.id))).toEqual(
      new Set(body.tickets.map((ticket) => ticket.id)),
    );
  });

  test('in the creating request does the same at once', async () => {
    const sent = await order([
      ['Ajiaco', 1],
      ['Tinto', 2],
    ]);
    expect(sent).toMatchObject({ state: 'accepted', version: 1 });
    expect(sent.lines.map((line) => line.sentQuantity)).toEqual([1, 2]);
    const { tickets, jobs, events } = await stored(sent.id);
    expect([tickets.length, jobs.length, events.length]).toEqual([2, 2, 1]);
  });

  test('of what no station makes gives no ticket and no paper, and is ready at once', async () => {
    const sent = await order([['Gaseosa', 2]]);
    expect(sent).toMatchObject({ state: 'ready', tickets: [] });
    const { tickets, jobs, events } = await stored(sent.id);
    expect([tickets.length, jobs.length, events.length]).toEqual([0, 0, 1]);
  });

  test('prints on every printer of a station, and goes to the screen alone where there is none', async () => {
    const printer = newId();
    await owner.rows(
      `insert into printing.printers (company_id, id, branch_id, name, driver, host, port) values ($1, $2, $3, 'Pase', 'tcp', '127.0.0.1', 9)`,
      [waitress.companyId, printer, waitress.branchId],
    );
    await owner.rows(
      `insert into printing.station_printers select company_id, $2, id, $3 from printing.stations where company_id = $1 and name = 'Cocina'`,
      [waitress.companyId, waitress.branchId, printer],
    );
    await owner.rows(
      `delete from printing.station_printers sp using printing.stations s where s.id = sp.station_id and s.name = 'Bar' and sp.branch_id = $1`,
      [waitress.branchId],
    );
    const sent = await order([
      ['Ajiaco', 1],
      ['Tinto', 1],
    ]);
    expect(sent.tickets.map((ticket) => ticket.stationName)).toEqual(['Cocina', 'Bar']);
    expect((await stored(sent.id)).jobs.map((job) => job.printer)).toEqual(['Impresora Cocina', 'Pase']);
  });
});

describe('sending again', () => {
  test('with nothing new is a conflict that says how the order stands', async () => {
    const sent = await order([['Ajiaco', 1]]);
    const again = await send(sent.id);
    expectProblem(again as unknown as Answer, 409, 'orders.nothing_to_send');
    expect(again.body).toMatchObject({ details: { state: 'accepted', version: 1 } });
    expect((await stored(sent.id)).tickets).toHaveLength(1);
    const empty = await order([], { send: false });
    expectProblem((await send(empty.id)) as unknown as Answer, 409, 'orders.nothing_to_send');
  });

  test('with the same key is the same answer, once', async () => {
    const draft = await order([['Ajiaco', 1]], { send: false });
    const key = newId();
    const first = await send(draft.id, key);
    const second = await send(draft.id, key);
    expect(second).toMatchObject({ status: 200, body: first.body });
    expect([first.headers['idempotent-replay'], second.headers['idempotent-replay']]).toEqual([
      undefined,
      'true',
    ]);
    expect((await stored(draft.id)).tickets).toHaveLength(1);
  });
});

describe('at the same moment', () => {
  test('of eight sends with keys of their own one wins, and each station is told once', async () => {
    const draft = await order(
      [
        ['Ajiaco', 1],
        ['Tinto', 1],
      ],
      { send: false },
    );
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(draft.id)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409, 409, 409, 409, 409]);
    const refused = answers.filter((answer) => answer.status === 409);
    for (const answer of refused)
      expect(answer.body).toMatchObject({ code: 'orders.nothing_to_send', details: { version: 2 } });
    const { tickets, events } = await stored(draft.id);
    expect(tickets.map((ticket) => ticket.station_name)).toEqual(['Bar', 'Cocina']);
    expect(events).toHaveLength(1);
  });

  test('of eight sends of what no station makes one wins too: no key of a ticket decides it', async () => {
    const draft = await order([['Gaseosa', 1]], { send: false });
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(draft.id)));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect((await stored(draft.id)).events).toHaveLength(1);
  });

  test('of eight sends with one key all get the answer of the one that was served', async () => {
    const draft = await order(
      [
        ['Ajiaco', 1],
        ['Tinto', 1],
      ],
      { send: false },
    );
    const key = newId();
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(draft.id, key)));
    expect(answers.map((answer) => answer.status)).toEqual(Array(8).fill(200));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect((await stored(draft.id)).tickets).toHaveLength(2);
  });

  test('of sixteen orders with one key one is taken, and all get its answer', async () => {
    const made = await orderBody(app, waitress, [['Ajiaco', 1]]);
    const create = () => app.request<OrderBody>('POST', '/v1/orders', { session: waitress, ...made });
    const answers = await Promise.all(Array.from({ length: 16 }, create));
    expect(answers.map((answer) => answer.status)).toEqual(Array(16).fill(201));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(answers.filter((answer) => answer.headers['idempotent-replay'] === undefined)).toHaveLength(1);
    const { tickets, jobs, events } = await stored(made.body.id);
    expect([tickets.length, jobs.length, events.length]).toEqual([1, 2, 1]);
  });
});
