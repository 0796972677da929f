import type { Context } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { findSheetBook } from './find-sheet-book.ts';
import { findingsOf } from './menu-import.ts';
import { findSheetRows } from './queries/menu-import-rows.ts';
import { findMenuImport, putFindings } from './queries/menu-imports.ts';
import { refuseRepeated } from './refuse-repeated.ts';
import { MOST_ROWS } from './sheet.ts';
import type { SheetMapping } from './sheet-columns.ts';
import { planSheet } from './sheet-plan.ts';

/** A file to be looked at once more, with its columns taken for what somebody says. */
export interface CheckImportInput {
  importId: string;
  mapping: SheetMapping;
}

/**
 * Looks at a file again and keeps what it finds; of the menu nothing changes.
 *
 * @returns how many faults there are
 * @throws Refusal `not_found` catalog.import_unknown; `invalid` catalog.import_columns for more or fewer columns than the file
 *   has, catalog.repeated for one thing in two columns; `conflict` catalog.import_state for one that has been taken over
 */
export async function checkImport(
  ctx: Pick<Context, 'tx'>,
  { importId, mapping }: CheckImportInput,
): Promise<number> {
  const { tx } = ctx;
  const known = await findMenuImport(tx, importId);
  if (!known) throw new Refusal('not_found', 'catalog.import_unknown');
  if (mapping.length !== known.headers.length)
    throw new Refusal('invalid', 'catalog.import_columns', { columns: known.headers.length });
  refuseRepeated(
    'column',
    mapping.filter((field) => field !== null),
  );
  const rows = await findSheetRows(tx, importId, MOST_ROWS);
  const book = await findSheetBook(ctx, { rows, mapping });
  const findings = findingsOf(planSheet(rows, { headers: known.headers, mapping }, book));
  if (!(await putFindings(tx, importId, { mapping, findings })))
    throw new Refusal('conflict', 'catalog.import_state', { state: known.state });
  return findings.faults;
}
