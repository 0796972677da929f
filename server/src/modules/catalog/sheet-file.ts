import { BulkheadRejectedError, bulkhead } from 'cockatiel';
import { Refusal } from '../../kernel/refusal.ts';
import { decimalSign } from './amount-text.ts';
import { readCsv } from './csv-text.ts';
import { type Sheet, storable } from './sheet.ts';
import { isPacked, readXlsx } from './xlsx-reader.ts';

/** A file unfolds to tens of megabytes: one at a time. */
const oneAtATime = bulkhead(1, 8);

/**
 * The table in a file, by what it is and not by what it is called: CSV or XLSX.
 *
 * @param locale of the company: numbers of a workbook are told with its decimal sign
 * @throws Refusal `invalid` as `readCsv` and `readXlsx` say; `unavailable` catalog.imports_busy
 */
export async function unfoldSheet(bytes: Uint8Array, locale: string): Promise<Sheet> {
  try {
    return await oneAtATime.execute(async () =>
      keepable(isPacked(bytes) ? await readXlsx(bytes, decimalSign(locale)) : readCsv(bytes)),
    );
  } catch (error) {
    if (error instanceof BulkheadRejectedError) throw new Refusal('unavailable', 'catalog.imports_busy');
    throw error;
  }
}

/** Marks what no database keeps, so that it is found wrong when the cell is looked at. */
function keepable(sheet: Sheet): Sheet {
  return { ...sheet, rows: sheet.rows.map((row) => ({ ...row, cells: row.cells.map(storable) })) };
}
