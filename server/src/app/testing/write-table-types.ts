import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { tableTypes } from '../../kernel/testing/table-types.ts';
import { migrationSources } from '../migrations.ts';

// Writes each module's tables.ts from a freshly migrated database; with --check it only compares.

const checkOnly = process.argv.includes('--check');
const stale: string[] = [];
for (const [module, text] of await tableTypes(migrationSources())) {
  const path = fileURLToPath(new URL(`../../modules/${module}/tables.ts`, import.meta.url));
  const current = await readFile(path, 'utf8').catch(() => '');
  if (current === text) continue;
  stale.push(path);
  if (!checkOnly) await writeFile(path, text);
}
if (checkOnly && stale.length > 0) {
  process.stderr.write(`These differ from the migrated database; run npm run tables:\n${stale.join('\n')}\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(
    stale.length === 0 ? 'table types are up to date\n' : `${stale.length} files written\n`,
  );
}
