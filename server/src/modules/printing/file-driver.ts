import { constants, type FileHandle, open, realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type PrintOutcome, printToDevice } from '@fastops/printer-link';
import type { Reach } from '../../kernel/reach.ts';

/** A page for a device file of this machine. */
export interface FilePrint {
  device: string;
  /** Null only tries whether the device can be opened. */
  bytes: Uint8Array | null;
  /** What the operator allows. */
  reach: Pick<Reach, 'allowsDevice' | 'devices'>;
  signal: AbortSignal;
  /** Milliseconds after which a device that takes nothing is given up; 10 s unless given. */
  stallMs?: number;
}

// Never made, never waited for at the opening (a FIFO without a reader), never followed to somewhere else; what a plain
// file holds stays.
const OPENED =
  constants.O_WRONLY | constants.O_APPEND | constants.O_NONBLOCK | constants.O_NOFOLLOW | constants.O_NOCTTY;

class NotAllowed extends Error {}

/**
 * Writes a page to a device file of this machine. Only what the operator allowed is opened, by its name and by where it
 * leads, and only what can be written to as a stream: a character device, a FIFO or a plain file. Never throws.
 */
export async function printToFile({ device, reach, ...print }: FilePrint): Promise<PrintOutcome> {
  let handle: FileHandle;
  try {
    handle = await openDevice(device, reach);
  } catch (error) {
    const reason = error instanceof NotAllowed ? 'not_allowed' : 'unreachable';
    const detail = error instanceof Error ? error.message : String(error);
    return { kind: 'failed', reason, bytesMayHavePrinted: false, detail };
  }
  return printToDevice({ ...print, path: device, open: () => Promise.resolve(handle) });
}

async function openDevice(device: string, reach: FilePrint['reach']): Promise<FileHandle> {
  if (!reach.allowsDevice(device)) throw new NotAllowed('PRINTER_DEVICES does not allow this device');
  const real = await realpath(device);
  if (!(await leadsTo(real, reach.devices)))
    throw new NotAllowed('the device leads to where none is allowed');
  const handle = await open(real, OPENED);
  const stat = await handle.stat();
  if (stat.isCharacterDevice() || stat.isFIFO() || stat.isFile()) return handle;
  await handle.close();
  throw new NotAllowed('the device is none that a page can be written to');
}

/** Whether a path without links is one that is allowed, when their links are followed too. */
async function leadsTo(real: string, devices: readonly string[]): Promise<boolean> {
  for (const one of devices) {
    // Not there: nothing leads to it.
    const target = await realpath(one).catch(() => undefined);
    if (target !== undefined && (one.endsWith('/') ? dirname(real) : real) === target) return true;
  }
  return false;
}
