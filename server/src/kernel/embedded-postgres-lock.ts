import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { findProcess } from './embedded-postgres-process.ts';
import { EmbeddedPostgresRefusal } from './embedded-postgres-refusal.ts';

/** Another live FastOps holds this data folder. The message is a sentence for people and names its process. */
export class DataFolderBusy extends EmbeddedPostgresRefusal {
  override readonly name = 'DataFolderBusy';
  readonly dataDir: string;
  /** The process that holds the folder; undefined when it had not written its number yet. */
  readonly pid: number | undefined;

  constructor(dataDir: string, pid: number | undefined) {
    super(
      `Another FastOps${pid === undefined ? '' : ` (process ${pid})`} is already using the data folder ` +
        `${dataDir}. Stop it first, or give this one a folder of its own with FASTOPS_DATA_DIR.`,
    );
    this.dataDir = dataDir;
    this.pid = pid;
  }
}

export interface DataFolderLock {
  release(): void;
}

export const LOCK_FILE = 'fastops.lock';
const OWNER_FILE = 'fastops.pid';

/** Kept here so that the handle (and with it the lock) is not garbage collected while in use. */
const held = new Map<string, DatabaseSync>();

/**
 * Takes the data folder for this process alone, or refuses with `DataFolderBusy`.
 *
 * The lock is the operating system's own file lock, reached through SQLite because Node has no call for it. The
 * kernel drops it the moment the process ends, however it ends: so there is no stale lock, no reused process
 * number and no race in taking one over. The file beside it only tells people who holds it.
 *
 * @param dataDir the real path (no symbolic links) of an existing folder
 */
export async function lockDataFolder(dataDir: string): Promise<DataFolderLock> {
  // File locks belong to the process, so a second start inside this process has to be noticed by hand.
  if (held.has(dataDir)) throw new DataFolderBusy(dataDir, process.pid);
  const database = openLock(dataDir);
  if (database === undefined) throw new DataFolderBusy(dataDir, await findOwner(dataDir));
  held.set(dataDir, database);
  try {
    writeFileSync(join(dataDir, OWNER_FILE), `${process.pid}\n`, { mode: 0o600 });
  } catch (error) {
    held.delete(dataDir);
    database.close();
    throw error;
  }
  return {
    release() {
      if (held.get(dataDir) !== database) return;
      held.delete(dataDir);
      database.close();
    },
  };
}

function openLock(dataDir: string): DatabaseSync | undefined {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(join(dataDir, LOCK_FILE), { timeout: 0 });
    database.exec('pragma locking_mode = exclusive; pragma journal_mode = memory; begin exclusive');
    return database;
  } catch (error) {
    database?.close();
    const SQLITE_BUSY = 5;
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return undefined;
    throw new EmbeddedPostgresRefusal(
      `The data folder ${dataDir} cannot be used: ${(error as Error).message}. ` +
        'Check that this user may write there, or name another folder with FASTOPS_DATA_DIR.',
      { cause: error },
    );
  }
}

/** Looks up to a second for the holder's number: it writes it just after it took the lock. */
async function findOwner(dataDir: string): Promise<number | undefined> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const pid = readOwner(dataDir);
    if (pid !== undefined && findProcess(pid) !== undefined) return pid;
    await sleep(50);
  }
  return undefined;
}

function readOwner(dataDir: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(dataDir, OWNER_FILE), 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
