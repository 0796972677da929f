import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { type ExportFilter, findExportProducts } from './queries/sheet-book.ts';
import { readSheetNames } from './read-sheet-names.ts';
import { headersIn, languageOf, SHEET_FIELDS } from './sheet-columns.ts';
import { cellsOf, type SheetProduct } from './sheet-product.ts';
import { writeSheet } from './sheet-writer.ts';

/** Which products are wanted, and as what. */
export interface BuildExportInput {
  format: 'csv' | 'xlsx';
  filter: ExportFilter;
}

const PAGE = 5_000;
const MOST = 50_000;

/**
 * Builds a file of the products that the list shows under the same filter. Taken in again as it is, it changes nothing.
 *
 * @returns the file and its type
 * @throws Refusal `invalid` catalog.export_too_large
 */
export async function buildExport(ctx: Context, { format, filter }: BuildExportInput) {
  const { tx, actor } = ctx;
  const names = await readSheetNames(ctx);
  const language = languageOf(actor.locale);
  const rows: (string | number)[][] = [headersIn(language)];
  let after: { id: string; name: string } | undefined;
  for (;;) {
    const page: (SheetProduct & { id: string })[] = await findExportProducts(tx, filter, {
      after,
      limit: PAGE,
    });
    for (const product of page) {
      const cells = cellsOf(product, names, language);
      rows.push(SHEET_FIELDS.map((field) => cells[field]));
    }
    if (rows.length > MOST + 1) throw new Refusal('invalid', 'catalog.export_too_large', { most: MOST });
    after = page.at(-1);
    if (page.length < PAGE) break;
  }
  return writeSheet(format, rows, names.purse);
}
