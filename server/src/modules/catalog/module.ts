import type { Announcer } from '../../kernel/events.ts';
import type { Files } from '../../kernel/files.ts';
import type { Module } from '../../kernel/module.ts';
import { importQueued, menuChanged } from './events.ts';
import { beginWithTaxes, continueImports } from './handlers.ts';
import { availabilityRoutes } from './http/availability.ts';
import { bulkRoutes } from './http/bulk.ts';
import { categoryRoutes } from './http/categories.ts';
import { exportRoutes } from './http/exports.ts';
import { groupRoutes } from './http/groups.ts';
import { importRoutes } from './http/imports.ts';
import { menuRoutes } from './http/menu.ts';
import { pictureRoutes } from './http/pictures.ts';
import { priceListRoutes } from './http/price-lists.ts';
import { productRoutes } from './http/products.ts';
import { soldOutRoutes } from './http/sold-out.ts';
import { taxNameRoutes } from './http/tax-names.ts';
import { taxRoutes } from './http/taxes.ts';
import { forgetPicturesJob } from './worker-pictures.ts';

const PERMISSIONS: NonNullable<Module['permissions']> = [
  {
    code: 'catalog.view',
    category: 'catalog',
    es: 'Ver la carta',
    en: 'See the menu',
    reach: 'branch',
    roles: ['administrator', 'manager', 'accountant', 'cashier', 'waiter', 'kitchen', 'courier'],
  },
  {
    code: 'catalog.manage',
    category: 'catalog',
    es: 'Crear y cambiar productos, precios y categorías',
    en: 'Create and change products, prices and categories',
    reach: 'company',
    roles: ['administrator', 'manager'],
  },
  {
    code: 'catalog.set_sold_out',
    category: 'catalog',
    es: 'Marcar lo agotado y lo que ya volvió',
    en: 'Say what has run out and what is back',
    reach: 'branch',
    roles: ['administrator', 'manager', 'cashier', 'waiter', 'kitchen'],
  },
];

/** Of pictures the rows, not the files: each has an address of its own. */
const EXPORTS: NonNullable<Module['exports']> = [
  { table: 'catalog.taxes' },
  { table: 'catalog.tax_classes' },
  { table: 'catalog.tax_regimes' },
  { table: 'catalog.branch_regimes' },
  { table: 'catalog.tax_rates', key: { tax_id: 'uuid', valid_from: 'text' } },
  { table: 'catalog.class_taxes', key: { class_id: 'uuid', regime_id: 'uuid', tax_id: 'uuid' } },
  { table: 'catalog.categories' },
  { table: 'catalog.products' },
  { table: 'catalog.pictures', hidden: ['source_hash'] },
  { table: 'catalog.variants' },
  { table: 'catalog.codes', key: { kind: 'text', value: 'text' } },
  { table: 'catalog.option_groups' },
  { table: 'catalog.options' },
  { table: 'catalog.product_groups', key: { product_id: 'uuid', group_id: 'uuid' } },
  { table: 'catalog.combo_slots' },
  { table: 'catalog.combo_choices' },
  { table: 'catalog.price_lists' },
  { table: 'catalog.list_prices', key: { list_id: 'uuid', item_id: 'uuid' } },
  { table: 'catalog.windows' },
  { table: 'catalog.sold_out', key: { branch_id: 'uuid', item_id: 'uuid' } },
  { table: 'catalog.price_changes' },
  { table: 'catalog.menu_imports', hidden: ['source_hash'] },
  { table: 'catalog.menu_import_rows', key: { import_id: 'uuid', row_number: 'bigint' } },
];

/** What breaking a constraint of the tables answers. */
const CONSTRAINTS: NonNullable<Module['constraints']> = {
  categories_name: { kind: 'conflict', code: 'catalog.category_name_taken' },
  categories_pkey: { kind: 'conflict', code: 'catalog.category_exists' },
  categories_company_id_parent_id_fkey: { kind: 'not_found', code: 'catalog.category_unknown' },
  categories_company_id_station_id_fkey: { kind: 'not_found', code: 'catalog.station_unknown' },
  products_pkey: { kind: 'conflict', code: 'catalog.product_exists' },
  codes_pkey: { kind: 'conflict', code: 'catalog.code_taken' },
  variants_name: { kind: 'conflict', code: 'catalog.variant_name_taken' },
  variants_pkey: { kind: 'conflict', code: 'catalog.variant_exists' },
  option_groups_name: { kind: 'conflict', code: 'catalog.group_name_taken' },
  option_groups_pkey: { kind: 'conflict', code: 'catalog.group_exists' },
  options_name: { kind: 'conflict', code: 'catalog.option_name_taken' },
  options_pkey: { kind: 'conflict', code: 'catalog.option_exists' },
  price_lists_name: { kind: 'conflict', code: 'catalog.list_name_taken' },
  products_company_id_category_id_fkey: { kind: 'not_found', code: 'catalog.category_unknown' },
  products_company_id_tax_class_id_fkey: { kind: 'not_found', code: 'catalog.tax_class_unknown' },
  products_company_id_station_id_fkey: { kind: 'not_found', code: 'catalog.station_unknown' },
  combo_choices_company_id_product_id_variant_id_fkey: { kind: 'not_found', code: 'catalog.item_unknown' },
  combo_slots_pkey: { kind: 'conflict', code: 'catalog.slot_exists' },
  combo_choices_pkey: { kind: 'conflict', code: 'catalog.choice_exists' },
  branch_regimes_company_id_branch_id_fkey: { kind: 'not_found', code: 'catalog.branch_unknown' },
  windows_company_id_branch_id_fkey: { kind: 'not_found', code: 'catalog.branch_unknown' },
  price_lists_company_id_branch_id_fkey: { kind: 'not_found', code: 'catalog.branch_unknown' },
  taxes_pkey: { kind: 'conflict', code: 'catalog.tax_exists' },
  taxes_company_id_name_key: { kind: 'conflict', code: 'catalog.tax_name_taken' },
  tax_classes_pkey: { kind: 'conflict', code: 'catalog.tax_class_exists' },
  tax_classes_company_id_name_key: { kind: 'conflict', code: 'catalog.tax_class_name_taken' },
  tax_regimes_pkey: { kind: 'conflict', code: 'catalog.regime_exists' },
  tax_regimes_company_id_name_key: { kind: 'conflict', code: 'catalog.regime_name_taken' },
  menu_imports_pkey: { kind: 'conflict', code: 'catalog.import_exists' },
  menu_imports_one: { kind: 'conflict', code: 'catalog.import_running' },
  price_lists_pkey: { kind: 'conflict', code: 'catalog.list_exists' },
};

/** Registers the catalogue. */
export function catalogModule(tools: { files: Files; announcer: Announcer }): Module {
  return {
    name: 'catalog',
    categories: [{ code: 'catalog', es: 'Carta', en: 'Menu' }],
    permissions: PERMISSIONS,
    channels: [{ name: 'menu', permission: 'catalog.view' }],
    events: [menuChanged, importQueued],
    subscriptions: [
      {
        subscriber: 'catalog.taxes',
        events: ['identity.company_created'],
        role: 'worker',
        handle: beginWithTaxes,
      },
      {
        subscriber: 'catalog.imports',
        events: ['catalog.import_queued'],
        role: 'worker',
        handle: continueImports(tools),
      },
    ],
    routes: [
      ...menuRoutes,
      ...soldOutRoutes,
      ...bulkRoutes,
      ...productRoutes,
      ...importRoutes,
      ...exportRoutes,
      ...pictureRoutes(tools),
      ...categoryRoutes,
      ...groupRoutes,
      ...priceListRoutes,
      ...taxRoutes,
      ...taxNameRoutes,
      ...availabilityRoutes,
    ],
    exports: EXPORTS,
    jobs: [forgetPicturesJob(tools)],
    constraints: CONSTRAINTS,
  };
}
