import type { Context } from '../../kernel/context.ts';
import { newId } from '../../kernel/ids.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import type { MenuImport } from './menu-import.ts';
import {
  findUndoableRows,
  putOutcomes,
  type RowOutcome,
  type UndoableRow,
} from './queries/menu-import-rows.ts';
import { moveImport, putProgress } from './queries/menu-imports.ts';
import { notePrices } from './queries/product-store.ts';
import { findCodeOwners } from './queries/sheet-book.ts';
import {
  deleteEmptyCategories,
  deleteSheetProducts,
  findOffered,
  type StoredSheetProduct,
  updateSheetProducts,
} from './queries/sheet-store.ts';
import { takeTurn } from './queries/turn.ts';

const AT_ONCE = 250;

/**
 * Takes back the next rows of an import, the last one first, a batch in one transaction. A product that is not as the import
 * left it was changed by somebody since: it is kept, and told.
 *
 * @returns whether there may be more
 */
export async function takeBackRows(
  ctx: Pick<Context, 'tx' | 'announce'>,
  { run }: { run: MenuImport },
): Promise<boolean> {
  const { tx } = ctx;
  await takeTurn(tx);
  const rows = await findUndoableRows(tx, run.id, AT_ONCE);
  if (rows.length === 0) {
    await removeCategories(ctx, run);
    await moveImport(tx, run.id, { from: ['undoing'], to: 'undone' });
    return false;
  }
  const reasons = await reasonsToKeep(ctx, rows);
  const free = rows.filter(({ row }) => !reasons.has(row));
  const back = free.flatMap(({ productId, before }): StoredSheetProduct[] =>
    before ? [{ ...before, id: productId }] : [],
  );
  await deleteSheetProducts(
    tx,
    free.filter(({ before }) => before === null).map(({ productId }) => productId),
  );
  await updateSheetProducts(tx, back);
  await noteOldPrices(ctx, free, run);
  const outcomes = rows.map(({ row }): RowOutcome => {
    const reason = reasons.get(row);
    return reason === undefined ? { row, outcome: 'undone' } : { row, outcome: 'kept', reason };
  });
  await putOutcomes(tx, run.id, outcomes);
  const none = { created: 0, changed: 0, unchanged: 0, categoryIds: [] };
  await putProgress(tx, run.id, { ...none, steps: rows.length, left: reasons.size });
  await announceMenuChange(ctx);
  return true;
}

/** Why rows are not taken back, by row. */
async function reasonsToKeep(
  { tx }: Pick<Context, 'tx'>,
  rows: readonly UndoableRow[],
): Promise<Map<number, string>> {
  const created = rows.filter(({ before }) => before === null).map(({ productId }) => productId);
  const barcodes = rows.flatMap(({ before }) => before?.barcode ?? []);
  const codes = rows.flatMap(({ before }) => before?.code ?? []);
  const [offered, byBarcode, byCode] = await Promise.all([
    findOffered(tx, created),
    findCodeOwners(tx, 'barcode', barcodes),
    findCodeOwners(tx, 'code', codes),
  ]);
  const reasons = new Map<number, string>();
  for (const { row, productId, before, version, now, categoryAlive } of rows) {
    const owners = [byBarcode.get(before?.barcode ?? ''), byCode.get(before?.code ?? '')];
    const taken = owners.some((owner) => owner && (owner.productId !== productId || owner.ofSize));
    if (now.deleted || now.version !== version) reasons.set(row, 'changed_since');
    else if (offered.has(productId)) reasons.set(row, 'in_combo');
    else if (!categoryAlive) reasons.set(row, 'category_gone');
    else if (taken) reasons.set(row, 'code_taken');
  }
  return reasons;
}

async function noteOldPrices(
  { tx }: Pick<Context, 'tx'>,
  rows: readonly UndoableRow[],
  { by }: MenuImport,
): Promise<void> {
  const changes = rows.flatMap(({ productId, before, now }) =>
    before === null || before.priceMinor === now.priceMinor
      ? []
      : [
          {
            ...{ id: newId(), productId, variantId: null, listId: null },
            ...{ oldMinor: now.priceMinor, newMinor: before.priceMinor },
          },
        ],
  );
  if (by) await notePrices(tx, changes, by);
}

/** Removes the categories that came with it and that nothing is in, level by level. */
async function removeCategories(
  ctx: Pick<Context, 'tx' | 'announce'>,
  { categoryIds }: MenuImport,
): Promise<void> {
  let removed = 0;
  for (let last = -1; last !== 0; removed += last) last = await deleteEmptyCategories(ctx.tx, categoryIds);
  if (removed > 0) await announceMenuChange(ctx);
}
