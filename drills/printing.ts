import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from '../bench/figures.ts';
import { PRINTING_POINTS } from '../server/src/kernel/testing/fake-printer.ts';
import { faultOf, findBrokenIn } from './rig/invariants.ts';
import { judge } from './rig/oracle.ts';
import { FAULTS, openPrintFloor, type PrintFloor } from './rig/print-floor.ts';
import { freePort, type ProductPlan, type ProductProcess, startProduct } from './rig/product.ts';
import { seededRandom } from './rig/random.ts';
import { startRedis } from './rig/redis.ts';
import { logInAll, readMenu } from './rig/restaurant.ts';
import type { Run } from './rig/run.ts';
import { openServer } from './rig/server.ts';
import { drain, readStored } from './rig/stored.ts';
import { Waiters } from './rig/waiters.ts';

/** How to run the drill. */
export interface PrintingOptions {
  orders: number;
  /** How long each fault lasts, and the calm between them in all. */
  seconds: number;
  /** Workers killed at random; besides, each fixed point of a printing is met once for every twenty of them. */
  kills: number;
  seed: number;
}

/** What `npm run drill -- printing` ends with. */
export interface PrintingFigures {
  tickets: number;
  lost: number;
  twice_unmarked: number;
  order_within_printer_broken: number;
  max_wait_ms_after_recovery: number;
  /** 99th percentile of the printers that had nothing, while another one had, by that of the calm. */
  unaffected_p99_ratio: number;
  kills: number;
}

const CLIENTS = 4;
const WORKERS = 2;
/** T57 of reliability.md: every ticket is out within 30 s once its printer is well. */
const WAIT_LIMIT_MS = 30_000;
const RATIO_LIMIT = 2;
/** Of fewer pages the 99th percentile is the slowest, which says more of the machine than of the printers. */
const LEAST_PAGES = 100;
const DRAIN_MS = 120_000;
const KILL_AFTER_MS = { least: 100, most: 600 };
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Breaks printers and kills workers under a rush; returns what is to be printed last and whether all that must hold held. */
export async function printingDrill(
  run: Run,
  options: PrintingOptions,
): Promise<{ figures: PrintingFigures; sound: boolean }> {
  say(
    `Printing drill: ${options.orders} orders, ${FAULTS.length} faults of ${options.seconds} s, seed ${options.seed}`,
  );
  const server = await openServer(run.stack);
  const database = await server.createDatabase();
  const redisUrl = await startRedis(run.stack);
  if (redisUrl === undefined) say('  no redis-server here: the workers find pages once a second');
  const plan = { database, port: await freePort(), folder: run.folder, redisUrl };
  await (await startProduct({ ...plan, roles: 'api', prepare: true }, run.stack)).stop();
  const floor = await openPrintFloor(run, database);
  const api = await startProduct({ ...plan, roles: 'api' }, run.stack);
  const crew = new Crew(run, plan);
  await crew.start();
  const waiters = await openWaiters(floor, `http://127.0.0.1:${plan.port}`, options);

  const faults = await breakEach(floor, options.seconds);
  await killAgainAndAgain(floor, crew, options);
  while (waiters.intents.length < options.orders) await sleep(100);
  await waiters.stop();
  await floor.mend();
  say('  Letting the rest be printed …');
  const drained = await drain(database, DRAIN_MS);
  await crew.stop();
  await api.stop();
  const { ratio, judged } = await compareWaits(floor, faults);

  const stored = await readStored(database);
  const verdict = judge(
    waiters.intents,
    stored,
    floor.machines.map(({ printer }) => printer),
    floor.papers(),
  );
  const broken = await findBrokenIn(database.ownerUrl);
  const figures: PrintingFigures = {
    tickets: floor.papers().filter(({ whole, reprint }) => whole && !reprint).length,
    lost: verdict.lost.length + verdict.ticketsLost.length,
    twice_unmarked: verdict.ticketsTwiceUnmarked.length,
    order_within_printer_broken: floor.overtakings(),
    max_wait_ms_after_recovery: faults.longestMs,
    unaffected_p99_ratio: ratio,
    kills: crew.kills,
  };
  const wrong = [
    ...Object.entries(verdict).flatMap(([name, found]: [string, string[]]) =>
      found.length === 0 ? [] : [`${name}: ${found.length}, such as ${found.slice(0, 3).join('; ')}`],
    ),
    ...broken.map(faultOf),
    ...(drained ? [] : ['pages were still waiting at the end']),
    ...(figures.order_within_printer_broken === 0 ? [] : ['a page came out before an earlier one']),
    ...(faults.longestMs <= WAIT_LIMIT_MS ? [] : ['a page waited too long after its printer was well']),
    ...(!judged || ratio <= RATIO_LIMIT ? [] : ['a printer suffered from another one’s fault']),
  ];
  for (const fault of wrong) say(`  FAULT ${fault}`);
  return { figures, sound: wrong.length === 0 };
}

async function openWaiters(floor: PrintFloor, origin: string, options: PrintingOptions): Promise<Waiters> {
  const sessions = await logInAll(
    origin,
    floor.branches.map(({ demoKey }) => demoKey),
  );
  const seconds = options.seconds * (FAULTS.length + 1);
  return new Waiters(
    {
      origin,
      branches: floor.branches,
      menu: await readMenu(origin, [...sessions.values()][0]?.token ?? ''),
      random: seededRandom(options.seed + 1),
      clients: CLIENTS,
      // As many as are wanted while printers fail, and at that pace until the end.
      pauseMs: (2 * CLIENTS * seconds * 1_000) / options.orders,
      accepts: () => true,
    },
    sessions,
  );
}

/** From when to when pages are looked at, by the database's clock, and the printer whose own do not count. */
interface Span {
  from: string;
  to: string;
  except?: string;
}

/** What breaking the printers gave. */
interface Faults {
  /** The longest that the last page of a printer waited once that was well. */
  longestMs: number;
  calm: Span[];
  broken: Span[];
}

/** Each fault on another printer, with some calm before each: whatever else the machine does is done to both. */
async function breakEach(floor: PrintFloor, seconds: number): Promise<Faults> {
  const faults: Faults = { longestMs: 0, calm: [], broken: [] };
  for (const [index, mode] of FAULTS.entries()) {
    const { machine, printer } = floor.machine(index);
    const from = await floor.now();
    await sleep((seconds * 1_000) / FAULTS.length);
    const since = await floor.now();
    faults.calm.push({ from, to: since });
    await machine.setMode(mode);
    await sleep(seconds * 1_000);
    const to = await floor.now();
    faults.broken.push({ from: since, to, except: printer.id });
    await machine.setMode('ok');
    const wellAt = performance.now();
    while ((await floor.waitingSince(printer.id, to)) > 0 && performance.now() - wellAt < DRAIN_MS)
      await sleep(50);
    const waited = Math.round(performance.now() - wellAt);
    say(`  ${mode}: its last page ${waited} ms after it was well`);
    faults.longestMs = Math.max(faults.longestMs, waited);
  }
  return faults;
}

/** How the printers that had nothing fared while another one had, by how they fare in calm. */
async function compareWaits(
  floor: PrintFloor,
  { calm, broken }: Faults,
): Promise<{ ratio: number; judged: boolean }> {
  const waitsIn = async (spans: readonly Span[]) =>
    (await Promise.all(spans.map(({ from, to, except }) => floor.waits(from, to, except)))).flat();
  const [before, beside] = [await waitsIn(calm), await waitsIn(broken)];
  const told = (waits: readonly number[]) =>
    `${waits.length} pages, p50 ${percentile(waits, 0.5).toFixed(0)} ms, p99 ${percentile(waits, 0.99).toFixed(0)} ms`;
  say(`  in calm: ${told(before)}; beside a fault: ${told(beside)}`);
  const ratio = Number((percentile(beside, 0.99) / percentile(before, 0.99)).toFixed(2));
  return { ratio, judged: before.length >= LEAST_PAGES };
}

/** Kills the workers at random moments and at each point of a printing, while printers fail and recover. */
async function killAgainAndAgain(floor: PrintFloor, crew: Crew, options: PrintingOptions): Promise<void> {
  const random = seededRandom(options.seed);
  const each = Math.ceil(options.kills / 20);
  for (let kill = 1; kill <= options.kills; kill += 1) {
    const { machine } = floor.machine(Math.floor(random() * floor.machines.length));
    const mode = FAULTS[Math.floor(random() * FAULTS.length)] ?? 'reset';
    await machine.setMode(random() < 0.5 ? mode : 'ok');
    await sleep(KILL_AFTER_MS.least + random() * (KILL_AFTER_MS.most - KILL_AFTER_MS.least));
    await crew.killAll();
    await machine.setMode('ok');
    if (kill % 20 === 0) say(`  killed ${kill} times`);
  }
  for (const point of PRINTING_POINTS) {
    for (let time = 0; time < each; time += 1) {
      await new Promise<void>((resolve) => {
        for (const { machine } of floor.machines) {
          machine.watch = (at) => {
            if (at !== point) return;
            for (const other of floor.machines) other.machine.watch = () => undefined;
            resolve();
          };
        }
      });
      await crew.killAll();
    }
    say(`  killed when a page was ${point}, ${each} times`);
  }
}

/** The workers of the run. */
class Crew {
  kills = 0;
  readonly #run: Run;
  readonly #plan: Omit<ProductPlan, 'roles'>;
  #workers: ProductProcess[] = [];

  constructor(run: Run, plan: Omit<ProductPlan, 'roles'>) {
    this.#run = run;
    this.#plan = plan;
  }

  async start(): Promise<void> {
    const plan: ProductPlan = { ...this.#plan, roles: 'worker' };
    const started = Array.from({ length: WORKERS }, () => startProduct(plan, this.#run.stack));
    this.#workers = await Promise.all(started);
  }

  async killAll(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.kill()));
    this.kills += this.#workers.length;
    await this.start();
  }

  async stop(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.stop()));
  }
}
