import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseAccount } from './embedded-postgres-account.ts';
import { findBinaries } from './embedded-postgres-binaries.ts';
import {
  clusterFolder,
  ensureCluster,
  ensurePassword,
  OUTSIDE,
  SUPERUSER,
} from './embedded-postgres-cluster.ts';
import { type DataFolderLock, LOCK_FILE, lockDataFolder } from './embedded-postgres-lock.ts';
import { ServerLog } from './embedded-postgres-log.ts';
import { findPostmaster, isRunning, type ProcessIdentity } from './embedded-postgres-process.ts';
import { EmbeddedPostgresRefusal } from './embedded-postgres-refusal.ts';
import {
  isPortFree,
  PortTaken,
  type ServerPlan,
  signalServer,
  startServer,
  stopServer,
  untilReady,
  wasStartedWith,
} from './embedded-postgres-server.ts';

export { DataFolderBusy } from './embedded-postgres-lock.ts';
export { EmbeddedPostgresRefusal } from './embedded-postgres-refusal.ts';

export type StartStep = 'preparing' | 'creating' | 'starting' | 'recovering' | 'adopting';

export interface EmbeddedPostgres {
  /** Superuser URL on 127.0.0.1, password included. */
  readonly superuserUrl: string;
  readonly port: number;
  /** Whether the server was found running (its FastOps had been killed) rather than started. */
  readonly adopted: boolean;
  /** Stops the server and frees the data folder. Calling it again returns the same promise. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Folder of this installation's data; created when missing. */
  readonly dataDir: string;
  /** PostgreSQL settings over the defaults, for example `{ fsync: 'off' }` in tests. */
  readonly settings?: Record<string, string>;
  readonly onProgress?: (step: StartStep) => void;
  /** Told when the server died under us and when starting it again failed; it is tried again until stop(). */
  readonly onFault?: (error: Error) => void;
}

interface Running {
  readonly identity: ProcessIdentity;
  readonly port: number;
  readonly adopted: boolean;
}

const WATCH_MS = 1_000;
const ADOPT_MS = 30_000;

/**
 * Brings up the data folder's own PostgreSQL and returns when it answers: creates it, starts it, or takes over
 * the one a killed FastOps left running. From then on it is watched and started again if it dies.
 * Refuses with `DataFolderBusy` when another FastOps holds the folder, otherwise with a sentence that says what
 * to do.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = openDataDir(options.dataDir);
  const lock = await lockDataFolder(dataDir);
  try {
    const progress = withoutRepeats(options.onProgress);
    const plan = await prepare(dataDir, options.settings ?? {}, progress);
    const running = (await adopt(plan, progress)) ?? (await start(plan, dataDir, progress));
    return supervise(plan, running, lock, options.onFault);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * Deletes everything in a data folder, after stopping a database that a killed FastOps left running there.
 * Refuses with `DataFolderBusy` while a FastOps uses it, and refuses a folder that is not one of ours.
 */
export async function deleteDataFolder(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  const dataDir = realpathSync(folder);
  const precious = [homedir(), process.cwd(), import.meta.dirname].map((path) => `${path}${sep}`);
  if (precious.some((path) => path.startsWith(`${dataDir}${sep}`)) || !existsSync(join(dataDir, LOCK_FILE))) {
    throw new EmbeddedPostgresRefusal(`${dataDir} is not a FastOps data folder: nothing was deleted.`);
  }
  const lock = await lockDataFolder(dataDir);
  try {
    const cluster = clusterFolder(dataDir);
    const server = findPostmaster(cluster);
    if (server !== undefined) await stopServer(server.identity);
    // The cluster may lie elsewhere, with only a link in the data folder.
    rmSync(cluster, { recursive: true, force: true, maxRetries: 3 });
    const home = dirname(cluster);
    if (dirname(home) === OUTSIDE) rmSync(home, { recursive: true, force: true });
    // The lock file stays: a start that is waiting for it must not end up holding a deleted one.
    for (const name of readdirSync(dataDir)) {
      if (name !== LOCK_FILE) rmSync(join(dataDir, name), { recursive: true, force: true, maxRetries: 3 });
    }
  } finally {
    lock.release();
  }
}

/** The port of the server that runs in this data folder now, whoever started it; undefined when none answers there. */
export function findRunningPort(folder: string): number | undefined {
  if (!existsSync(folder)) return undefined;
  const server = findPostmaster(clusterFolder(realpathSync(folder)));
  return server?.status === 'ready' ? server.port : undefined;
}

/** How the superuser logs in to the server that runs in this data folder now; undefined when none answers there. */
export function findRunningSuperuser(folder: string): string | undefined {
  const port = findRunningPort(folder);
  return port === undefined ? undefined : superuserUrl(port, ensurePassword(realpathSync(folder)));
}

function superuserUrl(port: number, password: string): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`;
}

function openDataDir(folder: string): string {
  try {
    mkdirSync(dirname(resolve(folder)), { recursive: true });
    if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
    return realpathSync(folder);
  } catch (error) {
    throw new EmbeddedPostgresRefusal(
      `The data folder ${resolve(folder)} cannot be created: ${(error as Error).message}. Name another one with FASTOPS_DATA_DIR.`,
      { cause: error },
    );
  }
}

async function prepare(
  dataDir: string,
  settings: Record<string, string>,
  progress: (step: StartStep) => void,
): Promise<ServerPlan> {
  progress('preparing');
  const account = databaseAccount(clusterFolder(dataDir));
  const binaries = findBinaries(account);
  const password = ensurePassword(dataDir);
  const onCreate = () => progress('creating');
  const durable = settings.fsync !== 'off';
  const cluster = await ensureCluster({ dataDir, account, binaries, password, durable, onCreate });
  const log = new ServerLog(join(dataDir, 'postgres.log'));
  log.trim();
  return { postgres: binaries.postgres, cluster, account, password, settings, log };
}

/** Takes over a running server of this cluster; stops it instead when it was started with other settings. */
async function adopt(plan: ServerPlan, progress: (step: StartStep) => void): Promise<Running | undefined> {
  const patience = AbortSignal.timeout(ADOPT_MS);
  for (
    let server = findPostmaster(plan.cluster);
    server !== undefined;
    server = findPostmaster(plan.cluster)
  ) {
    progress('adopting');
    const { identity, port } = server;
    if (patience.aborted) {
      await stopServer(identity);
    } else if (port === undefined || server.status !== 'ready') {
      // Still starting, or already stopping.
      await sleep(100);
    } else if (!wasStartedWith(plan, port)) {
      await stopServer(identity);
    } else {
      const brief = AbortSignal.timeout(WATCH_MS);
      const answered = await untilReady(plan, port, brief).catch((error: Error) => {
        if (brief.aborted) return undefined;
        throw error;
      });
      if (answered === 'ready' && isRunning(identity)) return { identity, port, adopted: true };
    }
  }
  return undefined;
}

async function start(
  plan: ServerPlan,
  dataDir: string,
  progress: (step: StartStep) => void,
): Promise<Running> {
  progress(existsSync(join(plan.cluster, 'postmaster.pid')) ? 'recovering' : 'starting');
  const remembered = join(dataDir, 'postgres-port');
  let port = existsSync(remembered) ? Number(readFileSync(remembered, 'utf8')) : 0;
  for (;;) {
    if (!(port > 0 && (await isPortFree(port)))) port = await choosePort();
    writeFileSync(remembered, `${port}\n`, { mode: 0o600 });
    try {
      const never = new AbortController().signal;
      const identity = await startServer(plan, port, () => progress('recovering'), never);
      return { identity, port, adopted: false };
    } catch (error) {
      if (!(error instanceof PortTaken)) throw error;
    }
  }
}

/** Returns a free port below the range from which systems take the ports of outgoing connections. */
async function choosePort(): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const port = 21_000 + Math.floor(Math.random() * 11_000);
    if (await isPortFree(port)) return port;
  }
  throw new EmbeddedPostgresRefusal(
    'No free port between 21000 and 32000 on 127.0.0.1 was found for the embedded database.',
  );
}

function supervise(
  plan: ServerPlan,
  begun: Running,
  lock: DataFolderLock,
  onFault: ((error: Error) => void) | undefined,
): EmbeddedPostgres {
  let identity = begun.identity;
  const { port, adopted } = begun;
  const stopping = new AbortController();
  const signal = stopping.signal;
  // Also when this process ends without calling stop(): a plain exit should not leave a database behind.
  const onExit = () => void signalServer(identity, 'SIGINT');
  process.once('exit', onExit);

  const watch = async () => {
    while (!signal.aborted) {
      await sleep(WATCH_MS, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        plan.log.trim();
        if (isRunning(identity)) continue;
        onFault?.(
          new Error(
            `The embedded PostgreSQL (process ${identity.pid}) ended unexpectedly; starting it again.`,
          ),
        );
        identity = await startServer(plan, port, () => undefined, signal);
      } catch (error) {
        if (!signal.aborted) onFault?.(error as Error);
      }
    }
  };
  const watching = watch();

  const stop = async () => {
    stopping.abort();
    try {
      await watching;
      await stopServer(identity);
    } finally {
      process.off('exit', onExit);
      lock.release();
    }
  };
  let stopped: Promise<void> | undefined;
  return {
    superuserUrl: superuserUrl(port, plan.password),
    port,
    adopted,
    stop() {
      stopped ??= stop();
      return stopped;
    },
  };
}

function withoutRepeats(onProgress: ((step: StartStep) => void) | undefined): (step: StartStep) => void {
  let last: StartStep | undefined;
  return (step) => {
    if (step !== last) onProgress?.(step);
    last = step;
  };
}
