import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Secrets that belong to a data folder: made at the first start, kept readable by their owner alone. */
export interface Secrets {
  tokenSecret: string;
  databasePassword: string;
}

/**
 * Reads the secrets of a data folder, making them when there are none. Call it while the folder is held by this process:
 * the file appears whole or not at all, but two processes would each make their own.
 */
export async function dataFolderSecrets(dataDir: string): Promise<Secrets> {
  const path = join(dataDir, 'secrets.json');
  const kept = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (kept !== undefined) return JSON.parse(kept) as Secrets;
  const fresh: Secrets = {
    tokenSecret: randomBytes(32).toString('hex'),
    databasePassword: randomBytes(24).toString('hex'),
  };
  await writeFile(`${path}.new`, JSON.stringify(fresh), { mode: 0o600 });
  await rename(`${path}.new`, path);
  return fresh;
}
