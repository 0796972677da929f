import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { SheetRow } from '../sheet.ts';
import type { SheetProduct } from '../sheet-product.ts';

const ROWS: Statement = {
  name: 'catalog.find_menu_import_rows',
  text: `select row_number as row, cells from catalog.menu_import_rows where company_id = $1 and import_id = $2
    order by row_number limit $3`,
};

/** The first rows of a file. */
export function findSheetRows(tx: Tx, importId: string, limit: number): Promise<SheetRow[]> {
  return run<SheetRow>(tx, ROWS, [tx.companyId, importId, limit]);
}

const OPEN: Statement = {
  name: 'catalog.find_open_import_rows',
  text: `select row_number as row, cells from catalog.menu_import_rows
    where company_id = $1 and import_id = $2 and outcome is null order by row_number limit $3`,
};

/** The next rows of which nothing has become yet. */
export function findOpenRows(tx: Tx, importId: string, limit: number): Promise<SheetRow[]> {
  return run<SheetRow>(tx, OPEN, [tx.companyId, importId, limit]);
}

/** What became of a row, and what taking it back needs. */
export interface RowOutcome {
  row: number;
  outcome: 'created' | 'changed' | 'unchanged' | 'left' | 'undone' | 'kept';
  reason?: string | undefined;
  productId?: string | undefined;
  before?: SheetProduct | undefined;
}

const OUTCOMES: Statement = {
  name: 'catalog.put_import_outcomes',
  text: `update catalog.menu_import_rows r set outcome = x.outcome, reason = x.reason,
      product_id = coalesce(x."productId", r.product_id), before = coalesce(x.before, r.before),
      version = coalesce(r.version, p.version)
    from jsonb_to_recordset($3::jsonb) as x (row int, outcome text, reason text, "productId" uuid, before jsonb)
    left join (select id, version from catalog.products where company_id = $1 and id = any ($4)) p on p.id = x."productId"
    where r.company_id = $1 and r.import_id = $2 and r.row_number = x.row`,
};

/** Writes down what became of rows, and the version that each product got by it. */
export async function putOutcomes(tx: Tx, importId: string, outcomes: readonly RowOutcome[]): Promise<void> {
  if (outcomes.length === 0) return;
  const productIds = outcomes.flatMap(({ productId }) => productId ?? []);
  await run(tx, OUTCOMES, [tx.companyId, importId, JSON.stringify(outcomes), productIds]);
}

/** A row whose effect may be taken back. */
export interface UndoableRow {
  row: number;
  productId: string;
  outcome: 'created' | 'changed';
  before: SheetProduct | null;
  /** What the import made of it. */
  version: number;
  /** What it is now. */
  now: { version: number; deleted: boolean; priceMinor: number };
  /** Whether the category it was in is still there. */
  categoryAlive: boolean;
}

const UNDOABLE: Statement = {
  name: 'catalog.find_undoable_rows',
  text: `select r.row_number as row, r.product_id as "productId", r.outcome, r.before, r.version,
      json_build_object('version', p.version, 'deleted', p.deleted_at is not null, 'priceMinor', p.price_minor) as now,
      (r.before is null or exists (select 1 from catalog.categories c where c.company_id = $1
        and c.id = (r.before ->> 'categoryId')::uuid and c.deleted_at is null)) as "categoryAlive"
    from catalog.menu_import_rows r
    join catalog.products p on p.company_id = $1 and p.id = r.product_id
    where r.company_id = $1 and r.import_id = $2 and r.outcome in ('created', 'changed')
    order by r.row_number desc limit $3`,
};

/** The next rows to be taken back, the last one first. */
export function findUndoableRows(tx: Tx, importId: string, limit: number): Promise<UndoableRow[]> {
  return run<UndoableRow>(tx, UNDOABLE, [tx.companyId, importId, limit]);
}

const COUNT: Statement = {
  name: 'catalog.count_undoable_rows',
  text: `select count(*)::int as n from catalog.menu_import_rows
    where company_id = $1 and import_id = $2 and outcome in ('created', 'changed')`,
};

/** How many rows have an effect that may be taken back. */
export async function countUndoableRows(tx: Tx, importId: string): Promise<number> {
  const [row] = await run<{ n: number }>(tx, COUNT, [tx.companyId, importId]);
  return row?.n ?? 0;
}

/** A row that was left out, or a product that was kept as somebody made it since. */
export interface LeftRow {
  row: number;
  name: string;
  reason: string;
}

const LEFT: Statement = {
  name: 'catalog.find_left_rows',
  text: `select r.row_number as row, coalesce(p.name, '') as name, r.reason from catalog.menu_import_rows r
    left join catalog.products p on p.company_id = $1 and p.id = r.product_id
    where r.company_id = $1 and r.import_id = $2 and r.outcome = $3 order by r.row_number limit $4`,
};

/** The first rows that were left out or kept. */
export function findLeftRows(
  tx: Tx,
  importId: string,
  { outcome, limit }: { outcome: 'left' | 'kept'; limit: number },
): Promise<LeftRow[]> {
  return run<LeftRow>(tx, LEFT, [tx.companyId, importId, outcome, limit]);
}

const FORGET_OTHERS: Statement = {
  name: 'catalog.forget_other_import_rows',
  text: `delete from catalog.menu_import_rows r using catalog.menu_imports i
    where r.company_id = $1 and i.company_id = $1 and i.id = r.import_id and i.id <> $2 and i.state <> 'checked'`,
};

/** Forgets the rows of the imports that cannot be taken back any more, since this one comes after them. */
export async function forgetOtherRows(tx: Tx, importId: string): Promise<void> {
  await run(tx, FORGET_OTHERS, [tx.companyId, importId]);
}
