import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { cloneDatabase, migrationSources, type TestDatabase } from '../app/testing/test-database.ts';
import { UnusableDatabase } from './migrate.ts';
import { prepareDatabase } from './prepare-database.ts';
import { type Owner, openOwner } from './testing/owner.ts';
import { onServer, scratchName, urlOf } from './testing/scratch-database.ts';

const PASSWORD = 'a-password-that-no-message-may-repeat';
const server = inject('testServer');
let db: TestDatabase;
let owner: Owner;
const roles: string[] = [];

beforeAll(async () => {
  db = await cloneDatabase('empty');
  owner = await openOwner(db.ownerUrl);
});
afterAll(async () => {
  await owner.close();
  await db.drop();
  for (const role of roles) await onServer(server, `drop role ${role}`);
});

/** An address of the test database, or of another one, for another role. */
function as(role: string, change: Partial<Record<'host' | 'port' | 'pathname', string>> = {}): string {
  const url = new URL(db.ownerUrl);
  url.username = role;
  url.password = PASSWORD;
  return Object.assign(url, change).href;
}

async function makeRole(purpose: string, attributes = ''): Promise<string> {
  const role = `fastops_${purpose}_${process.pid}`;
  await onServer(server, `create role ${role} login password '${PASSWORD}' ${attributes}`);
  roles.push(role);
  return role;
}

/** The sentence with which an address is refused; anything but a sentence fails the test. */
async function sentence(url: string, ownerUrl?: string): Promise<string> {
  const error: unknown = await prepareDatabase(url, ownerUrl, migrationSources()).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UnusableDatabase);
  const { message } = error as UnusableDatabase;
  expect(message).not.toContain(PASSWORD);
  return message;
}

/** A port of 127.0.0.1 on which nobody listens. */
async function freePort(): Promise<string> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  listener.close();
  await once(listener, 'close');
  return String(address.port);
}

test('a migrated database and a role that owns nothing are accepted', async () => {
  expect(await prepareDatabase(db.appUrl, undefined, migrationSources())).toEqual([]);
});

test('with its owner an empty database is migrated, and the log-in role made, once', async () => {
  const name = scratchName();
  const role = `fastops_made_${process.pid}`;
  await onServer(server, `create database ${name}`);
  try {
    const url = as(role, { pathname: `/${name}` });
    const applied = await prepareDatabase(url, urlOf(server, name), migrationSources());
    roles.push(role);
    expect(applied.length).toBeGreaterThanOrEqual(migrationSources().length);
    expect(await prepareDatabase(url, urlOf(server, name), migrationSources())).toEqual([]);
    expect(await prepareDatabase(url, undefined, migrationSources())).toEqual([]);
  } finally {
    await onServer(server, `drop database ${name} with (force)`);
  }
});

test('a superuser is refused: row security would not hold it', async () => {
  const said = await sentence(db.ownerUrl);
  expect(said).toContain('row security does not hold');
  expect(said).toContain('DATABASE_OWNER_URL');
});

test('a role that is exempt from row security is refused', async () => {
  const role = await makeRole('exempt', 'bypassrls in role fastops_app');
  expect(await sentence(as(role))).toContain(`"${role}", which row security does not hold`);
});

test('a role that owns a table is refused, also through a group', async () => {
  const group = await makeRole('group');
  const role = await makeRole('member', `in role fastops_app, ${group}`);
  const [before] = await owner.rows<{ owner: string }>('select current_user as owner');
  await owner.rows(`alter table kernel.clock_jobs owner to ${group}`);
  try {
    expect(await sentence(as(role))).toContain(`"${role}", which row security does not hold`);
  } finally {
    await owner.rows(`alter table kernel.clock_jobs owner to ${before?.owner}`);
  }
});

test('a role without the rights of the app is told how to get them', async () => {
  const role = await makeRole('stranger');
  expect(await sentence(as(role))).toContain('DATABASE_OWNER_URL');
});

test('a database that is not migrated is refused unless its owner is given', async () => {
  const name = scratchName();
  await onServer(server, `create database ${name}`);
  try {
    const role = await makeRole('early');
    const said = await sentence(as(role, { pathname: `/${name}` }));
    expect(said).toMatch(/lacks \d+ migrations \(kernel\/0001-kernel\.sql …\)/);
    expect(said).toContain('DATABASE_OWNER_URL');
  } finally {
    await onServer(server, `drop database ${name} with (force)`);
  }
});

test('a database that does not exist is named as the reason', async () => {
  const missing = { pathname: '/fastops_nowhere_test' };
  expect(await sentence(as('anybody', missing), urlOf(server, 'fastops_nowhere_test'))).toContain(
    'does not exist',
  );
});

test('a role that the server does not let in is named as the reason', async () => {
  const said = await sentence(as(`fastops_nobody_${process.pid}`));
  expect(said).toContain('refuses the user or password');
});

test('a port on which nobody listens is named as the reason, for the owner too', async () => {
  const port = await freePort();
  expect(await sentence(as('anybody', { port }))).toContain('No PostgreSQL answers');
  expect(await sentence(as('anybody', { port }), as('owner', { port }))).toContain('No PostgreSQL answers');
});

test('a host that does not exist is named as the reason', async () => {
  expect(await sentence(as('anybody', { host: 'nowhere.invalid' }))).toContain('No PostgreSQL answers');
});

test('a server that accepts and says nothing is given up on, for the owner too', async () => {
  const silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const address = silent.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  const port = String(address.port);
  try {
    const [plain, owned] = await Promise.all([
      sentence(as('anybody', { port })),
      sentence(as('anybody', { port }), as('owner', { port })),
    ]);
    expect(plain).toContain('No PostgreSQL answers');
    expect(owned).toContain('No PostgreSQL answers');
  } finally {
    silent.close();
  }
});
