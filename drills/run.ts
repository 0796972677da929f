/** `npm run drill -- crash`: the drills by name. The last line printed is JSON. */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { authzDrill } from './authz.ts';
import { type CrashTarget, crashDrill } from './crash.ts';
import { withRun } from './rig/run.ts';

const USAGE = `npm run drill -- authz
  every operation of the contract by every credential, right and wrong
npm run drill -- crash [--target api|worker|all] [--trials N] [--seed N]
  --target  what is killed, default all
  --trials  how often, default 25
  --seed    of the moments and orders, default by chance; it is printed`;
const TARGETS: readonly string[] = ['api', 'worker', 'all'] satisfies CrashTarget[];
const isTarget = (text: string): text is CrashTarget => TARGETS.includes(text);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    target: { type: 'string', default: 'all' },
    trials: { type: 'string', default: '25' },
    seed: { type: 'string', default: String(randomInt(1_000_000)) },
  },
});
const trials = Number(values.trials);
const seed = Number(values.seed);

if (positionals[0] === 'authz') {
  const { figures, sound } = await withRun(authzDrill);
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  if (!sound) process.exitCode = 1;
} else if (
  positionals[0] !== 'crash' ||
  !isTarget(values.target) ||
  !(Number.isInteger(trials) && trials > 0 && Number.isInteger(seed))
) {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
} else {
  const { target } = values;
  const { figures, sound } = await withRun((run) => crashDrill(run, { target, trials, seed }));
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  if (!sound) process.exitCode = 1;
}
