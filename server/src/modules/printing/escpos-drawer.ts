import { EscposWriter } from './escpos-writer.ts';
import type { PrinterProfile } from './printer-profile.ts';

/** Opens the cash drawer and prints nothing: the only bytes of the house that pulse one (H15 of reliability.md). */
export function encodeDrawer(profile: PrinterProfile, processId: string): Uint8Array {
  if (!profile.drawer) throw new RangeError('no cash drawer hangs on this printer');
  const writer = new EscposWriter(profile.codePage);
  writer.openDrawer();
  writer.confirm(profile.confirms, processId);
  return writer.bytes();
}
