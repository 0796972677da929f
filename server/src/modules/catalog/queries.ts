import { run, type Statement, tables } from '../../kernel/sql.ts';
import type { Tx } from '../../kernel/tx.ts';
import type { CatalogTables } from './tables.ts';

/** A product as a quote needs it. */
export interface SellableProduct {
  id: string;
  name: string;
  stationId: string | null;
  priceMinor: number;
  taxName: string;
  taxRateBasisPoints: number;
  taxIncluded: boolean;
}

const FIND_SELLABLE: Statement = {
  name: 'catalog.find_sellable',
  text: `select p.id, p.name, p.station_id as "stationId", p.price_minor as "priceMinor", t.name as "taxName",
      t.rate_basis_points as "taxRateBasisPoints", t.included as "taxIncluded"
    from catalog.products p
    join catalog.taxes t on t.company_id = p.company_id and t.id = p.tax_id
    where p.company_id = $1 and p.id = any ($2) and p.state = 'active'`,
};

/** Those of the products that are on sale. */
export function findSellable(tx: Tx, ids: readonly string[]): Promise<SellableProduct[]> {
  return run<SellableProduct>(tx, FIND_SELLABLE, [tx.companyId, ids]);
}

/** The number of the menu's last change; 0 for a company that has none. */
export async function findVersion(tx: Tx): Promise<number> {
  const row = await tables<CatalogTables>(tx)
    .selectFrom('catalog.versions')
    .select('version')
    .where('company_id', '=', tx.companyId)
    .executeTakeFirst();
  return row?.version ?? 0;
}

/** Categories in the company's order. */
export function findCategories(tx: Tx) {
  return tables<CatalogTables>(tx)
    .selectFrom('catalog.categories')
    .select(['id', 'name', 'color', 'sort_order as sortOrder'])
    .where('company_id', '=', tx.companyId)
    .orderBy('sort_order')
    .orderBy('name')
    .execute();
}

/** Active products with their tax, in the company's order. */
export function findProducts(tx: Tx) {
  return tables<CatalogTables>(tx)
    .selectFrom('catalog.products as p')
    .innerJoin('catalog.taxes as t', (join) =>
      join.onRef('t.company_id', '=', 'p.company_id').onRef('t.id', '=', 'p.tax_id'),
    )
    .select([
      'p.id',
      'p.category_id as categoryId',
      'p.name',
      'p.description',
      'p.price_minor as priceMinor',
      't.name as taxName',
      't.rate_basis_points as taxRateBasisPoints',
      't.included as taxIncluded',
      'p.station_id as stationId',
      'p.sort_order as sortOrder',
    ])
    .where('p.company_id', '=', tx.companyId)
    .where('p.state', '=', 'active')
    .orderBy('p.sort_order')
    .orderBy('p.name')
    .execute();
}

/** Adds a tax class; `rateBasisPoints` in hundredths of a percent, `included` when prices contain it. */
export async function insertTax(
  tx: Tx,
  tax: { id: string; name: string; rateBasisPoints: number; included: boolean },
): Promise<void> {
  await tables<CatalogTables>(tx)
    .insertInto('catalog.taxes')
    .values({
      company_id: tx.companyId,
      id: tax.id,
      name: tax.name,
      rate_basis_points: tax.rateBasisPoints,
      included: tax.included,
    })
    .execute();
}

/** Adds a category of products; its name is unique in the company. */
export async function insertCategory(
  tx: Tx,
  category: { id: string; name: string; color: string; sortOrder: number },
): Promise<void> {
  await tables<CatalogTables>(tx)
    .insertInto('catalog.categories')
    .values({
      company_id: tx.companyId,
      id: category.id,
      name: category.name,
      color: category.color,
      sort_order: category.sortOrder,
    })
    .execute();
}

/** What a new product needs. */
export interface NewProduct {
  id: string;
  categoryId: string;
  taxId: string;
  stationId: string | null;
  name: string;
  description: string | null;
  priceMinor: number;
  sortOrder: number;
}

/** Adds products; the menu's version moves by itself, once per product. */
export async function insertProducts(tx: Tx, products: readonly NewProduct[]): Promise<void> {
  if (products.length === 0) return;
  await tables<CatalogTables>(tx)
    .insertInto('catalog.products')
    .values(
      products.map((product) => ({
        company_id: tx.companyId,
        id: product.id,
        category_id: product.categoryId,
        tax_id: product.taxId,
        station_id: product.stationId,
        name: product.name,
        description: product.description,
        price_minor: product.priceMinor,
        sort_order: product.sortOrder,
      })),
    )
    .execute();
}
