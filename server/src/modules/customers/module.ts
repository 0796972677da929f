import type { Module } from '../../kernel/module.ts';
import { customerErased } from './events.ts';
import { customerRoutes } from './http.ts';

const SERVING = ['administrator', 'manager', 'cashier', 'waiter'];

/** Registers customers. */
export const customersModule: Module = {
  name: 'customers',
  categories: [{ code: 'customers', es: 'Clientes', en: 'Customers' }],
  // They belong to the company: who serves in one branch knows those of all.
  permissions: [
    {
      code: 'customers.view',
      category: 'customers',
      es: 'Ver los clientes y sus direcciones',
      en: 'See customers and their addresses',
      reach: 'branch',
      roles: SERVING,
    },
    {
      code: 'customers.edit',
      category: 'customers',
      es: 'Anotar clientes, sus direcciones y autorizaciones',
      en: 'Note customers, their addresses and consents',
      reach: 'branch',
      roles: SERVING,
    },
    {
      code: 'customers.erase',
      category: 'customers',
      es: 'Borrar para siempre los datos de un cliente',
      en: 'Erase the data of a customer for good',
      reach: 'branch',
      roles: ['administrator', 'manager'],
    },
  ],
  events: [customerErased],
  routes: customerRoutes,
  exports: [
    { table: 'customers.customers' },
    { table: 'customers.addresses' },
    { table: 'customers.consents' },
  ],
  constraints: {
    customers_pkey: { kind: 'conflict', code: 'customers.customer_exists' },
    customers_phone: { kind: 'conflict', code: 'customers.phone_taken' },
    customers_document: { kind: 'conflict', code: 'customers.document_taken' },
    consents_pkey: { kind: 'conflict', code: 'customers.consent_exists' },
  },
};
