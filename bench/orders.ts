import { findBrokenIn } from '../drills/rig/invariants.ts';
import { freePort, startProduct } from '../drills/rig/product.ts';
import { type AddedBranches, addBranches, logIn, readMenu } from '../drills/rig/restaurant.ts';
import type { Run } from '../drills/rig/run.ts';
import { openServer, type RunDatabase, rowsOf } from '../drills/rig/server.ts';
import type { BarePlan } from './bare.ts';
import { ask, startChild } from './children.ts';
import { median, percentile, table } from './figures.ts';
import type { LoadOrder, LoadResult, LoadTarget } from './load.ts';
import { costOfAnOrder } from './traffic.ts';

/** How long to measure, and whether to leave a profile of the product behind. */
export interface BenchOptions {
  /** Seconds of each stretch. */
  seconds: number;
  /** Stretches of product and bare loop in turns, per cell of the table. */
  rounds: number;
  /** Folder for a CPU profile of the product; none is taken without it. */
  profile: string | undefined;
}

/** What `npm run bench -- orders` ends with; bench/README.md says what each means. */
export interface OrdersFigures {
  ratio_c16_100: number;
  ratio_c16_1: number;
  p99_ratio: number;
  statements_per_order: number;
  round_trips_per_order: number;
}

const BRANCHES = 100;
const POOL = 10;
const PRODUCTS = ['Bandeja paisa', 'Ajiaco santafereño', 'Limonada de coco'];
const ORDERS = '/v1/orders';

/** `barePath`: the bare loop takes the number where it is faster in that cell. */
const CELLS = [
  { clients: 1, branches: 1, barePath: ORDERS },
  { clients: 1, branches: BRANCHES, barePath: ORDERS },
  { clients: 16, branches: 1, barePath: `${ORDERS}/counter-last` },
  { clients: 16, branches: BRANCHES, barePath: ORDERS },
] as const;
type Cell = (typeof CELLS)[number];

type Name = 'product' | 'bare';
interface Measured {
  rate: number;
  p50: number;
  p99: number;
}
/** What one cell gave, each a median over its rounds. */
type CellFigures = { cell: Cell } & Record<Name, Measured>;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Measures orders over HTTP beside the bare loop, prints the tables, and returns the figures. */
export async function benchOrders(run: Run, options: BenchOptions): Promise<OrdersFigures> {
  const bench = await prepare(run, options);
  const { targets } = bench;
  say('Warming up both loops …');
  const warming = { clients: 16, targets, warmMs: 0, measureMs: Math.min(3, options.seconds) * 1_000 };
  for (const path of new Set(CELLS.map((cell) => cell.barePath)))
    await bench.drive('bare', { ...warming, path });
  await bench.drive('product', { ...warming, path: ORDERS });
  // As autovacuum leaves a database that has been in use for a minute: until then PostgreSQL looks up the orders that
  // lines refer to by a wrong index, planned while the table was empty.
  for (const { ownerUrl } of bench.databases) await rowsOf(ownerUrl, 'analyze');

  const cells: CellFigures[] = [];
  for (const cell of CELLS) cells.push(await measureCell(cell, bench, options));
  const cost = await costOfAnOrder(bench.port, async () => {
    const stretch = { clients: 1, targets, warmMs: 0, measureMs: 2_000, path: ORDERS };
    return (await bench.drive('product', stretch)).accepted;
  });
  say(`\n${report(cells)}\n\n${cost.report}\n`);
  await bench.stopProduct();
  await checkStored(bench);
  return {
    ratio_c16_100: ratio(find(cells, 16, BRANCHES), 'rate'),
    ratio_c16_1: ratio(find(cells, 16, 1), 'rate'),
    p99_ratio: ratio(find(cells, 16, BRANCHES), 'p99'),
    statements_per_order: cost.statements,
    round_trips_per_order: cost.roundTrips,
  };
}

interface Bench {
  /** Of the product. */
  port: number;
  targets: LoadTarget[];
  /** The product's, then the bare loop's. */
  databases: [RunDatabase, RunDatabase];
  drive(loop: Name, order: Omit<LoadOrder, 'port'>): Promise<LoadResult>;
  /** Orders the product has answered so far. */
  accepted(): number;
  stopProduct(): Promise<void>;
}

async function prepare(run: Run, options: BenchOptions): Promise<Bench> {
  const server = await openServer(run.stack);
  say(`PostgreSQL: ${server.kind}, fsync on. Loading ${BRANCHES} branches …`);
  const database = await server.createDatabase();
  const plan = { roles: 'api', database, port: await freePort(), folder: run.folder } as const;
  const preparing = await startProduct({ ...plan, prepare: true }, run.stack);
  await preparing.stop();
  const added = await addBranches(database, { count: BRANCHES, printers: ['Cocina', 'Bar'] });
  // The bare loop has a copy of its own: what one stores does not weigh on the other.
  const bareDatabase = await server.createDatabase(database);
  const nodeFlags = options.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${options.profile}`];
  const product = await startProduct({ ...plan, nodeFlags }, run.stack);
  const ports = { product: plan.port, bare: await startBare(run, bareDatabase, added) };
  const load = startChild(run, 'load.ts');
  let accepted = 0;
  return {
    port: plan.port,
    targets: await logInAll(plan.port, added),
    databases: [database, bareDatabase],
    async drive(loop, order) {
      const result = await ask<LoadResult>(load, { ...order, port: ports[loop] });
      if (Object.keys(result.refused).length > 0)
        throw new Error(`the ${loop} loop refused orders, by status: ${JSON.stringify(result.refused)}`);
      if (loop === 'product') accepted += result.accepted;
      return result;
    },
    accepted: () => accepted,
    stopProduct: () => product.stop(),
  };
}

async function startBare(run: Run, database: RunDatabase, added: AddedBranches): Promise<number> {
  const [member] = await rowsOf<{ id: string }>(
    database.ownerUrl,
    'select id from identity.members where company_id = $1 limit 1',
    [added.companyId],
  );
  const branches: BarePlan['branches'] = {};
  for (const { id, branchId, stationId, station } of added.printers) {
    branches[branchId] = [...(branches[branchId] ?? []), { stationId, stationName: station, printerId: id }];
  }
  const plan: BarePlan = {
    port: await freePort(),
    databaseUrl: database.appUrl,
    poolSize: POOL,
    companyId: added.companyId,
    memberId: member?.id ?? '',
    branches,
  };
  await ask<string>(startChild(run, 'bare.ts'), plan);
  return plan.port;
}

async function logInAll(port: number, added: AddedBranches): Promise<LoadTarget[]> {
  const origin = `http://127.0.0.1:${port}`;
  const targets: LoadTarget[] = [];
  let productIds: string[] | undefined;
  for (const { demoKey } of added.branches) {
    const { token, branchId } = await logIn(origin, demoKey);
    productIds ??= (await readMenu(origin, token))
      .filter((product) => PRODUCTS.includes(product.name))
      .map((product) => product.id);
    if (productIds.length !== PRODUCTS.length)
      throw new Error(`the menu lacks one of ${PRODUCTS.join(', ')}`);
    targets.push({ token, branchId, productIds });
  }
  return targets;
}

/** Product and bare loop in turns, so that whatever else the machine does at a time is done to both. */
async function measureCell(cell: Cell, bench: Bench, options: BenchOptions): Promise<CellFigures> {
  const results: Record<Name, LoadResult[]> = { product: [], bare: [] };
  const paths = { product: ORDERS, bare: cell.barePath };
  const order = {
    clients: cell.clients,
    targets: bench.targets.slice(0, cell.branches),
    warmMs: 300,
    measureMs: options.seconds * 1_000,
  };
  for (let round = 1; round <= options.rounds; round += 1) {
    const turns: Name[] = round % 2 === 1 ? ['product', 'bare'] : ['bare', 'product'];
    for (const loop of turns) results[loop].push(await bench.drive(loop, { ...order, path: paths[loop] }));
    const rates = turns.toSorted().map((loop) => `${loop} ${results[loop].at(-1)?.perSecond.toFixed(0)}/s`);
    say(`  ${cell.clients} clients, ${cell.branches} branches, round ${round}: ${rates.join(', ')}`);
  }
  return { cell, product: measured(results.product), bare: measured(results.bare) };
}

function measured(results: readonly LoadResult[]): Measured {
  return {
    rate: median(results.map((result) => result.perSecond)),
    p50: median(results.map((result) => percentile(result.latencies, 0.5))),
    p99: median(results.map((result) => percentile(result.latencies, 0.99))),
  };
}

function find(cells: readonly CellFigures[], clients: number, branches: number): CellFigures {
  const found = cells.find(({ cell }) => cell.clients === clients && cell.branches === branches);
  if (!found) throw new Error('that cell was not measured');
  return found;
}

function ratio({ product, bare }: CellFigures, figure: keyof Measured): number {
  return Number((product[figure] / bare[figure]).toFixed(2));
}

function report(cells: readonly CellFigures[]): string {
  const figures = ({ rate, p50, p99 }: Measured) => [rate.toFixed(0), p50.toFixed(1), p99.toFixed(1)];
  return table([
    [
      'clients × branches',
      'product/s',
      'p50 ms',
      'p99 ms',
      'bare/s',
      'p50 ms',
      'p99 ms',
      'ratio',
      'p99 ratio',
    ],
    ...cells.map((one) => [
      `${one.cell.clients} × ${one.cell.branches}`,
      ...figures(one.product),
      ...figures(one.bare),
      ratio(one, 'rate').toFixed(2),
      ratio(one, 'p99').toFixed(2),
    ]),
  ]);
}

/** The loop that was measured did all the work: every answered order is stored once, and whatever must hold holds. */
async function checkStored(bench: Bench): Promise<void> {
  const [{ ownerUrl }] = bench.databases;
  const [row] = await rowsOf<{ count: string }>(ownerUrl, 'select count(*) from orders.orders');
  if (Number(row?.count) !== bench.accepted())
    throw new Error(`${bench.accepted()} orders were answered, but ${row?.count} are stored`);
  // No worker runs beside the api that is measured: the papers wait (I16).
  const broken = (await findBrokenIn(ownerUrl)).filter(({ code }) => code !== 'I16');
  if (broken.length > 0) throw new Error(`broken by the load: ${JSON.stringify(broken)}`);
}
