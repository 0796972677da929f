import { setTimeout as sleep } from 'node:timers/promises';
import { type FakePrinterMode, PRINTING_POINTS } from '../server/src/kernel/testing/fake-printer.ts';
import { Cable } from './rig/cable.ts';
import { faultOf, findBrokenIn } from './rig/invariants.ts';
import { judge } from './rig/oracle.ts';
import { AgentProcess, orderAgent } from './rig/print-agent.ts';
import { openPrintFloor, type PrintFloor } from './rig/print-floor.ts';
import { freePort, startProduct } from './rig/product.ts';
import { seededRandom } from './rig/random.ts';
import { logIn, logInAll, readMenu } from './rig/restaurant.ts';
import type { Run } from './rig/run.ts';
import { openServer, type RunDatabase, rowsOf } from './rig/server.ts';
import { drain, readStored } from './rig/stored.ts';
import { Waiters } from './rig/waiters.ts';

// Must show 3 of printing: the server in one process, each branch's print agent in another, the network between them cut
// under load, and agents killed without warning: in the cut, at each point of a printing, and at random moments.

/** How to run the drill. */
export interface PrintAgentOptions {
  orders: number;
  /** How long the network is cut. */
  seconds: number;
  kills: number;
  seed: number;
}

/** What `npm run drill -- print-agent` ends with. */
export interface PrintAgentFigures {
  tickets: number;
  lost: number;
  twice_unmarked: number;
  order_within_printer_broken: number;
  kills: number;
  cut_seconds: number;
  /** Papers that came out while nothing reached the server. */
  printed_while_cut: number;
  /** Papers that say that they may be there already. */
  marked: number;
  max_wait_ms_after_recovery: number;
}

const CLIENTS = 4;
const OWNER = 'fogata-duena';
const WAIT_LIMIT_MS = 30_000;
const DRAIN_MS = 180_000;
const PAUSE_MS = { least: 200, most: 1_500 };
const SECONDS_A_KILL = 3;
/** Pages that have come to a slow printer before the network is cut, besides the one whose agent is killed. */
const PAGES_BEFORE_CUT = 3;
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Cuts the network and kills agents under load; returns what is to be printed last and whether all that must hold held. */
export async function printAgentDrill(
  run: Run,
  options: PrintAgentOptions,
): Promise<{ figures: PrintAgentFigures; sound: boolean }> {
  const { orders, seconds, kills, seed } = options;
  say(`Print agent drill: ${orders} orders, cut for ${seconds} s, ${kills} kills, seed ${seed}`);
  const server = await openServer(run.stack);
  const database = await server.createDatabase();
  const plan = { database, port: await freePort(), folder: run.folder };
  await (await startProduct({ ...plan, roles: 'api', prepare: true }, run.stack)).stop();
  const floor = await openPrintFloor(run, database);
  const api = await startProduct({ ...plan, roles: 'api' }, run.stack);
  const worker = await startProduct({ ...plan, roles: 'worker' }, run.stack);
  const origin = `http://127.0.0.1:${plan.port}`;
  const cable = await Cable.open(plan.port);
  run.stack.defer(() => cable.close());
  const crew = await hire(run, floor, { database, origin, cable });
  const waiters = await openWaiters(floor, origin, options);

  const inCut = Math.min(kills, Math.round(kills / 5));
  const cut = await cutOff(floor, crew, { cable, seconds, kills: inCut, random: seededRandom(seed) });
  const atPoints = await killAtPoints(crew, kills - inCut);
  await killAtRandom(crew, kills - inCut - atPoints, seededRandom(seed + 1));
  while (waiters.intents.length < orders) await sleep(100);
  await waiters.stop();
  say('  Letting the rest be printed …');
  const isDrained = await drain(database, DRAIN_MS);
  const codes = await crew.stop();
  await Promise.all([api.stop(), worker.stop()]);

  const papers = floor.papers();
  const printers = floor.machines.map(({ printer }) => printer);
  const verdict = judge(waiters.intents, await readStored(database), printers, papers);
  const broken = await findBrokenIn(database.ownerUrl);
  const figures: PrintAgentFigures = {
    tickets: papers.filter(({ whole, reprint }) => whole && !reprint).length,
    lost: verdict.lost.length + verdict.ticketsLost.length,
    twice_unmarked: verdict.ticketsTwiceUnmarked.length,
    order_within_printer_broken: floor.overtakings(),
    kills: crew.kills,
    cut_seconds: seconds,
    printed_while_cut: cut.printed,
    marked: papers.filter(({ reprint }) => reprint).length,
    max_wait_ms_after_recovery: cut.longestMs,
  };
  const wrong = [
    ...Object.entries(verdict).flatMap(([name, found]: [string, string[]]) =>
      found.length === 0 ? [] : [`${name}: ${found.length}, such as ${found.slice(0, 3).join('; ')}`],
    ),
    ...broken.map(faultOf),
    ...(isDrained ? [] : ['pages were still waiting at the end']),
    ...(figures.order_within_printer_broken === 0 ? [] : ['a page came out before an earlier one']),
    ...(cut.printed > 0 ? [] : ['nothing came out while the network was cut: the cut hit nothing']),
    ...(cut.longestMs <= WAIT_LIMIT_MS ? [] : ['a page waited longer than 30 s after the network was well']),
    ...(crew.kills === kills ? [] : [`${crew.kills} kills instead of ${kills}`]),
    ...(codes.every((code) => code === 0) ? [] : [`an agent did not end as asked: ${codes.join(', ')}`]),
  ];
  for (const fault of wrong) say(`  FAULT ${fault}`);
  return { figures, sound: wrong.length === 0 };
}

interface World {
  database: RunDatabase;
  origin: string;
  cable: Cable;
}

/** One agent for each branch, enrolled over the cable, with the printers of its branch. */
async function hire(run: Run, floor: PrintFloor, { database, origin, cable }: World): Promise<Crew> {
  const { token } = await logIn(origin, OWNER);
  const agents = new Map<string, AgentProcess>();
  for (const { id: branchId } of floor.branches) {
    const { id, code } = await orderAgent(origin, token, branchId);
    await rowsOf(
      database.ownerUrl,
      `update printing.printers set driver = 'agent', agent_id = '${id}' where branch_id = '${branchId}'`,
    );
    const server = `http://127.0.0.1:${cable.port}`;
    const agent = new AgentProcess({ folder: `${run.folder}/agent-${branchId}`, server, code });
    run.stack.defer(() => agent.kill());
    await agent.start();
    agents.set(branchId, agent);
  }
  return new Crew(floor, agents);
}

async function openWaiters(floor: PrintFloor, origin: string, options: PrintAgentOptions): Promise<Waiters> {
  const sessions = await logInAll(
    origin,
    floor.branches.map(({ demoKey }) => demoKey),
  );
  const seconds = options.seconds + options.kills * SECONDS_A_KILL;
  return new Waiters(
    {
      origin,
      branches: floor.branches,
      menu: await readMenu(origin, [...sessions.values()][0]?.token ?? ''),
      random: seededRandom(options.seed + 2),
      clients: CLIENTS,
      pauseMs: (2 * CLIENTS * seconds * 1_000) / options.orders,
      accepts: () => true,
    },
    sessions,
  );
}

/**
 * Cuts the network while printers that are slow have pages before them, kills the agent of one of these at once and others
 * later, and measures how long pages wait once the network is back.
 */
async function cutOff(
  floor: PrintFloor,
  crew: Crew,
  cut: { cable: Cable; seconds: number; kills: number; random: () => number },
): Promise<{ printed: number; longestMs: number }> {
  await sleep(5_000);
  await setAll(floor, 'slow');
  for (let page = 0; page < PAGES_BEFORE_CUT; page += 1) await crew.untilPoint('connected');
  const branchId = await crew.untilPoint('connected');
  cut.cable.cut();
  const before = floor.papers().length;
  const endsAt = performance.now() + cut.seconds * 1_000;
  if (cut.kills > 0) await crew.kill(branchId);
  await setAll(floor, 'ok');
  for (let kill = 1; kill < cut.kills; kill += 1) {
    await sleep((cut.random() * cut.seconds * 1_000) / (cut.kills + 1));
    await crew.killOne(cut.random());
  }
  await sleep(Math.max(0, endsAt - performance.now()));
  const printed = floor.papers().length - before;
  const until = await floor.now();
  cut.cable.mend();
  const mendedAt = performance.now();
  const waiting = async () => {
    const counts = floor.machines.map(({ printer }) => floor.waitingSince(printer.id, until));
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  };
  const held = await waiting();
  while ((await waiting()) > 0 && performance.now() - mendedAt < DRAIN_MS) await sleep(50);
  const longestMs = Math.round(performance.now() - mendedAt);
  say(
    `  cut: ${printed} papers came out meanwhile, ${held} waited; the last of them ${longestMs} ms after it was back`,
  );
  return { printed, longestMs };
}

async function setAll(floor: PrintFloor, mode: FakePrinterMode): Promise<void> {
  for (const { machine } of floor.machines) await machine.setMode(mode);
}

/** Kills whoever prints at each point of a printing in turn, as often as there are enough kills left. Returns how often. */
async function killAtPoints(crew: Crew, kills: number): Promise<number> {
  const each = Math.floor((kills * 2) / 3 / PRINTING_POINTS.length);
  for (const point of PRINTING_POINTS) {
    for (let time = 0; time < each; time += 1) {
      const branchId = await crew.untilPoint(point);
      await crew.kill(branchId);
    }
    if (each > 0) say(`  killed when a page was ${point}, ${each} times`);
  }
  return each * PRINTING_POINTS.length;
}

async function killAtRandom(crew: Crew, kills: number, random: () => number): Promise<void> {
  for (let kill = 0; kill < kills; kill += 1) {
    await sleep(PAUSE_MS.least + random() * (PAUSE_MS.most - PAUSE_MS.least));
    await crew.killOne(random());
  }
  say(`  killed at random, ${kills} times`);
}

/** The agents of the run, by their branch. */
class Crew {
  kills = 0;
  readonly #floor: PrintFloor;
  readonly #agents: ReadonlyMap<string, AgentProcess>;

  constructor(floor: PrintFloor, agents: ReadonlyMap<string, AgentProcess>) {
    this.#floor = floor;
    this.#agents = agents;
  }

  /** Waits until a page comes to a point somewhere; returns the branch. */
  async untilPoint(point: (typeof PRINTING_POINTS)[number]): Promise<string> {
    const { machines } = this.#floor;
    const branchId = await new Promise<string>((resolve) => {
      for (const { machine, printer } of machines)
        machine.watch = (at) => {
          if (at === point) resolve(printer.branchId);
        };
    });
    for (const { machine } of machines) machine.watch = () => undefined;
    return branchId;
  }

  /** Kills the agent of a branch and starts it again. */
  async kill(branchId: string): Promise<void> {
    const agent = this.#agents.get(branchId);
    if (!agent) throw new Error('a branch without an agent');
    await agent.kill();
    this.kills += 1;
    await agent.start();
  }

  /** Kills one of them. */
  killOne(draw: number): Promise<void> {
    const branches = [...this.#agents.keys()];
    return this.kill(branches[Math.floor(draw * branches.length)] ?? '');
  }

  /** Asks all of them to stop; returns their exit codes. */
  stop(): Promise<(number | null)[]> {
    return Promise.all([...this.#agents.values()].map((agent) => agent.stop()));
  }
}
