import { barcodeModule, barcodeText } from './barcode.ts';
import type { PrintBlock, PrintDocument } from './document.ts';
import { EscposWriter } from './escpos-writer.ts';
import { bannersOf, type PrintMarks } from './print-mark.ts';
import { wrapField } from './printable-text.ts';
import type { PrinterProfile } from './printer-profile.ts';
import { paperDots, rasterOf, shrinkTo } from './raster.ts';
import { layOutRow } from './row-layout.ts';

// The blade sits above the head: without these lines it cuts through the last words.
const LINES_BEFORE_CUT = 4;
const QR_SIZE = 6;
const BARCODE_HEIGHT = 80;

/** What belongs to one printing of a job rather than to its document. */
export type PrintAttempt = PrintMarks & {
  /** Four digits or letters; the printer sends them back when the paper is out. */
  processId: string;
};

type BlockOf<T extends PrintBlock['type']> = Extract<PrintBlock, { type: T }>;

/**
 * The bytes that print a document on one printer. Text is cleaned for the printer's code page (H15 of reliability.md:
 * nothing a person typed can become a command); its banners stand at the head and the foot of every slip; the last command
 * asks the printer to confirm the whole job, in the way the printer can.
 *
 * @throws RangeError where something that is to be exact does not fit or cannot be written; when the printing is not a whole number from 1 or the process id is not four digits or letters
 */
export function encodeEscpos(
  document: PrintDocument,
  profile: PrinterProfile,
  print: PrintAttempt,
): Uint8Array {
  if (!Number.isInteger(print.printing) || print.printing < 1) throw new RangeError('printings count from 1');
  if (!/^[0-9A-Za-z]{4}$/.test(print.processId))
    throw new RangeError('a process id is four digits or letters');
  const writer = new EscposWriter(profile.codePage);
  const banners = bannersOf(print, document.language ?? 'es');
  for (const slip of slipsOf(document.blocks)) {
    for (const text of banners) addBanner(writer, profile, text);
    for (const block of slip) addBlock(writer, profile, block);
    for (const text of banners) addBanner(writer, profile, text);
    feed(writer, LINES_BEFORE_CUT);
    if (profile.cut) writer.cut();
  }
  writer.confirm(profile.confirms, print.processId);
  return writer.bytes();
}

/** The blocks between cuts. A slip without blocks (a cut at an end, two cuts together) is left out. */
function slipsOf(blocks: readonly PrintBlock[]): PrintBlock[][] {
  const slips: PrintBlock[][] = [[]];
  for (const block of blocks) {
    if (block.type === 'cut') slips.push([]);
    else slips.at(-1)?.push(block);
  }
  return slips.filter((slip) => slip.length > 0);
}

function addBanner(writer: EscposWriter, profile: PrinterProfile, text: string): void {
  addText(writer, profile, {
    ...{ type: 'text', text: `*** ${text} ***` },
    ...{ align: 'center', bold: true, height: 2 },
  });
}

function addBlock(writer: EscposWriter, profile: PrinterProfile, block: PrintBlock): void {
  switch (block.type) {
    case 'text':
      addText(writer, profile, block);
      break;
    case 'row':
      addRow(writer, profile, block);
      break;
    case 'rule':
      addRule(writer, profile, block);
      break;
    case 'feed':
      feed(writer, block.lines);
      break;
    case 'qr':
      addQr(writer, profile, block);
      break;
    case 'barcode':
      addBarcode(writer, profile, block);
      break;
    case 'logo':
      addLogo(writer, profile, block);
      break;
    case 'cut':
      // Cuts divide the document into slips before its blocks get here.
      break;
  }
}

function addText(writer: EscposWriter, profile: PrinterProfile, block: BlockOf<'text'>): void {
  const width = block.width ?? 1;
  writer.align(block.align ?? 'left');
  writer.size(width, block.height ?? 1);
  writer.emphasis(block);
  for (const line of wrapField(block.text, profile.codePage, Math.floor(profile.columns / width))) {
    writer.text(line);
    writer.endLine();
  }
}

function addRow(writer: EscposWriter, profile: PrinterProfile, block: BlockOf<'row'>): void {
  const width = block.width ?? 1;
  writer.align('left');
  writer.size(width, block.height ?? 1);
  for (const line of layOutRow(block.cells, Math.floor(profile.columns / width), profile.codePage)) {
    for (const piece of line) {
      writer.emphasis(piece.cell ?? {});
      writer.text(piece.text);
    }
    writer.endLine();
  }
}

function addRule(writer: EscposWriter, profile: PrinterProfile, block: BlockOf<'rule'>): void {
  const character = block.style === 'double' ? '=' : '-';
  addText(writer, profile, { type: 'text', text: character.repeat(profile.columns) });
}

function addQr(writer: EscposWriter, profile: PrinterProfile, block: BlockOf<'qr'>): void {
  const align = block.align ?? 'center';
  // A code with a character replaced leads to a wrong address: print what there is as text instead.
  if (!/^[\x20-\x7e]+$/.test(block.text)) {
    addText(writer, profile, { type: 'text', text: block.text, align });
    return;
  }
  writer.align(align);
  writer.qr(block.text, block.size ?? QR_SIZE);
}

/** What no bars can say, or no paper is wide enough for, can still be read and typed. */
function addBarcode(writer: EscposWriter, profile: PrinterProfile, block: BlockOf<'barcode'>): void {
  const align = block.align ?? 'center';
  const text = barcodeText(block.symbology, block.text);
  const module = text && barcodeModule(block.symbology, text, paperDots(profile.columns));
  if (!text || !module) {
    addText(writer, profile, { type: 'text', text: block.text, align });
    return;
  }
  writer.emphasis({});
  writer.size(1, 1);
  writer.align(align);
  writer.barcode(block.symbology, text, { height: block.height ?? BARCODE_HEIGHT, module });
}

/** A picture is decoration: where it cannot be printed the page is whole without it. */
function addLogo(writer: EscposWriter, profile: PrinterProfile, block: BlockOf<'logo'>): void {
  const picture = profile.images ? rasterOf(block) : undefined;
  if (!picture) return;
  writer.align(block.align ?? 'center');
  writer.raster(shrinkTo(picture, paperDots(profile.columns)));
}

/** Blank lines of normal height, whatever was printed before. */
function feed(writer: EscposWriter, lines: number): void {
  writer.emphasis({});
  writer.size(1, 1);
  for (let line = 0; line < lines; line += 1) writer.endLine();
}
