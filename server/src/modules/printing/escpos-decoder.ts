import { isLead, readHeader, SINGLE_BYTE } from './escpos-commands.ts';
import { glyph } from './escpos-glyphs.ts';
import type { Paper } from './paper.ts';
import { type PaperAlign, PaperComposer } from './paper-composer.ts';

type EventBody =
  | { kind: 'command'; name: string; args: readonly number[] }
  | { kind: 'paper'; paper: Paper }
  | { kind: 'processId'; id: string }
  | { kind: 'drawer'; name: string; args: readonly number[] }
  | { kind: 'status'; name: 'DLE EOT' | 'GS r'; n: number }
  | { kind: 'unknown'; hex: string };

/**
 * What a decoder saw, in order. `at` is the number of bytes of the whole stream read up to its end.
 * A `command` carries the manual's name (`ESC E`, `GS V`, `LF`) and its first arguments; `drawer` is a pulse to the cash
 * drawer; `status` a question the printer must answer; `unknown` bytes that fit no command, never passed over silently.
 */
export type DecodedEvent = EventBody & { at: number };

/** Reads a stream of ESC/POS bytes. Neither method throws, whatever the bytes. */
export type EscposDecoder = {
  /** Reads on; a command may be split over chunks anywhere. */
  push(chunk: Uint8Array): DecodedEvent[];
  /** The stream is over: gives out a command cut short (as `unknown`) and the paper that no cut ended. */
  end(): DecodedEvent[];
};

// Data beyond this is counted and dropped; enough for the largest QR code (7,089 digits) and a picture of 80 by 30 mm.
const MOST_KEPT = 24_576;
const MOST_ARGUMENTS = 16;
const MOST_UNTIL_NUL = 260;
const MOST_HEX_BYTES = 64;

const CUTS = new Set(['GS V', 'ESC i', 'ESC m']);
const ALIGN = new Map<number, PaperAlign>([
  [0, 'left'],
  [48, 'left'],
  [1, 'center'],
  [49, 'center'],
  [2, 'right'],
  [50, 'right'],
]);

/** A decoder of the commands receipt printers share. @param columns characters of the normal font across the paper */
export function createEscposDecoder(options: { columns?: number } = {}): EscposDecoder {
  const decoder = new Decoder(options.columns ?? 48);
  return { push: (chunk) => decoder.push(chunk), end: () => decoder.end() };
}

/** Everything in whole bytes: what a printer would do with them. */
export function decodeEscpos(bytes: Uint8Array, columns: number): DecodedEvent[] {
  const decoder = createEscposDecoder({ columns });
  return [...decoder.push(bytes), ...decoder.end()];
}

interface BarSettings {
  height: number;
  module: number;
}

/** What a printer begins with (Epson's reference: GS h 162, GS w 3). */
const BARS: BarSettings = { height: 162, module: 3 };

type Expected = { name: string; length: number | 'until_nul' };

class Decoder {
  readonly #paper: PaperComposer;
  #events: DecodedEvent[] = [];
  #at = 0;
  #kept: number[] = [];
  #length = 0;
  #expected: Expected | null = null;
  #page = 0;
  #national = 0;
  #font = { small: false, bold: false, doubleStrike: false };
  #qr: string | null = null;
  #bars: BarSettings = { ...BARS };

  constructor(columns: number) {
    this.#paper = new PaperComposer(columns);
  }

  push(chunk: Uint8Array): DecodedEvent[] {
    for (const byte of chunk) {
      this.#at += 1;
      this.#read(byte);
      if (this.#paper.full) this.#giveOut(false);
    }
    return this.#takeEvents();
  }

  end(): DecodedEvent[] {
    if (this.#length > 0) this.#unknown(this.#kept);
    this.#startAnew();
    this.#giveOut(false);
    return this.#takeEvents();
  }

  #takeEvents(): DecodedEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  #emit(body: EventBody): void {
    this.#events.push({ ...body, at: this.#at });
  }

  #unknown(bytes: readonly number[]): void {
    this.#emit({ kind: 'unknown', hex: Buffer.from(bytes.slice(0, MOST_HEX_BYTES)).toString('hex') });
  }

  #giveOut(cut: boolean): void {
    const paper = this.#paper.take(cut);
    if (paper) this.#emit({ kind: 'paper', paper });
  }

  #startAnew(): void {
    this.#kept = [];
    this.#length = 0;
    this.#expected = null;
  }

  #read(byte: number): void {
    if (this.#length === 0 && !isLead(byte)) {
      this.#readPlain(byte);
      return;
    }
    this.#length += 1;
    if (this.#kept.length < MOST_KEPT) this.#kept.push(byte);
    if (!this.#expected && !this.#readHeader()) return;
    this.#completeIfWhole(byte);
  }

  /** Asks what the bytes so far begin. False while that is open, or when they begin nothing. */
  #readHeader(): boolean {
    const header = readHeader(this.#kept);
    if (header.kind === 'more') return false;
    if (header.kind === 'unknown') {
      const rest = this.#kept.slice(header.length);
      this.#unknown(this.#kept.slice(0, header.length));
      this.#startAnew();
      for (const byte of rest) this.#read(byte);
      return false;
    }
    this.#expected = { name: header.name, length: header.kind === 'command' ? header.length : 'until_nul' };
    return true;
  }

  #completeIfWhole(byte: number): void {
    const expected = this.#expected;
    if (!expected) return;
    const bytes = this.#kept;
    const dropped = this.#length > bytes.length;
    if (expected.length === 'until_nul') {
      const endless = this.#length > MOST_UNTIL_NUL;
      // The header's own bytes may hold a zero: the data begins after them.
      const ended = byte === 0 && this.#length > (expected.name === 'ESC D' ? 2 : 3);
      if (!ended && !endless) return;
      this.#startAnew();
      if (ended) this.#obey(expected.name, bytes, false);
      else this.#unknown(bytes);
    } else if (this.#length >= expected.length) {
      this.#startAnew();
      this.#obey(expected.name, bytes, dropped);
    }
  }

  #readPlain(byte: number): void {
    const name = SINGLE_BYTE.get(byte);
    if (name === undefined) {
      if (byte < 0x20 || byte === 0x7f) this.#unknown([byte]);
      else this.#paper.put(glyph(byte, this.#page, this.#national));
      return;
    }
    this.#emit({ kind: 'command', name, args: [] });
    // CR alone moves nothing: printers come with feeding on it turned off, and LF CR must not feed twice.
    if (name === 'LF' || name === 'FF') this.#paper.endLine();
    if (name === 'HT') this.#paper.tab();
  }

  #obey(name: string, bytes: readonly number[], dropped: boolean): void {
    const n = bytes[2] ?? 0;
    const first = name.includes(' ( ') ? 3 : 2;
    const args = bytes.slice(first, first + MOST_ARGUMENTS);
    if (name === 'DLE EOT' || name === 'GS r') this.#emit({ kind: 'status', name, n });
    else if (name === 'ESC p' || (name === 'DLE DC4' && n === 1)) this.#emit({ kind: 'drawer', name, args });
    else if (name === 'GS ( H') this.#obeyTransmission(name, bytes, args);
    else if (name === 'GS ( k' && dropped) this.#unknown(bytes);
    else {
      this.#emit({ kind: 'command', name, args });
      if (CUTS.has(name)) this.#giveOut(true);
      if (name === 'GS ( k') this.#obeyCode(bytes);
      if (name === 'GS h') this.#bars.height = Math.max(1, n);
      if (name === 'GS w') this.#bars.module = Math.max(1, n);
      if (name === 'GS k') this.#obeyBars(bytes);
      if (name === 'GS v' && !dropped) this.#obeyRaster(bytes);
      this.#applyStyle(name, n);
      this.#applyPlace(name, n, bytes);
    }
  }

  /** GS ( H, function 48: the printer sends the four characters back once all before them is printed. */
  #obeyTransmission(name: string, bytes: readonly number[], args: readonly number[]): void {
    const id = bytes.slice(7);
    if (bytes[5] !== 48 || bytes[6] !== 48 || id.length !== 4) this.#emit({ kind: 'command', name, args });
    else if (!id.every((byte) => byte >= 0x20 && byte <= 0x7e)) this.#unknown(bytes);
    else {
      this.#giveOut(false);
      this.#emit({ kind: 'processId', id: Buffer.from(id).toString('latin1') });
    }
  }

  /** GS ( k with 49: function 80 stores the text of a QR code, 81 prints it, others set its look. */
  #obeyCode(bytes: readonly number[]): void {
    const [symbology, fn] = bytes.slice(5, 7);
    if (symbology === 49 && fn === 80) this.#qr = decodeText(bytes.slice(8));
    if (symbology === 49 && fn === 81 && this.#qr !== null) this.#paper.putQr(this.#qr);
  }

  /** GS k with a length: 67 is EAN-13, 73 CODE128 that begins in set B. */
  #obeyBars(bytes: readonly number[]): void {
    const data = Buffer.from(bytes.slice(4)).toString('latin1');
    if (bytes[2] === 67 && /^\d{12,13}$/.test(data))
      this.#paper.putBarcode({ symbology: 'ean13', text: data, ...this.#bars });
    if (bytes[2] === 73 && /^\{B[\x20-\x7e]+$/.test(data))
      this.#paper.putBarcode({
        symbology: 'code128',
        text: data.slice(2).replaceAll('{{', '{'),
        ...this.#bars,
      });
  }

  /** GS v 0: rows of whole bytes. */
  #obeyRaster(bytes: readonly number[]): void {
    const [across = 0, acrossHigh = 0, rows = 0, rowsHigh = 0] = bytes.slice(4, 8);
    const width = (across + acrossHigh * 256) * 8;
    const height = rows + rowsHigh * 256;
    if (width > 0 && height > 0) this.#paper.putImage(width, height, Uint8Array.from(bytes.slice(8)));
  }

  #applyStyle(name: string, n: number): void {
    const { style } = this.#paper;
    const on = (n & 1) === 1;
    if (name === 'ESC @') this.#reset();
    if (name === 'ESC t') this.#page = n;
    if (name === 'ESC R') this.#national = n;
    if (name === 'ESC E') this.#font.bold = on;
    if (name === 'ESC G') this.#font.doubleStrike = on;
    if (name === 'ESC M') this.#font.small = on;
    if (name === 'ESC -') style.underline = [1, 2, 49, 50].includes(n);
    if (name === 'GS B') style.inverse = on;
    if (name === 'GS !') {
      style.width = ((n >> 4) & 7) + 1;
      style.height = (n & 7) + 1;
    }
    if (name === 'ESC !') {
      this.#font.small = on;
      this.#font.bold = (n & 0x08) !== 0;
      style.height = (n & 0x10) !== 0 ? 2 : 1;
      style.width = (n & 0x20) !== 0 ? 2 : 1;
      style.underline = (n & 0x80) !== 0;
    }
    this.#paper.style.bold = this.#font.bold || this.#font.doubleStrike;
    this.#paper.style.small = this.#font.small;
  }

  #applyPlace(name: string, n: number, bytes: readonly number[]): void {
    const dots = n + (bytes[3] ?? 0) * 256;
    const align = name === 'ESC a' ? ALIGN.get(n) : undefined;
    if (align) this.#paper.setAlign(align);
    if (name === 'ESC d') this.#paper.feedLines(n);
    if (name === 'ESC J') this.#paper.feedUnits(n);
    if (name === 'ESC D') this.#paper.setTabs(bytes.slice(2, -1));
    if (name === 'ESC $') this.#paper.moveTo(dots);
    if (name === 'ESC \\' && dots < 0x8000) this.#paper.moveBy(dots);
    if (name === 'GS L') this.#paper.setMargin(dots);
    if (name === 'GS W') this.#paper.setArea(dots);
  }

  #reset(): void {
    this.#paper.reset();
    this.#page = 0;
    this.#national = 0;
    this.#font = { small: false, bold: false, doubleStrike: false };
    this.#qr = null;
    this.#bars = { ...BARS };
  }
}

/** The text of a code: UTF-8 where it is that, else one character per byte. */
function decodeText(bytes: readonly number[]): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
}
