/** `npm run invariants`: what must hold in this installation, and whether it does. The last line printed is JSON. */
import { parseArgs } from 'node:util';
import { withInstallationOwner } from '../server/src/app/testing/installation-owner.ts';
import { type Checked, checkAllIn } from './rig/invariants.ts';

const { values } = parseArgs({ options: { url: { type: 'string' } } });

const say = (line: string) => process.stdout.write(`${line}\n`);

function report(checked: readonly Checked[]): void {
  for (const { code, what, breaking, rows } of checked) {
    say(`${breaking === 0 ? '✓' : '✗'} ${code} ${String(breaking).padStart(6)}  ${what}`);
    for (const row of rows) say(`             ${JSON.stringify(row)}`);
  }
  const broken = checked.filter(({ breaking }) => breaking > 0).length;
  say(JSON.stringify({ invariants: checked.length, broken }));
  if (broken > 0) process.exitCode = 1;
}

try {
  report(values.url === undefined ? await withInstallationOwner(checkAllIn) : await checkAllIn(values.url));
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n\n`);
  process.exitCode = 1;
}
