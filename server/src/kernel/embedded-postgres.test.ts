import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  DataFolderBusy,
  deleteDataFolder,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './embedded-postgres.ts';
import { clusterFolder, OUTSIDE } from './embedded-postgres-cluster.ts';
import { findProcess } from './embedded-postgres-process.ts';
import { isPortFree } from './embedded-postgres-server.ts';
import {
  killHard,
  makeDataDir,
  query,
  serverPids,
  startOwner,
} from './testing/fixtures/embedded-postgres-harness.ts';

const isRoot = process.getuid?.() === 0;
// For the tests that need no folder of their own; creating a database takes a second.
const shared = makeDataDir();
let dataDir: string;
let servers: EmbeddedPostgres[];

beforeEach(() => {
  dataDir = shared.dataDir;
  servers = [];
});

afterEach(stopServers);

afterAll(shared.remove);

/** For a group of tests each of which needs an empty data folder. */
function useEmptyFolders(): void {
  let remove: () => Promise<void>;
  beforeEach(() => {
    ({ dataDir, remove } = makeDataDir());
  });
  afterEach(async () => {
    await stopServers();
    await remove();
  });
}

async function stopServers(): Promise<void> {
  for (const server of servers) await server.stop();
}

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, settings: { fsync: 'off' }, ...options });
  servers.push(server);
  return server;
}

describe('in an empty folder, an embedded PostgreSQL', { timeout: 60_000 }, () => {
  useEmptyFolders();

  test('starts in an empty folder, runs SQL and keeps the data for the next start', async () => {
    const steps: string[] = [];
    const first = await start({ onProgress: (step) => steps.push(step) });
    await query(first.superuserUrl, 'create table kept as select 42 as answer');
    await first.stop();
    const second = await start({ onProgress: (step) => steps.push(step) });
    expect(await query(second.superuserUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
    expect(second.port).toBe(first.port);
    expect(second.adopted).toBe(false);
    expect(steps).toEqual(['preparing', 'creating', 'starting', 'preparing', 'starting']);
  });

  test.runIf(isRoot)('root under a closed folder keeps the data outside, behind a link', async () => {
    const closed = join(dataDir, 'home/data');
    mkdirSync(closed, { recursive: true });
    chmodSync(join(dataDir, 'home'), 0o700);
    try {
      const first = await start({ dataDir: closed });
      await query(first.superuserUrl, 'create table kept as select 42 as answer');
      await first.stop();
      const cluster = clusterFolder(closed);
      expect(lstatSync(join(closed, 'postgres-18')).isSymbolicLink()).toBe(true);
      expect(dirname(dirname(cluster))).toBe(OUTSIDE);
      const second = await start({ dataDir: closed });
      expect(await query(second.superuserUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
      await second.stop();
      await deleteDataFolder(closed);
      expect(statSync(dirname(cluster), { throwIfNoEntry: false })).toBeUndefined();
    } finally {
      await deleteDataFolder(closed);
    }
  });

  test('removes what a killed creation left behind', async () => {
    const rubbish = join(dataDir, 'postgres-18.creating-0123456789ab');
    mkdirSync(join(rubbish, 'data'), { recursive: true });
    writeFileSync(join(rubbish, 'data/PG_VERSION'), '18\n');
    const server = await start();
    expect(await query(server.superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(readdirSync(dataDir).filter((name) => name.includes('creating'))).toEqual([]);
  });

  test('refuses a database of another major version', async () => {
    mkdirSync(join(dataDir, 'postgres-18'));
    writeFileSync(join(dataDir, 'postgres-18/PG_VERSION'), '17\n');
    writeFileSync(join(dataDir, 'postgres-password'), 'secret\n');
    await expect(start()).rejects.toThrow(/its version is 17/);
  });

  test('of many simultaneous first starts exactly one wins', async () => {
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => start()));
    const refusals = results.filter((result) => result.status === 'rejected');
    expect(refusals).toHaveLength(4);
    expect(refusals.filter(({ reason }) => reason instanceof DataFolderBusy)).toHaveLength(4);
  });
});

describe('an embedded PostgreSQL', { timeout: 60_000 }, () => {
  test('is a UTF-8 server on loopback alone, with the defaults and the given settings', async () => {
    const server = await start({ settings: { work_mem: '7MB', listen_addresses: '*' } });
    const names = [
      'listen_addresses',
      'unix_socket_directories',
      'server_encoding',
      'TimeZone',
      'max_connections',
      'shared_buffers',
      'fsync',
      'work_mem',
      'password_encryption',
    ];
    const rows = await query<{ name: string; value: string }>(
      server.superuserUrl,
      `select name, current_setting(name) as value from unnest('{${names.join(',')}}'::text[]) as name`,
    );
    expect(Object.fromEntries(rows.map(({ name, value }) => [name, value]))).toEqual({
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      server_encoding: 'UTF8',
      TimeZone: 'UTC',
      max_connections: '100',
      shared_buffers: '128MB',
      fsync: 'on',
      work_mem: '7MB',
      password_encryption: 'scram-sha-256',
    });
  });

  test('lets nobody in without the password, and shows it to no other user', async () => {
    const server = await start();
    const wrong = new URL(server.superuserUrl);
    wrong.password = 'guess';
    await expect(query(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    const file = join(dataDir, 'postgres-password');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(server.superuserUrl).toContain(readFileSync(file, 'utf8').trim());
  });

  test.runIf(isRoot)('the database user itself cannot read the password', async () => {
    const server = await start();
    const { uid, gid } = statSync(clusterFolder(dataDir));
    expect(uid).not.toBe(0);
    const reading = spawnSync('/bin/cat', [join(dataDir, 'postgres-password')], { uid, gid, cwd: '/' });
    expect(reading.status).not.toBe(0);
    expect(reading.stdout.toString()).toBe('');
    expect(await query(server.superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('stop leaves no process and frees the port', async () => {
    const server = await start();
    const pids = await serverPids(server.superuserUrl, dataDir);
    expect(pids.length).toBeGreaterThan(3);
    await Promise.all([server.stop(), server.stop()]);
    expect(pids.filter((pid) => findProcess(pid) !== undefined)).toEqual([]);
    expect(await isPortFree(server.port)).toBe(true);
  });

  test('takes another port when its own is taken', async () => {
    const first = await start();
    await first.stop();
    const squatter = createServer().listen(first.port, '127.0.0.1');
    await once(squatter, 'listening');
    try {
      const second = await start();
      expect(second.port).not.toBe(first.port);
      expect(await query(second.superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    } finally {
      squatter.close();
    }
  });

  test('says what is wrong with a setting PostgreSQL does not know', async () => {
    await expect(start({ settings: { no_such_setting: '1' } })).rejects.toThrow(/no_such_setting/);
    const server = await start();
    expect(await query(server.superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('two starts on one data folder', { timeout: 60_000 }, () => {
  test('the second is refused within one process, until the first stops', async () => {
    const first = await start();
    await expect(start()).rejects.toThrow(DataFolderBusy);
    expect(await query(first.superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    await first.stop();
    const second = await start();
    expect(await query(second.superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('the second is refused with the number of the process that holds it', async () => {
    const owner = await startOwner(dataDir);
    try {
      const refusal = await start().then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(refusal).toBeInstanceOf(DataFolderBusy);
      expect(refusal).toMatchObject({ pid: owner.child.pid });
      expect(String(refusal)).toContain(`process ${owner.child.pid}`);
      expect(String(refusal)).toContain(dataDir);
      expect(await query(owner.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    } finally {
      await killHard(owner.child);
    }
  });
});

describe('deleting a data folder', { timeout: 60_000 }, () => {
  useEmptyFolders();

  test('refuses a folder that is not one of ours', async () => {
    const folder = join(dataDir, 'documents');
    mkdirSync(folder);
    writeFileSync(join(folder, 'precious.txt'), 'keep me');
    await expect(deleteDataFolder(folder)).rejects.toThrow(/not a FastOps data folder/);
    expect(readdirSync(folder)).toEqual(['precious.txt']);
  });

  test('refuses while a FastOps uses it', async () => {
    const server = await start();
    await expect(deleteDataFolder(dataDir)).rejects.toThrow(DataFolderBusy);
    expect(await query(server.superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('stops a server left running by a killed FastOps, and the next start begins anew', async () => {
    const owner = await startOwner(dataDir);
    await query(owner.url, 'create table gone as select 1 as one');
    const pids = await serverPids(owner.url, dataDir);
    await killHard(owner.child);
    await deleteDataFolder(dataDir);
    expect(pids.filter((pid) => findProcess(pid) !== undefined)).toEqual([]);
    const server = await start();
    await expect(query(server.superuserUrl, 'select one from gone')).rejects.toMatchObject({ code: '42P01' });
  });
});
