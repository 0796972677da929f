import type { Module } from '../../kernel/module.ts';
import { menuChanged } from './events.ts';
import { beginWithTaxes } from './handlers.ts';
import { bulkRoutes } from './http/bulk.ts';
import { categoryRoutes } from './http/categories.ts';
import { groupRoutes } from './http/groups.ts';
import { menuRoutes } from './http/menu.ts';
import { priceListRoutes } from './http/price-lists.ts';
import { productRoutes } from './http/products.ts';
import { soldOutRoutes } from './http/sold-out.ts';
import { taxRoutes } from './http/taxes.ts';

/** Registers the catalogue. */
export const catalogModule: Module = {
  name: 'catalog',
  categories: [{ code: 'catalog', es: 'Carta', en: 'Menu' }],
  permissions: [
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
  ],
  channels: [{ name: 'menu', permission: 'catalog.view' }],
  events: [menuChanged],
  subscriptions: [
    {
      subscriber: 'catalog.taxes',
      events: ['identity.company_created'],
      role: 'worker',
      handle: beginWithTaxes,
    },
  ],
  routes: [
    ...menuRoutes,
    ...soldOutRoutes,
    ...bulkRoutes,
    ...productRoutes,
    ...categoryRoutes,
    ...groupRoutes,
    ...priceListRoutes,
    ...taxRoutes,
  ],
  exports: [
    { table: 'catalog.taxes' },
    { table: 'catalog.tax_classes' },
    { table: 'catalog.tax_regimes' },
    { table: 'catalog.branch_regimes' },
    { table: 'catalog.tax_rates', key: { tax_id: 'uuid', valid_from: 'text' } },
    { table: 'catalog.class_taxes', key: { class_id: 'uuid', regime_id: 'uuid', tax_id: 'uuid' } },
    { table: 'catalog.categories' },
    { table: 'catalog.products' },
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
  ],
  constraints: {
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
    price_lists_pkey: { kind: 'conflict', code: 'catalog.list_exists' },
  },
};
