import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { EmbeddedPostgresRefusal } from './embedded-postgres-refusal.ts';

/** A user of this machine under whom the database runs. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** The environment of every database program: nothing of ours, so that no PG… variable changes its behaviour. */
export const PLAIN_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C' };

/**
 * Returns the account the database must run under, or nothing when it runs under our own.
 *
 * PostgreSQL refuses to run as root, so root drops to the owner of an existing cluster, else to `postgres`, else
 * to `nobody`. It also needs an entry in the user list: a bare number is refused with a sentence.
 */
export function databaseAccount(cluster: string): Account | undefined {
  if (process.getuid?.() !== 0) {
    refuseNamelessUser();
    refuseForeignCluster(cluster);
    return undefined;
  }
  const accounts = readAccounts();
  const owner = statSync(cluster, { throwIfNoEntry: false })?.uid ?? 0;
  const chosen =
    accounts.find((account) => owner !== 0 && account.uid === owner) ??
    accounts.find((account) => account.name === 'postgres' && account.uid !== 0) ??
    accounts.find((account) => account.name === 'nobody' && account.uid !== 0);
  if (owner !== 0 && chosen?.uid !== owner) {
    throw new EmbeddedPostgresRefusal(
      `The database folder ${cluster} belongs to user number ${owner}, which this machine does not know. ` +
        'Give it to a known user (chown -R) or start that one with its own data folder.',
    );
  }
  if (chosen === undefined) {
    throw new EmbeddedPostgresRefusal(
      'PostgreSQL refuses to run as root and this machine has no user postgres or nobody to run it as. ' +
        'Start FastOps as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
  return chosen;
}

/** The spawn options that make a program run under the account. */
export function runAs(account: Account | undefined): { uid: number; gid: number } | Record<string, never> {
  return account === undefined ? {} : { uid: account.uid, gid: account.gid };
}

/** Returns whether the account may read (or, for `x`, enter or execute) every one of these paths. */
export function mayAccess(account: Account | undefined, mode: 'r' | 'x', paths: readonly string[]): boolean {
  // Asked of the system itself: permission bits alone miss the folders above, access lists and mount options.
  const check = spawnSync('/bin/sh', ['-c', `for f; do test -${mode} "$f" || exit 1; done`, 'sh', ...paths], {
    ...runAs(account),
    cwd: '/',
    env: PLAIN_ENVIRONMENT,
    stdio: 'ignore',
  });
  if (check.error !== undefined) throw check.error;
  return check.status === 0;
}

/**
 * Lets the account pass through our data folder to the cluster inside, without showing it the other contents.
 * Returns false when a folder further up is closed to it.
 */
export function openDataDirTo(account: Account, dataDir: string): boolean {
  if (mayAccess(account, 'x', [dataDir])) return true;
  if (statSync(dataDir).uid !== 0) return false;
  chownSync(dataDir, 0, account.gid);
  chmodSync(dataDir, 0o710);
  return mayAccess(account, 'x', [dataDir]);
}

function readAccounts(): Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => /^-?\d+$/.test(fields[2] ?? '') && /^-?\d+$/.test(fields[3] ?? ''))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

function refuseNamelessUser(): void {
  try {
    userInfo();
  } catch (error) {
    throw new EmbeddedPostgresRefusal(
      `FastOps runs as user number ${process.getuid?.()}, which has no entry in the user list of this machine, ` +
        'and PostgreSQL refuses to run without one. Use a named user, or set DATABASE_URL.',
      { cause: error },
    );
  }
}

function refuseForeignCluster(cluster: string): void {
  const owner = statSync(cluster, { throwIfNoEntry: false })?.uid;
  if (owner === undefined || owner === process.getuid?.()) return;
  throw new EmbeddedPostgresRefusal(
    `The database folder ${cluster} belongs to another user (number ${owner}). ` +
      'Start FastOps as that user or as root, or name another folder with FASTOPS_DATA_DIR.',
  );
}
