import { Refusal } from '../../kernel/refusal.ts';

/** The most a file may have, in bytes. */
export const MOST_FILE_BYTES = 5 * 1024 * 1024;
/** The most rows behind the headers. */
export const MOST_ROWS = 5_000;
export const MOST_COLUMNS = 60;
/** Characters of all cells together: a packed file may unfold to a hundred times its size. */
const MOST_TEXT = 5_000_000;

/** A row as the file counts it, the first being 1. */
export interface SheetRow {
  row: number;
  cells: string[];
}

/** A table as it was read from a file: text alone, whatever it was written as. */
export interface Sheet {
  kind: 'csv' | 'xlsx';
  headers: string[];
  rows: SheetRow[];
}

/** Takes rows one by one, and refuses the first that is too much: what unfolds without end is not read to its end. */
export class SheetMaker {
  readonly #rows: SheetRow[] = [];
  #text = 0;

  /**
   * @throws Refusal `invalid` catalog.import_too_many_rows, catalog.import_too_many_columns, catalog.import_too_large
   */
  add(row: number, given: readonly string[]): void {
    const cells = given.slice(0, lastFilled(given));
    if (cells.length === 0) return;
    if (cells.length > MOST_COLUMNS)
      throw new Refusal('invalid', 'catalog.import_too_many_columns', { most: MOST_COLUMNS });
    if (this.#rows.length > MOST_ROWS)
      throw new Refusal('invalid', 'catalog.import_too_many_rows', { most: MOST_ROWS });
    this.#text += cells.reduce((sum, cell) => sum + cell.length, 0);
    if (this.#text > MOST_TEXT) throw new Refusal('invalid', 'catalog.import_too_large');
    this.#rows.push({ row, cells });
  }

  /**
   * The table: its first row are the headers.
   *
   * @throws Refusal `invalid` catalog.import_empty
   */
  finish(kind: Sheet['kind']): Sheet {
    const [first, ...rows] = this.#rows;
    if (!first || rows.length === 0) throw new Refusal('invalid', 'catalog.import_empty');
    const headers = first.cells.map((cell, at) => storable(cell).trim().slice(0, 80) || columnName(at));
    return { kind, headers, rows };
  }
}

function lastFilled(cells: readonly string[]): number {
  let length = cells.length;
  while (length > 0 && (cells[length - 1] ?? '').trim() === '') length -= 1;
  return length;
}

/** What a spreadsheet calls a column: A, B, … Z, AA. */
export function columnName(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : `${columnName(Math.floor(at / 26) - 1)}${last}`;
}

/** What stands where a file had something that no text has. */
const UNREADABLE = '\ufffd';

/** A text with a mark in place of what the database cannot keep: NUL, and half of a pair. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', UNREADABLE);
}

/** Whether a text was whole in its file, and steers no printer and no terminal. */
export function isPlain(text: string): boolean {
  return !text.includes(UNREADABLE) && !/(?![\t\n\r\u0085])\p{Cc}/u.test(text);
}
