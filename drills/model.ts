import fc from 'fast-check';
import { type Owner, openOwner } from '../server/src/kernel/testing/owner.ts';
import { type Checked, findBroken } from './rig/invariants.ts';
import { PRICE_MINOR } from './rig/model-bill.ts';
import { Devices, type Stage } from './rig/model-client.ts';
import { emptyWorld, seenIn, take, versionFor, type World } from './rig/model-orders.ts';
import { flagsFor, PLANTS, type Plant } from './rig/model-plants.ts';
import { describeProgram, type Program, permutations, programs } from './rig/model-programs.ts';
import type { Answer, SeenOrder, Step } from './rig/model-steps.ts';
import { requesterAt } from './rig/people.ts';
import { freePort, startProduct } from './rig/product.ts';
import type { Run } from './rig/run.ts';
import { openServer, type RunDatabase, type RunServer } from './rig/server.ts';

// Devices at the same order at the same moment, held against a model that does one thing after another (reliability.md §4.6).

/** How to run the drill. */
export interface ModelOptions {
  programs: number;
  seed: number;
  /** Where fast-check goes on: as it was printed. */
  path: string | undefined;
  /** How many programs each mutant gets; none leaves them out. */
  mutantPrograms: number;
}

/** What `npm run drill -- model` ends with. */
export interface ModelFigures {
  programs: number;
  violations: number;
  planted: number;
  caught: number;
}

/** Checked by how the drill works: nothing is printed or delivered, and orders come by a route that keeps no answers. */
const NOT_HERE: ReadonlySet<string> = new Set(['I16', 'I17', 'I23']);
const LOOK_EVERY = 50;
const TABLES_AT_ONCE = 300;
/** How often a program that failed once is tried while it is made smaller: what depends on a moment does not fail each time. */
const TRIES_WHILE_SMALLER = 6;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Runs the programs against the product, and then against each mutant of it. */
export async function modelDrill(
  run: Run,
  options: ModelOptions,
): Promise<{ figures: ModelFigures; sound: boolean }> {
  say(`Model drill: ${options.programs} programs, seed ${options.seed}`);
  const server = await openServer(run.stack);
  const base = await prepare(run, server);
  const violations = await judgeProduct(run, { server, base }, options);
  const plants = options.mutantPrograms === 0 ? [] : PLANTS;
  let caught = 0;
  for (const plant of plants) if (await catches(run, { server, base }, plant, options)) caught += 1;
  return {
    figures: { programs: options.programs, violations, planted: plants.length, caught },
    sound: violations === 0 && caught === plants.length,
  };
}

interface Prepared {
  server: RunServer;
  base: RunDatabase;
}

/** A database with the demo, in which one thing is sold whose price divides without a rest and bears no tax. */
async function prepare(run: Run, server: RunServer): Promise<RunDatabase> {
  const database = await server.createDatabase();
  const plan = { roles: 'api', database, port: await freePort(), folder: run.folder, prepare: true } as const;
  await (await startProduct(plan, run.stack)).stop();
  const owner = await openOwner(database.ownerUrl);
  try {
    await owner.rows(
      `update catalog.products p set price_minor = $2, tax_class_id = c.id from catalog.tax_classes c
        where p.name = $1 and c.company_id = p.company_id and c.name = 'Sin impuesto'`,
      [SOLD, PRICE_MINOR],
    );
  } finally {
    await owner.close();
  }
  return database;
}

const SOLD = 'Patacón con hogao';

/** A product that serves on a copy of the database. */
class Arena {
  readonly #stage: Stage;
  readonly #tables: string[] = [];

  private constructor(stage: Stage) {
    this.#stage = stage;
  }

  static async open(run: Run, { server, base }: Prepared, plant?: Plant): Promise<Arena> {
    const database = await server.createDatabase(base);
    const port = await freePort();
    const flags = plant ? { nodeFlags: flagsFor(plant) } : {};
    const app = requesterAt(`http://127.0.0.1:${port}`);
    const owner = await openOwner(database.ownerUrl);
    // What a power cut leaves is asked by the crash drill.
    await owner.rows(`alter database ${database.name} set synchronous_commit to off`);
    run.stack.defer(() => owner.close());
    await startProduct({ roles: 'api', database, port, folder: run.folder, ...flags }, run.stack);
    const session = await app.logIn('fogata-duena');
    const [product] = await owner.rows<{ id: string }>(
      'select id from catalog.products where company_id = $1 and name = $2',
      [session.companyId, SOLD],
    );
    return new Arena({ app, owner, session, productId: String(product?.id), busy: 0 });
  }

  get owner(): Owner {
    return this.#stage.owner;
  }

  get busy(): number {
    return this.#stage.busy;
  }

  /** Tables on which nothing ever stood: what an earlier program left behind is of no account. */
  async devices(): Promise<Devices> {
    if (this.#tables.length < 3) this.#tables.push(...(await this.#moreTables()));
    return new Devices(this.#stage, this.#tables.splice(0, 3));
  }

  async #moreTables(): Promise<string[]> {
    const { companyId, branchId } = this.#stage.session;
    const rows = await this.owner.rows<{ id: string }>(
      `insert into orders.tables (company_id, id, branch_id, area_id, name, seats)
        select a.company_id, gen_random_uuid(), a.branch_id, a.id, substr(gen_random_uuid()::text, 1, 18), 4
        from (select * from orders.areas where company_id = $1 and branch_id = $2 limit 1) a, generate_series(1, $3)
        returning id`,
      [companyId, branchId, TABLES_AT_ONCE],
    );
    return rows.map(({ id }) => id);
  }
}

/** Runs the programs, says what failed, and returns how much. */
async function judgeProduct(run: Run, prepared: Prepared, options: ModelOptions): Promise<number> {
  const arena = await Arena.open(run, prepared);
  const begun = performance.now();
  let [done, failed] = [0, false];
  const property = fc.asyncProperty(programs, async (program) => {
    for (let tries = failed ? TRIES_WHILE_SMALLER : 1; tries > 0; tries -= 1)
      await runProgram(arena, program, fail);
    done += 1;
    if (done % LOOK_EVERY === 0) await holdInvariants(arena);
  });
  const fail = () => {
    failed = true;
  };
  const outcome = await fc.check(property, {
    numRuns: options.programs,
    seed: options.seed,
    ...(options.path === undefined ? {} : { path: options.path }),
  });
  const spent = performance.now() - begun;
  say(`  ${done} programs, ${(spent / Math.max(done, 1)).toFixed(0)} ms each, "later" ${arena.busy} times`);
  if (outcome.failed) {
    say(`  VIOLATION ${String(outcome.errorInstance)}`);
    for (const line of describeProgram((outcome.counterexample ?? [])[0] as Program)) say(`    ${line}`);
    say(
      `  again: npm run drill -- model --no-mutants --seed ${outcome.seed} --path ${outcome.counterexamplePath}`,
    );
  }
  const after = [...(await brokenIn(arena)).map(told), ...(await deadlocksIn(arena))];
  for (const fault of after) say(`  VIOLATION ${fault}`);
  return after.length + (outcome.failed ? 1 : 0);
}

/** Whether a mutant falls, and after how many programs. */
async function catches(run: Run, prepared: Prepared, plant: Plant, options: ModelOptions): Promise<boolean> {
  const arena = await Arena.open(run, prepared, plant);
  const property = fc.asyncProperty(programs, (program) => runProgram(arena, program, () => undefined));
  const { failed, numRuns, errorInstance } = await fc.check(property, {
    numRuns: options.mutantPrograms,
    seed: options.seed,
    endOnFailure: true,
  });
  say(`  ${failed ? 'caught' : 'FAULT not caught'} after ${numRuns} programs: ${plant.name} (${plant.what})`);
  if (plant.without !== undefined) say(`    planted deeper, without ${plant.without}`);
  if (failed) say(`    ${shortened(errorInstance)}`);
  return failed;
}

const shortened = (error: unknown) => String(error).split('\n')[0]?.slice(0, 160);

/** What came of a program, or of one way of doing it one after another. */
interface Outcome {
  answers: Answer[];
  seen: SeenOrder[];
}

/** @throws Error when no order of the steps explains what the product answered and shows */
async function runProgram(arena: Arena, program: Program, failed: () => void): Promise<void> {
  const devices = await arena.devices();
  let world = emptyWorld();
  const fail = (message: string): never => {
    failed();
    throw new Error(message);
  };
  for (const step of program.before) {
    const one = take(world, step);
    const answer = await devices.take(step);
    if (answer !== one.answer) fail(`${JSON.stringify(step)} was answered ${answer}, not ${one.answer}`);
    world = one.world;
  }
  const together = program.together.map((step) => seenVersion(world, step));
  const answers = await devices.takeTogether(together, program.gathered);
  const wrong = answers.find((answer) => answer.startsWith('HTTP') || answer.startsWith('no '));
  if (wrong !== undefined) fail(wrong);
  const real = { answers, seen: await devices.see() };
  const possible = serially(world, together).map((outcome) => JSON.stringify(outcome));
  const text = JSON.stringify(real);
  if (!possible.includes(text))
    fail(
      `no order explains this:\n${text}\n${possible.map((outcome) => JSON.stringify(outcome)).join('\n')}`,
    );
}

/** A step that is meant for the version its device saw, or for any where there is none. */
function seenVersion(world: World, step: Step): Step {
  if (step.kind === 'open' || step.ifVersion === undefined) return step;
  const { ifVersion: _, ...free } = step;
  const version = versionFor(world, step);
  return version === undefined ? free : { ...step, ifVersion: version };
}

/** What comes of the steps in every order in which they can be done. */
function serially(world: World, steps: readonly Step[]): Outcome[] {
  return permutations(steps.map((step, index) => ({ step, index }))).map((order) => {
    const answers: Answer[] = steps.map(() => '');
    let current = world;
    for (const { step, index } of order) {
      const one = take(current, step);
      answers[index] = one.answer;
      current = one.world;
    }
    return { answers, seen: seenIn(current) };
  });
}

async function brokenIn(arena: Arena): Promise<Checked[]> {
  return (await findBroken((sql) => arena.owner.rows(sql))).filter(({ code }) => !NOT_HERE.has(code));
}

const told = ({ code, what, rows }: Checked) => `${code} ${what}: ${JSON.stringify(rows)}`;

async function holdInvariants(arena: Arena): Promise<void> {
  const [first] = await brokenIn(arena);
  if (first) throw new Error(told(first));
}

async function deadlocksIn(arena: Arena): Promise<string[]> {
  await arena.owner.rows('select pg_stat_force_next_flush()');
  const [row] = await arena.owner.rows<{ deadlocks: number }>(
    'select deadlocks from pg_stat_database where datname = current_database()',
  );
  return row && row.deadlocks > 0 ? [`${row.deadlocks} deadlocks`] : [];
}
