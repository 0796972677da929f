import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { envExample } from '../../kernel/config.ts';

// Writes .env.example at the root from the settings; with --check it only compares.

const path = fileURLToPath(new URL('../../../../.env.example', import.meta.url));
const text = envExample();
const current = await readFile(path, 'utf8').catch(() => '');

if (current === text) {
  process.stdout.write('.env.example is up to date\n');
} else if (process.argv.includes('--check')) {
  process.stderr.write(
    '.env.example differs from the settings in server/src/kernel/config.ts; run npm run env\n',
  );
  process.exitCode = 1;
} else {
  await writeFile(path, text);
  process.stdout.write('.env.example written\n');
}
