// Generated from the migrated database by `npm run tables`. Do not edit.

import type { ColumnType } from 'kysely';

/** A row of `catalog.branch_regimes`. */
export interface BranchRegimesRow {
  company_id: string;
  id: string;
  branch_id: ColumnType<string | null, string | null | undefined, string | null>;
  regime_id: string;
  valid_from: string;
}

/** A row of `catalog.categories`. */
export interface CategoriesRow {
  company_id: string;
  id: string;
  name: string;
  color: string;
  sort_order: ColumnType<number, number | undefined, number>;
  parent_id: ColumnType<string | null, string | null | undefined, string | null>;
  station_id: ColumnType<string | null, string | null | undefined, string | null>;
  version: ColumnType<number, number | undefined, number>;
  menu_version: ColumnType<number, number | undefined, number>;
  deleted_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
}

/** A row of `catalog.class_taxes`. */
export interface ClassTaxesRow {
  company_id: string;
  class_id: string;
  regime_id: string;
  tax_id: string;
}

/** A row of `catalog.codes`. */
export interface CodesRow {
  company_id: string;
  kind: string;
  value: string;
  product_id: string;
  variant_id: ColumnType<string | null, string | null | undefined, string | null>;
}

/** A row of `catalog.combo_choices`. */
export interface ComboChoicesRow {
  company_id: string;
  id: string;
  slot_id: string;
  product_id: string;
  variant_id: ColumnType<string | null, string | null | undefined, string | null>;
  extra_minor: ColumnType<number, number | undefined, number>;
  is_default: ColumnType<boolean, boolean | undefined, boolean>;
  sort_order: ColumnType<number, number | undefined, number>;
}

/** A row of `catalog.combo_slots`. */
export interface ComboSlotsRow {
  company_id: string;
  id: string;
  product_id: string;
  name: string;
  min_choices: ColumnType<number, number | undefined, number>;
  max_choices: ColumnType<number, number | undefined, number>;
  sort_order: ColumnType<number, number | undefined, number>;
}

/** A row of `catalog.list_prices`. */
export interface ListPricesRow {
  company_id: string;
  list_id: string;
  product_id: string;
  variant_id: ColumnType<string | null, string | null | undefined, string | null>;
  item_id: ColumnType<string, never, never>;
  price_minor: number;
}

/** A row of `catalog.menu_import_rows`. */
export interface MenuImportRowsRow {
  company_id: string;
  import_id: string;
  row_number: number;
  cells: string[];
  outcome: ColumnType<string | null, string | null | undefined, string | null>;
  reason: ColumnType<string | null, string | null | undefined, string | null>;
  product_id: ColumnType<string | null, string | null | undefined, string | null>;
  before: ColumnType<unknown, string | null | undefined, string | null>;
  version: ColumnType<number | null, number | null | undefined, number | null>;
}

/** A row of `catalog.menu_imports`. */
export interface MenuImportsRow {
  company_id: string;
  id: string;
  state: ColumnType<string, string | undefined, string>;
  file_name: string;
  kind: string;
  source_hash: Buffer;
  headers: string[];
  mapping: string[];
  findings: ColumnType<unknown, string, string>;
  row_count: number;
  steps_done: ColumnType<number, number | undefined, number>;
  steps_all: ColumnType<number, number | undefined, number>;
  created_count: ColumnType<number, number | undefined, number>;
  changed_count: ColumnType<number, number | undefined, number>;
  unchanged_count: ColumnType<number, number | undefined, number>;
  left_count: ColumnType<number, number | undefined, number>;
  category_ids: ColumnType<string[], string[] | undefined, string[]>;
  created_by: string;
  created_by_name: string;
  created_at: ColumnType<Temporal.Instant, string | undefined, string>;
  acted_by: ColumnType<string | null, string | null | undefined, string | null>;
  acted_by_name: ColumnType<string | null, string | null | undefined, string | null>;
  applied_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  undone_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
}

/** A row of `catalog.option_groups`. */
export interface OptionGroupsRow {
  company_id: string;
  id: string;
  name: string;
  min_choices: ColumnType<number, number | undefined, number>;
  max_choices: ColumnType<number | null, number | null | undefined, number | null>;
  sort_order: ColumnType<number, number | undefined, number>;
  version: ColumnType<number, number | undefined, number>;
  menu_version: ColumnType<number, number | undefined, number>;
  deleted_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
}

/** A row of `catalog.options`. */
export interface OptionsRow {
  company_id: string;
  id: string;
  group_id: string;
  name: string;
  price_minor: ColumnType<number, number | undefined, number>;
  is_default: ColumnType<boolean, boolean | undefined, boolean>;
  max_quantity: ColumnType<number, number | undefined, number>;
  sort_order: ColumnType<number, number | undefined, number>;
  deleted_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
}

/** A row of `catalog.pictures`. */
export interface PicturesRow {
  company_id: string;
  id: string;
  product_id: string;
  source_hash: Buffer;
  width: number;
  height: number;
  placeholder: string;
  state: ColumnType<string, string | undefined, string>;
  unused_since: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  created_at: ColumnType<Temporal.Instant, string | undefined, string>;
}

/** A row of `catalog.price_changes`. */
export interface PriceChangesRow {
  company_id: string;
  id: string;
  product_id: string;
  variant_id: ColumnType<string | null, string | null | undefined, string | null>;
  list_id: ColumnType<string | null, string | null | undefined, string | null>;
  old_minor: ColumnType<number | null, number | null | undefined, number | null>;
  new_minor: ColumnType<number | null, number | null | undefined, number | null>;
  changed_by: string;
  changed_by_name: string;
  changed_at: ColumnType<Temporal.Instant, string | undefined, string>;
}

/** A row of `catalog.price_lists`. */
export interface PriceListsRow {
  company_id: string;
  id: string;
  name: string;
  branch_id: ColumnType<string | null, string | null | undefined, string | null>;
  channels: ColumnType<string[], string[] | undefined, string[]>;
  valid_from: ColumnType<string | null, string | null | undefined, string | null>;
  valid_to: ColumnType<string | null, string | null | undefined, string | null>;
  rank: ColumnType<number, number | undefined, number>;
  state: ColumnType<string, string | undefined, string>;
  version: ColumnType<number, number | undefined, number>;
  deleted_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
}

/** A row of `catalog.product_groups`. */
export interface ProductGroupsRow {
  company_id: string;
  product_id: string;
  group_id: string;
  sort_order: ColumnType<number, number | undefined, number>;
}

/** A row of `catalog.products`. */
export interface ProductsRow {
  company_id: string;
  id: string;
  category_id: string;
  tax_class_id: string;
  station_id: ColumnType<string | null, string | null | undefined, string | null>;
  name: string;
  description: ColumnType<string | null, string | null | undefined, string | null>;
  price_minor: number;
  sort_order: ColumnType<number, number | undefined, number>;
  state: ColumnType<string, string | undefined, string>;
  kind: ColumnType<string, string | undefined, string>;
  code: ColumnType<string | null, string | null | undefined, string | null>;
  barcode: ColumnType<string | null, string | null | undefined, string | null>;
  prep_minutes: ColumnType<number | null, number | null | undefined, number | null>;
  allergens: ColumnType<string[], string[] | undefined, string[]>;
  tags: ColumnType<string[], string[] | undefined, string[]>;
  combo_rule: ColumnType<string | null, string | null | undefined, string | null>;
  combo_less_basis_points: ColumnType<number | null, number | null | undefined, number | null>;
  version: ColumnType<number, number | undefined, number>;
  menu_version: ColumnType<number, number | undefined, number>;
  created_at: ColumnType<Temporal.Instant, string | undefined, string>;
  updated_at: ColumnType<Temporal.Instant, string | undefined, string>;
  deleted_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  picture_id: ColumnType<string | null, string | null | undefined, string | null>;
}

/** A row of `catalog.sold_out`. */
export interface SoldOutRow {
  company_id: string;
  branch_id: string;
  product_id: ColumnType<string | null, string | null | undefined, string | null>;
  variant_id: ColumnType<string | null, string | null | undefined, string | null>;
  option_id: ColumnType<string | null, string | null | undefined, string | null>;
  item_id: ColumnType<string, never, never>;
  sold_out: boolean;
  until: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  changed_by: string;
  changed_at: ColumnType<Temporal.Instant, string | undefined, string>;
  menu_version: ColumnType<number, number | undefined, number>;
}

/** A row of `catalog.tax_classes`. */
export interface TaxClassesRow {
  company_id: string;
  id: string;
  name: string;
  sort_order: ColumnType<number, number | undefined, number>;
}

/** A row of `catalog.tax_rates`. */
export interface TaxRatesRow {
  company_id: string;
  tax_id: string;
  valid_from: string;
  rate_basis_points: number;
}

/** A row of `catalog.tax_regimes`. */
export interface TaxRegimesRow {
  company_id: string;
  id: string;
  name: string;
  sort_order: ColumnType<number, number | undefined, number>;
}

/** A row of `catalog.taxes`. */
export interface TaxesRow {
  company_id: string;
  id: string;
  name: string;
  included: boolean;
}

/** A row of `catalog.variants`. */
export interface VariantsRow {
  company_id: string;
  id: string;
  product_id: string;
  name: string;
  price_minor: number;
  code: ColumnType<string | null, string | null | undefined, string | null>;
  barcode: ColumnType<string | null, string | null | undefined, string | null>;
  sort_order: ColumnType<number, number | undefined, number>;
  deleted_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
}

/** A row of `catalog.versions`. */
export interface VersionsRow {
  company_id: string;
  version: ColumnType<number, number | undefined, number>;
  whole: ColumnType<number, number | undefined, number>;
  changed_in: ColumnType<string | null, string | null | undefined, string | null>;
}

/** A row of `catalog.windows`. */
export interface WindowsRow {
  company_id: string;
  id: string;
  product_id: ColumnType<string | null, string | null | undefined, string | null>;
  category_id: ColumnType<string | null, string | null | undefined, string | null>;
  branch_id: ColumnType<string | null, string | null | undefined, string | null>;
  channel: ColumnType<string | null, string | null | undefined, string | null>;
  weekdays: number[];
  from_minute: number;
  to_minute: number;
}

/** The tables of the module `catalog`: all that its queries can name. */
export interface CatalogTables {
  'catalog.branch_regimes': BranchRegimesRow;
  'catalog.categories': CategoriesRow;
  'catalog.class_taxes': ClassTaxesRow;
  'catalog.codes': CodesRow;
  'catalog.combo_choices': ComboChoicesRow;
  'catalog.combo_slots': ComboSlotsRow;
  'catalog.list_prices': ListPricesRow;
  'catalog.menu_import_rows': MenuImportRowsRow;
  'catalog.menu_imports': MenuImportsRow;
  'catalog.option_groups': OptionGroupsRow;
  'catalog.options': OptionsRow;
  'catalog.pictures': PicturesRow;
  'catalog.price_changes': PriceChangesRow;
  'catalog.price_lists': PriceListsRow;
  'catalog.product_groups': ProductGroupsRow;
  'catalog.products': ProductsRow;
  'catalog.sold_out': SoldOutRow;
  'catalog.tax_classes': TaxClassesRow;
  'catalog.tax_rates': TaxRatesRow;
  'catalog.tax_regimes': TaxRegimesRow;
  'catalog.taxes': TaxesRow;
  'catalog.variants': VariantsRow;
  'catalog.versions': VersionsRow;
  'catalog.windows': WindowsRow;
}
