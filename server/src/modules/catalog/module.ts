import type { Module } from '../../kernel/module.ts';
import { catalogRoutes } from './http.ts';

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
  ],
  routes: catalogRoutes,
  exports: [{ table: 'catalog.taxes' }, { table: 'catalog.categories' }, { table: 'catalog.products' }],
};
