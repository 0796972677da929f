import { freePort, startProduct } from '../drills/rig/product.ts';
import { addBranches, type LoggedIn, logIn } from '../drills/rig/restaurant.ts';
import type { Run } from '../drills/rig/run.ts';
import { openServer, type RunDatabase } from '../drills/rig/server.ts';
import type { BareCatalogPlan } from './bare-catalog.ts';
import { growMenu } from './big-menu.ts';
import { ask, startChild } from './children.ts';
import { median, percentile, table } from './figures.ts';
import type { LoadOrder, LoadReading, LoadResult } from './load.ts';
import { measureTill } from './till.ts';

/** How long to measure. */
export interface CatalogBenchOptions {
  /** Seconds of each stretch. */
  seconds: number;
  /** Stretches of product and bare loop in turns. */
  rounds: number;
}

/** What `npm run bench -- catalog` ends with; bench/README.md says what each means. */
export interface CatalogFigures {
  snapshot_build_ms: number;
  snapshot_gz_kib: number;
  not_modified_p50_ms: number;
  list_p50_ms: number;
  search_key_p95_ms: number;
  scroll_fps: number;
  ratio_c16: number;
  not_modified_ratio_c16: number;
}

const POOL = 10;
const SMALL = 100;
const BIG = 20_000;
const MENU = '/v1/catalog';
const LIST = '/v1/products';
/** The demo's waiter, and who keeps its menu. */
const WAITER = 'fogata-mesera';
const OWNER = 'fogata-duena';
const PACKED = 'Accept-Encoding: gzip';

const say = (line: string) => process.stdout.write(`${line}\n`);
const round = (figure: number, digits = 1) => Number(figure.toFixed(digits));

interface Bench {
  /** Of the product. */
  port: number;
  database: RunDatabase;
  waiter: LoggedIn;
  owner: LoggedIn;
  drive(
    port: number,
    order: Pick<LoadOrder, 'path' | 'clients' | 'measureMs'>,
    read: Read,
  ): Promise<LoadResult>;
}
type Read = LoadReading & { token: string };

/** Measures reading the menu beside the bare loop, then everything that has to stay quick with 20,000 products. */
export async function benchCatalog(run: Run, options: CatalogBenchOptions): Promise<CatalogFigures> {
  const server = await openServer(run.stack);
  say(`PostgreSQL: ${server.kind}. Loading a menu of ${SMALL} products …`);
  const database = await server.createDatabase();
  const plan = { roles: 'api', database, port: await freePort(), folder: run.folder } as const;
  const preparing = await startProduct({ ...plan, prepare: true }, run.stack);
  await preparing.stop();
  const { companyId } = await addBranches(database, { count: 0, printers: [] });
  await growMenu(database.ownerUrl, { companyId, products: SMALL });
  const bareDatabase = await server.createDatabase(database);
  await startProduct(plan, run.stack);
  const bare: BareCatalogPlan = {
    port: await freePort(),
    databaseUrl: bareDatabase.appUrl,
    poolSize: POOL,
    companyId,
  };
  await ask<string>(startChild(run, 'bare-catalog.ts'), bare);
  const load = startChild(run, 'load.ts');
  const origin = `http://127.0.0.1:${plan.port}`;
  const bench: Bench = {
    port: plan.port,
    database,
    waiter: await logIn(origin, WAITER),
    owner: await logIn(origin, OWNER),
    async drive(port, order, { token, ...reading }) {
      const targets = [{ token, branchId: '', productIds: [] }];
      const result = await ask<LoadResult>(load, { ...order, port, targets, reading, warmMs: 300 });
      if (Object.keys(result.refused).length > 0)
        throw new Error(`${order.path} was refused, by status: ${JSON.stringify(result.refused)}`);
      return result;
    },
  };
  const small = await compare(bench, bare.port, options);
  say(`Growing the menu to ${BIG} products …`);
  await growMenu(database.ownerUrl, { companyId, products: BIG });
  const big = await measureBig(bench, options);
  const till = await measureTill(run, { origin, waiter: /Camila/ });
  return { ...big, ...till, ...small };
}

interface Menu {
  etag: string;
  bytes: number;
  /** Its first product. */
  itemId: string;
  /** From the question to the last byte of the answer. */
  ms: number;
}

/** Asks for the menu as a device does and waits for the last byte. */
async function readMenu({ port, waiter }: Bench): Promise<Menu> {
  const begun = performance.now();
  const answer = await fetch(`http://127.0.0.1:${port}${MENU}`, {
    headers: { authorization: `Bearer ${waiter.token}`, 'accept-encoding': 'gzip' },
  });
  const text = await answer.text();
  const ms = performance.now() - begun;
  if (!answer.ok) throw new Error(`the menu was refused: ${answer.status} ${text}`);
  const { products } = JSON.parse(text) as { products: { id: string }[] };
  return {
    itemId: products[0]?.id ?? '',
    etag: answer.headers.get('etag') ?? '',
    bytes: Number(answer.headers.get('content-length')),
    ms,
  };
}

/** A menu of 100 products, whole and unchanged, product and bare loop in turns. */
async function compare(bench: Bench, barePort: number, { seconds, rounds }: CatalogBenchOptions) {
  const { etag } = await readMenu(bench);
  const { token } = bench.waiter;
  const order = { path: MENU, clients: 16, measureMs: seconds * 1_000 };
  const loops = {
    bare: () => bench.drive(barePort, order, { token, headers: [], wanted: 200 }),
    whole: () => bench.drive(bench.port, order, { token, headers: [PACKED], wanted: 200 }),
    unchanged: () =>
      bench.drive(bench.port, order, { token, headers: [`If-None-Match: ${etag}`], wanted: 304 }),
  };
  type Loop = keyof typeof loops;
  const results: Record<Loop, LoadResult[]> = { bare: [], whole: [], unchanged: [] };
  const turns: Loop[] = ['bare', 'whole', 'unchanged'];
  for (const loop of turns) await loops[loop]();
  for (let turn = 0; turn < rounds; turn += 1) {
    for (const loop of turn % 2 === 0 ? turns : turns.toReversed()) results[loop].push(await loops[loop]());
  }
  const rate = (loop: Loop) => median(results[loop].map(({ perSecond }) => perSecond));
  const p99 = (loop: Loop) => median(results[loop].map(({ latencies }) => percentile(latencies, 0.99)));
  say(
    `\n${table([
      [`${SMALL} products, 16 clients`, 'per second', 'p99 ms'],
      ...turns.map((loop) => [loop, rate(loop).toFixed(0), p99(loop).toFixed(1)]),
    ])}\n`,
  );
  return {
    ratio_c16: round(rate('whole') / rate('bare'), 2),
    not_modified_ratio_c16: round(rate('unchanged') / rate('bare'), 2),
  };
}

/** What has to be quick with 20,000 products, one client at a time. */
async function measureBig(bench: Bench, { seconds, rounds }: CatalogBenchOptions) {
  const builds: Menu[] = [];
  const { itemId } = await readMenu(bench);
  // Each one new: somebody said in between that something has run out, or is there again.
  for (let turn = 0; turn < Math.max(3, rounds); turn += 1) {
    await sayRunOut(bench, itemId, turn % 2 === 0);
    builds.push(await readMenu(bench));
  }
  const { etag, bytes } = builds.at(-1) as Menu;
  const order = { clients: 1, measureMs: seconds * 1_000 };
  const p50 = ({ latencies }: LoadResult) => percentile(latencies, 0.5);
  const unchanged = await bench.drive(
    bench.port,
    { ...order, path: MENU },
    { token: bench.waiter.token, headers: [`If-None-Match: ${etag}`], wanted: 304 },
  );
  const listed = await bench.drive(
    bench.port,
    { ...order, path: LIST },
    { token: bench.owner.token, headers: [], wanted: 200 },
  );
  return {
    snapshot_build_ms: round(median(builds.map(({ ms }) => ms)), 0),
    snapshot_gz_kib: round(bytes / 1_024, 0),
    not_modified_p50_ms: round(p50(unchanged), 2),
    list_p50_ms: round(p50(listed), 2),
  };
}

async function sayRunOut({ port, waiter }: Bench, itemId: string, soldOut: boolean): Promise<void> {
  const path = `/v1/branches/${waiter.branchId}/sold-out/${itemId}`;
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${waiter.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ soldOut }),
  });
  if (!answer.ok) throw new Error(`what ran out was refused: ${answer.status} ${await answer.text()}`);
}
