// Deletes the data folder, for `npm start -- --reset`. Runs on the pinned runtime.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { deleteDataFolder, EmbeddedPostgresRefusal } from '../server/src/kernel/embedded-postgres.ts';
import { Refusal, root, runMain } from './toolchain.mjs';

/**
 * @param {string} dataDir
 * @returns {Promise<boolean>}
 */
async function confirm(dataDir) {
  if (process.argv.includes('--yes')) return true;
  if (!process.stdin.isTTY) {
    throw new Refusal(
      `--reset would delete everything in ${dataDir}, and there is nobody here to ask. Add --yes to do it: npm start -- --reset --yes`,
    );
  }
  process.stdout.write(`  Delete everything in ${dataDir}? It cannot be undone. Type yes: `);
  const reader = createInterface({ input: process.stdin });
  // Ended by the first line, or without any by Ctrl-D.
  const answer = await new Promise((answered) =>
    reader.once('line', answered).once('close', () => answered('')),
  );
  reader.close();
  return answer.trim().toLowerCase() === 'yes';
}

await runMain(async () => {
  if (process.env.DATABASE_URL) {
    throw new Refusal(
      '--reset deletes only the embedded database, and DATABASE_URL names another. Nothing was deleted.',
    );
  }
  const dataDir = resolve(root, process.env.FASTOPS_DATA_DIR?.trim() || '.fastops');
  if (!existsSync(dataDir)) {
    process.stdout.write(`  There is nothing to delete: ${dataDir} does not exist.\n`);
    return;
  }
  if (!(await confirm(dataDir))) throw new Refusal('Nothing was deleted.');
  try {
    await deleteDataFolder(dataDir);
  } catch (error) {
    if (error instanceof EmbeddedPostgresRefusal) throw new Refusal(error.message);
    throw error;
  }
  process.stdout.write(`  Deleted everything in ${dataDir}.\n`);
});
