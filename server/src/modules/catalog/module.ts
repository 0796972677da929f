import type { Module } from '../../kernel/module.ts';
import { catalogRoutes } from './http.ts';

/** Registers the catalogue. */
export const catalogModule: Module = {
  name: 'catalog',
  permissions: [
    {
      code: 'catalog.view',
      es: 'Ver la carta',
      en: 'See the menu',
      roles: ['owner', 'manager', 'cashier', 'waiter', 'kitchen'],
    },
  ],
  routes: catalogRoutes,
};
