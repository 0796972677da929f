import type { Context } from '../../kernel/context.ts';
import { newId } from '../../kernel/ids.ts';
import { announceMenuChange } from './announce-menu-change.ts';
import { fold } from './cell-text.ts';
import { findSheetBook } from './find-sheet-book.ts';
import type { MenuImport } from './menu-import.ts';
import { insertCategory } from './queries/categories.ts';
import { findOpenRows, putOutcomes, type RowOutcome } from './queries/menu-import-rows.ts';
import { moveImport, putProgress } from './queries/menu-imports.ts';
import { notePrices, type PriceChange } from './queries/product-store.ts';
import { insertSheetProducts, type StoredSheetProduct, updateSheetProducts } from './queries/sheet-store.ts';
import { takeTurn } from './queries/turn.ts';
import type { SheetRow } from './sheet.ts';
import { type PlannedRow, planSheet, type SheetBook, type SheetPlan } from './sheet-plan.ts';
import { PATH_SIGN } from './sheet-product.ts';

/** Rows of one transaction: others who change the menu wait for no more than these. */
const AT_ONCE = 250;
/** Of a category that came with a file; whoever keeps the menu gives it another. */
const COLOUR = '#8A8F98';

/**
 * Takes over the next rows of a file that was queued. What they change, what became of each and how far it is are one
 * transaction: a worker that dies leaves whole batches, and whoever goes on finds the first row that nothing became of. The
 * rows are held against the menu as it is now; one that no longer fits is left out and told.
 *
 * @returns whether there may be more
 */
export async function takeOverRows(
  ctx: Pick<Context, 'tx' | 'announce'>,
  { run }: { run: MenuImport },
): Promise<boolean> {
  const { tx } = ctx;
  await takeTurn(tx);
  const rows = await findOpenRows(tx, run.id, AT_ONCE);
  if (rows.length === 0) {
    await moveImport(tx, run.id, { from: ['queued'], to: 'applied' });
    return false;
  }
  const book = await findSheetBook(ctx, { rows, mapping: run.mapping });
  const plan = planSheet(rows, run, book);
  const { ids, made } = await makeCategories(ctx, plan, book);
  const products = plan.rows.filter(({ changes }) => changes).map((row) => productOf(row, ids));
  const known = new Set(book.products.keys());
  await insertSheetProducts(
    tx,
    products.filter(({ id }) => !known.has(id)),
  );
  await updateSheetProducts(
    tx,
    products.filter(({ id }) => known.has(id)),
  );
  if (run.by) await notePrices(tx, pricesOf(products, book), run.by);
  const outcomes = outcomesOf(rows, plan, products, book);
  await putOutcomes(tx, run.id, outcomes);
  const count = (wanted: RowOutcome['outcome']) =>
    outcomes.filter(({ outcome }) => outcome === wanted).length;
  await putProgress(tx, run.id, {
    steps: rows.length,
    created: count('created'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    left: count('left'),
    categoryIds: made,
  });
  if (products.length > 0) await announceMenuChange(ctx);
  return true;
}

type Placed = StoredSheetProduct & { row: number };

function productOf(
  { row, productId, product: { category, ...product } }: PlannedRow,
  ids: ReadonlyMap<string, string>,
): Placed {
  const categoryId = 'id' in category ? category.id : (ids.get(keyOf(category.path)) ?? '');
  return { ...product, categoryId, id: productId ?? newId(), row };
}

const keyOf = (path: readonly string[]) => fold(path.join(PATH_SIGN));

/** Makes the categories that the rows stand in and that are not there yet, from the top down. */
async function makeCategories(
  { tx }: Pick<Context, 'tx'>,
  plan: SheetPlan,
  { paths }: SheetBook,
): Promise<{ ids: Map<string, string>; made: string[] }> {
  const ids = new Map([...paths].toReversed().map(([id, path]) => [keyOf(path), id]));
  const made: string[] = [];
  for (const { product } of plan.rows) {
    const { category } = product;
    if ('id' in category) continue;
    let parentId: string | null = null;
    for (const [at, name] of category.path.entries()) {
      const key = keyOf(category.path.slice(0, at + 1));
      const there = ids.get(key);
      const id: string = there ?? newId();
      if (there === undefined) {
        await insertCategory(tx, id, { name, parentId, color: COLOUR, stationId: null });
        ids.set(key, id);
        made.push(id);
      }
      parentId = id;
    }
  }
  return { ids, made };
}

function pricesOf(products: readonly Placed[], book: SheetBook): PriceChange[] {
  return products
    .map(({ id, priceMinor }) => ({
      ...{ id: newId(), productId: id, variantId: null, listId: null },
      oldMinor: book.products.get(id)?.priceMinor ?? null,
      newMinor: priceMinor,
    }))
    .filter(({ oldMinor, newMinor }) => oldMinor !== newMinor);
}

function outcomesOf(
  rows: readonly SheetRow[],
  plan: SheetPlan,
  products: readonly Placed[],
  book: SheetBook,
): RowOutcome[] {
  const placed = new Map(products.map((product) => [product.row, product]));
  const faults = new Map(plan.faults.toReversed().map(({ row, code }) => [row, code]));
  return rows.map(({ row }) => {
    const reason = faults.get(row);
    if (reason !== undefined) return { row, outcome: 'left', reason };
    const product = placed.get(row);
    if (!product) return { row, outcome: 'unchanged' };
    const known = book.products.get(product.id);
    if (!known) return { row, outcome: 'created', productId: product.id };
    const { version: _version, ...before } = known;
    return { row, outcome: 'changed', productId: product.id, before };
  });
}
