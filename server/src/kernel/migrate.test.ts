import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { grantLogin, type MigrationSource, migrate, pendingMigrations, UnusableDatabase } from './migrate.ts';
import { KERNEL_SOURCE, until } from './testing/kernel-database.ts';
import { type Owner, openOwner } from './testing/owner.ts';
import { onServer, scratchName, urlOf } from './testing/scratch-database.ts';

const server = inject('testServer');
const KERNEL = 'kernel/0001-kernel.sql';
let name: string;
let ownerUrl: string;
let owner: Owner;
let folder: string;
let sources: MigrationSource[];
const roles: string[] = [];

beforeEach(async () => {
  name = scratchName();
  await onServer(server, `create database ${name}`);
  ownerUrl = urlOf(server, name);
  owner = await openOwner(ownerUrl);
  folder = await mkdtemp(join(tmpdir(), 'fastops-migrations-'));
  sources = [KERNEL_SOURCE, { module: 'scratch', folder }];
});
afterEach(async () => {
  await owner.close();
  await onServer(server, `drop database ${name} with (force)`);
  for (const role of roles.splice(0)) await onServer(server, `drop role ${role}`);
  await rm(folder, { recursive: true, force: true });
});

const file = (number: string, text: string) => writeFile(join(folder, `${number}.sql`), text);
const tableNames = async () => {
  const rows = await owner.rows<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'scratch' order by 1`,
  );
  return rows.map((row) => row.name);
};

test('three processes that start together on an empty database apply each file once', async () => {
  await file('0001-one', 'create table scratch.one (id int)');
  await file('0002-two', 'create table scratch.two (id int)');
  const applied = await Promise.all([1, 2, 3].map(() => migrate(ownerUrl, sources)));
  expect(applied.flat().sort()).toEqual([KERNEL, 'scratch/0001-one.sql', 'scratch/0002-two.sql']);
  expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  expect(await tableNames()).toEqual(['one', 'two']);
});

test('a file that comes later is applied alone, in the order of the numbers', async () => {
  await file('0001-one', 'create table scratch.one (id int)');
  await migrate(ownerUrl, sources);
  await file('0010-ten', 'alter table scratch.one rename to ten');
  await file('0002-two', 'alter table scratch.one add column two int');
  expect(await migrate(ownerUrl, sources)).toEqual(['scratch/0002-two.sql', 'scratch/0010-ten.sql']);
  expect(await migrate(ownerUrl, sources)).toEqual([]);
  expect(await tableNames()).toEqual(['ten']);
});

test('a file that was edited after it had been applied is refused by name, before anything is applied', async () => {
  await file('0001-one', 'create table scratch.one (id int)');
  await migrate(ownerUrl, sources);
  await file('0001-one', 'create table scratch.one (id bigint)');
  await file('0002-two', 'create table scratch.two (id int)');
  for (const attempt of [migrate, pendingMigrations]) {
    const error: unknown = await attempt(ownerUrl, sources).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UnusableDatabase);
    expect(error).toMatchObject({ message: expect.stringContaining('scratch/0001-one.sql was changed') });
  }
  expect(await tableNames()).toEqual(['one']);
});

test('a database that is newer than the program is refused', async () => {
  await file('0001-one', 'create table scratch.one (id int)');
  await migrate(ownerUrl, sources);
  for (const attempt of [migrate, pendingMigrations]) {
    const error: unknown = await attempt(ownerUrl, [KERNEL_SOURCE]).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UnusableDatabase);
    expect(error).toMatchObject({ message: expect.stringContaining('does not know: it is newer') });
  }
});

test('a file that fails leaves nothing behind, and those before it stay', async () => {
  await file('0001-one', 'create table scratch.one (id int)');
  await file('0002-two', 'create table scratch.two (id int); insert into scratch.two values (1 / 0)');
  await file('0003-three', 'create table scratch.three (id int)');
  const error = (await migrate(ownerUrl, sources).catch((thrown: unknown) => thrown)) as Error;
  expect(error.message).toBe('migration scratch/0002-two.sql failed: division by zero');
  expect(error.cause).toMatchObject({ code: '22012' });
  expect(await tableNames()).toEqual(['one']);
  expect(await pendingMigrations(ownerUrl, sources)).toEqual([
    'scratch/0002-two.sql',
    'scratch/0003-three.sql',
  ]);
  // Nobody applied it, so it may be mended in place.
  await file('0002-two', 'create table scratch.two (id int)');
  expect(await migrate(ownerUrl, sources)).toEqual(['scratch/0002-two.sql', 'scratch/0003-three.sql']);
});

test('the right to create, which a migration lends, is taken back after success and after failure', async () => {
  const mayCreate = async () => {
    const [row] = await owner.rows<{ may: boolean }>(
      `select has_schema_privilege('fastops_definer', 'scratch', 'create') as may`,
    );
    return row?.may;
  };
  await file('0001-one', 'create table scratch.one (id int)');
  await migrate(ownerUrl, sources);
  expect(await mayCreate()).toBe(false);
  await file('0002-two', 'select 1 / 0');
  await expect(migrate(ownerUrl, sources)).rejects.toThrow('failed');
  expect(await mayCreate()).toBe(false);
});

test('a table that stays busy past the lock time-out is tried again', async () => {
  await file('0001-one', 'create table scratch.one (id int)');
  await migrate(ownerUrl, sources);
  await file('0002-two', 'alter table scratch.one add column two int');
  // Over a second connection: in a transaction the server shows one moment of its activity for ever.
  const watcher = await openOwner(ownerUrl);
  const waiting = async () => {
    const [row] = await watcher.rows<{ began: string }>(
      `select xact_start::text as began from pg_stat_activity
        where datname = current_database() and application_name = 'fastops-migrate' and wait_event_type = 'Lock'`,
    );
    return row?.began;
  };
  await owner.rows('begin');
  await owner.rows('lock table scratch.one in access share mode');
  const migrated = migrate(ownerUrl, sources);
  const first = await until(waiting);
  // Another transaction of the same migration waits: the first one gave up, so that nobody queued behind it for long.
  await until(async () => ((await waiting()) ?? first) !== first || undefined);
  await owner.rows('commit');
  await watcher.close();
  expect(await migrated).toEqual(['scratch/0002-two.sql']);
}, 20_000);

test('what is pending is everything on an empty database and nothing on a migrated one', async () => {
  await file('0001-one', 'create table scratch.one (id int)');
  expect(await pendingMigrations(ownerUrl, sources)).toEqual([KERNEL, 'scratch/0001-one.sql']);
  await migrate(ownerUrl, sources);
  expect(await pendingMigrations(ownerUrl, sources)).toEqual([]);
});

test('a log-in role is made once, whoever comes first, and can do nothing but belong to the app', async () => {
  await migrate(ownerUrl, [KERNEL_SOURCE]);
  // Everything that an address must escape and SQL must quote.
  const login = `fastops "o'brien" ${process.pid}`;
  const url = new URL(ownerUrl);
  url.username = encodeURIComponent(login);
  url.password = encodeURIComponent(`it's "a" pass/word@home:5%`);
  roles.push(`"${login.replaceAll('"', '""')}"`);
  await Promise.all(Array.from({ length: 8 }, () => grantLogin(ownerUrl, url.href)));
  await grantLogin(ownerUrl, url.href);
  const found = await owner.rows(
    `select rolcanlogin, rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls,
      array(select roleid::regrole::text from pg_auth_members where member = r.oid) as groups
    from pg_roles r where rolname = $1`,
    [login],
  );
  const no = {
    rolsuper: false,
    rolcreatedb: false,
    rolcreaterole: false,
    rolreplication: false,
    rolbypassrls: false,
  };
  expect(found).toEqual([{ rolcanlogin: true, ...no, groups: ['fastops_app'] }]);
  expect(await pendingMigrations(url.href, [KERNEL_SOURCE])).toEqual([]);
});
