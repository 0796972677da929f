import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a run works with: a folder of its own, and a stack of what to undo when it ends. */
export interface Run {
  readonly folder: string;
  readonly stack: AsyncDisposableStack;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const FAULTS = ['uncaughtException', 'unhandledRejection'] as const;

/**
 * Does the work and then undoes all that is on its stack: processes, databases, folders. So it does after a failure,
 * also one that nobody waited for (ends this process with 1), and after Ctrl-C (ends it with 130).
 */
export async function withRun<T>(work: (run: Run) => Promise<T>): Promise<T> {
  await using stack = new AsyncDisposableStack();
  let leaving = false;
  const leave = (status: number) => {
    // What fails from now on fails because the floor is being taken away.
    if (leaving) return;
    leaving = true;
    stack.disposeAsync().then(
      () => process.exit(status),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  const interrupted = (signal: NodeJS.Signals) => {
    process.stderr.write(`\n${signal}: cleaning up …\n`);
    leave(130);
  };
  const failed = (error: unknown) => {
    if (!leaving) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    leave(1);
  };
  for (const signal of SIGNALS) process.on(signal, interrupted);
  for (const fault of FAULTS) process.on(fault, failed);
  const folder = await mkdtemp(join(tmpdir(), 'fastops-run-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  try {
    return await work({ folder, stack });
  } catch (error) {
    // The interruption ends the process, once everything is undone.
    if (leaving) await new Promise(() => undefined);
    throw error;
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupted);
    for (const fault of FAULTS) process.off(fault, failed);
  }
}
