import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A process that cannot be mistaken for a later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it began, in the operating system's own notation: only good for comparing. */
  readonly started: string;
  /** Its command line, arguments separated by one space. */
  readonly command: string;
}

/** What PostgreSQL writes into `postmaster.pid`. */
export interface PostmasterFile {
  readonly pid: number;
  readonly dataFolder: string;
  readonly port: number | undefined;
  readonly status: string | undefined;
}

/** Returns the live process with this number; nothing when there is none or only its remains (a zombie). */
export function findProcess(pid: number): ProcessIdentity | undefined {
  return process.platform === 'linux' ? readProc(pid) : askPs(pid);
}

/** Returns whether exactly this process (same number, same start) still lives. */
export function isRunning(identity: ProcessIdentity): boolean {
  return findProcess(identity.pid)?.started === identity.started;
}

function readProc(pid: number): ProcessIdentity | undefined {
  const stat = readOptional(`/proc/${pid}/stat`);
  const command = readOptional(`/proc/${pid}/cmdline`);
  if (stat === undefined || command === undefined) return undefined;
  // The second field is the program's name in brackets and may hold anything, so count from the last bracket.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, started] = [fields[0], fields[19]];
  if (started === undefined || state === 'Z' || state === 'X') return undefined;
  return { pid, started, command: command.split('\0').join(' ').trim() };
}

function askPs(pid: number): ProcessIdentity | undefined {
  try {
    const answer = execFileSync(
      'ps',
      ['-ww', '-o', 'stat=', '-o', 'lstart=', '-o', 'command=', '-p', String(pid)],
      { encoding: 'utf8', env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' }, stdio: ['ignore', 'pipe', 'ignore'] },
    );
    return parsePs(pid, answer);
  } catch (error) {
    // ps ends with 1 and says nothing when there is no such process; anything else is a real fault.
    if ((error as { status?: number }).status === 1) return undefined;
    throw error;
  }
}

/** Reads one line of `ps -o stat= -o lstart= -o command=`, as macOS and Linux print it. */
export function parsePs(pid: number, answer: string): ProcessIdentity | undefined {
  const [state, ...rest] = answer.trim().split(/\s+/);
  if (state === undefined || state === '' || state.startsWith('Z') || rest.length < 6) return undefined;
  return { pid, started: rest.slice(0, 5).join(' '), command: rest.slice(5).join(' ') };
}

/** Returns the contents of `postmaster.pid`, 'unreadable' when it is empty or half written, nothing when absent. */
export function readPostmasterFile(cluster: string): PostmasterFile | 'unreadable' | undefined {
  const text = readOptional(join(cluster, 'postmaster.pid'));
  if (text === undefined) return undefined;
  const [pid, dataFolder, , port, , , , status] = text.split('\n');
  if (!/^\d+$/.test(pid ?? '') || dataFolder === undefined || dataFolder === '') return 'unreadable';
  return {
    pid: Number(pid),
    dataFolder,
    port: /^\d+$/.test(port ?? '') ? Number(port) : undefined,
    status: status?.trim() || undefined,
  };
}

/**
 * Returns the live postmaster of this cluster. The number in the file is not enough: after a crash it may belong
 * to another program by now, and a copied data folder carries the file of the original. (In a folder moved under
 * a running server the file names a place that is no more.)
 */
export function findPostmaster(
  cluster: string,
): (PostmasterFile & { identity: ProcessIdentity }) | undefined {
  const file = readPostmasterFile(cluster);
  if (file === undefined || file === 'unreadable') return undefined;
  if (file.dataFolder !== cluster && existsSync(file.dataFolder)) return undefined;
  const identity = findProcess(file.pid);
  if (identity === undefined || !`${identity.command} `.includes(` -D ${file.dataFolder} `)) return undefined;
  return { ...file, identity };
}

function readOptional(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    // ESRCH: the process ended between opening and reading its entry.
    if (code === 'ENOENT' || code === 'ESRCH') return undefined;
    throw error;
  }
}
