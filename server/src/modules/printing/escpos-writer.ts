import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import type { Symbology } from './barcode.ts';
import { pageBytes } from './printable-text.ts';
import type { CodePage, Confirmation } from './printer-profile.ts';
import { type Raster, rowBytes } from './raster.ts';

export type Emphasis = { bold?: boolean; underline?: boolean; inverse?: boolean };
export type Align = 'left' | 'center' | 'right';

const LF = 0x0a;
const ESC = 0x1b;
const GS = 0x1d;

// The number each page has after ESC t on Epson's printers and those that follow them.
const PAGE_NUMBER = { cp850: 2, cp1252: 16, cp858: 19 } as const;
const ALIGN_NUMBER = { left: 0, center: 1, right: 2 } as const;

/**
 * Writes ESC/POS. It has no way to write a byte of a text other than through the table of the code page, and sends a
 * command only where the printer's setting is to change.
 */
export class EscposWriter {
  readonly #page: CodePage;
  readonly #bytes: number[] = [];
  #align: Align = 'left';
  #bold = false;
  #underline = false;
  #inverse = false;
  #size = 0;

  /**
   * Begins with ESC @ (start anew), FS . (single bytes), ESC M 0 (normal font), ESC R 0 (ASCII: a printer sold for Latin
   * America would print ñ for |) and ESC t (the page).
   */
  constructor(page: CodePage) {
    this.#page = page;
    this.#put(ESC, 0x40, 0x1c, 0x2e, ESC, 0x4d, 0, ESC, 0x52, 0, ESC, 0x74, PAGE_NUMBER[page]);
  }

  /** Where the lines from here on stand. */
  align(align: Align): void {
    if (align === this.#align) return;
    this.#align = align;
    this.#put(ESC, 0x61, ALIGN_NUMBER[align]);
  }

  /** @param width multiple of the normal character, 1 to 8; `height` likewise */
  size(width: number, height: number): void {
    const size = ((width - 1) << 4) | (height - 1);
    if (size === this.#size) return;
    this.#size = size;
    this.#put(GS, 0x21, size);
  }

  emphasis({ bold = false, underline = false, inverse = false }: Emphasis): void {
    if (bold !== this.#bold) this.#put(ESC, 0x45, Number(bold));
    if (underline !== this.#underline) this.#put(ESC, 0x2d, Number(underline));
    if (inverse !== this.#inverse) this.#put(GS, 0x42, Number(inverse));
    this.#bold = bold;
    this.#underline = underline;
    this.#inverse = inverse;
  }

  /** @param text of characters that the page prints, on one line */
  text(text: string): void {
    this.#put(...pageBytes(text, this.#page));
  }

  endLine(): void {
    this.#put(LF);
  }

  /** Partial cut, which leaves the slip hanging instead of dropping it on the floor. */
  cut(): void {
    this.#put(GS, 0x56, 1);
  }

  /** @param text printable ASCII; @param size dots per module, 1 to 8 */
  qr(text: string, size: number): void {
    const encoder = new ReceiptPrinterEncoder({ columns: 48, newline: '\n' });
    this.#put(...encoder.qrcode(text, { size, errorlevel: 'm' }).encode());
  }

  /**
   * GS k with the length in front, which no byte of the text can end; its text below in the normal font.
   *
   * @param text as `barcodeText` gave it; @param bars height and width of a module in dots
   */
  barcode(symbology: Symbology, text: string, bars: { height: number; module: number }): void {
    // In CODE128 a brace begins a command of the printer's own: {B set B, {{ itself.
    const data = symbology === 'ean13' ? text : `{B${text.replaceAll('{', '{{')}`;
    this.#put(GS, 0x68, bars.height, GS, 0x77, bars.module, GS, 0x48, 2, GS, 0x66, 0);
    this.#put(GS, 0x6b, symbology === 'ean13' ? 67 : 73, data.length, ...Buffer.from(data, 'latin1'));
  }

  /** GS v 0: the dots of a picture no wider than the paper. */
  raster({ width, height, bits }: Raster): void {
    const across = rowBytes(width);
    this.#put(GS, 0x76, 0x30, 0, across & 0xff, across >> 8, height & 0xff, height >> 8, ...bits);
  }

  /** GS ( H, function 48: the printer answers 0x37 0x22, these four characters and NUL once all before is on paper. */
  #askProcessId(id: string): void {
    this.#put(GS, 0x28, 0x48, 6, 0, 48, 48, ...Buffer.from(id, 'latin1'));
  }

  /** GS r 1: the printer answers with one byte once it has dealt with all before. */
  #askStatus(): void {
    this.#put(GS, 0x72, 1);
  }

  /** Asks for what the printer can say once all before is on paper. */
  confirm(confirms: Confirmation, processId: string): void {
    if (confirms === 'process_id') this.#askProcessId(processId);
    else if (confirms === 'status') this.#askStatus();
  }

  /** ESC p: a pulse on the first connector, 50 ms on and 500 ms off. */
  openDrawer(): void {
    this.#put(ESC, 0x70, 0, 25, 250);
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }

  #put(...bytes: number[]): void {
    this.#bytes.push(...bytes);
  }
}
