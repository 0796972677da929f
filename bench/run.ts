/** `npm run bench -- orders`, `auth` or `catalog`: measures the product beside a bare loop. The last line printed is JSON. */
import { parseArgs } from 'node:util';
import { withRun } from '../drills/rig/run.ts';
import { benchAuth } from './auth.ts';
import { benchCatalog } from './catalog.ts';
import { benchOrders } from './orders.ts';

const USAGE = `npm run bench -- orders [--seconds N] [--rounds N] [--quick] [--profile FOLDER]
npm run bench -- auth [--seconds N] [--rounds N] [--quick]
npm run bench -- catalog [--seconds N] [--rounds N] [--quick]
  --seconds  length of each measured stretch, default 4
  --rounds   stretches of product and bare loop in turns, default 3
  --quick    one second, two rounds: to see that it runs, not to judge
  --profile  leave a CPU profile of the product in this folder, for the browser's developer tools`;
const LEAST_RATIO = 0.5;
const MOST_LOGIN_TRIPS = 2;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string' },
    rounds: { type: 'string' },
    quick: { type: 'boolean', default: false },
    profile: { type: 'string' },
  },
});
const seconds = Number(values.seconds ?? (values.quick ? 1 : 4));
const rounds = Number(values.rounds ?? (values.quick ? 2 : 3));

const [name] = positionals;
const known = name === 'orders' || name === 'auth' || name === 'catalog';
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
} else {
  const figures = await withRun((run) => benchOrders(run, { seconds, rounds, profile: values.profile }));
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  if (figures.ratio_c16_100 < LEAST_RATIO || figures.ratio_c16_1 < LEAST_RATIO) process.exitCode = 1;
}
