import { setTimeout as sleep } from 'node:timers/promises';
import { faultOf, findBrokenIn } from './rig/invariants.ts';
import { freePort, type ProductPlan, type ProductProcess, startProduct } from './rig/product.ts';
import { seededRandom } from './rig/random.ts';
import { addBranches, logInAll, readMenu } from './rig/restaurant.ts';
import type { Run } from './rig/run.ts';
import { openServer, type RunDatabase, rowsOf } from './rig/server.ts';
import { type Acknowledged, Writers } from './rig/writers.ts';

// Numbers without a gap and without a twin (reliability.md C03, T26): many writers in few branches, requests that fail once
// their number was taken, and an api that is killed all the time.

/** How to run the drill. */
export interface NumbersOptions {
  /** How many are stored at the end. */
  orders: number;
  seed: number;
}

/** What `npm run drill -- numbers` ends with. */
export interface NumbersFigures {
  orders: number;
  /** Requests that were refused when their number had been taken. */
  rollbacks: number;
  kills: number;
  gaps: number;
  duplicates: number;
  /** Answered, and not stored as answered. */
  lost: number;
}

const WRITERS = 16;
const BRANCHES = 2;
/** Fewer than writers, so that they join and end each other's orders. */
const TABLES = 5;
const REFUSED = 0.08;
const KILL_EVERY_MS = 500;
const DRAIN_MS = 30_000;
const BOSS = 'fogata-duena';

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Kills and restarts the api until enough orders are stored; `sound` is false when anything that must hold does not. */
export async function numbersDrill(
  run: Run,
  options: NumbersOptions,
): Promise<{ figures: NumbersFigures; sound: boolean }> {
  say(
    `Numbers drill: ${options.orders} orders by ${WRITERS} writers in ${BRANCHES} branches, seed ${options.seed}`,
  );
  const { database, plan, branches } = await buildRig(run);
  const before = await countersWritten(database);
  const apis = new Apis((port) => startProduct({ ...plan, port }, run.stack));
  await apis.start();
  const sessions = await logInAll(apis.origin(), [BOSS, ...branches.map(({ demoKey }) => demoKey)]);
  const menu = await readMenu(apis.origin(), sessions.get(BOSS)?.token ?? '');
  const random = seededRandom(options.seed);
  const { orders } = options;
  const writers = new Writers(
    {
      origin: () => apis.origin(),
      branches,
      bossKey: BOSS,
      menu,
      random,
      writers: WRITERS,
      orders,
      refused: REFUSED,
    },
    sessions,
  );
  await killUntilDone(writers, apis);
  const drained = await drain(database);
  await apis.stop();

  const { retries, replays, wrong } = writers.met;
  const givenBack = (await countersWritten(database)) - before - writers.stored;
  say(
    `  tried again ${retries}, lost answers repeated ${replays}, orders joined ${writers.joined}, numbers given back ${givenBack}`,
  );
  const figures = await judge(database, writers, apis.kills);
  const faults = [
    ...(await findBrokenIn(database.ownerUrl)).map(faultOf),
    ...(wrong.length === 0 ? [] : [`answers nobody may get: ${wrong.length}, such as ${wrong[0]}`]),
    ...writers.unresolved.map((what) => `without a definite answer: ${what}`),
    ...(drained ? [] : [`announcements were still waiting ${DRAIN_MS / 1_000} s after the last order`]),
    // Else the refusals came before a number was taken, and the drill tried nothing.
    ...(givenBack >= writers.rollbacks ? [] : [`only ${givenBack} numbers were taken and given back`]),
    ...(figures.orders === orders ? [] : [`${figures.orders} orders are stored, ${orders} were wanted`]),
  ];
  for (const fault of faults) say(`  FAULT ${fault}`);
  const { gaps, duplicates, lost } = figures;
  return { figures, sound: faults.length + gaps + duplicates + lost === 0 };
}

async function buildRig(run: Run) {
  const server = await openServer(run.stack);
  say(`  PostgreSQL: ${server.kind}, fsync on`);
  const database = await server.createDatabase();
  const plan: ProductPlan = { roles: 'api', database, port: await freePort(), folder: run.folder };
  const preparing = await startProduct({ ...plan, prepare: true }, run.stack);
  await preparing.stop();
  // No printers: nothing is printed while no worker runs.
  const { branches } = await addBranches(database, { count: BRANCHES, printers: [], tables: TABLES });
  return { database, plan, branches };
}

/** The api that serves, and the next one, which starts meanwhile: so a kill costs the requests under way, not a start. */
class Apis {
  kills = 0;
  readonly #start: (port: number) => Promise<ProductProcess>;
  #port = 0;
  #running: ProductProcess | undefined;

  constructor(start: (port: number) => Promise<ProductProcess>) {
    this.#start = start;
  }

  origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<void> {
    const port = await freePort();
    this.#running = await this.#start(port);
    this.#port = port;
  }

  /** Starts another one, and kills the one that served until then with all that it was doing. */
  async replace(): Promise<void> {
    const before = this.#running;
    await this.start();
    await before?.kill();
    this.kills += 1;
  }

  async stop(): Promise<void> {
    await this.#running?.stop();
  }
}

/** Kills the api again and again, each after half a second at the least, until the writers are done. */
async function killUntilDone(writers: Writers, apis: Apis): Promise<void> {
  let working = true;
  const done = writers.work().finally(() => {
    working = false;
  });
  const killing = async () => {
    while (working) {
      await sleep(KILL_EVERY_MS);
      await apis.replace();
      if (apis.kills % 5 === 0)
        say(
          `  kills ${apis.kills}, orders ${writers.stored}, refused ${writers.rollbacks}, overtaken ${writers.clashes}`,
        );
    }
  };
  await Promise.all([done, killing()]);
}

/** Waits until every announcement is delivered. Returns whether that came about. */
async function drain(database: RunDatabase): Promise<boolean> {
  const patience = AbortSignal.timeout(DRAIN_MS);
  while (!patience.aborted) {
    const [left] = await rowsOf<{ count: string }>(
      database.ownerUrl,
      'select count(*) from kernel.deliveries',
    );
    if (left?.count === '0') return true;
    await sleep(200);
  }
  return false;
}

/** How often the counters were written, undone writes included: PostgreSQL counts what was tried. */
async function countersWritten(database: RunDatabase): Promise<number> {
  const [row] = await rowsOf<{ written: number }>(
    database.ownerUrl,
    `select (n_tup_ins + n_tup_upd)::int as written from pg_stat_user_tables
      where schemaname = 'orders' and relname = 'counters'`,
  );
  return row?.written ?? 0;
}

async function judge(database: RunDatabase, writers: Writers, kills: number): Promise<NumbersFigures> {
  const [numbers] = await rowsOf<{ orders: number; gaps: number; duplicates: number }>(
    database.ownerUrl,
    NUMBERS,
  );
  return {
    orders: numbers?.orders ?? 0,
    rollbacks: writers.rollbacks,
    kills,
    gaps: numbers?.gaps ?? -1,
    duplicates: numbers?.duplicates ?? -1,
    lost: await countLost(database, writers.acknowledged),
  };
}

// Of every branch, and of every business day in it: what is missing up to the highest, and what is there more than once.
const NUMBERS = `with runs as (
    select count(*) as stored, count(distinct number) as different, max(number) as highest from orders.orders
      group by company_id, branch_id
    union all
    select count(*), count(distinct turn), max(turn) from orders.orders group by company_id, branch_id, business_date
  )
  select (select count(*) from orders.orders)::int as orders, sum(highest - different)::int as gaps,
    sum(stored - different)::int as duplicates
  from runs`;

/** What was acknowledged and is not stored as that: orders with their numbers, and lines in their orders. */
async function countLost(database: RunDatabase, { orders, lines }: Acknowledged): Promise<number> {
  const [row] = await rowsOf<{ lost: number }>(
    database.ownerUrl,
    `select ((select count(*) from jsonb_to_recordset($1::jsonb) as a (id uuid, "branchId" uuid, number bigint, turn int)
        where not exists (select from orders.orders o
          where o.id = a.id and o.branch_id = a."branchId" and o.number = a.number and o.turn = a.turn))
      + (select count(*) from jsonb_to_recordset($2::jsonb) as a (id uuid, "orderId" uuid)
        where not exists (select from orders.lines l where l.id = a.id and l.order_id = a."orderId")))::int as lost`,
    [JSON.stringify(orders), JSON.stringify(lines)],
  );
  return row?.lost ?? -1;
}
