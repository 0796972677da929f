// Generated from the migrated database by `npm run tables`. Do not edit.

import type { ColumnType } from 'kysely';

/** A row of `orders.aliases`. */
export interface AliasesRow {
  company_id: string;
  id: string;
  order_id: string;
}

/** A row of `orders.areas`. */
export interface AreasRow {
  company_id: string;
  id: string;
  branch_id: string;
  name: string;
  sort_order: ColumnType<number, number | undefined, number>;
  version: ColumnType<number, number | undefined, number>;
  deleted_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
}

/** A row of `orders.checks`. */
export interface ChecksRow {
  company_id: string;
  id: string;
  order_id: string;
  position: number;
  state: string;
  total_minor: number;
  tax_minor: number;
  paid_minor: ColumnType<number, number | undefined, number>;
  tip_state: ColumnType<string, string | undefined, string>;
  tip_bp: ColumnType<number | null, number | null | undefined, number | null>;
  tip_minor: ColumnType<number, number | undefined, number>;
  tip_paid_minor: ColumnType<number, number | undefined, number>;
  shares: ColumnType<unknown, string | null | undefined, string | null>;
}

/** A row of `orders.counters`. */
export interface CountersRow {
  company_id: string;
  branch_id: string;
  number: ColumnType<number, number | undefined, number>;
  business_date: string;
  turn: ColumnType<number, number | undefined, number>;
}

/** A row of `orders.events`. */
export interface EventsRow {
  company_id: string;
  order_id: string;
  version: number;
  type: string;
  command_id: ColumnType<string | null, string | null | undefined, string | null>;
  content: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
  at: ColumnType<Temporal.Instant, string, string>;
  device_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  actor_id: string;
  actor_name: string;
  device_id: ColumnType<string | null, string | null | undefined, string | null>;
  from_state: ColumnType<string | null, string | null | undefined, string | null>;
  to_state: string;
  reason: ColumnType<string | null, string | null | undefined, string | null>;
  approver_id: ColumnType<string | null, string | null | undefined, string | null>;
  approver_name: ColumnType<string | null, string | null | undefined, string | null>;
  data: ColumnType<unknown, string | undefined, string>;
}

/** A row of `orders.lines`. */
export interface LinesRow {
  company_id: string;
  id: string;
  order_id: string;
  position: number;
  product_id: ColumnType<string | null, string | null | undefined, string | null>;
  name: string;
  quantity: number;
  sent_quantity: ColumnType<number, number | undefined, number>;
  unit_price_minor: number;
  total_minor: number;
  tax_minor: number;
  note: ColumnType<string | null, string | null | undefined, string | null>;
  variant_id: ColumnType<string | null, string | null | undefined, string | null>;
  variant_name: ColumnType<string | null, string | null | undefined, string | null>;
  chosen: ColumnType<unknown, string | undefined, string>;
  kind: ColumnType<string, string | undefined, string>;
  state: ColumnType<string, string | undefined, string>;
  voided_quantity: ColumnType<number, number | undefined, number>;
  line_discount_minor: ColumnType<number, number | undefined, number>;
  order_discount_minor: ColumnType<number, number | undefined, number>;
  discount: ColumnType<unknown, string | null | undefined, string | null>;
  course: ColumnType<number, number | undefined, number>;
  seat: ColumnType<number | null, number | null | undefined, number | null>;
  earlier_price: ColumnType<boolean, boolean | undefined, boolean>;
}

/** A row of `orders.orders`. */
export interface OrdersRow {
  company_id: string;
  id: string;
  branch_id: string;
  type: string;
  state: string;
  version: ColumnType<number, number | undefined, number>;
  number: number;
  turn: number;
  business_date: string;
  table_id: ColumnType<string | null, string | null | undefined, string | null>;
  table_name: ColumnType<string | null, string | null | undefined, string | null>;
  guests: ColumnType<number | null, number | null | undefined, number | null>;
  waiter_id: string;
  waiter_name: string;
  total_minor: number;
  tax_minor: number;
  batches: ColumnType<number, number | undefined, number>;
  opened_at: ColumnType<Temporal.Instant, string, string>;
  bill_asked_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  provisional: ColumnType<string | null, string | null | undefined, string | null>;
  customer_id: ColumnType<string | null, string | null | undefined, string | null>;
  guest_name: ColumnType<string | null, string | null | undefined, string | null>;
  guest_phone: ColumnType<string | null, string | null | undefined, string | null>;
  delivery: ColumnType<unknown, string | null | undefined, string | null>;
  promised_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  external_source: ColumnType<string | null, string | null | undefined, string | null>;
  external_id: ColumnType<string | null, string | null | undefined, string | null>;
  discount: ColumnType<unknown, string | null | undefined, string | null>;
  closed_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  merged_into: ColumnType<string | null, string | null | undefined, string | null>;
}

/** A row of `orders.search_keys`. */
export interface SearchKeysRow {
  company_id: string;
  branch_id: string;
  number: number;
  kind: string;
  key: string;
  type: string;
}

/** A row of `orders.tables`. */
export interface TablesRow {
  company_id: string;
  id: string;
  branch_id: string;
  area_id: string;
  name: string;
  seats: number;
  shape: ColumnType<string, string | undefined, string>;
  x: ColumnType<number | null, number | null | undefined, number | null>;
  y: ColumnType<number | null, number | null | undefined, number | null>;
  width: ColumnType<number | null, number | null | undefined, number | null>;
  height: ColumnType<number | null, number | null | undefined, number | null>;
  rotation: ColumnType<number, number | undefined, number>;
  version: ColumnType<number, number | undefined, number>;
  deleted_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  attention_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  attention_by: ColumnType<string | null, string | null | undefined, string | null>;
  reserved_name: ColumnType<string | null, string | null | undefined, string | null>;
  reserved_for: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  reserved_guests: ColumnType<number | null, number | null | undefined, number | null>;
  joined_to: ColumnType<string | null, string | null | undefined, string | null>;
  sort_order: ColumnType<number, number | undefined, number>;
}

/** A row of `orders.tickets`. */
export interface TicketsRow {
  company_id: string;
  id: string;
  branch_id: string;
  order_id: string;
  batch: number;
  station_id: string;
  station_name: string;
  kind: string;
  lines: ColumnType<unknown, string, string>;
  sent_at: ColumnType<Temporal.Instant, string, string>;
  done_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
}

/** The tables of the module `orders`: all that its queries can name. */
export interface OrdersTables {
  'orders.aliases': AliasesRow;
  'orders.areas': AreasRow;
  'orders.checks': ChecksRow;
  'orders.counters': CountersRow;
  'orders.events': EventsRow;
  'orders.lines': LinesRow;
  'orders.orders': OrdersRow;
  'orders.search_keys': SearchKeysRow;
  'orders.tables': TablesRow;
  'orders.tickets': TicketsRow;
}
