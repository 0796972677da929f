import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Secrets that belong to a data folder: made at the first start, kept readable by their owner alone. */
export interface Secrets {
  tokenSecret: string;
  databasePassword: string;
}

/** Reads the secrets of a data folder, making them when there are none. */
export async function dataFolderSecrets(dataDir: string): Promise<Secrets> {
  const path = join(dataDir, 'secrets.json');
  await mkdir(dataDir, { recursive: true });
  const fresh: Secrets = {
    tokenSecret: randomBytes(32).toString('hex'),
    databasePassword: randomBytes(24).toString('hex'),
  };
  try {
    // `wx` decides between two processes that start together: one writes, the other reads.
    const file = await open(path, 'wx', 0o600);
    await file.writeFile(JSON.stringify(fresh));
    await file.close();
    return fresh;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return JSON.parse(await readFile(path, 'utf8')) as Secrets;
  }
}
