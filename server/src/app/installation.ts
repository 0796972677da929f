import type { Config } from '../kernel/config.ts';
import { findRunningPort } from '../kernel/embedded-postgres.ts';
import { openLog } from '../kernel/log.ts';
import { prepareDatabase } from '../kernel/prepare-database.ts';
import { type Database, openDatabase } from '../kernel/tenant.ts';
import { type Foundation, loginUrl, openFoundation } from './foundation.ts';
import { migrationSources } from './migrations.ts';
import { dataFolderSecrets } from './secrets.ts';

/**
 * Runs a command on the database of this installation, whether the product runs meanwhile or not: on the one the
 * settings name, on the embedded one that answers, or on the embedded one started for it.
 */
export async function withInstallation<T>(
  config: Config,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const port = config.database.url === undefined ? findRunningPort(config.dataDir) : undefined;
  if (port !== undefined) {
    const { databasePassword } = await dataFolderSecrets(config.dataDir);
    return onDatabase(loginUrl(port, databasePassword), work);
  }
  const foundation = await openFoundation(
    config,
    openLog({ ...config.log, level: 'error' }),
    () => undefined,
  );
  return withFoundation(foundation, work);
}

async function withFoundation<T>(
  foundation: Foundation,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  try {
    await prepareDatabase(foundation.url, foundation.ownerUrl, migrationSources());
    return await onDatabase(foundation.url, work);
  } finally {
    await foundation.stop();
  }
}

async function onDatabase<T>(url: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = openDatabase({ url, poolSize: 1, log: openLog({ level: 'error', pretty: false }) });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
