import { CsvError, parse } from 'csv-parse/sync';
import { Refusal } from '../../kernel/refusal.ts';
import { guarded } from './cell-text.ts';
import { type Sheet, SheetMaker } from './sheet.ts';

const SEPARATORS = [';', ',', '\t'] as const;
/** How much of a file is looked at to see what parts its cells. */
const LOOKED_AT = 20_000;

/**
 * The table in a CSV file: in UTF-8, with its mark or without, UTF-16 or Windows-1252; parted by semicolons, commas or tabs.
 *
 * @throws Refusal `invalid` catalog.import_kind for what is no text, catalog.import_broken for quotes that do not close; as
 *   `SheetMaker` says
 */
export function readCsv(bytes: Uint8Array): Sheet {
  const text = decoded(bytes);
  const maker = new SheetMaker();
  for (const [at, cells] of recordsOf(text).entries()) maker.add(at + 1, cells);
  return maker.finish('csv');
}

function recordsOf(text: string): string[][] {
  try {
    return parse(text, {
      delimiter: separatorOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Refusal('invalid', 'catalog.import_broken');
  }
}

/** UTF-8 where it can be; spreadsheets of old write Windows-1252, which anything could be. */
function decoded(bytes: Uint8Array): string {
  const wide = wideMark(bytes);
  const text = wide === undefined ? narrow(bytes) : new TextDecoder(wide).decode(bytes);
  if (wide === undefined && isBinary(bytes)) throw new Refusal('invalid', 'catalog.import_kind');
  return text;
}

function wideMark([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

function narrow(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** How pictures, documents and workbooks of old begin. */
const MARKS = ['%PDF-', '\x89PNG', '\xff\xd8\xff', '\xd0\xcf\x11\xe0', 'PK\x05\x06'];

/** A text has a NUL by mistake; what has many of them, or begins like a known kind of file, is none. */
function isBinary(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  const known = MARKS.some((mark) => head.startsWith(mark));
  const looked = bytes.subarray(0, LOOKED_AT);
  const nul = looked.reduce((sum, byte) => sum + (byte === 0 ? 1 : 0), 0);
  return known || nul > looked.length / 50;
}

/** The sign that stands most often outside quotes in the first line that has one. */
function separatorOf(text: string): string {
  const lines = text.slice(0, LOOKED_AT).replace(/"[^"]*"/g, '');
  const line = lines.split(/\r\n|\r|\n/).find((one) => SEPARATORS.some((sign) => one.includes(sign))) ?? '';
  const [best] = SEPARATORS.map((sign) => ({ sign, times: line.split(sign).length })).toSorted(
    (one, other) => other.times - one.times,
  );
  return best?.sign ?? ',';
}

/**
 * A table as a file that spreadsheets open with a double click: UTF-8 with its mark, lines ended as RFC 4180 wants, no cell a
 * formula.
 *
 * @param separator `;` where the comma is the decimal sign
 */
export function writeCsv(rows: readonly (readonly (string | number)[])[], separator: ',' | ';'): string {
  const cell = (value: string | number): string => {
    const safe = guarded(String(value));
    const quoted = safe.includes(separator) || /["\r\n\t]/.test(safe) || safe !== safe.trim();
    return quoted ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(separator)}\r\n`).join('')}`;
}
