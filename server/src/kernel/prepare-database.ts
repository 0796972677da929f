import pg from 'pg';
import { isUnreachable, sqlState } from './database-errors.ts';
import {
  CONNECT_MS,
  grantLogin,
  type MigrationSource,
  migrate,
  pendingMigrations,
  UnusableDatabase,
} from './migrate.ts';

/**
 * Makes a database ready: migrated when the owner's address is given, checked otherwise.
 *
 * @throws UnusableDatabase with a sentence that says what to do
 */
export async function prepareDatabase(
  url: string,
  ownerUrl: string | undefined,
  sources: readonly MigrationSource[],
): Promise<string[]> {
  let applied: string[] = [];
  if (ownerUrl !== undefined) {
    applied = await inSentences('DATABASE_OWNER_URL', async () => {
      const names = await migrate(ownerUrl, sources);
      await grantLogin(ownerUrl, url);
      return names;
    });
  }
  await inSentences('DATABASE_URL', async () => {
    await refuseMightyRole(url, sources);
    const missing = await pendingMigrations(url, sources);
    if (missing.length > 0) {
      throw new UnusableDatabase(
        `The database lacks ${missing.length} migrations (${missing[0]} …). Start once with DATABASE_OWNER_URL set to its owner.`,
      );
    }
  });
  return applied;
}

async function refuseMightyRole(url: string, sources: readonly MigrationSource[]): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
  await client.connect();
  try {
    const version = await client.query<{ number: number }>(
      "select current_setting('server_version_num')::int as number",
    );
    if ((version.rows[0]?.number ?? 0) < 150_000)
      throw new UnusableDatabase('FastOps needs PostgreSQL 15 or newer.');
    const { rows } = await client.query<{ name: string; mighty: boolean; owner: boolean }>(
      `select current_user as name, rolsuper or rolbypassrls as mighty,
        exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname = any ($1) and pg_has_role(current_user, c.relowner, 'usage')) as owner
      from pg_roles where rolname = current_user`,
      [sources.map((source) => source.module)],
    );
    const [role] = rows;
    if (role?.mighty === true || role?.owner === true) {
      throw new UnusableDatabase(
        `DATABASE_URL logs in as "${role.name}", which row security does not hold (superuser, BYPASSRLS or owner of the tables). ` +
          'Put that address into DATABASE_OWNER_URL, and a new role into DATABASE_URL: FastOps creates it.',
      );
    }
  } finally {
    await client.end();
  }
}

/** Runs a step that uses the address in `setting`; what PostgreSQL says to it becomes a sentence for who set it. */
async function inSentences<T>(setting: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw asSentence(error, setting);
  }
}

function asSentence(error: unknown, setting: string): unknown {
  if (error instanceof UnusableDatabase) return error;
  const state = sqlState(error);
  if (isUnreachable(error)) {
    return new UnusableDatabase(
      `No PostgreSQL answers at ${setting}. Check host and port, and that the server runs.`,
    );
  }
  if (state === '28P01' || state === '28000') {
    return new UnusableDatabase(`PostgreSQL refuses the user or password of ${setting}. Check both.`);
  }
  if (state === '3D000') {
    return new UnusableDatabase(`The database named in ${setting} does not exist. Create it: createdb NAME.`);
  }
  if (state === '42501') {
    return new UnusableDatabase(
      setting === 'DATABASE_URL'
        ? 'The role of DATABASE_URL has no right to the tables. Start once with DATABASE_OWNER_URL set to their owner.'
        : 'The role of DATABASE_OWNER_URL may not do what a migration needs. Give the owner of the database.',
    );
  }
  return error;
}
