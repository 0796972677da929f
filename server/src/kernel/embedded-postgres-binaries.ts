import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { type Account, mayAccess } from './embedded-postgres-account.ts';
import { EmbeddedPostgresRefusal } from './embedded-postgres-refusal.ts';

/** The programs of the embedded PostgreSQL. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

const OWN_SERVER = 'Set DATABASE_URL to a PostgreSQL of your own (version 15 to 18) instead.';

/**
 * Returns programs that the account may run: those of the installed package, or a copy of them where the package
 * lies in a folder closed to the account or lacks its library links and cannot be given them.
 * Refuses, with a sentence, a platform for which there are none.
 */
export function findBinaries(account: Account | undefined): Binaries {
  const root = packageFolder();
  if (hydrateLinks(root) && isUsable(root, account)) return programs(root);
  const copy = copyToCache(root, cacheFolder());
  if (!isUsable(copy, account)) {
    throw new EmbeddedPostgresRefusal(
      `The user ${account?.name ?? 'of this process'} cannot run PostgreSQL from ${copy}. ${OWN_SERVER}`,
    );
  }
  return programs(copy);
}

/** Returns the name of the npm package with this platform's programs. */
export function platformPackage(platform: string, arch: string, glibc: boolean): string {
  const supported = ['linux', 'darwin'].includes(platform) && ['x64', 'arm64'].includes(arch);
  if (!supported || (platform === 'linux' && !glibc)) {
    const name =
      platform === 'linux' && !glibc ? `linux-${arch} without glibc (musl)` : `${platform}-${arch}`;
    throw new EmbeddedPostgresRefusal(
      `There is no embedded PostgreSQL for ${name}: it exists for Linux with glibc and macOS, on x64 and arm64. ${OWN_SERVER}`,
    );
  }
  return `@embedded-postgres/${platform}-${arch}`;
}

function packageFolder(): string {
  // Otherwise the report looks up the names of all connections, which can take seconds.
  (process.report as { excludeNetwork?: boolean }).excludeNetwork = true;
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  const glibc = report.header?.glibcVersionRuntime !== undefined;
  const name = platformPackage(process.platform, process.arch, glibc);
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw new EmbeddedPostgresRefusal(
      `The package ${name} is not installed (npm ci without --omit=optional brings it). ${OWN_SERVER}`,
      {
        cause: error,
      },
    );
  }
}

function programs(root: string): Binaries {
  return { initdb: join(root, 'native/bin/initdb'), postgres: join(root, 'native/bin/postgres') };
}

function libraryLinks(root: string): { source: string; target: string }[] {
  const text = readFileSync(join(root, 'native/pg-symlinks.json'), 'utf8');
  return JSON.parse(text) as { source: string; target: string }[];
}

/**
 * Makes the links between library names that a package cannot carry; the package's own install script would, but
 * install scripts are commonly blocked. Returns false when the folder cannot be written.
 */
export function hydrateLinks(root: string): boolean {
  for (const { source, target } of libraryLinks(root)) {
    const link = join(root, target);
    if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) continue;
    try {
      symlinkSync(relative(dirname(link), join(root, source)), link);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return false;
      // EEXIST: another process made it in this instant.
      if (code !== 'EEXIST') throw error;
    }
  }
  return true;
}

function isUsable(root: string, account: Account | undefined): boolean {
  const { initdb, postgres } = programs(root);
  const libraries = libraryLinks(root).map(({ target }) => join(root, target));
  const files = [initdb, postgres, join(root, 'native/share/postgresql/postgres.bki'), ...libraries];
  return mayAccess(account, 'r', files) && mayAccess(account, 'x', [initdb, postgres]);
}

function cacheFolder(): string {
  if (process.getuid?.() === 0) return '/var/cache/fastops';
  return join(homedir(), process.platform === 'darwin' ? 'Library/Caches/fastops' : '.cache/fastops');
}

/**
 * Copies the package's programs into the cache, once per version, and returns the copy. The cache must be ours
 * and closed to other writers: whoever can change these files runs code as the database.
 */
export function copyToCache(root: string, cache: string): string {
  const created = mkdirSync(cache, { recursive: true }) !== undefined;
  // Whatever this process's file mask says, the database's user has to pass through.
  if (created) chmodSync(cache, 0o755);
  refuseUnsafe(cache);
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
    string,
    string
  >;
  const copy = join(cache, `postgres-${version}-${name?.split('/').pop()}`);
  if (existsSync(copy)) {
    refuseUnsafe(copy);
    if (isComplete(root, copy)) return copy;
    // A machine crash just after the copy can leave files without contents behind.
    rmSync(copy, { recursive: true, force: true });
  }
  const temporary = join(cache, `.copying-${randomBytes(6).toString('hex')}`);
  try {
    cpSync(join(root, 'native'), join(temporary, 'native'), { recursive: true, verbatimSymlinks: true });
    hydrateLinks(temporary);
    openToAll(temporary);
    renameSync(temporary, copy);
  } catch (error) {
    // Another process may have finished the same copy first; then theirs is as good as ours.
    if (!existsSync(copy) || !isComplete(root, copy)) throw error;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return copy;
}

function refuseUnsafe(folder: string): void {
  const state = lstatSync(folder);
  if (state.isDirectory() && state.uid === process.getuid?.() && (state.mode & 0o022) === 0) return;
  throw new EmbeddedPostgresRefusal(
    `The folder ${folder} must be a folder of this user that nobody else can write; delete it and start again. ${OWN_SERVER}`,
  );
}

function isComplete(root: string, copy: string): boolean {
  const native = join(root, 'native');
  return listFiles(native).every((file) => {
    const copied = lstatSync(join(copy, 'native', relative(native, file)), { throwIfNoEntry: false });
    return copied !== undefined && (copied.isSymbolicLink() || copied.size === lstatSync(file).size);
  });
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
}

function openToAll(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) continue;
    const executable = entry.isDirectory() || (lstatSync(path).mode & 0o100) !== 0;
    chmodSync(path, executable ? 0o755 : 0o644);
  }
  chmodSync(folder, 0o755);
}
