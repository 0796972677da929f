import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { RunDatabase } from './server.ts';

/** How to start one process of the product. */
export interface ProductPlan {
  roles: 'api' | 'worker' | 'api,worker';
  database: RunDatabase;
  /** Where the api answers. */
  port: number;
  /** A folder for this run: data folder of the product and cache of its compiled code. */
  folder: string;
  /** Migrates and loads the demo: once per database, before everything else. */
  prepare?: boolean;
  /** Through which its processes wake each other; without one they find work by looking for it. */
  redisUrl?: string | undefined;
  /** Flags for Node itself, such as those of its profiler. */
  nodeFlags?: readonly string[];
}

/** A running process of the product. */
export interface ProductProcess {
  readonly pid: number;
  /** Everything it wrote so far. */
  output(): string;
  /** Ends it without warning, as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
  /** Asks it to stop and waits; after ten seconds it is killed. */
  stop(): Promise<void>;
}

const MAIN = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url));
const READY_MS = 60_000;
const STOP_MS = 10_000;
const WORKER_READY = /Working in the background/;
/** Signs the tokens of a run; every process of it must have the same. */
export const SECRET = 'the secret of a drill that is long enough to sign with';

/** Starts a process of the product and returns when it serves; it ends with the stack at the latest. */
export async function startProduct(plan: ProductPlan, stack: AsyncDisposableStack): Promise<ProductProcess> {
  const child = spawn(process.execPath, [...(plan.nodeFlags ?? []), MAIN], {
    env: environment(plan),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Last of all, when nothing else had its turn: no process of a run outlives it.
  const killAtExit = () => void child.kill('SIGKILL');
  process.once('exit', killAtExit);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-20_000);
    });
  }
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    await ended(child, signal);
    process.off('exit', killAtExit);
  };
  const { pid } = child;
  if (pid === undefined) throw new Error('the product could not be started');
  stack.defer(() => end('SIGKILL'));
  const running: ProductProcess = {
    pid,
    output: () => output,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
  await untilServing(plan, child, running);
  return running;
}

function environment(plan: ProductPlan): Record<string, string> {
  const { database, folder, port, roles } = plan;
  return {
    ROLES: roles,
    HOST: '127.0.0.1',
    PORT: String(port),
    DATABASE_URL: database.appUrl,
    FASTOPS_SECRET: SECRET,
    FASTOPS_DATA_DIR: folder,
    DEMO: 'true',
    // The printers of a drill stand on this machine.
    PRINTER_NETWORKS: '127.0.0.1',
    PRINTER_PORTS: '1-65535',
    LOG_LEVEL: 'warn',
    LOG_PRETTY: 'false',
    // Restarts are most of a crash drill: the second start of a run takes the compiled code of the first.
    NODE_COMPILE_CACHE: `${folder}/compiled`,
    ...(plan.redisUrl === undefined ? {} : { REDIS_URL: plan.redisUrl }),
    ...(plan.prepare === true ? { DATABASE_OWNER_URL: database.ownerUrl } : {}),
  };
}

async function untilServing(plan: ProductPlan, child: ChildProcess, running: ProductProcess): Promise<void> {
  const patience = AbortSignal.timeout(READY_MS);
  while (!(await serves(plan, running))) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the product (${plan.roles}) ended before it served:\n${running.output()}`);
    if (patience.aborted) throw new Error(`the product (${plan.roles}) does not serve:\n${running.output()}`);
    await sleep(20);
  }
}

async function serves(plan: ProductPlan, running: ProductProcess): Promise<boolean> {
  if (plan.roles === 'worker') return WORKER_READY.test(running.output());
  try {
    return (await fetch(`http://127.0.0.1:${plan.port}/health/ready`)).ok;
  } catch {
    // Nobody listens yet.
    return false;
  }
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await gone;
  clearTimeout(late);
}

/** A free port below the range from which systems take those of outgoing connections: it stays ours over restarts. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 10_000);
    const server = createServer();
    const free = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!free) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}
