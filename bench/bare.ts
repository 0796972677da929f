/**
 * What the product is measured against: Fastify and pg with the rows an order needs, each statement awaited before the
 * next is sent, and nothing else: no log-in, no permission, no validation, no pricing, no idempotency. It has the
 * product's tables, row security, pool size and named statements. Ten statements an order.
 *
 * It takes the number in one of two places, whichever is faster in the cell that is measured: `/v1/orders` before the
 * order's row, as late as the foreign keys allow; `/v1/orders/counter-last` writes the row with a number that nobody has
 * and gives it its own in the statement before the commit, which costs a second version of the row and holds the
 * branch's counter for one round trip only.
 */
import { randomUUIDv7 } from 'node:crypto';
import Fastify from 'fastify';
import pg from 'pg';
import { answerParent } from './answer-parent.ts';

/** What the loop is told when it is started. */
export interface BarePlan {
  port: number;
  databaseUrl: string;
  poolSize: number;
  companyId: string;
  memberId: string;
  /** Stations with their printers by branch. */
  branches: Record<string, { stationId: string; stationName: string; printerId: string }[]>;
}

interface Body {
  id: string;
  branchId: string;
  lines: { id: string; productId: string; quantity: number; note?: string }[];
}
interface ProductRow {
  id: string;
  name: string;
  stationId: string;
  priceMinor: string;
  taxes: string;
}

const PRODUCTS = `select p.id, p.name, c.station_id as "stationId", p.price_minor as "priceMinor",
    json_build_object('taxes', json_agg(json_build_object('name', t.name, 'included', t.included)))::text as taxes
  from catalog.products p
  join catalog.categories c on c.company_id = p.company_id and c.id = p.category_id
  join catalog.class_taxes ct on ct.company_id = p.company_id and ct.class_id = p.tax_class_id
  join catalog.taxes t on t.company_id = p.company_id and t.id = ct.tax_id
  where p.company_id = $1 and p.id = any ($2) and p.state = 'active' group by p.company_id, p.id, c.company_id, c.id`;
const COUNTER = `insert into orders.counters as c (company_id, branch_id, number, business_date, turn) values ($1, $2, 1, $3, 1)
  on conflict (company_id, branch_id) do update set number = c.number + 1, turn = c.turn + 1
  returning number, turn`;
const COUNTER_LAST = `with taken as (${COUNTER})
  update orders.orders o set number = taken.number, turn = taken.turn
  from taken where o.company_id = $1 and o.id = $4 returning o.number, o.turn`;
const ORDER = `insert into orders.orders (company_id, id, branch_id, type, state, number, turn, business_date, table_id,
    table_name, guests, waiter_id, waiter_name, total_minor, tax_minor, batches, opened_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`;
/** Places for the values of some rows, the company being the first value of each. */
function rows(count: number, width: number, constants = ''): string {
  return Array.from({ length: count }, (_, row) => {
    const cells = Array.from({ length: width }, (_cell, cell) => `$${2 + row * width + cell}`);
    return `($1, ${cells.join(', ')}${constants})`;
  }).join(', ');
}

const LINES_OF_AN_ORDER = 3;
const STATIONS_OF_AN_ORDER = 2;
const LINES = `insert into orders.lines (company_id, id, order_id, position, product_id, name, state, quantity, sent_quantity,
    unit_price_minor, total_minor, tax_minor, chosen, note)
  values ${rows(LINES_OF_AN_ORDER, 13)}`;
const TICKETS = `insert into orders.tickets (company_id, id, branch_id, order_id, batch, station_id, station_name, kind,
    lines, sent_at)
  values ${rows(STATIONS_OF_AN_ORDER, 9)}`;
const JOBS = `insert into printing.jobs (company_id, id, branch_id, printer_id, kind, dedupe_key, document, place_at, expires_at)
  values ${rows(STATIONS_OF_AN_ORDER, 6, ", clock_timestamp() + interval '10 seconds', now() + interval '20 minutes'")}`;
const DELIVERY = `insert into kernel.deliveries (company_id, id, subscriber, event, schema_version, ordering_key, payload)
  values ($1, $2, $3, $4, $5, $6, $7)`;

/** A kitchen ticket on paper, about as long as the product's. */
function paper(station: string, body: Body) {
  const lines = body.lines.map((line) => ({
    type: 'row',
    height: 2,
    cells: [
      { text: String(line.quantity), columns: 3, align: 'right', bold: true },
      { text: line.productId, bold: true },
    ],
  }));
  const text = (words: string) => ({
    type: 'text',
    text: words,
    align: 'center',
    bold: true,
    width: 2,
    height: 2,
  });
  return {
    v: 1,
    title: station,
    blocks: [text(station), text('MOSTRADOR'), text('Turno'), { type: 'rule' }, ...lines, { type: 'rule' }],
  };
}

type Say = (name: string, text: string, values: unknown[]) => Promise<pg.QueryResult>;
interface Numbers {
  number: number | string;
  turn: number;
}

/** Smaller than any number in use, and never the same twice. */
let provisional = 0;

async function place(client: pg.PoolClient, plan: BarePlan, body: Body, counterLast: boolean) {
  const say: Say = (name, text, values) => client.query({ name, text, values });
  const now = new Date().toISOString();
  const branch = [plan.companyId, body.branchId, now.slice(0, 10)];
  await client.query('begin');
  await say('enter', "select set_config('fastops.company_id', $1, true)", [plan.companyId]);
  const found = await say('products', PRODUCTS, [plan.companyId, body.lines.map((line) => line.productId)]);
  await sayJobs(say, plan, body);
  await sayDelivery(say, plan, body);
  let numbers: Numbers;
  if (counterLast) {
    provisional -= 1;
    numbers = { number: provisional, turn: provisional };
  } else {
    numbers = (await say('counter', COUNTER, branch)).rows[0] as Numbers;
  }
  const totalMinor = await sayOrder(say, plan, body, { numbers, now, products: found.rows as ProductRow[] });
  if (counterLast)
    numbers = (await say('counter-last', COUNTER_LAST, [...branch, body.id])).rows[0] as Numbers;
  await client.query('commit');
  return { id: body.id, number: Number(numbers.number), turn: numbers.turn, totalMinor };
}

async function sayJobs(say: Say, plan: BarePlan, body: Body): Promise<void> {
  const jobs = (plan.branches[body.branchId] ?? []).flatMap((station) => [
    randomUUIDv7(),
    body.branchId,
    station.printerId,
    'kitchen',
    `${body.id}/1/${station.stationId}/new`,
    JSON.stringify(paper(station.stationName, body)),
  ]);
  await say('jobs', JOBS, [plan.companyId, ...jobs]);
}

async function sayDelivery(say: Say, plan: BarePlan, body: Body): Promise<void> {
  const payload = { schemaVersion: 1, branchId: body.branchId, orderId: body.id, version: 1 };
  await say('delivery', DELIVERY, [
    ...[plan.companyId, randomUUIDv7(), 'realtime.screens', 'orders.order_sent', 1, body.id],
    JSON.stringify(payload),
  ]);
}

/** The order, its lines and its tickets. Returns the total. */
async function sayOrder(
  say: Say,
  plan: BarePlan,
  body: Body,
  known: { numbers: Numbers; now: string; products: ProductRow[] },
): Promise<number> {
  const { numbers, now } = known;
  const products = new Map(known.products.map((row) => [row.id, row]));
  const lines = body.lines.map((line, position) => {
    const product = products.get(line.productId);
    if (!product) throw new Error('no such product');
    return { ...line, position, product, total: Number(product.priceMinor) * line.quantity };
  });
  const total = lines.reduce((sum, line) => sum + line.total, 0);
  await say('order', ORDER, [
    ...[plan.companyId, body.id, body.branchId, 'counter', 'accepted', numbers.number, numbers.turn],
    ...[now.slice(0, 10), null, null, null, plan.memberId, 'Mesera', total, 0, 1, now],
  ]);
  const lineValues = lines.flatMap(({ product, ...line }) => [
    ...[line.id, body.id, line.position, product.id, product.name, 'sent', line.quantity, line.quantity],
    ...[product.priceMinor, line.total, 0, product.taxes, line.note ?? null],
  ]);
  await say('lines', LINES, [plan.companyId, ...lineValues]);
  const tickets = (plan.branches[body.branchId] ?? []).flatMap((station) => {
    const own = lines.filter((line) => line.product.stationId === station.stationId);
    const told = own.map(({ id, product, quantity, note }) => ({ id, name: product.name, quantity, note }));
    return [
      ...[randomUUIDv7(), body.branchId, body.id, 1, station.stationId, station.stationName, 'new'],
      ...[JSON.stringify(told), now],
    ];
  });
  await say('tickets', TICKETS, [plan.companyId, ...tickets]);
  return total;
}

async function serve(plan: BarePlan): Promise<void> {
  const pool = new pg.Pool({ connectionString: plan.databaseUrl, max: plan.poolSize });
  const app = Fastify();
  for (const [path, counterLast] of [
    ['/v1/orders', false],
    ['/v1/orders/counter-last', true],
  ] as const) {
    app.post<{ Body: Body }>(path, async (request, reply) => {
      const client = await pool.connect();
      try {
        return await reply.status(201).send(await place(client, plan, request.body, counterLast));
      } catch (error) {
        await client.query('rollback');
        throw error;
      } finally {
        client.release();
      }
    });
  }
  await app.listen({ host: '127.0.0.1', port: plan.port });
}

answerParent<BarePlan>(async (plan) => {
  await serve(plan);
  return 'ready';
});
