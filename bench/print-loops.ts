import type { ChildProcess } from 'node:child_process';
import { freePort, type ProductPlan, type ProductProcess, startProduct } from '../drills/rig/product.ts';
import { startRedis } from '../drills/rig/redis.ts';
import { logInAll, readMenu } from '../drills/rig/restaurant.ts';
import type { Run } from '../drills/rig/run.ts';
import { openServer, type RunDatabase, rowsOf } from '../drills/rig/server.ts';
import type { BareCommits, BarePage, BarePrintingPlan } from './bare-printing.ts';
import { ask, startChild } from './children.ts';
import type { Placing, PrintTarget } from './order-placer.ts';
import { openPaperFloor, type PaperFloor } from './paper-floor.ts';
import { readCommits } from './print-commits.ts';

const POOL = 10;
const LINES = 3;

/** `together`: one process with both roles, as `npm start` runs it. `apart`: api and worker, joined by Redis. */
export type LoopName = 'together' | 'apart' | 'bare';

/** A page to queue, `at` milliseconds after the beginning; `printer` is its place on the floor. */
export interface PlannedPage {
  at: number;
  mark: string;
  printer: number;
}

/** One of what is compared. */
export interface PrintLoop {
  database: RunDatabase;
  /** Queues each page at its time; returns when each was committed, milliseconds by the database's clock, by mark. */
  queue(pages: readonly PlannedPage[]): Promise<BareCommits>;
  stop(): Promise<void>;
}

/** A product that takes orders. */
export interface ProductLoop extends PrintLoop {
  port: number;
  /** Places orders and waits for their answers. */
  place(placing: Omit<Placing, 'port'>): Promise<void>;
  /** One for each printer of the floor, in its order. */
  targets: readonly PrintTarget[];
}

/** What is compared, on the same printers, each in a database of its own. */
export interface PrintLoops {
  floor: PaperFloor;
  together: ProductLoop;
  /** None on a machine without Redis. */
  apart: ProductLoop | undefined;
  bare: PrintLoop;
}

interface Rig {
  run: Run;
  floor: PaperFloor;
  /** Places the orders of whichever product is measured. */
  placer: ChildProcess;
}

/**
 * Starts all of them.
 *
 * @throws Error when the server does not keep the time of commits, from which everything here is measured
 */
export async function openPrintLoops(run: Run, profile: string | undefined): Promise<PrintLoops> {
  const server = await openServer(run.stack, { track_commit_timestamp: 'on' });
  const database = await server.createDatabase();
  const [kept] = await rowsOf<{ kept: string }>(
    database.ownerUrl,
    "select current_setting('track_commit_timestamp') as kept",
  );
  if (kept?.kept !== 'on')
    throw new Error('this server does not keep the time of commits: set track_commit_timestamp = on');
  const plan: Omit<ProductPlan, 'roles' | 'port'> = { database, folder: run.folder };
  const preparing = { ...plan, port: await freePort(), roles: 'api', prepare: true } as const;
  await (await startProduct(preparing, run.stack)).stop();
  const floor = await openPaperFloor(run, database);
  const rig: Rig = { run, floor, placer: startChild(run, 'order-placer.ts') };
  const redisUrl = await startRedis(run.stack);
  const [apartDatabase, bareDatabase] = [
    redisUrl === undefined ? undefined : await server.createDatabase(database),
    await server.createDatabase(database),
  ];
  const nodeFlags = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  return {
    floor,
    together: await openProduct(rig, { ...plan, nodeFlags }, ['api,worker']),
    apart: apartDatabase
      ? await openProduct(rig, { ...plan, database: apartDatabase, redisUrl }, ['api', 'worker'])
      : undefined,
    bare: await openBare(run, floor, bareDatabase),
  };
}

async function openProduct(
  { run, floor, placer }: Rig,
  plan: Omit<ProductPlan, 'roles' | 'port'>,
  processes: readonly ProductPlan['roles'][],
): Promise<ProductLoop> {
  const port = await freePort();
  const started: ProductProcess[] = [];
  for (const roles of processes) started.push(await startProduct({ ...plan, port, roles }, run.stack));
  const targets = await openTargets(port, floor);
  const place: ProductLoop['place'] = async (placing) => {
    await ask<string>(placer, { ...placing, port } satisfies Placing);
  };
  return {
    database: plan.database,
    port,
    targets,
    place,
    async queue(pages) {
      const orders = pages.flatMap(({ printer, ...page }) => {
        const target = targets[printer];
        return target ? [{ ...page, target }] : [];
      });
      await place({ orders });
      const marks = pages.map(({ mark }) => mark);
      return readCommits(plan.database, marks);
    },
    async stop() {
      for (const product of started) await product.stop();
    },
  };
}

/** For each printer the waiter of its branch and what is made at its station. */
async function openTargets(port: number, floor: PaperFloor): Promise<PrintTarget[]> {
  const origin = `http://127.0.0.1:${port}`;
  const sessions = await logInAll(
    origin,
    floor.branches.map(({ demoKey }) => demoKey),
  );
  const menu = await readMenu(origin, [...sessions.values()][0]?.token ?? '');
  return floor.printers.map(({ branchId, stationId, station }) => {
    const productIds = menu.filter((product) => product.stationId === stationId).map(({ id }) => id);
    if (productIds.length < LINES) throw new Error(`the menu has too little for ${station}`);
    const demoKey = floor.branches.find(({ id }) => id === branchId)?.demoKey ?? '';
    return { token: sessions.get(demoKey)?.token ?? '', branchId, productIds: productIds.slice(0, LINES) };
  });
}

async function openBare(run: Run, floor: PaperFloor, database: RunDatabase): Promise<PrintLoop> {
  const child = startChild(run, 'bare-printing.ts');
  const { companyId, printers } = floor;
  const plan: BarePrintingPlan = { databaseUrl: database.appUrl, poolSize: POOL, companyId };
  await ask<string>(child, plan);
  return {
    database,
    queue(pages) {
      const told: BarePage[] = pages.flatMap(({ printer: index, ...page }) => {
        const printer = printers[index];
        return printer ? [{ ...page, printer }] : [];
      });
      return ask<BareCommits>(child, told);
    },
    stop: async () => undefined,
  };
}
