/** `npm run drill -- crash`: the drills by name. The last line printed is JSON. */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { authzDrill } from './authz.ts';
import { type CrashTarget, crashDrill } from './crash.ts';
import { modelDrill } from './model.ts';
import { numbersDrill } from './numbers.ts';
import { printAgentDrill } from './print-agent.ts';
import { printingDrill } from './printing.ts';
import { revocationDrill } from './revocation.ts';
import { withRun } from './rig/run.ts';
import { uploadsDrill } from './uploads.ts';

const USAGE = `npm run drill -- authz
  every operation of the contract by every credential, right and wrong
npm run drill -- crash [--target api|worker|all] [--trials N] [--seed N]
  --target  what is killed, default all
  --trials  how often, default 25
  --seed    of the moments and orders, default by chance; it is printed
npm run drill -- model [--programs N] [--seed N] [--path P] [--mutant-programs N] [--no-mutants]
  several devices at one order at the same moment, against a model, default 300 programs
npm run drill -- numbers [--orders N] [--seed N]
  consecutives under rollbacks and kills; --orders are stored at the end, default 2000
npm run drill -- print-agent [--orders N] [--seconds N] [--kills N] [--seed N]
  the network between server and print agents cut for --seconds, default 60, and agents killed --kills times, default 20,
  under --orders orders, default 400
npm run drill -- printing [--orders N] [--seconds N] [--kills N] [--seed N]
  printers that fail for --seconds each, default 60, and workers killed --kills times, default 100, under --orders
  orders, default 1000
npm run drill -- revocation [--trials N]
  how soon a right that was taken is gone, at two processes; --trials of each way, default 25
npm run drill -- uploads [--trials N]
  everything that may be sent as a picture; --trials of each kind, default 20`;
const TARGETS: readonly string[] = ['api', 'worker', 'all'] satisfies CrashTarget[];
const isTarget = (text: string): text is CrashTarget => TARGETS.includes(text);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    target: { type: 'string', default: 'all' },
    trials: { type: 'string' },
    orders: { type: 'string' },
    seconds: { type: 'string', default: '60' },
    kills: { type: 'string' },
    seed: { type: 'string', default: String(randomInt(1_000_000)) },
    programs: { type: 'string', default: '300' },
    path: { type: 'string' },
    'mutant-programs': { type: 'string', default: '150' },
    'no-mutants': { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);

const [name] = positionals;
const trials = Number(values.trials ?? (name === 'uploads' ? 20 : 25));
const ORDERS: Record<string, number> = { printing: 1_000, 'print-agent': 400 };
const orders = Number(values.orders ?? ORDERS[name ?? ''] ?? 2_000);
const [seconds, kills] = [
  Number(values.seconds),
  Number(values.kills ?? (name === 'print-agent' ? 20 : 100)),
];
const counted = [trials, orders, seconds, kills].every((count) => Number.isInteger(count) && count > 0);
const seeded = Number.isInteger(seed);

if (name === 'authz') end(await withRun(authzDrill));
else if (name === 'revocation' && counted) end(await withRun((run) => revocationDrill(run, { trials })));
else if (name === 'uploads' && counted) end(await withRun((run) => uploadsDrill(run, { trials })));
else if (name === 'numbers' && counted && seeded)
  end(await withRun((run) => numbersDrill(run, { orders, seed })));
else if (name === 'printing' && counted && seeded)
  end(await withRun((run) => printingDrill(run, { orders, seconds, kills, seed })));
else if (name === 'print-agent' && counted && seeded)
  end(await withRun((run) => printAgentDrill(run, { orders, seconds, kills, seed })));
else if (name === 'model' && seeded) {
  const mutantPrograms = values['no-mutants'] ? 0 : Number(values['mutant-programs']);
  const options = { programs: Number(values.programs), seed, path: values.path, mutantPrograms };
  end(await withRun((run) => modelDrill(run, options)));
} else if (name === 'crash' && counted && seeded && isTarget(values.target)) {
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
