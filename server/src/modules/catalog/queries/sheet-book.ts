import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { CodeOwner } from '../sheet-plan.ts';
import type { Named, PathCategory, SheetProduct } from '../sheet-product.ts';

// What a file is held against: a few statements over all of its codes instead of one per row.

const CATEGORIES: Statement = {
  name: 'catalog.sheet_categories',
  text: `select id, name, parent_id as "parentId" from catalog.categories
    where company_id = $1 and deleted_at is null order by sort_order, name, id`,
};

/** The living categories. */
export function findPathCategories(tx: Tx): Promise<PathCategory[]> {
  return run<PathCategory>(tx, CATEGORIES, [tx.companyId]);
}

const CLASSES: Statement = {
  name: 'catalog.sheet_tax_classes',
  text: 'select id, name from catalog.tax_classes where company_id = $1 order by sort_order, name, id',
};

/** The classes of taxes, the one that is meant where nothing is said first. */
export function findClassNames(tx: Tx): Promise<Named[]> {
  return run<Named>(tx, CLASSES, [tx.companyId]);
}

// Each is looked up by itself: of a menu that has just grown the planner believes that reading it whole is cheaper.
const OWNERS: Statement = {
  name: 'catalog.sheet_code_owners',
  text: `select a.asked, c."productId", c."ofSize" from unnest($3::text[]) as a (asked)
    cross join lateral (select c.product_id as "productId", (c.variant_id is not null) as "ofSize" from catalog.codes c
      where c.company_id = $1 and c.kind = $2 and c.value = lower(a.asked) limit 1) c`,
};

/** Who has which of these codes, as they are written here. */
export async function findCodeOwners(
  tx: Tx,
  kind: 'code' | 'barcode',
  asked: readonly string[],
): Promise<Map<string, CodeOwner>> {
  const rows = await run<CodeOwner & { asked: string }>(tx, OWNERS, [tx.companyId, kind, asked]);
  return new Map(rows.map(({ asked: code, ...owner }) => [code, owner]));
}

const PRODUCT = `p.id, p.code, p.name, p.category_id as "categoryId", p.price_minor as "priceMinor", p.description, p.barcode,
  p.tax_class_id as "taxClassId", p.station_id as "stationId", p.prep_minutes as "prepMinutes", p.allergens, p.tags, p.state`;

const PRODUCTS: Statement = {
  name: 'catalog.sheet_products',
  text: `select ${PRODUCT}, p.version from catalog.products p
    where p.company_id = $1 and p.id = any ($2) and p.deleted_at is null`,
};

/** Living products as files tell of them, by id. */
export async function findSheetProducts(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, SheetProduct & { version: number }>> {
  const rows = await run<SheetProduct & { id: string; version: number }>(tx, PRODUCTS, [tx.companyId, ids]);
  return new Map(rows.map(({ id, ...product }) => [id, product]));
}

/** Which products a file is to have. */
export interface ExportFilter {
  search: string | undefined;
  categoryId: string | undefined;
  state: 'active' | 'retired' | 'deleted' | undefined;
}

const EXPORT: Statement = {
  name: 'catalog.export_products',
  text: `select ${PRODUCT} from catalog.products p
    where p.company_id = $1 and (p.deleted_at is not null) = ($4 = 'deleted') and ($4 in ('', 'deleted') or p.state = $4)
      and ($2::text is null or strpos(lower(p.name), lower($2)) > 0 or lower(p.code) = lower($2)
        or lower(p.barcode) = lower($2))
      and ($3::uuid is null or p.category_id = $3)
      and ($5::text is null or (lower(p.name), p.id) > (lower($5), $6::uuid))
    order by lower(p.name), p.id limit $7`,
};

/** A page of the products that the list shows under the same filter, in its order. */
export function findExportProducts(
  tx: Tx,
  { search, categoryId, state }: ExportFilter,
  page: { after: { id: string; name: string } | undefined; limit: number },
): Promise<(SheetProduct & { id: string })[]> {
  return run(tx, EXPORT, [
    tx.companyId,
    search ?? null,
    categoryId ?? null,
    state ?? '',
    page.after?.name ?? null,
    page.after?.id ?? null,
    page.limit,
  ]);
}
