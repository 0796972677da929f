import type { Paper, PaperLine, PaperRun } from './paper.ts';
import { pageBytes } from './printable-text.ts';
import type { CodePage } from './printer-profile.ts';

type Barcode = NonNullable<PaperLine['barcode']>;

const BEL = 0x07;
const LF = 0x0a;
const ESC = 0x1b;
const GS = 0x1d;
const RS = 0x1e;

/** Star has no page 850; 858 has its Spanish letters in the same places. */
export const STAR_PAGE = { cp850: 'cp858', cp858: 'cp858', cp1252: 'cp1252' } as const satisfies Record<
  CodePage,
  CodePage
>;
// The number each page has after ESC GS t.
const PAGE_NUMBER = { cp858: 4, cp1252: 32 } as const;
const ALIGN_NUMBER = { left: 0, center: 1, right: 2 } as const;
/** The largest multiple of a character. */
const MOST_SIZE = 6;
const QR_CELL = 6;
const BAD_MARK = '?';

/**
 * The bytes that print papers on a Star printer. It takes what was composed and cleaned for ESC/POS, line by line, and has
 * no way to write a byte of a text other than through the table of the code page; of the commands it writes only those
 * that StarPRNT and Star's line mode share. No pulse for a drawer is among them.
 */
export function encodeStarprnt(
  papers: readonly Paper[],
  printer: { codePage: CodePage; cuts: boolean },
): Uint8Array {
  const page = STAR_PAGE[printer.codePage];
  // ESC @ start anew, ESC RS F font A, ESC R USA letters, ESC GS t the page.
  const bytes = [ESC, 0x40, ESC, RS, 0x46, 0, ESC, 0x52, 0, ESC, GS, 0x74, PAGE_NUMBER[page]];
  for (const paper of papers) {
    for (const line of paper.lines) bytes.push(...lineBytes(line, page));
    // Partial, where the paper stands: the lines in front of the blade are lines of the paper.
    if (paper.cut && printer.cuts) bytes.push(ESC, 0x64, 1);
  }
  return Uint8Array.from(bytes);
}

/** Opens the cash drawer and prints nothing: ESC BEL sets 200 ms on and off, BEL is the pulse. */
export function encodeStarDrawer(): Uint8Array {
  return Uint8Array.of(ESC, 0x40, ESC, BEL, 20, 20, BEL);
}

function lineBytes({ align, runs, qr, barcode, image }: PaperLine, page: CodePage): number[] {
  const aligned = [ESC, GS, 0x61, ALIGN_NUMBER[align]];
  // Its line ends by itself.
  if (qr !== undefined) return [...aligned, ...qrBytes(qr)];
  if (barcode) return [...aligned, ...barcodeBytes(barcode, page)];
  // Decoration, and printers of Star's take pictures in too many ways.
  if (image) return [];
  return [...aligned, ...runs.flatMap((run) => runBytes(run, page)), LF];
}

/** Every run says all of its style, and takes it back: none reaches into the next. */
function runBytes({ text, bold, underline, inverse, width, height }: PaperRun, page: CodePage): number[] {
  const times = (multiple: number) => Math.min(multiple, MOST_SIZE) - 1;
  return [
    ...(width > 1 || height > 1 ? [ESC, 0x69, times(height), times(width)] : []),
    ...(bold ? [ESC, 0x45] : []),
    ...(underline ? [ESC, 0x2d, 1] : []),
    ...(inverse ? [ESC, 0x34] : []),
    ...pageBytes(text, page),
    ...(inverse ? [ESC, 0x35] : []),
    ...(underline ? [ESC, 0x2d, 0] : []),
    ...(bold ? [ESC, 0x46] : []),
    ...(width > 1 || height > 1 ? [ESC, 0x69, 0, 0] : []),
  ];
}

/**
 * ESC b: the symbology, its text below and the line ended, width of a module, height, the text, RS. In CODE128 a percent
 * sign begins a command of the printer's own: such a text is printed as it is.
 */
function barcodeBytes({ symbology, text, height, module }: Barcode, page: CodePage): number[] {
  if (!/^[\x20-\x24\x26-\x7e]+$/.test(text)) return [...pageBytes(text, page), LF];
  // 1 is two dots, 3 is four.
  const width = Math.min(3, Math.max(1, module - 1));
  return [ESC, 0x62, symbology === 'ean13' ? 3 : 6, 2, width, height, ...Buffer.from(text, 'latin1'), RS];
}

/** ESC GS y: model 2, level M, size of a cell, the text with its length in front, print. */
function qrBytes(text: string): number[] {
  const data = Array.from(text, (character) => (/^[\x20-\x7e]$/.test(character) ? character : BAD_MARK)).join(
    '',
  );
  const name = [ESC, GS, 0x79];
  return [
    ...[...name, 0x53, 0x30, 2, ...name, 0x53, 0x31, 1, ...name, 0x53, 0x32, QR_CELL],
    ...[...name, 0x44, 0x31, 0, data.length & 0xff, data.length >> 8, ...Buffer.from(data, 'latin1')],
    ...[...name, 0x50],
  ];
}
