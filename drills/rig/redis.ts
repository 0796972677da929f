import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './product.ts';

const READY_MS = 30_000;

/**
 * Starts a Redis of this run that keeps nothing, as the one through which processes wake each other. Returns its address,
 * or nothing on a machine that has no `redis-server`; it ends with the stack.
 */
export async function startRedis(stack: AsyncDisposableStack): Promise<string | undefined> {
  const port = await freePort();
  const keepsNothing = ['--save', '', '--appendonly', 'no', '--daemonize', 'no'];
  const child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', ...keepsNothing], {
    stdio: 'ignore',
  });
  const [, failure] = await Promise.race([
    once(child, 'spawn').then(() => [undefined, undefined] as const),
    once(child, 'error').then(([error]) => [undefined, error as NodeJS.ErrnoException] as const),
  ]);
  if (failure?.code === 'ENOENT') return undefined;
  if (failure) throw failure;
  const gone = once(child, 'exit');
  stack.defer(async () => {
    child.kill('SIGKILL');
    await gone;
  });
  const patience = AbortSignal.timeout(READY_MS);
  while (!(await answers(port))) {
    if (child.exitCode !== null || patience.aborted) throw new Error('the Redis of this run does not answer');
    await sleep(20);
  }
  return `redis://127.0.0.1:${port}`;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.once('data', (said: Buffer) => {
      resolve(said.toString().startsWith('+PONG'));
      socket.destroy();
    });
    // Nobody listens yet.
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
}
