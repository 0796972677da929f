import pg from 'pg';
import { sqlState } from '../kernel/database-errors.ts';
import { grantLogin, migrate, pendingMigrations, UnusableDatabase } from '../kernel/migrate.ts';
import { migrationSources } from './migrations.ts';

/**
 * Makes a database ready: migrated when the owner's address is given, checked otherwise.
 *
 * @throws UnusableDatabase with a sentence that says what to do
 */
export async function prepareDatabase(url: string, ownerUrl: string | undefined): Promise<string[]> {
  try {
    const applied = ownerUrl === undefined ? [] : await migrate(ownerUrl, migrationSources());
    if (ownerUrl !== undefined) await grantLogin(ownerUrl, url);
    await refuseMightyRole(url);
    const missing = await pendingMigrations(url, migrationSources());
    if (missing.length > 0) {
      throw new UnusableDatabase(
        `The database lacks ${missing.length} migrations (${missing[0]} …). Start once with DATABASE_OWNER_URL set to its owner.`,
      );
    }
    return applied;
  } catch (error) {
    throw asSentence(error);
  }
}

async function refuseMightyRole(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
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
      [migrationSources().map((source) => source.module)],
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

function asSentence(error: unknown): unknown {
  const state = sqlState(error);
  if (state === 'ECONNREFUSED' || state === 'ENOTFOUND' || state === 'EAI_AGAIN' || state === 'ETIMEDOUT') {
    return new UnusableDatabase(
      'No PostgreSQL answers at DATABASE_URL. Check host and port, and that the server runs.',
    );
  }
  if (state === '28P01' || state === '28000') {
    return new UnusableDatabase(
      'PostgreSQL refuses the user or password of DATABASE_URL (or DATABASE_OWNER_URL). Check both.',
    );
  }
  if (state === '3D000') {
    return new UnusableDatabase(
      'The database named in DATABASE_URL does not exist. Create it: createdb NAME.',
    );
  }
  return error;
}
