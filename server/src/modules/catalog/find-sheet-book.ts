import type { Context } from '../../kernel/context.ts';
import { unguarded } from './cell-text.ts';
import { findCodeOwners, findSheetProducts } from './queries/sheet-book.ts';
import { readSheetNames } from './read-sheet-names.ts';
import type { SheetRow } from './sheet.ts';
import type { SheetField, SheetMapping } from './sheet-columns.ts';
import type { SheetBook } from './sheet-plan.ts';

/**
 * Reads what rows are held against: the names of everything, and the products whose codes the rows have.
 *
 * @returns the book, as it is in this transaction
 * @throws Refusal `not_found` identity.company_unknown
 */
export async function findSheetBook(
  ctx: Pick<Context, 'tx'>,
  { rows, mapping }: { rows: readonly SheetRow[]; mapping: SheetMapping },
): Promise<SheetBook> {
  const { tx } = ctx;
  const valuesOf = (field: SheetField): string[] => {
    const at = mapping.indexOf(field);
    if (at < 0) return [];
    const values = rows.map(({ cells }) => unguarded(cells[at] ?? '').trim());
    return [...new Set(values.filter((value) => value !== ''))];
  };
  const [names, codes, barcodes] = await Promise.all([
    readSheetNames(ctx),
    findCodeOwners(tx, 'code', valuesOf('code')),
    findCodeOwners(tx, 'barcode', valuesOf('barcode')),
  ]);
  const ids = [...new Set([...codes.values(), ...barcodes.values()].map(({ productId }) => productId))];
  return { ...names, codes, barcodes, products: await findSheetProducts(tx, ids) };
}
