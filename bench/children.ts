import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Run } from '../drills/rig/run.ts';

/** Starts a file of this folder as a process of its own; it ends with the run. */
export function startChild(run: Run, file: string): ChildProcess {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), { serialization: 'advanced' });
  run.stack.defer(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  });
  return child;
}

/** Sends a message to a child and waits for its answer; fails when the child ends instead. */
export async function ask<Answer>(child: ChildProcess, message: object): Promise<Answer> {
  child.send(message);
  const abort = new AbortController();
  const ended = once(child, 'exit', { signal: abort.signal }).then(() => {
    throw new Error('a process of the bench ended early');
  });
  try {
    const [answer] = await Promise.race([once(child, 'message', { signal: abort.signal }), ended]);
    return answer as Answer;
  } finally {
    ended.catch(() => undefined);
    abort.abort();
  }
}
