import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { pageBytes } from './printable-text.ts';
import type { CodePage } from './printer-profile.ts';

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

  /** GS ( H, function 48: the printer answers 0x37 0x22, these four characters and NUL once all before is on paper. */
  askProcessId(id: string): void {
    this.#put(GS, 0x28, 0x48, 6, 0, 48, 48, ...Buffer.from(id, 'latin1'));
  }

  /** GS r 1: the printer answers with one byte once it has dealt with all before. */
  askStatus(): void {
    this.#put(GS, 0x72, 1);
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }

  #put(...bytes: number[]): void {
    this.#bytes.push(...bytes);
  }
}
