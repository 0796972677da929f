import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Account, PLAIN_ENVIRONMENT, runAs } from './embedded-postgres-account.ts';
import { SUPERUSER } from './embedded-postgres-cluster.ts';
import type { ServerLog } from './embedded-postgres-log.ts';
import {
  findPostmaster,
  findProcess,
  isRunning,
  type ProcessIdentity,
  readPostmasterFile,
} from './embedded-postgres-process.ts';
import { EmbeddedPostgresRefusal } from './embedded-postgres-refusal.ts';

/** Everything needed to start one cluster's server, again and again. */
export interface ServerPlan {
  readonly postgres: string;
  readonly cluster: string;
  readonly account: Account | undefined;
  readonly password: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly log: ServerLog;
}

/** The port was taken by another program between choosing and binding it. */
export class PortTaken extends Error {}

const DEFAULTS = {
  shared_buffers: '128MB',
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] ',
};

/** What it says when a killed server's children, or its files, are still there. */
const REMAINS = [
  'pre-existing shared memory block',
  'lock file "postmaster.pid" already exists',
  'lock file "postmaster.pid" is empty',
];
const RETRY_MS = 250;
/** How long a start is tried again while the remains of a killed server still hold memory or files. */
const REMAINS_MS = 30_000;
/** How long a running server may take to shut down before it is told to drop everything (crash-safe). */
const FAST_SHUTDOWN_MS = 4_000;
/** The postmaster itself kills children that ignore an immediate shutdown after 5 s. */
const IMMEDIATE_SHUTDOWN_MS = 6_000;

/** Returns the server's arguments. What keeps it private (loopback only, no sockets) cannot be overridden. */
function serverArguments(plan: ServerPlan, port: number): string[] {
  const settings = {
    ...DEFAULTS,
    ...plan.settings,
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    logging_collector: 'off',
    log_destination: 'stderr',
  };
  return [
    '-D',
    plan.cluster,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

/** Returns whether a running server of this cluster was started with exactly this plan. */
export function wasStartedWith(plan: ServerPlan, port: number): boolean {
  const expected = [plan.postgres, ...serverArguments(plan, port).map((argument) => `"${argument}"`)].join(
    ' ',
  );
  return readFileSync(join(plan.cluster, 'postmaster.opts'), 'utf8').trim() === expected;
}

/** Returns whether this port of 127.0.0.1 can be bound right now. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/**
 * Starts the server and returns once it answers with the password. While the remains of a killed one are still
 * there it tries again for 30 s; replaying the log after a crash may take as long as it takes.
 * Refuses with `PortTaken`, or with an error that carries the server's last words.
 */
export async function startServer(
  plan: ServerPlan,
  port: number,
  onRecovering: () => void,
  signal: AbortSignal,
): Promise<ProcessIdentity> {
  const deadline = Date.now() + REMAINS_MS;
  for (;;) {
    await removeForeignPostmasterFile(plan.cluster, signal);
    const begin = plan.log.size();
    const outcome = await launch(plan, port, signal);
    if (outcome !== 'ended') return outcome;
    const words = plan.log.since(begin);
    if (/could not (bind|create any TCP\/IP sockets)/.test(words))
      throw new PortTaken(`Port ${port} is taken.`);
    const remains = REMAINS.some((phrase) => words.includes(phrase));
    if (!remains || Date.now() > deadline) {
      throw new EmbeddedPostgresRefusal(
        `The embedded PostgreSQL did not start. Its last words: ${lastLines(words)} (all of them: ${plan.log.path})`,
      );
    }
    onRecovering();
    await sleep(RETRY_MS, undefined, { signal });
  }
}

async function launch(plan: ServerPlan, port: number, signal: AbortSignal) {
  const child = spawnServer(plan, port);
  const ended = new Promise<'ended'>((resolve, reject) => {
    child.once('exit', () => resolve('ended')).once('error', reject);
  });
  const identity = child.pid === undefined ? undefined : findProcess(child.pid);
  if (identity === undefined) return ended;
  const finished = new AbortController();
  const ready = untilReady(plan, port, AbortSignal.any([signal, finished.signal]));
  try {
    const first = await Promise.race([ended, ready]);
    return first === 'ended' ? first : identity;
  } catch (error) {
    await stopServer(identity);
    throw error;
  } finally {
    finished.abort();
    // The loser of the race ends by the abort above, and its rejection says only that.
    ready.catch(() => undefined);
  }
}

function spawnServer(plan: ServerPlan, port: number): ChildProcess {
  const output = plan.log.open();
  try {
    const child = spawn(plan.postgres, serverArguments(plan, port), {
      ...runAs(plan.account),
      cwd: '/',
      env: PLAIN_ENVIRONMENT,
      // A session of its own: Ctrl-C in a terminal reaches the whole process group, and the database must
      // outlive the requests that are being finished. This process alone tells it to stop.
      detached: true,
      stdio: ['ignore', output, output],
    });
    child.unref();
    return child;
  } finally {
    closeSync(output);
  }
}

/** Returns once a log-in succeeds. Refuses a wrong password, which waiting cannot mend. */
export async function untilReady(plan: ServerPlan, port: number, signal: AbortSignal): Promise<'ready'> {
  for (;;) {
    const file = readPostmasterFile(plan.cluster);
    // Only when it says so itself: an earlier knock on the door would stand in its log as a fault.
    const open = typeof file === 'object' && file.status === 'ready';
    if (open && (await canLogIn(port, plan.password))) return 'ready';
    await sleep(20, undefined, { signal });
  }
}

async function canLogIn(port: number, password: string): Promise<boolean> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: SUPERUSER,
    password,
    database: 'postgres',
    ssl: false,
    connectionTimeoutMillis: 2_000,
  });
  // Without a listener a connection that breaks while it is being closed would end this process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (/^(28|3D)/.test(code)) {
      throw new EmbeddedPostgresRefusal(
        `The embedded database refused its own superuser (${(error as Error).message}). The file postgres-password ` +
          'does not belong to this data folder; put the right one back.',
        { cause: error },
      );
    }
    // Refused, reset, timed out, starting up or out of connections: not there yet.
    return false;
  } finally {
    await client.end();
  }
}

/**
 * Removes a `postmaster.pid` that a crash left behind and that PostgreSQL would not take over by itself: one that
 * names a process which is alive but is another program, or one without contents. A file naming a dead process
 * is left for PostgreSQL, which first checks that none of that server's children still uses the data.
 */
async function removeForeignPostmasterFile(cluster: string, signal: AbortSignal): Promise<void> {
  let file = readPostmasterFile(cluster);
  if (file === 'unreadable') {
    await sleep(RETRY_MS, undefined, { signal });
    file = readPostmasterFile(cluster);
  }
  if (file === undefined || findPostmaster(cluster) !== undefined) return;
  if (file === 'unreadable' || findProcess(file.pid) !== undefined) {
    rmSync(join(cluster, 'postmaster.pid'), { force: true });
  }
}

/** Stops the server: no new work and a checkpoint within 4 s, else at once (its log makes up for it later). */
export async function stopServer(identity: ProcessIdentity): Promise<void> {
  for (const [name, patience] of [
    ['SIGINT', FAST_SHUTDOWN_MS],
    ['SIGQUIT', IMMEDIATE_SHUTDOWN_MS],
    ['SIGKILL', IMMEDIATE_SHUTDOWN_MS],
  ] as const) {
    if (!signalServer(identity, name)) return;
    const deadline = Date.now() + patience;
    while (Date.now() < deadline) {
      if (!isRunning(identity)) return;
      await sleep(20);
    }
  }
  throw new EmbeddedPostgresRefusal(
    `The embedded PostgreSQL (process ${identity.pid}) does not end, not even when killed.`,
  );
}

/** Sends a signal to exactly this process; returns false when it is gone. */
export function signalServer(identity: ProcessIdentity, name: NodeJS.Signals): boolean {
  if (!isRunning(identity)) return false;
  try {
    return process.kill(identity.pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

function lastLines(words: string): string {
  const lines = words.trim().split('\n').slice(-4).join(' | ');
  return lines === '' ? '(none)' : lines;
}
