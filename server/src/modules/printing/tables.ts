// Generated from the migrated database by `npm run tables`. Do not edit.

import type { ColumnType } from 'kysely';

/** A row of `printing.agents`. */
export interface AgentsRow {
  company_id: string;
  id: string;
  branch_id: string;
  name: string;
  created_at: ColumnType<Temporal.Instant, string | undefined, string>;
  code_hash: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
  code_expires_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  secret_hash: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
  enrollment_id: ColumnType<string | null, string | null | undefined, string | null>;
  enrolled_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  last_seen_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  version: ColumnType<string | null, string | null | undefined, string | null>;
  polls: ColumnType<number, number | undefined, number>;
  scan_wanted_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  found: ColumnType<unknown, string | undefined, string>;
  found_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  revoked_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
}

/** A row of `printing.branch_routings`. */
export interface BranchRoutingsRow {
  company_id: string;
  branch_id: string;
  version: ColumnType<number, number | undefined, number>;
}

/** A row of `printing.breaker_changes`. */
export interface BreakerChangesRow {
  company_id: string;
  id: ColumnType<string, string | undefined, string>;
  printer_id: string;
  from_state: string;
  to_state: string;
  reason: ColumnType<string | null, string | null | undefined, string | null>;
  at: ColumnType<Temporal.Instant, string | undefined, string>;
}

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
  place_at: ColumnType<Temporal.Instant, string, string>;
  expires_at: ColumnType<Temporal.Instant, string, string>;
  printed_before: ColumnType<boolean, boolean | undefined, boolean>;
  rerouted_from: ColumnType<string | null, string | null | undefined, string | null>;
  hops: ColumnType<number, number | undefined, number>;
  alarmed_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  ended_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  settled_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  claimed_by: ColumnType<string | null, string | null | undefined, string | null>;
  claimed_attempt: ColumnType<number | null, number | null | undefined, number | null>;
}

/** A row of `printing.paper_styles`. */
export interface PaperStylesRow {
  company_id: string;
  branch_id: string;
  kind: string;
  version: ColumnType<number, number | undefined, number>;
  header: ColumnType<string[], string[] | undefined, string[]>;
  footer: ColumnType<string[], string[] | undefined, string[]>;
  hidden: ColumnType<string[], string[] | undefined, string[]>;
  line_size: string;
  note_size: ColumnType<string, string | undefined, string>;
  logo_width: ColumnType<number | null, number | null | undefined, number | null>;
  logo_height: ColumnType<number | null, number | null | undefined, number | null>;
  logo_bits: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
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

/** A row of `printing.poll_urls`. */
export interface PollUrlsRow {
  company_id: string;
  printer_id: string;
  token_hash: Buffer;
  made_at: ColumnType<Temporal.Instant, string | undefined, string>;
  mac: ColumnType<string | null, string | null | undefined, string | null>;
  stranger_mac: ColumnType<string | null, string | null | undefined, string | null>;
  stranger_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  polled_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  poll_seconds: ColumnType<number | null, number | null | undefined, number | null>;
  media_types: ColumnType<string[] | null, string[] | null | undefined, string[] | null>;
  asked_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
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
  fallback_printer_id: ColumnType<string | null, string | null | undefined, string | null>;
  cuts: ColumnType<boolean, boolean | undefined, boolean>;
  confirms: ColumnType<string, string | undefined, string>;
  breaker: ColumnType<string, string | undefined, string>;
  breaker_since: ColumnType<Temporal.Instant, string | undefined, string>;
  breaker_reason: ColumnType<string | null, string | null | undefined, string | null>;
  probe_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  failed_at: ColumnType<unknown, string[] | undefined, string[]>;
  breaker_failures: ColumnType<number, number | undefined, number>;
  breaker_window_seconds: ColumnType<number, number | undefined, number>;
  breaker_probe_seconds: ColumnType<number, number | undefined, number>;
  paper: ColumnType<string | null, string | null | undefined, string | null>;
  cover_open: ColumnType<boolean | null, boolean | null | undefined, boolean | null>;
  fault: ColumnType<boolean | null, boolean | null | undefined, boolean | null>;
  heard_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  device: ColumnType<string | null, string | null | undefined, string | null>;
  drawer: ColumnType<boolean, boolean | undefined, boolean>;
  images: ColumnType<boolean, boolean | undefined, boolean>;
  version: ColumnType<number, number | undefined, number>;
  deleted_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  played_fault: ColumnType<string, string | undefined, string>;
  played_by: ColumnType<string | null, string | null | undefined, string | null>;
  played_until: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  agent_id: ColumnType<string | null, string | null | undefined, string | null>;
}

/** A row of `printing.station_branches`. */
export interface StationBranchesRow {
  company_id: string;
  branch_id: string;
  station_id: string;
  expo: ColumnType<string, string | undefined, string>;
  is_default: ColumnType<boolean, boolean | undefined, boolean>;
}

/** A row of `printing.station_printers`. */
export interface StationPrintersRow {
  company_id: string;
  branch_id: string;
  station_id: string;
  printer_id: string;
  copies: ColumnType<number, number | undefined, number>;
  order_types: ColumnType<string[] | null, string[] | null | undefined, string[] | null>;
}

/** A row of `printing.stations`. */
export interface StationsRow {
  company_id: string;
  id: string;
  name: string;
  kind: string;
  sort_order: ColumnType<number, number | undefined, number>;
  version: ColumnType<number, number | undefined, number>;
  deleted_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
}

/** The tables of the module `printing`: all that its queries can name. */
export interface PrintingTables {
  'printing.agents': AgentsRow;
  'printing.branch_routings': BranchRoutingsRow;
  'printing.breaker_changes': BreakerChangesRow;
  'printing.jobs': JobsRow;
  'printing.paper_styles': PaperStylesRow;
  'printing.papers': PapersRow;
  'printing.poll_urls': PollUrlsRow;
  'printing.printers': PrintersRow;
  'printing.station_branches': StationBranchesRow;
  'printing.station_printers': StationPrintersRow;
  'printing.stations': StationsRow;
}
