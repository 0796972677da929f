import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { sqlState } from './database-errors.ts';

/** The migrations of one module: plain SQL files `NNNN-name.sql`, applied in the order of the list, then of the number. */
export interface MigrationSource {
  module: string;
  folder: string;
}

/** A database this program cannot use, said in a sentence that also says what to do. */
export class UnusableDatabase extends Error {
  override readonly name = 'UnusableDatabase';
}

interface MigrationFile {
  module: string;
  name: string;
  text: string;
  checksum: string;
}

/** One number for the whole program: two processes that start together apply each file once. */
const LOCK = 7_316_240_021;
const LOCK_TRIES = 5;
/** How long a server may take to let us in, in milliseconds. */
export const CONNECT_MS = 5_000;
const CONNECTION = { application_name: 'fastops-migrate', connectionTimeoutMillis: CONNECT_MS };

/**
 * Brings the database up to date as its owner. Each file runs in its own transaction, with a short lock time-out and
 * a few tries, so that a busy table is never blocked for long (reliability.md C24).
 *
 * @returns the names of the files applied now, as `module/file`
 * @throws UnusableDatabase when an applied file was edited, is missing, or the role may not do this
 */
export async function migrate(ownerUrl: string, sources: readonly MigrationSource[]): Promise<string[]> {
  const files = (await Promise.all(sources.map(readSource))).flat();
  const client = new pg.Client({ connectionString: ownerUrl, ...CONNECTION });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await prepare(client, sources);
    const applied = await appliedFiles(client);
    refuseEdited(files, applied);
    const waiting = files.filter((file) => !applied.has(`${file.module}/${file.name}`));
    for (const file of waiting) await apply(client, file);
    return waiting.map((file) => `${file.module}/${file.name}`);
  } finally {
    await client.end();
  }
}

/** Creates the database named in `ownerUrl` on its server when it is missing. */
export async function ensureDatabase(ownerUrl: string): Promise<void> {
  const server = new URL(ownerUrl);
  const name = decodeURIComponent(server.pathname.slice(1));
  server.pathname = '/postgres';
  const client = new pg.Client({ connectionString: server.href, connectionTimeoutMillis: CONNECT_MS });
  await client.connect();
  try {
    const known = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (known.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/**
 * Makes sure the login role of `appUrl` exists, can log in with its password and belongs to the app group.
 * It is given nothing else: it owns no table and row security holds it.
 */
export async function grantLogin(ownerUrl: string, appUrl: string): Promise<void> {
  const { username, password } = new URL(appUrl);
  const role = decodeURIComponent(username);
  const client = new pg.Client({ connectionString: ownerUrl, ...CONNECTION });
  await client.connect();
  try {
    const known = await client.query('select 1 from pg_roles where rolname = $1', [role]);
    const name = pg.escapeIdentifier(role);
    if (known.rowCount === 0) {
      const secret = pg.escapeLiteral(decodeURIComponent(password));
      await ignoreExisting(
        client.query(`create role ${name} login password ${secret} nosuperuser nocreatedb nocreaterole`),
      );
    }
    await ignoreExisting(client.query(`grant fastops_app to ${name}`));
  } finally {
    await client.end();
  }
}

/** Names of migrations that this program has and the database lacks; read with the app's own rights. */
export async function pendingMigrations(
  appUrl: string,
  sources: readonly MigrationSource[],
): Promise<string[]> {
  const files = (await Promise.all(sources.map(readSource))).flat();
  const client = new pg.Client({ connectionString: appUrl, ...CONNECTION });
  await client.connect();
  try {
    const present = await client.query<{ present: boolean }>(
      "select to_regclass('kernel.migrations') is not null as present",
    );
    if (present.rows[0]?.present !== true) return files.map((file) => `${file.module}/${file.name}`);
    const applied = await appliedFiles(client);
    refuseEdited(files, applied);
    return files.map((file) => `${file.module}/${file.name}`).filter((name) => !applied.has(name));
  } finally {
    await client.end();
  }
}

async function readSource(source: MigrationSource): Promise<MigrationFile[]> {
  const names = (await readdir(source.folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(source.folder, name), 'utf8');
      return { module: source.module, name, text, checksum: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

async function prepare(client: pg.Client, sources: readonly MigrationSource[]): Promise<void> {
  await role(client, 'fastops_app', 'nologin');
  // Owns the few functions that look over company borders; nobody can log in as it or become it.
  await role(client, 'fastops_definer', 'nologin bypassrls');
  await client.query('revoke create on schema public from public');
  for (const { module } of sources) {
    await client.query(`create schema if not exists ${module}`);
    await client.query(`grant usage on schema ${module} to fastops_app, fastops_definer`);
    // PostgreSQL lets a role own a function only where it may create; taken back at the end of each migration.
  }
  await client.query(`
    create table if not exists kernel.migrations (
      module text not null,
      name text not null,
      checksum text not null,
      applied_at timestamptz not null default now(),
      primary key (module, name)
    )`);
  await client.query('grant select on kernel.migrations to fastops_app');
}

async function role(client: pg.Client, name: string, attributes: string): Promise<void> {
  const known = await client.query('select 1 from pg_roles where rolname = $1', [name]);
  if (known.rowCount !== 0) return;
  try {
    await ignoreExisting(client.query(`create role ${name} ${attributes}`));
  } catch (error) {
    if (sqlState(error) !== '42501') throw error;
    throw new UnusableDatabase(
      `The role in DATABASE_OWNER_URL may not create the role ${name}. ` +
        `Create it once as an administrator: create role ${name} ${attributes};`,
    );
  }
}

/** Roles belong to the whole server: another process, on this database or the next, may make the same one at this moment. */
async function ignoreExisting(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!['42710', '23505', 'XX000'].includes(sqlState(error))) throw error;
  }
}

async function appliedFiles(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ module: string; name: string; checksum: string }>(
    'select module, name, checksum from kernel.migrations',
  );
  return new Map(rows.map((row) => [`${row.module}/${row.name}`, row.checksum]));
}

function refuseEdited(files: readonly MigrationFile[], applied: ReadonlyMap<string, string>): void {
  const known = new Set<string>();
  for (const file of files) {
    const name = `${file.module}/${file.name}`;
    known.add(name);
    const before = applied.get(name);
    if (before !== undefined && before !== file.checksum) {
      throw new UnusableDatabase(
        `The migration ${name} was changed after it had been applied. Restore it and add a new file.`,
      );
    }
  }
  for (const name of applied.keys()) {
    if (!known.has(name)) {
      throw new UnusableDatabase(
        `This database has the migration ${name}, which this program does not know: it is newer. Update FastOps.`,
      );
    }
  }
}

async function apply(client: pg.Client, file: MigrationFile): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query('begin');
      await client.query("set local lock_timeout = '2s'");
      await client.query(`grant create on schema ${file.module} to fastops_definer`);
      await client.query(file.text);
      await client.query(`revoke create on schema ${file.module} from fastops_definer`);
      await client.query('insert into kernel.migrations (module, name, checksum) values ($1, $2, $3)', [
        file.module,
        file.name,
        file.checksum,
      ]);
      await client.query('commit');
      return;
    } catch (error) {
      await client.query('rollback');
      if (sqlState(error) !== '55P03' || attempt >= LOCK_TRIES) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(`migration ${file.module}/${file.name} failed: ${reason}`, { cause: error });
      }
    }
  }
}
