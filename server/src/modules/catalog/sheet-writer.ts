import { decimalSign, type Purse } from './amount-text.ts';
import { writeCsv } from './csv-text.ts';
import { SHEET_FIELDS } from './sheet-columns.ts';
import { writeXlsx } from './xlsx-writer.ts';

export const CSV_TYPE = 'text/csv; charset=utf-8';
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const NUMBERS = new Set([SHEET_FIELDS.indexOf('price'), SHEET_FIELDS.indexOf('prepMinutes')]);

/** Rows as a file that spreadsheets of the place open with a double click; the first row are the headers. */
export function writeSheet(
  format: 'csv' | 'xlsx',
  rows: readonly (readonly (string | number)[])[],
  { locale }: Purse,
): { bytes: Uint8Array; type: string } {
  const sign = decimalSign(locale);
  if (format === 'csv')
    return { bytes: Buffer.from(writeCsv(rows, sign === ',' ? ';' : ',')), type: CSV_TYPE };
  const numbered = rows.map((row, at) =>
    row.map((cell, column) =>
      at > 0 && NUMBERS.has(column) && cell !== '' ? Number(String(cell).replace(sign, '.')) : cell,
    ),
  );
  return { bytes: writeXlsx('FastOps', numbered), type: XLSX_TYPE };
}
