// Generated from the migrated database by `npm run tables`. Do not edit.

import type { ColumnType } from 'kysely';

/** A row of `catalog.categories`. */
export interface CategoriesRow {
  company_id: string;
  id: string;
  name: string;
  color: string;
  sort_order: ColumnType<number, number | undefined, number>;
}

/** A row of `catalog.products`. */
export interface ProductsRow {
  company_id: string;
  id: string;
  category_id: string;
  tax_id: string;
  station_id: ColumnType<string | null, string | null | undefined, string | null>;
  name: string;
  description: ColumnType<string | null, string | null | undefined, string | null>;
  price_minor: number;
  sort_order: ColumnType<number, number | undefined, number>;
  state: ColumnType<string, string | undefined, string>;
}

/** A row of `catalog.taxes`. */
export interface TaxesRow {
  company_id: string;
  id: string;
  name: string;
  rate_basis_points: number;
  included: boolean;
}

/** A row of `catalog.versions`. */
export interface VersionsRow {
  company_id: string;
  version: ColumnType<number, number | undefined, number>;
}

/** The tables of the module `catalog`: all that its queries can name. */
export interface CatalogTables {
  'catalog.categories': CategoriesRow;
  'catalog.products': ProductsRow;
  'catalog.taxes': TaxesRow;
  'catalog.versions': VersionsRow;
}
