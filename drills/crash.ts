import { setTimeout as sleep } from 'node:timers/promises';
import { type FakePrinter, startFakePrinter } from '../server/src/kernel/testing/fake-printer.ts';
import { type Checked, faultOf, findBrokenIn } from './rig/invariants.ts';
import { type Intent, judge, type SeenPaper, type Verdict } from './rig/oracle.ts';
import { freePort, type ProductPlan, type ProductProcess, startProduct } from './rig/product.ts';
import { seededRandom } from './rig/random.ts';
import {
  type AddedBranches,
  addBranches,
  logInAll,
  type RunPrinter,
  readMenu,
  setPrinterPorts,
} from './rig/restaurant.ts';
import type { Run } from './rig/run.ts';
import { openServer, type RunDatabase } from './rig/server.ts';
import { drain, readStored } from './rig/stored.ts';
import { Waiters } from './rig/waiters.ts';

/** What is killed. */
export type CrashTarget = 'api' | 'worker' | 'all';

/** How to run the drill. */
export interface CrashOptions {
  target: CrashTarget;
  trials: number;
  seed: number;
}

/** What `npm run drill -- crash` ends with. */
export interface CrashFigures {
  trials: number;
  orders: number;
  lost: number;
  duplicated: number;
  tickets_lost: number;
  tickets_twice_unmarked: number;
}

type Role = 'api' | 'worker';

/** Many lanes: a killed worker holds those it was printing on for the ten seconds of its lease, the others go on. */
const BRANCHES = 24;
/** Two printers in the kitchen, so that one ticket is two papers. */
const PRINTERS = ['Cocina', 'Cocina', 'Bar'];
/** Every third printer takes its time, so that kills fall between the first byte and the printer's answer too. */
const SLOW_EVERY = 3;
const SLOW_MS = 20;
const KILL_AFTER_MS = { least: 100, most: 600 };
const CLIENTS = 12;
const PAUSE_MS = 30;
/** Papers a printer may be behind before its branch takes no more orders: what is left at the end must be printed too. */
const BEHIND = 8;
const DRAIN_MS = 90_000;
const MARK = /\bi\d{6}\b/;

/** Kills, restarts, and returns what is to be printed last and whether all that must hold held. */
export async function crashDrill(
  run: Run,
  options: CrashOptions,
): Promise<{ figures: CrashFigures; sound: boolean }> {
  const random = seededRandom(options.seed);
  say(`Crash drill: ${options.trials} × SIGKILL to ${options.target}, seed ${options.seed}`);
  const rig = await buildRig(run);
  const { floor, database, plan } = rig;
  const running = new Map<Role, ProductProcess>();
  for (const roles of ['api', 'worker'] as const)
    running.set(roles, await startProduct({ ...plan, roles }, run.stack));
  const origin = `http://127.0.0.1:${plan.port}`;
  const sessions = await logInAll(
    origin,
    rig.added.branches.map(({ demoKey }) => demoKey),
  );
  const waiters = new Waiters(
    {
      origin,
      branches: rig.added.branches,
      menu: await readMenu(origin, [...sessions.values()][0]?.token ?? ''),
      random: seededRandom(options.seed + 1),
      clients: CLIENTS,
      pauseMs: PAUSE_MS,
      accepts: (branchId, intents) => floor.behind(branchId, intents) < BEHIND,
    },
    sessions,
  );

  const progress = () => `orders ${waiters.intents.length}  ${floor.summary()}`;
  await killAgainAndAgain(options, random, running, progress, (roles) =>
    startProduct({ ...plan, roles }, run.stack),
  );
  await waiters.stop();
  say('  Letting the rest be printed …');
  const drained = await drain(database, DRAIN_MS);
  for (const process of running.values()) await process.stop();

  const stored = await readStored(database);
  const verdict = judge(waiters.intents, stored, rig.added.printers, floor.papers());
  const broken = await findBrokenIn(database.ownerUrl);
  const { retries, replays, wrong } = waiters.met;
  say(`  tried again ${retries}, lost answers repeated ${replays}, ${floor.summary()}`);
  const faults = describeFaults(verdict, broken, wrong, drained);
  for (const fault of faults) say(`  FAULT ${fault}`);
  return {
    figures: {
      trials: options.trials,
      orders: stored.length,
      lost: verdict.lost.length,
      duplicated: verdict.duplicated.length,
      tickets_lost: verdict.ticketsLost.length,
      tickets_twice_unmarked: verdict.ticketsTwiceUnmarked.length,
    },
    sound: faults.length === 0,
  };
}

/** Kills the targets at random moments and starts them again, trial after trial. */
async function killAgainAndAgain(
  options: CrashOptions,
  random: () => number,
  running: Map<Role, ProductProcess>,
  progress: () => string,
  start: (role: Role) => Promise<ProductProcess>,
): Promise<void> {
  const targets: readonly Role[] = options.target === 'all' ? ['api', 'worker'] : [options.target];
  for (let trial = 1; trial <= options.trials; trial += 1) {
    await sleep(KILL_AFTER_MS.least + random() * (KILL_AFTER_MS.most - KILL_AFTER_MS.least));
    await Promise.all(targets.map(async (role) => running.get(role)?.kill()));
    const restarted = targets.map(async (role) => [role, await start(role)] as const);
    for (const [role, process] of await Promise.all(restarted)) running.set(role, process);
    if (trial % 5 === 0 || trial === options.trials) say(`  ${trial}/${options.trials}  ${progress()}`);
  }
}

const say = (line: string) => process.stdout.write(`${line}\n`);

interface Rig {
  database: RunDatabase;
  added: AddedBranches;
  floor: Floor;
  plan: Omit<ProductPlan, 'roles'>;
}

async function buildRig(run: Run): Promise<Rig> {
  const server = await openServer(run.stack);
  say(`  PostgreSQL: ${server.kind}, fsync on`);
  const database = await server.createDatabase();
  const plan = { database, port: await freePort(), folder: run.folder };
  const preparing = await startProduct({ ...plan, roles: 'api', prepare: true }, run.stack);
  await preparing.stop();
  const added = await addBranches(database, { count: BRANCHES, printers: PRINTERS });
  const floor = new Floor();
  for (const [index, printer] of added.printers.entries()) {
    const slow = index % SLOW_EVERY === 0;
    const machine = await startFakePrinter(slow ? { mode: 'slow', slowMs: SLOW_MS } : {});
    run.stack.defer(() => machine.close());
    floor.add(printer, machine);
  }
  await setPrinterPorts(database, added.companyId, floor.ports());
  return { database, added, floor, plan };
}

interface Machine {
  printer: RunPrinter;
  machine: FakePrinter;
  /** Marks read on whole papers so far, and how many papers were looked at for them. */
  marks: Set<string>;
  read: number;
}

/** The printers of the run, and what came out of them. */
class Floor {
  readonly #machines: Machine[] = [];

  add(printer: RunPrinter, machine: FakePrinter): void {
    this.#machines.push({ printer, machine, marks: new Set(), read: 0 });
  }

  ports(): { id: string; port: number }[] {
    return this.#machines.map(({ printer, machine }) => ({ id: printer.id, port: machine.port }));
  }

  papers(): SeenPaper[] {
    return this.#machines.flatMap(({ printer, machine }) =>
      machine.jobs.map((job) => ({
        printerId: printer.id,
        mark: MARK.exec(job.text)?.[0],
        whole: job.processId !== null,
        reprint: job.reprint,
      })),
    );
  }

  /** How many papers the slowest printer of a branch is behind its orders. */
  behind(branchId: string, intents: readonly Intent[]): number {
    const own = intents.filter((intent) => intent.branchId === branchId);
    return Math.max(
      ...this.#machines
        .filter(({ printer }) => printer.branchId === branchId)
        .map((one) => {
          const wanted = own.filter((intent) => intent.stationIds.includes(one.printer.stationId)).length;
          return wanted - this.#readOn(one);
        }),
    );
  }

  summary(): string {
    const jobs = this.#machines.flatMap(({ machine }) => machine.jobs);
    return `papers ${jobs.length}, of these marked as reprints ${jobs.filter((job) => job.reprint).length}`;
  }

  #readOn(one: Machine): number {
    for (const job of one.machine.jobs.slice(one.read)) {
      const mark = MARK.exec(job.text)?.[0];
      if (mark !== undefined && job.processId !== null) one.marks.add(mark);
    }
    one.read = one.machine.jobs.length;
    return one.marks.size;
  }
}

function describeFaults(
  verdict: Verdict,
  broken: readonly Checked[],
  wrong: readonly string[],
  drained: boolean,
): string[] {
  const listed = Object.entries(verdict).flatMap(([name, marks]: [string, string[]]) =>
    marks.length === 0 ? [] : [`${name}: ${marks.length}, such as ${marks.slice(0, 3).join('; ')}`],
  );
  return [
    ...listed,
    ...broken.map(faultOf),
    ...(wrong.length === 0 ? [] : [`answers no waiter may get: ${wrong.length}, such as ${wrong[0]}`]),
    ...(drained
      ? []
      : [`papers or announcements were still waiting ${DRAIN_MS / 1_000} s after the last order`]),
  ];
}
