import { type PrintOutcome, printOverTcp } from '@fastops/printer-link';
import type { Reach, Unreachable } from '../../kernel/reach.ts';
import { printToFile } from './file-driver.ts';
import type { Confirmation } from './printer-profile.ts';

/** Where a printer is that this server reaches itself. */
export interface PrinterPlace {
  driver: string;
  host: string | null;
  port: number | null;
  /** A device file of this machine, instead of an address. */
  device: string | null;
}

/** What is sent to it; `bytes: null` only asks how it is. */
export interface PageBytes {
  bytes: Uint8Array | null;
  confirms: Confirmation;
  processId: string;
  signal: AbortSignal;
}

const REFUSED: Record<Unreachable, string> = {
  address_unknown: 'the name of the printer has no address',
  address_refused: 'PRINTER_NETWORKS does not allow this address',
  port_refused: 'PRINTER_PORTS does not allow this port',
};

const failed = (reason: 'unreachable' | 'not_allowed', detail: string): PrintOutcome => ({
  ...{ kind: 'failed', reason, bytesMayHavePrinted: false, detail },
});

/**
 * Sends a page to a printer that this server reaches itself. An address that its operator did not allow is not connected
 * to (H14 of reliability.md); that of a virtual printer was written by the process that plays it.
 */
export async function printPage(printer: PrinterPlace, page: PageBytes, reach: Reach): Promise<PrintOutcome> {
  const { driver, host, port, device } = printer;
  if (driver === 'file') {
    if (device === null) return failed('unreachable', 'the printer has no device');
    return printToFile({ device, bytes: page.bytes, reach, signal: page.signal });
  }
  if (host === null || port === null) return failed('unreachable', 'the printer has no address');
  if (driver === 'virtual') return printOverTcp({ ...page, host, port });
  const found = await reach.resolve(host, port);
  if ('refused' in found)
    return failed(
      found.refused === 'address_unknown' ? 'unreachable' : 'not_allowed',
      REFUSED[found.refused],
    );
  return printOverTcp({ ...page, host: found.address, port });
}
