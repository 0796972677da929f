/** `npm run drill -- crash`: the drills by name. The last line printed is JSON. */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { authzDrill } from './authz.ts';
import { type CrashTarget, crashDrill } from './crash.ts';
import { revocationDrill } from './revocation.ts';
import { withRun } from './rig/run.ts';

const USAGE = `npm run drill -- authz
  every operation of the contract by every credential, right and wrong
npm run drill -- crash [--target api|worker|all] [--trials N] [--seed N]
  --target  what is killed, default all
  --trials  how often, default 25
  --seed    of the moments and orders, default by chance; it is printed
npm run drill -- revocation [--trials N]
  how soon a right that was taken is gone, at two processes; --trials of each way, default 25`;
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

const [name] = positionals;
const counted = Number.isInteger(trials) && trials > 0;

if (name === 'authz') end(await withRun(authzDrill));
else if (name === 'revocation' && counted) end(await withRun((run) => revocationDrill(run, { trials })));
else if (name === 'crash' && counted && isTarget(values.target) && Number.isInteger(seed)) {
  const { target } = values;
  end(await withRun((run) => crashDrill(run, { target, trials, seed })));
} else {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
}

function end({ figures, sound }: { figures: object; sound: boolean }): void {
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  if (!sound) process.exitCode = 1;
}
