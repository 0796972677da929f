import { findBrokenIn } from '../drills/rig/invariants.ts';
import { seededRandom } from '../drills/rig/random.ts';
import type { Run } from '../drills/rig/run.ts';
import { rowsOf } from '../drills/rig/server.ts';
import { readDatabaseClock } from './database-clock.ts';
import { median, percentile, table } from './figures.ts';
import type { PaperFloor } from './paper-floor.ts';
import { readCommits } from './print-commits.ts';
import {
  type LoopName,
  openPrintLoops,
  type PlannedPage,
  type PrintLoop,
  type ProductLoop,
} from './print-loops.ts';
import { readTraffic } from './traffic.ts';

/** How long to measure, and whether to leave a profile of the product behind. */
export interface PrintingBenchOptions {
  /** Seconds of each stretch. */
  seconds: number;
  /** Stretches of product and bare loop in turns. */
  rounds: number;
  /** Folder for a CPU profile of the product; none is taken without it. */
  profile: string | undefined;
}

/** What `npm run bench -- printing` ends with; bench/README.md says what each means. */
export interface PrintingBenchFigures {
  p50_ms: number;
  p99_ms: number;
  bare_p50_ms: number;
  bare_p99_ms: number;
  p99_to_bare_p50: number;
  apart_p50_ms?: number;
  apart_p99_ms?: number;
  burst: number;
  burst_lost: number;
  burst_out_of_order: number;
  burst_ms: number;
  round_trips_per_page: number;
  statements_per_page: number;
}

const RATE = 50;
const BURST = 300;
const BURST_CLIENTS = 16;
const NUMBER = /Comanda (\d+)-\d+/;

/** Milliseconds from the commit of each page to the first byte of it, and of the question before it, at its printer. */
interface Stretch {
  page: number[];
  question: number[];
}
interface Compared {
  name: LoopName;
  loop: PrintLoop;
  stretches: Stretch[];
}

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Measures the way from a commit to paper beside the bare loop, prints the tables, and returns the figures. */
export async function benchPrinting(
  run: Run,
  { seconds, rounds, profile }: PrintingBenchOptions,
): Promise<PrintingBenchFigures> {
  const { floor, together, apart, bare } = await openPrintLoops(run, profile);
  const compared: Compared[] = [
    { name: 'together', loop: together, stretches: [] },
    ...(apart ? [{ name: 'apart' as const, loop: apart, stretches: [] }] : []),
    { name: 'bare', loop: bare, stretches: [] },
  ];
  if (!apart) say('There is no redis-server here: api and worker are not measured apart.');
  say('Warming up …');
  const random = seededRandom(1);
  // A rush, so that every connection of the pools is open and knows its statements, and then as it is measured.
  for (const { loop } of compared) {
    for (const [rate, lasts] of [
      [10 * RATE, 1],
      [RATE, 4],
    ] as const)
      await measure(loop, floor, planPages(floor, random, lasts, rate));
  }
  for (const { loop } of compared) await rowsOf(loop.database.ownerUrl, 'analyze');

  const before = await readTraffic(together.port);
  for (let round = 1; round <= rounds; round += 1) {
    for (const { name, loop, stretches } of round % 2 === 1 ? compared : compared.toReversed()) {
      const stretch = await measure(loop, floor, planPages(floor, random, seconds));
      stretches.push(stretch);
      const [p50, p99] = [0.5, 0.99].map((share) => percentile(stretch.page, share).toFixed(1));
      say(`  ${name}, round ${round}: ${stretch.page.length} pages, p50 ${p50} ms, p99 ${p99} ms`);
    }
  }
  const after = await readTraffic(together.port);
  const pages = compared[0]?.stretches.flatMap(({ page }) => page).length ?? 0;
  const perPage = (figure: 'round_trips' | 'statements') =>
    rounded(((after.get('printing')?.[figure] ?? 0) - (before.get('printing')?.[figure] ?? 0)) / pages);
  const burst = await measureBurst(together, floor);
  await checkStored([together, ...(apart ? [apart] : [])]);
  say(`\n${report(compared)}\n`);
  const medians = Object.fromEntries(compared.map((one) => [one.name, figuresOf(one.stretches, 'page')]));
  return {
    p50_ms: medians.together?.p50 ?? Number.NaN,
    p99_ms: medians.together?.p99 ?? Number.NaN,
    bare_p50_ms: medians.bare?.p50 ?? Number.NaN,
    bare_p99_ms: medians.bare?.p99 ?? Number.NaN,
    p99_to_bare_p50: rounded((medians.together?.p99 ?? Number.NaN) / (medians.bare?.p50 ?? Number.NaN)),
    ...(medians.apart ? { apart_p50_ms: medians.apart.p50, apart_p99_ms: medians.apart.p99 } : {}),
    ...burst,
    round_trips_per_page: perPage('round_trips'),
    statements_per_page: perPage('statements'),
  };
}

/** Pages as they come when nobody waits for another: at any moment, for any printer. */
function planPages(floor: PaperFloor, random: () => number, seconds: number, rate = RATE): PlannedPage[] {
  const pages: PlannedPage[] = [];
  for (let at = 0; at < seconds * 1_000; at += (-Math.log(1 - random()) * 1_000) / rate) {
    const printer = Math.floor(random() * floor.printers.length);
    pages.push({ at, mark: floor.newMark(), printer });
  }
  return pages;
}

async function measure(
  loop: PrintLoop,
  floor: PaperFloor,
  planned: readonly PlannedPage[],
): Promise<Stretch> {
  const { offsetMs } = await readDatabaseClock(loop.database.ownerUrl);
  const commits = await loop.queue(planned);
  const marks = planned.map(({ mark }) => mark);
  const { pages, lost } = await floor.waitFor(marks);
  if (lost.length > 0) throw new Error(`${lost.length} pages never came, though nothing failed`);
  const stretch: Stretch = { page: [], question: [] };
  for (const [mark, { begunAt, askedAt }] of pages) {
    const committed = commits.get(mark);
    if (committed === undefined) throw new Error('a page came of an order that is not stored');
    stretch.page.push(begunAt + offsetMs - committed);
    if (askedAt !== undefined) stretch.question.push(askedAt + offsetMs - committed);
  }
  return stretch;
}

/** A rush at one printer: whether every page came, in the order of the orders, and how long it took from the first commit. */
async function measureBurst(
  { database, targets, place }: ProductLoop,
  floor: PaperFloor,
): Promise<Pick<PrintingBenchFigures, 'burst' | 'burst_lost' | 'burst_out_of_order' | 'burst_ms'>> {
  const [target] = targets;
  if (!target) throw new Error('there is no printer');
  const marks = Array.from({ length: BURST }, () => floor.newMark());
  const { offsetMs } = await readDatabaseClock(database.ownerUrl);
  const orders = marks.map((mark) => ({ at: 0, mark, target }));
  await place({ orders, clients: BURST_CLIENTS });
  const { pages, lost } = await floor.waitFor(marks);
  const commits = await readCommits(database, marks);
  const came = [...pages.values()];
  const numbers = came.map(({ text }) => Number(NUMBER.exec(text)?.[1]));
  const outOfOrder = numbers.filter((number, index) => !(number > (numbers[index - 1] ?? 0))).length;
  const burstMs = (came.at(-1)?.at ?? Number.NaN) + offsetMs - Math.min(...commits.values());
  const queued = Math.max(...commits.values()) - Math.min(...commits.values());
  say(
    `  burst: ${BURST} pages, queued within ${queued.toFixed(0)} ms, on paper after ${burstMs.toFixed(0)} ms`,
  );
  return {
    burst: BURST,
    burst_lost: lost.length,
    burst_out_of_order: outOfOrder,
    burst_ms: Math.round(burstMs),
  };
}

/** The products did all the work: nothing waits any more, and whatever must hold holds. */
async function checkStored(products: readonly ProductLoop[]): Promise<void> {
  for (const { database, stop } of products) {
    await stop();
    const again = await rowsOf<{ why: string; count: number }>(
      database.ownerUrl,
      `select coalesce(last_error, 'its worker was late') as why, count(*)::int as count from printing.jobs
        where attempts > 1 group by 1`,
    );
    for (const { why, count } of again) say(`  ${count} pages were tried again: ${why}`);
    const broken = await findBrokenIn(database.ownerUrl);
    if (broken.length > 0) throw new Error(`broken by the load: ${JSON.stringify(broken)}`);
  }
}

const rounded = (figure: number) => Number(figure.toFixed(2));

/** Medians over the rounds. */
function figuresOf(stretches: readonly Stretch[], what: keyof Stretch): { p50: number; p99: number } {
  const over = (share: number) =>
    rounded(median(stretches.map((stretch) => percentile(stretch[what], share))));
  return { p50: over(0.5), p99: over(0.99) };
}

function report(compared: readonly Compared[]): string {
  const rows = compared.map(({ name, stretches }) => {
    const [page, question] = [figuresOf(stretches, 'page'), figuresOf(stretches, 'question')];
    const figures = [page.p50, page.p99, question.p50, question.p99];
    return [name, ...figures.map((ms) => (Number.isNaN(ms) ? '–' : ms.toFixed(1)))];
  });
  const head = ['from the commit, ms', 'page p50', 'page p99', 'question p50', 'question p99'];
  return table([head, ...rows]);
}
