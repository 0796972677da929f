import { constants, type FileHandle, open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PrintFailure, PrintOutcome } from './print-outcome.ts';

/** A page for a printer behind a device file of this machine, such as /dev/usb/lp0. */
export interface DevicePrint {
  path: string;
  /** Opens it; whoever has to look first at what it is does so here. */
  open?: () => Promise<FileHandle>;
  /** Null only looks whether the printer is there. */
  bytes: Uint8Array | null;
  /** Ends once nothing was taken for so long. Milliseconds. */
  stallMs?: number;
  /** Called before the first byte leaves; what it throws ends the printing without one. */
  onBegin?: () => Promise<void>;
  signal?: AbortSignal;
}

const STALL_MS = 10_000;
const PAUSE_MS = 20;
/** What a printer that is off, out of paper or busy says through the device. */
const FULL = new Set(['EAGAIN', 'EBUSY']);

/**
 * Writes a page to a device file. The system takes bytes as the printer takes them and says no more: at best it was `sent`.
 * Never blocks a thread on a printer that takes nothing, and never throws.
 */
export async function printToDevice(print: DevicePrint): Promise<PrintOutcome> {
  const written = { count: 0 };
  let device: FileHandle | undefined;
  try {
    device = await (print.open?.() ?? open(print.path, constants.O_WRONLY | constants.O_NONBLOCK));
    if (print.bytes === null) return { kind: 'confirmed' };
    await print.onBegin?.();
    return await write(device, print, print.bytes, written);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { kind: 'failed', reason: reasonOf(error), bytesMayHavePrinted: written.count > 0, detail };
  } finally {
    await device?.close().catch(() => undefined);
  }
}

async function write(
  device: FileHandle,
  { signal, stallMs = STALL_MS }: DevicePrint,
  bytes: Uint8Array,
  written: { count: number },
): Promise<PrintOutcome> {
  const fail = (reason: PrintFailure, detail: string): PrintOutcome => {
    const bytesMayHavePrinted = written.count > 0;
    return { kind: 'failed', reason, bytesMayHavePrinted, detail };
  };
  let takenAt = performance.now();
  while (written.count < bytes.length) {
    if (signal?.aborted) return fail('aborted', 'the caller gave up');
    const count = await writeSome(device, bytes.subarray(written.count));
    written.count += count;
    if (count > 0) takenAt = performance.now();
    else if (performance.now() - takenAt > stallMs) return fail('timeout', 'the printer takes no bytes');
    else await sleep(PAUSE_MS);
  }
  return { kind: 'sent' };
}

/** As many bytes as are taken now. */
async function writeSome(device: FileHandle, bytes: Uint8Array): Promise<number> {
  try {
    return (await device.write(bytes)).bytesWritten;
  } catch (error) {
    if (FULL.has(codeOf(error))) return 0;
    throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function reasonOf(error: unknown): PrintFailure {
  const code = codeOf(error);
  if (code === 'EPIPE' || code === 'EIO') return 'reset';
  if (code === 'EACCES' || code === 'EPERM') return 'refused';
  return 'unreachable';
}
