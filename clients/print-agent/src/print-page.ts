import { type PrintOutcome, printOverTcp, printToDevice } from '@fastops/printer-link';
import type { ClaimedPage, PrinterPlace } from './journal-record.ts';

const nowhere: PrintOutcome = {
  ...{ kind: 'failed', reason: 'unreachable', bytesMayHavePrinted: false },
  detail: 'the printer has no address',
};

/** Prints a page; `onBegin` is done before its first byte leaves. Never throws. */
export function printPage(page: ClaimedPage, onBegin: () => Promise<void>): Promise<PrintOutcome> {
  const { place, confirms, processId } = page;
  const bytes = Buffer.from(page.bytes, 'base64');
  if (place.device !== null) return printToDevice({ path: place.device, bytes, onBegin });
  const { host, port } = place;
  if (host === null || port === null) return Promise.resolve(nowhere);
  return printOverTcp({ host, port, bytes, confirms, processId, onBegin });
}

/** Asks a printer how it is; one that is not asked is well when it is reached. Never throws. */
export function askPrinter({ host, port, device }: PrinterPlace, asks: boolean): Promise<PrintOutcome> {
  if (device !== null) return printToDevice({ path: device, bytes: null });
  if (host === null || port === null) return Promise.resolve(nowhere);
  return printOverTcp({ host, port, bytes: null, confirms: asks ? 'status' : 'none', processId: '' });
}
