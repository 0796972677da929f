import type { Reach } from '../../kernel/reach.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { PrinterSetup } from './printer-setup.ts';

/** A device of a machine that prints. */
const DEVICE = /^\/dev(?:\/(?!\.)[\w.-]+)+$/;

/**
 * Whether a printer can be reached as it is set up.
 *
 * @throws Refusal `invalid` printing.address_missing, printing.address_invalid; printing.address_not_allowed for one that
 *   this server must not connect to
 */
export function refuseAddress(setup: PrinterSetup, reach: Reach): void {
  const { driver, host, port, device } = setup;
  const hasAddress = host !== null && port !== null;
  if ((driver === 'tcp' || driver === 'file' || driver === 'agent') && !hasAddress && device === null)
    throw new Refusal('invalid', 'printing.address_missing');
  if (device !== null && !DEVICE.test(device)) throw new Refusal('invalid', 'printing.address_invalid');
  const objection = hasAddress ? reach.objection(host, port) : undefined;
  if (objection === 'no_host') throw new Refusal('invalid', 'printing.address_invalid');
  // An agent connects for the restaurant, in its own network.
  if (objection === 'refused' && driver === 'tcp')
    throw new Refusal('invalid', 'printing.address_not_allowed');
  if (driver === 'file' && device !== null && !reach.allowsDevice(device))
    throw new Refusal('invalid', 'printing.address_not_allowed');
}
