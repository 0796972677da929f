import type { PrintDocument } from './document.ts';
import { encodeEscpos } from './escpos.ts';
import { decodeEscpos } from './escpos-decoder.ts';
import type { Paper } from './paper.ts';
import type { PrintMarks } from './print-mark.ts';
import type { CodePage, PrinterProfile } from './printer-profile.ts';

/** The slips a document becomes on a printer, read back from the very bytes that would be sent. */
export function previewPapers(
  document: PrintDocument,
  printer: { columns: PrinterProfile['columns']; codePage: CodePage; images?: boolean },
  marks: PrintMarks,
): Paper[] {
  const { columns, codePage } = printer;
  const images = printer.images ?? true;
  const profile: PrinterProfile = { columns, codePage, cut: true, confirms: 'none', images, drawer: false };
  const bytes = encodeEscpos(document, profile, { ...marks, processId: '0000' });
  return decodeEscpos(bytes, columns).flatMap((event) => (event.kind === 'paper' ? [event.paper] : []));
}
