import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { SheetProduct } from '../sheet-product.ts';

// Products written as a file tells them: what a file does not know of (sizes, options, hours, pictures) stays as it is.

const COLUMNS = `category_id, tax_class_id, station_id, name, description, code, barcode, price_minor, prep_minutes,
  allergens, tags, state`;
const VALUES = `x."categoryId", x."taxClassId", x."stationId", x.name, x.description, x.code, x.barcode, x."priceMinor",
  x."prepMinutes", x.allergens, x.tags, x.state`;
const FIELDS = `"categoryId" uuid, "taxClassId" uuid, "stationId" uuid, name text, description text, code text, barcode text,
  "priceMinor" bigint, "prepMinutes" int, allergens text[], tags text[], state text`;
const RECORDS = `jsonb_to_recordset($2::jsonb) as x (id uuid, ${FIELDS}, n int)`;

const INSERT: Statement = {
  name: 'catalog.insert_sheet_products',
  text: `insert into catalog.products (company_id, id, sort_order, kind, ${COLUMNS})
    select $1, x.id, coalesce((select max(p.sort_order) from catalog.products p
      where p.company_id = $1 and p.category_id = x."categoryId"), -1) + 1 + x.n, 'simple', ${VALUES}
    from ${RECORDS} order by x.n`,
};
const UPDATE: Statement = {
  name: 'catalog.update_sheet_products',
  text: `update catalog.products p set (${COLUMNS}) = (select ${VALUES}), version = p.version + 1, updated_at = now()
    from ${RECORDS} where p.company_id = $1 and p.id = x.id and p.deleted_at is null`,
};

/** A product as a file tells it, under its id. */
export type StoredSheetProduct = SheetProduct & { id: string };

const records = (products: readonly StoredSheetProduct[]) =>
  JSON.stringify(products.map((product, n) => ({ ...product, n })));

/** Stores new products behind the others of their categories, in this order. */
export async function insertSheetProducts(tx: Tx, products: readonly StoredSheetProduct[]): Promise<void> {
  if (products.length > 0) await run(tx, INSERT, [tx.companyId, records(products)]);
}

/** Stores products that are there, as they are to be now. */
export async function updateSheetProducts(tx: Tx, products: readonly StoredSheetProduct[]): Promise<void> {
  if (products.length > 0) await run(tx, UPDATE, [tx.companyId, records(products)]);
}

const DELETE: Statement = {
  name: 'catalog.delete_sheet_products',
  text: `update catalog.products set deleted_at = now(), version = version + 1, updated_at = now()
    where company_id = $1 and id = any ($2) and deleted_at is null`,
};

/** Deletes products softly. */
export async function deleteSheetProducts(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await run(tx, DELETE, [tx.companyId, ids]);
}

const IN_COMBOS: Statement = {
  name: 'catalog.sheet_products_in_combos',
  text: `select distinct c.product_id as id from catalog.combo_choices c
    join catalog.combo_slots s on s.company_id = $1 and s.id = c.slot_id
    join catalog.products p on p.company_id = $1 and p.id = s.product_id and p.deleted_at is null
    where c.company_id = $1 and c.product_id = any ($2)`,
};

/** Which of these products a living combo offers. */
export async function findOffered(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await run<{ id: string }>(tx, IN_COMBOS, [tx.companyId, ids]);
  return new Set(rows.map(({ id }) => id));
}

const DELETE_EMPTY: Statement = {
  name: 'catalog.delete_empty_categories',
  text: `update catalog.categories c set deleted_at = now(), version = c.version + 1
    where c.company_id = $1 and c.id::text = any ($2) and c.deleted_at is null
      and not exists (select 1 from catalog.categories b
        where b.company_id = $1 and b.parent_id = c.id and b.deleted_at is null)
      and not exists (select 1 from catalog.products p
        where p.company_id = $1 and p.category_id = c.id and p.deleted_at is null)
    returning c.id`,
};

/** Deletes those of these categories that nothing is in, nor below. Returns how many. */
export async function deleteEmptyCategories(tx: Tx, ids: readonly string[]): Promise<number> {
  return (await run(tx, DELETE_EMPTY, [tx.companyId, ids])).length;
}
