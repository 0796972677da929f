import { closeSync, copyFileSync, fstatSync, openSync, readSync, statSync, truncateSync } from 'node:fs';

const MAX_BYTES = 4 * 1024 * 1024;

/**
 * The database's own messages in a file that cannot grow for ever: past 4 MiB it becomes `….1` (replacing the
 * one before) and begins again. The server holds the file open in append mode, also after this process died, so
 * it is emptied in place rather than renamed.
 */
export class ServerLog {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** Opens the file for a server to append to. The caller closes the descriptor. */
  open(): number {
    return openSync(this.path, 'a', 0o600);
  }

  /** Length in bytes; 0 when there is no file. */
  size(): number {
    return statSync(this.path, { throwIfNoEntry: false })?.size ?? 0;
  }

  /** What was written since the given length, at most the last 64 KiB. */
  since(length: number): string {
    if (this.size() === 0) return '';
    const descriptor = openSync(this.path, 'r');
    try {
      const end = fstatSync(descriptor).size;
      const start = Math.max(end >= length ? length : 0, end - 64 * 1024);
      const buffer = Buffer.alloc(end - start);
      return buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, buffer.length, start));
    } finally {
      closeSync(descriptor);
    }
  }

  /** Starts the file anew when it has become too long. */
  trim(): void {
    if (this.size() <= MAX_BYTES) return;
    copyFileSync(this.path, `${this.path}.1`);
    truncateSync(this.path, 0);
  }
}
