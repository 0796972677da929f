import type { Config } from '../kernel/config.ts';
import { findRunningPort, findRunningSuperuser } from '../kernel/embedded-postgres.ts';
import { openLog } from '../kernel/log.ts';
import { UnusableDatabase } from '../kernel/migrate.ts';
import { prepareDatabase } from '../kernel/prepare-database.ts';
import { type Database, openDatabase } from '../kernel/tenant.ts';
import { embeddedOwnerUrl, type Foundation, loginUrl, openFoundation } from './foundation.ts';
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
  return withFoundation(config, ({ url }) => onDatabase(url, work));
}

/**
 * Hands on the address under which the owner of this installation's tables logs in, for what looks at all companies at
 * once; whether the product runs meanwhile or not.
 *
 * @throws UnusableDatabase when the settings name a database and not its owner
 */
export async function withOwner<T>(config: Config, work: (ownerUrl: string) => Promise<T>): Promise<T> {
  const { url, ownerUrl } = config.database;
  if (ownerUrl !== undefined) return work(ownerUrl);
  if (url !== undefined)
    throw new UnusableDatabase(
      'DATABASE_OWNER_URL is not set: only the owner of the tables sees all of them.',
    );
  const superuser = findRunningSuperuser(config.dataDir);
  if (superuser !== undefined) return work(embeddedOwnerUrl(superuser));
  return withFoundation(config, (foundation) => work(String(foundation.ownerUrl)));
}

async function withFoundation<T>(config: Config, work: (foundation: Foundation) => Promise<T>): Promise<T> {
  const log = openLog({ ...config.log, level: 'error' });
  const foundation = await openFoundation(config, log, () => undefined);
  try {
    await prepareDatabase(foundation.url, foundation.ownerUrl, migrationSources());
    return await work(foundation);
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
