import type { Module } from '../../kernel/module.ts';
import { COMMAND_KINDS } from './commands/index.ts';
import { floorChanged, orderChanged, orderSent, ticketChanged } from './events.ts';
import { forgetErasedCustomers } from './handlers.ts';
import { floorRoutes } from './http/floor.ts';
import { orderListRoutes } from './http/order-lists.ts';
import { printRouteRoutes } from './http/print-route.ts';
import { tableRoutes } from './http/tables.ts';
import { orderRoutes } from './http.ts';
import { countOrders } from './queries/usage.ts';
import { OpenOrder } from './schemas.ts';
import { syncOrder } from './sync-order.ts';

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
      code: 'orders.discount',
      category: 'orders',
      es: 'Dar descuentos',
      en: 'Give discounts',
      reach: 'branch',
      roles: ['administrator', 'manager'],
    },
    {
      code: 'orders.comp',
      category: 'orders',
      es: 'Dar cortesías',
      en: 'Give things on the house',
      reach: 'branch',
      roles: ['administrator', 'manager'],
    },
    {
      code: 'orders.edit_floor',
      category: 'orders',
      es: 'Editar zonas y mesas',
      en: 'Edit areas and tables',
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
  events: [orderSent, orderChanged, ticketChanged, floorChanged],
  routes: [...printRouteRoutes, ...orderListRoutes, ...orderRoutes, ...tableRoutes, ...floorRoutes],
  commands: {
    kinds: { ...COMMAND_KINDS, 'order.open': OpenOrder },
    permission: 'orders.create',
    run: (ctx, orderId, commands) => syncOrder(ctx, { orderId, commands }),
  },
  subscriptions: [
    {
      subscriber: 'orders.erased_customers',
      events: ['customers.customer_erased'],
      role: 'worker',
      handle: forgetErasedCustomers,
    },
  ],
  usage: [{ name: 'ordersThisMonth', count: countOrders }],
  exports: [
    { table: 'orders.areas' },
    { table: 'orders.tables' },
    { table: 'orders.counters', key: { branch_id: 'uuid' } },
    { table: 'orders.orders' },
    { table: 'orders.lines' },
    { table: 'orders.tickets' },
    { table: 'orders.checks' },
    { table: 'orders.events', key: { order_id: 'uuid', version: 'bigint' } },
    { table: 'orders.aliases' },
  ],
  constraints: {
    aliases_pkey: { kind: 'conflict', code: 'orders.order_exists' },
    orders_pkey: { kind: 'conflict', code: 'orders.order_exists' },
    events_pkey: { kind: 'conflict', code: 'orders.order_exists' },
    // One statement writes order and tickets, and PostgreSQL may come upon the tickets of an order that was sent first.
    tickets_company_id_order_id_batch_station_id_kind_key: { kind: 'conflict', code: 'orders.order_exists' },
    // Two devices open one table at the same moment: tried again, the later one joins.
    orders_one_per_table: { kind: 'conflict', code: 'orders.table_occupied' },
    orders_external_id: { kind: 'conflict', code: 'orders.external_exists' },
    events_command: { kind: 'conflict', code: 'orders.command_exists' },
    checks_pkey: { kind: 'conflict', code: 'orders.check_exists' },
    areas_pkey: { kind: 'conflict', code: 'orders.area_exists' },
    areas_name: { kind: 'conflict', code: 'orders.area_name_taken' },
    tables_pkey: { kind: 'conflict', code: 'orders.table_exists' },
    tables_name: { kind: 'conflict', code: 'orders.table_name_taken' },
    lines_pkey: { kind: 'conflict', code: 'orders.line_exists' },
  },
};
