/** `npm run bench -- orders`, `auth`, `catalog` or `printing`: measures the product beside a bare loop. The last line printed is JSON. */
import { parseArgs } from 'node:util';
import { withRun } from '../drills/rig/run.ts';
import { benchAuth } from './auth.ts';
import { benchCatalog } from './catalog.ts';
import { benchOrders } from './orders.ts';
import { benchPrinting } from './printing.ts';

const USAGE = `npm run bench -- orders [--seconds N] [--rounds N] [--quick] [--profile FOLDER]
npm run bench -- auth [--seconds N] [--rounds N] [--quick]
npm run bench -- catalog [--seconds N] [--rounds N] [--quick]
npm run bench -- printing [--seconds N] [--rounds N] [--quick] [--profile FOLDER]
  --seconds  length of each measured stretch, default 4; for printing 10
  --rounds   stretches of product and bare loop in turns, default 3
  --quick    one second, two rounds: to see that it runs, not to judge
  --profile  leave a CPU profile of the product in this folder, for the browser's developer tools`;
const LEAST_RATIO = 0.5;
const MOST_LOGIN_TRIPS = 2;
const MOST_PAPER_RATIO = 10;
const DEFAULT_SECONDS = 4;
/** The slowest page of a hundred is to be seen several times in each stretch. */
const PRINTING_SECONDS = 10;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string' },
    rounds: { type: 'string' },
    quick: { type: 'boolean', default: false },
    profile: { type: 'string' },
  },
});
const [name] = positionals;
const usual = name === 'printing' ? PRINTING_SECONDS : DEFAULT_SECONDS;
const seconds = Number(values.seconds ?? (values.quick ? 1 : usual));
const rounds = Number(values.rounds ?? (values.quick ? 2 : 3));
const known = name === 'orders' || name === 'auth' || name === 'catalog' || name === 'printing';
if (!known || !(seconds > 0) || !Number.isInteger(rounds) || rounds < 1) {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
} else if (name === 'auth') {
  const figures = await withRun((run) => benchAuth(run, { seconds, rounds }));
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  const { login_ratio: ratio, login_round_trips: trips, request_round_trips_cached: cached } = figures;
  if (ratio < LEAST_RATIO || trips > MOST_LOGIN_TRIPS || cached > 0) process.exitCode = 1;
} else if (name === 'catalog') {
  const figures = await withRun((run) => benchCatalog(run, { seconds, rounds }));
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  if (figures.ratio_c16 < LEAST_RATIO) process.exitCode = 1;
} else if (name === 'printing') {
  const figures = await withRun((run) => benchPrinting(run, { seconds, rounds, profile: values.profile }));
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  const { p99_to_bare_p50: ratio, burst_lost: lost, burst_out_of_order: outOfOrder } = figures;
  // Not `>`: what was not measured is no success either.
  if (!(ratio <= MOST_PAPER_RATIO) || lost + outOfOrder > 0) process.exitCode = 1;
} else {
  const figures = await withRun((run) => benchOrders(run, { seconds, rounds, profile: values.profile }));
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  if (figures.ratio_c16_100 < LEAST_RATIO || figures.ratio_c16_1 < LEAST_RATIO) process.exitCode = 1;
}
