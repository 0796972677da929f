import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, cpSync, readFileSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './embedded-postgres.ts';
import { findProcess } from './embedded-postgres-process.ts';
import {
  eventually,
  killHard,
  makeDataDir,
  type Owner,
  query,
  serverPids,
  startOwner,
  untilGone,
} from './testing/fixtures/embedded-postgres-harness.ts';

// One folder for all: each test begins on what the crash before it left.
const { dataDir, remove } = makeDataDir();
let servers: EmbeddedPostgres[];
let owners: Owner[];

beforeEach(() => {
  servers = [];
  owners = [];
});

afterAll(remove);

afterEach(async () => {
  for (const server of servers) await server.stop();
  for (const owner of owners) await killHard(owner.child);
});

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, settings: { fsync: 'off' }, ...options });
  servers.push(server);
  return server;
}

async function startElsewhere(): Promise<Owner> {
  const owner = await startOwner(dataDir);
  owners.push(owner);
  return owner;
}

describe('after the FastOps process was killed', { timeout: 60_000 }, () => {
  test('the next start takes over its server, and stop ends it', async () => {
    const owner = await startElsewhere();
    await query(owner.url, 'create table if not exists kept as select 42 as answer');
    const pids = await serverPids(owner.url, dataDir);
    await killHard(owner.child);
    const steps: string[] = [];
    const server = await start({ onProgress: (step) => steps.push(step) });
    expect(server).toMatchObject({ adopted: true, port: owner.port, superuserUrl: owner.url });
    expect(steps).toEqual(['preparing', 'adopting']);
    expect(await query(server.superuserUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
    expect((await serverPids(server.superuserUrl, dataDir))[0]).toBe(pids[0]);
    await server.stop();
    expect(pids.filter((pid) => findProcess(pid) !== undefined)).toEqual([]);
  });

  test('a start with other settings replaces its server and keeps the data', async () => {
    const owner = await startElsewhere();
    await query(owner.url, 'create table if not exists kept as select 42 as answer');
    await killHard(owner.child);
    const server = await start({ settings: { fsync: 'off', max_connections: '33' } });
    expect(server.adopted).toBe(false);
    expect(await query(server.superuserUrl, 'show max_connections')).toEqual([{ max_connections: '33' }]);
    expect(await query(server.superuserUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  test('a copy of its data folder does not take over the server of the original', async () => {
    const owner = await startElsewhere();
    await query(owner.url, 'create table if not exists kept as select 42 as answer');
    await query(owner.url, 'checkpoint');
    const copy = makeDataDir();
    try {
      cpSync(dataDir, copy.dataDir, { recursive: true });
      const server = await start({ dataDir: copy.dataDir });
      expect(server.adopted).toBe(false);
      expect(server.port).not.toBe(owner.port);
      await query(server.superuserUrl, 'update kept set answer = 43');
      expect(await query(owner.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
      await server.stop();
    } finally {
      await copy.remove();
    }
  });

  test('a folder that was moved meanwhile starts at its new place', async () => {
    const owner = await startElsewhere();
    await query(owner.url, 'create table if not exists kept as select 42 as answer');
    const pids = await serverPids(owner.url, dataDir);
    await killHard(owner.child);
    const moved = `${dataDir}-moved`;
    renameSync(dataDir, moved);
    try {
      const server = await start({ dataDir: moved });
      expect(await query(server.superuserUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
      expect(pids.filter((pid) => findProcess(pid) !== undefined)).toEqual([]);
      await server.stop();
    } finally {
      renameSync(moved, dataDir);
    }
  });

  test('together with its whole database, the next start recovers', async () => {
    const owner = await startElsewhere();
    await query(owner.url, 'create table if not exists kept as select 42 as answer');
    const pids = await serverPids(owner.url, dataDir);
    await killHard(owner.child);
    for (const pid of pids) kill(pid);
    const steps: string[] = [];
    const server = await start({ onProgress: (step) => steps.push(step) });
    expect(steps).toEqual(['preparing', 'recovering']);
    expect(server.adopted).toBe(false);
    expect(await query(server.superuserUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  test('a start waits for what is left of a killed database', async () => {
    const owner = await startElsewhere();
    const client = new pg.Client({ connectionString: owner.url });
    client.on('error', () => undefined);
    await client.connect();
    const [backend] = (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows;
    const remains = backend?.pid ?? 0;
    const pids = await serverPids(owner.url, dataDir);
    // Held still, this child does not notice that its postmaster died and keeps the shared memory.
    process.kill(remains, 'SIGSTOP');
    await killHard(owner.child);
    for (const pid of pids.filter((each) => each !== remains)) kill(pid);
    const starting = start();
    await eventually(async () =>
      expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).toMatch(/still in use/),
    );
    kill(remains);
    const server = await starting;
    expect(await query(server.superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('after a crash of the machine', { timeout: 60_000 }, () => {
  test.each([
    ['names a dead process', () => spawnSync('/bin/sh', ['-c', 'true']).pid],
    ['names a living process that is another program', () => process.ppid],
    ['is empty', () => undefined],
  ])('a postmaster.pid that %s does not stop the next start', async (_case, choosePid) => {
    const first = await start();
    await query(first.superuserUrl, 'create table if not exists kept as select 42 as answer');
    await first.stop();
    const cluster = join(realpathSync(dataDir), 'postgres-18');
    const pid = choosePid();
    const lines = [pid, cluster, 1, first.port, '', '127.0.0.1', '  12345678         0', 'ready   ', ''];
    writeFileSync(join(cluster, 'postmaster.pid'), pid === undefined ? '' : lines.join('\n'), {
      mode: 0o600,
    });
    const { uid, gid } = statSync(cluster);
    chownSync(join(cluster, 'postmaster.pid'), uid, gid);
    const server = await start();
    expect(server.adopted).toBe(false);
    expect(await query(server.superuserUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });
});

describe('while FastOps runs', { timeout: 60_000 }, () => {
  test('a killed postmaster is started again at the same address', async () => {
    const faults: string[] = [];
    const server = await start({ onFault: (error) => faults.push(error.message) });
    await query(server.superuserUrl, 'create table if not exists kept as select 42 as answer');
    const pids = await serverPids(server.superuserUrl, dataDir);
    kill(pids[0]);
    await untilGone(pids);
    const rows = await eventually(() => query(server.superuserUrl, 'select answer from kept'));
    expect(rows).toEqual([{ answer: 42 }]);
    expect(faults).toEqual([expect.stringContaining(`process ${pids[0]}`)]);
    const later = await serverPids(server.superuserUrl, dataDir);
    await server.stop();
    expect(later.filter((pid) => findProcess(pid) !== undefined)).toEqual([]);
  });

  test('Ctrl-C in the terminal does not reach the database', async () => {
    const owner = await startElsewhere();
    const before = await serverPids(owner.url, dataDir);
    process.kill(-(owner.child.pid ?? 0), 'SIGINT');
    expect(await owner.nextLine()).toBe('interrupted');
    expect(await query(owner.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect((await serverPids(owner.url, dataDir))[0]).toBe(before[0]);
  });

  test('its orderly end stops the database', async () => {
    const owner = await startElsewhere();
    const pids = await serverPids(owner.url, dataDir);
    owner.child.kill('SIGTERM');
    await untilGone([...pids, owner.child.pid ?? 0]);
    expect(owner.child.exitCode ?? (await once(owner.child, 'exit'))[0]).toBe(0);
  });
});

/** Kills a process without warning; one that already followed its parent is as dead as we want it. */
function kill(pid: number | undefined): void {
  if (pid !== undefined && findProcess(pid) !== undefined) process.kill(pid, 'SIGKILL');
}
