import type { Module } from '../../kernel/module.ts';
import { orderSent, ticketChanged } from './events.ts';
import { orderRoutes } from './http.ts';
import { countOrders } from './queries/usage.ts';

/** Registers orders. */
export const ordersModule: Module = {
  name: 'orders',
  categories: [{ code: 'orders', es: 'Pedidos', en: 'Orders' }],
  permissions: [
    {
      code: 'orders.view',
      category: 'orders',
      es: 'Ver mesas y pedidos',
      en: 'See tables and orders',
      reach: 'branch',
      roles: ['administrator', 'manager', 'cashier', 'waiter'],
    },
    {
      code: 'orders.create',
      category: 'orders',
      es: 'Tomar y enviar pedidos',
      en: 'Take and send orders',
      reach: 'branch',
      roles: ['administrator', 'manager', 'cashier', 'waiter'],
    },
    {
      code: 'orders.void',
      category: 'orders',
      es: 'Anular lo que ya se envió a cocina',
      en: 'Void what was sent to the kitchen',
      reach: 'branch',
      roles: ['administrator', 'manager'],
    },
    {
      code: 'orders.view_tickets',
      category: 'orders',
      es: 'Ver las comandas de cocina',
      en: 'See kitchen tickets',
      reach: 'branch',
      roles: ['administrator', 'manager', 'cashier', 'waiter', 'kitchen'],
    },
    {
      code: 'orders.finish_tickets',
      category: 'orders',
      es: 'Marcar comandas listas',
      en: 'Finish kitchen tickets',
      reach: 'branch',
      roles: ['administrator', 'manager', 'kitchen'],
    },
  ],
  channels: [
    { name: 'kitchen', permission: 'orders.view_tickets' },
    { name: 'floor', permission: 'orders.view' },
  ],
  events: [orderSent, ticketChanged],
  routes: orderRoutes,
  usage: [{ name: 'ordersThisMonth', count: countOrders }],
  exports: [
    { table: 'orders.areas' },
    { table: 'orders.tables' },
    { table: 'orders.counters', key: { branch_id: 'uuid' } },
    { table: 'orders.orders' },
    { table: 'orders.lines' },
    { table: 'orders.tickets' },
  ],
  constraints: {
    orders_pkey: { kind: 'conflict', code: 'orders.order_exists' },
    // One statement writes order and tickets, and PostgreSQL may come upon the tickets of an order that was sent first.
    tickets_company_id_order_id_batch_station_id_kind_key: { kind: 'conflict', code: 'orders.order_exists' },
    lines_pkey: { kind: 'conflict', code: 'orders.line_exists' },
  },
};
