import type { Module } from '../../kernel/module.ts';
import { orderSent, ticketChanged } from './events.ts';
import { orderRoutes } from './http.ts';

/** Registers orders. */
export const ordersModule: Module = {
  name: 'orders',
  permissions: [
    {
      code: 'orders.view',
      es: 'Ver mesas y pedidos',
      en: 'See tables and orders',
      roles: ['owner', 'manager', 'cashier', 'waiter'],
    },
    {
      code: 'orders.create',
      es: 'Tomar y enviar pedidos',
      en: 'Take and send orders',
      roles: ['owner', 'manager', 'cashier', 'waiter'],
    },
    {
      code: 'orders.view_tickets',
      es: 'Ver las comandas de cocina',
      en: 'See kitchen tickets',
      roles: ['owner', 'manager', 'cashier', 'waiter', 'kitchen'],
    },
    {
      code: 'orders.finish_tickets',
      es: 'Marcar comandas listas',
      en: 'Finish kitchen tickets',
      roles: ['owner', 'manager', 'kitchen'],
    },
  ],
  channels: [
    { name: 'kitchen', permission: 'orders.view_tickets' },
    { name: 'floor', permission: 'orders.view' },
  ],
  events: [orderSent, ticketChanged],
  routes: orderRoutes,
  constraints: {
    orders_pkey: { kind: 'conflict', code: 'orders.order_exists' },
    // One statement writes order and tickets, and PostgreSQL may come upon the tickets of an order that was sent first.
    tickets_company_id_order_id_batch_station_id_kind_key: { kind: 'conflict', code: 'orders.order_exists' },
    lines_pkey: { kind: 'conflict', code: 'orders.line_exists' },
  },
};
