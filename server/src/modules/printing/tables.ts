// Generated from the migrated database by `npm run tables`. Do not edit.

import type { ColumnType } from 'kysely';

/** A row of `printing.jobs`. */
export interface JobsRow {
  company_id: string;
  id: string;
  seq: ColumnType<number, never, never>;
  branch_id: string;
  printer_id: string;
  kind: string;
  dedupe_key: string;
  document: ColumnType<unknown, string, string>;
  state: ColumnType<string, string | undefined, string>;
  attempts: ColumnType<number, number | undefined, number>;
  printings: ColumnType<number, number | undefined, number>;
  next_attempt_at: ColumnType<Temporal.Instant, string | undefined, string>;
  lease_until: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  last_error: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: ColumnType<Temporal.Instant, string | undefined, string>;
  printed_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
}

/** A row of `printing.papers`. */
export interface PapersRow {
  company_id: string;
  id: string;
  branch_id: string;
  printer_id: string;
  bytes: Buffer;
  paper: ColumnType<unknown, string, string>;
  printed_at: ColumnType<Temporal.Instant, string | undefined, string>;
}

/** A row of `printing.printers`. */
export interface PrintersRow {
  company_id: string;
  id: string;
  branch_id: string;
  name: string;
  driver: string;
  host: ColumnType<string | null, string | null | undefined, string | null>;
  port: ColumnType<number | null, number | null | undefined, number | null>;
  columns: ColumnType<number, number | undefined, number>;
  code_page: ColumnType<string, string | undefined, string>;
  sort_order: ColumnType<number, number | undefined, number>;
  last_printed_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
}

/** A row of `printing.station_printers`. */
export interface StationPrintersRow {
  company_id: string;
  branch_id: string;
  station_id: string;
  printer_id: string;
}

/** A row of `printing.stations`. */
export interface StationsRow {
  company_id: string;
  id: string;
  name: string;
  kind: string;
  sort_order: ColumnType<number, number | undefined, number>;
}

/** The tables of the module `printing`: all that its queries can name. */
export interface PrintingTables {
  'printing.jobs': JobsRow;
  'printing.papers': PapersRow;
  'printing.printers': PrintersRow;
  'printing.station_printers': StationPrintersRow;
  'printing.stations': StationsRow;
}
