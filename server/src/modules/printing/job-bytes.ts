import type { PrintDocument } from './document.ts';
import { encodeEscpos, type PrintAttempt } from './escpos.ts';
import { encodeDrawer } from './escpos-drawer.ts';
import type { JobKind } from './job-kind.ts';
import type { PrinterProfile } from './printer-profile.ts';

/**
 * The bytes of a job on one printer. What opens a drawer prints nothing, and what prints opens none, whatever its document
 * says.
 *
 * @throws RangeError as `encodeEscpos` says, and for a drawer on a printer without one
 */
export function jobBytes(
  kind: JobKind,
  document: PrintDocument,
  profile: PrinterProfile,
  attempt: PrintAttempt,
): Uint8Array {
  return kind === 'drawer'
    ? encodeDrawer(profile, attempt.processId)
    : encodeEscpos(document, profile, attempt);
}
