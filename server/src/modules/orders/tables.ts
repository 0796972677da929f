// Generated from the migrated database by `npm run tables`. Do not edit.

import type { ColumnType } from 'kysely';

/** A row of `orders.areas`. */
export interface AreasRow {
  company_id: string;
  id: string;
  branch_id: string;
  name: string;
  sort_order: ColumnType<number, number | undefined, number>;
}

/** A row of `orders.counters`. */
export interface CountersRow {
  company_id: string;
  branch_id: string;
  number: ColumnType<number, number | undefined, number>;
  business_date: string;
  turn: ColumnType<number, number | undefined, number>;
}

/** A row of `orders.lines`. */
export interface LinesRow {
  company_id: string;
  id: string;
  order_id: string;
  position: number;
  product_id: string;
  name: string;
  quantity: number;
  sent_quantity: ColumnType<number, number | undefined, number>;
  unit_price_minor: number;
  total_minor: number;
  tax_minor: number;
  note: ColumnType<string | null, string | null | undefined, string | null>;
  voided_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  voided_by: ColumnType<string | null, string | null | undefined, string | null>;
  void_reason: ColumnType<string | null, string | null | undefined, string | null>;
  void_approved_by: ColumnType<string | null, string | null | undefined, string | null>;
  variant_id: ColumnType<string | null, string | null | undefined, string | null>;
  variant_name: ColumnType<string | null, string | null | undefined, string | null>;
  chosen: ColumnType<unknown, string | undefined, string>;
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
}

/** A row of `orders.tables`. */
export interface TablesRow {
  company_id: string;
  id: string;
  branch_id: string;
  area_id: string;
  name: string;
  seats: number;
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
  'orders.areas': AreasRow;
  'orders.counters': CountersRow;
  'orders.lines': LinesRow;
  'orders.orders': OrdersRow;
  'orders.tables': TablesRow;
  'orders.tickets': TicketsRow;
}
