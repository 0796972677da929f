import type { CodePage, Confirmation, PrinterProfile } from './printer-profile.ts';

/**
 * How pages reach a printer: the server plays it, connects to it, writes to a device of its own machine, lets the print
 * agent of the restaurant do it, or waits until the printer asks.
 */
export const PRINTER_DRIVERS = ['virtual', 'tcp', 'file', 'agent', 'cloudprnt'] as const;
export type PrinterDriver = (typeof PRINTER_DRIVERS)[number];

/** What people set of a printer. */
export interface PrinterSetup {
  name: string;
  driver: PrinterDriver;
  /** Who prints on it, of its branch; null where nobody does yet; of no meaning to any other driver than `agent`. */
  agentId: string | null;
  /** Where it is: for `tcp` and `agent` an address, for `file` and `agent` a device such as /dev/usb/lp0. */
  host: string | null;
  port: number | null;
  device: string | null;
  columns: PrinterProfile['columns'];
  codePage: CodePage;
  cuts: boolean;
  confirms: Confirmation;
  /** Whether a drawer hangs on it. */
  drawer: boolean;
  /** Whether it prints pictures. */
  images: boolean;
  /** Stands in while it takes nothing. */
  fallbackPrinterId: string | null;
  /** So many failures within so many seconds open its breaker; then it is asked every so many seconds. */
  breakerFailures: number;
  breakerWindowSeconds: number;
  breakerProbeSeconds: number;
}

/** A printer as it was set up, with what keeps two people from writing over each other. */
export interface PrinterSetupRow extends PrinterSetup {
  id: string;
  branchId: string;
  version: number;
}

type Address = Pick<PrinterSetup, 'host' | 'port' | 'device'>;

const NOWHERE: Address = { host: null, port: null, device: null };

/** The parts of an address that a driver uses; the others are of no meaning to it. */
export function addressOf(driver: PrinterDriver, { host, port, device }: Address): Address {
  if (driver === 'tcp' || (driver === 'agent' && host !== null)) return { ...NOWHERE, host, port };
  return driver === 'file' || driver === 'agent' ? { ...NOWHERE, device } : NOWHERE;
}
