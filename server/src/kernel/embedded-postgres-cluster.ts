import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Account, openDataDirTo, PLAIN_ENVIRONMENT, runAs } from './embedded-postgres-account.ts';
import type { Binaries } from './embedded-postgres-binaries.ts';
import { EmbeddedPostgresRefusal } from './embedded-postgres-refusal.ts';

/** The major version is part of the folder's name: a later PostgreSQL cannot read an earlier one's files. */
const CLUSTER = 'postgres-18';
export const SUPERUSER = 'postgres';
/** Where clusters go whose data folder the database's own user cannot reach (root's home, as a rule). */
export const OUTSIDE = '/var/lib/fastops';

const MAJOR = '18';
const INITDB_FLAGS = [
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  '--auth=scram-sha-256',
  '--no-instructions',
  `--username=${SUPERUSER}`,
];
const CREATING = `${CLUSTER}.creating-`;

/** Returns the path under which the cluster lies or will lie: in the data folder, or where its link points. */
export function clusterFolder(dataDir: string): string {
  const path = join(dataDir, CLUSTER);
  const linked = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  return linked ? resolve(dataDir, readlinkSync(path)) : path;
}

/**
 * Returns the superuser's password of this data folder, made at the first start and readable by this user only.
 * Refuses when there is a cluster but its password is gone.
 */
export function ensurePassword(dataDir: string): string {
  const path = join(dataDir, 'postgres-password');
  if (existsSync(path)) return readFileSync(path, 'utf8').trim();
  if (existsSync(clusterFolder(dataDir))) {
    throw new EmbeddedPostgresRefusal(
      `The password of the embedded database is missing (${path}). Put the file back from a copy, ` +
        'or start over with npm start -- --reset, which deletes the data.',
    );
  }
  const password = randomBytes(24).toString('base64url');
  const temporary = `${path}.${randomBytes(4).toString('hex')}`;
  writeFileSync(temporary, `${password}\n`, { mode: 0o600, flush: true });
  renameSync(temporary, path);
  syncFolder(dataDir);
  return password;
}

/**
 * Makes sure that the cluster exists and returns its folder. It is created under another name and renamed when
 * complete: a start that was killed in between leaves only rubbish, which the next start removes.
 */
export async function ensureCluster(options: {
  dataDir: string;
  account: Account | undefined;
  binaries: Binaries;
  password: string;
  /** False skips the flushing to disk, for databases that may be lost (tests). */
  durable: boolean;
  onCreate: () => void;
}): Promise<string> {
  const { dataDir, account } = options;
  const cluster = placeCluster(dataDir, account);
  const home = dirname(cluster);
  removeUnfinished(home);
  if (existsSync(cluster)) {
    refuseOtherVersion(cluster);
    if (account !== undefined) giveTo(account, cluster);
    return cluster;
  }
  options.onCreate();
  const workshop = join(home, `${CREATING}${randomBytes(6).toString('hex')}`);
  mkdirSync(workshop, { mode: 0o700 });
  try {
    const passwordFile = join(workshop, 'password');
    writeFileSync(passwordFile, `${options.password}\n`, { mode: 0o600 });
    if (account !== undefined) {
      chownSync(workshop, account.uid, account.gid);
      chownSync(passwordFile, account.uid, account.gid);
    }
    const flags = [`--pgdata=${join(workshop, 'data')}`, `--pwfile=${passwordFile}`];
    if (!options.durable) flags.push('--no-sync');
    await runInitdb(options.binaries.initdb, account, flags);
    renameSync(join(workshop, 'data'), cluster);
    syncFolder(home);
  } finally {
    rmSync(workshop, { recursive: true, force: true, maxRetries: 5 });
  }
  return cluster;
}

/** Decides where the cluster lies, and prepares the way there for the account. */
function placeCluster(dataDir: string, account: Account | undefined): string {
  const cluster = clusterFolder(dataDir);
  if (cluster !== join(dataDir, CLUSTER)) {
    if (existsSync(dirname(cluster))) return cluster;
    throw new EmbeddedPostgresRefusal(
      `The database of ${dataDir} was kept in ${cluster}, and that folder is gone. Put it back, ` +
        'or start over with npm start -- --reset.',
    );
  }
  if (account === undefined || openDataDirTo(account, dataDir)) return cluster;
  if (existsSync(cluster)) {
    throw new EmbeddedPostgresRefusal(
      `The user ${account.name}, who runs the database, cannot reach ${cluster}: a folder above it is closed. ` +
        'Open that folder, or move the data folder with FASTOPS_DATA_DIR.',
    );
  }
  const outside = join(OUTSIDE, randomBytes(8).toString('hex'));
  mkdirSync(outside, { recursive: true });
  // Whatever this process's file mask says, the account has to pass through both.
  for (const folder of [OUTSIDE, outside]) chmodSync(folder, 0o755);
  // The link comes first: killed here, the next start finds it and creates the cluster where it points.
  symlinkSync(join(outside, CLUSTER), cluster);
  return join(outside, CLUSTER);
}

function removeUnfinished(home: string): void {
  for (const name of readdirSync(home)) {
    if (name.startsWith(CREATING)) rmSync(join(home, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

function refuseOtherVersion(cluster: string): void {
  const file = join(cluster, 'PG_VERSION');
  const version = existsSync(file) ? readFileSync(file, 'utf8').trim() : 'unknown';
  if (version === MAJOR) return;
  throw new EmbeddedPostgresRefusal(
    `${cluster} is not a PostgreSQL ${MAJOR} database (its version is ${version}). ` +
      'Move the folder away, or name another one with FASTOPS_DATA_DIR.',
  );
}

/** A cluster that root copied (out of a backup, say) belongs to root, who cannot run it: it goes to the account. */
function giveTo(account: Account, cluster: string): void {
  if (statSync(cluster).uid !== 0) return;
  for (const entry of readdirSync(cluster, { withFileTypes: true, recursive: true })) {
    lchownSync(join(entry.parentPath, entry.name), account.uid, account.gid);
  }
  chownSync(cluster, account.uid, account.gid);
}

/** Runs initdb to its end; a failure is told with initdb's own last words. */
async function runInitdb(initdb: string, account: Account | undefined, flags: readonly string[]) {
  const child = spawn(initdb, [...INITDB_FLAGS, ...flags], {
    ...runAs(account),
    cwd: '/',
    env: PLAIN_ENVIRONMENT,
    // Out of the terminal's reach: a Ctrl-C is for this process to act on, not for initdb.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const code = await new Promise<number | string | null>((resolve, reject) => {
    child.once('error', reject).once('close', (status, signal) => resolve(status ?? signal));
  });
  if (code === 0) return;
  throw new EmbeddedPostgresRefusal(
    `The embedded database could not be created (initdb ended with ${code}): ${output.trim().slice(-1000)}`,
  );
}

/** Makes a rename in this folder outlive a power cut. */
function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
