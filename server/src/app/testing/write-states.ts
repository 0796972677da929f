import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { stateDiagrams } from './state-diagrams.ts';

// Writes docs/states.md from the tables of states; with --check it only compares.

const path = fileURLToPath(new URL('../../../../docs/states.md', import.meta.url));
const text = stateDiagrams();
const current = await readFile(path, 'utf8').catch(() => '');

if (current === text) {
  process.stdout.write('docs/states.md is up to date\n');
} else if (process.argv.includes('--check')) {
  process.stderr.write('docs/states.md differs from the tables in orders/states.ts; run npm run states\n');
  process.exitCode = 1;
} else {
  await writeFile(path, text);
  process.stdout.write('docs/states.md written\n');
}
