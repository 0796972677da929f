import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The running product. */
export interface RunningProduct {
  origin: string;
  /** Where it keeps its database and keys: commands of the same installation are given it. */
  dataDir: string;
  stop(): Promise<void>;
}

const START_MS = 120_000;
const LOOK_MS = 100;

/** Starts the product in a process of its own on a fresh data folder and waits until it is ready. */
export async function startProduct(): Promise<RunningProduct> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fastops-e2e-'));
  const port = await freePort();
  const main = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url));
  const env = {
    ...process.env,
    FASTOPS_DATA_DIR: dataDir,
    PORT: String(port),
    LOG_LEVEL: 'warn',
    LOG_PRETTY: 'false',
  };
  delete (env as Record<string, string | undefined>).DATABASE_URL;
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(child, 'exit');
  const origin = `http://localhost:${port}`;
  const deadline = Date.now() + START_MS;
  while (!(await isReady(origin))) {
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error(`the product did not start:\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return {
    origin,
    dataDir,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function isReady(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/health/ready`)).ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
