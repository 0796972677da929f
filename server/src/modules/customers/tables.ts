// Generated from the migrated database by `npm run tables`. Do not edit.

import type { ColumnType } from 'kysely';

/** A row of `customers.addresses`. */
export interface AddressesRow {
  company_id: string;
  id: string;
  customer_id: string;
  label: string;
  line: string;
  detail: ColumnType<string | null, string | null | undefined, string | null>;
  neighbourhood: ColumnType<string | null, string | null | undefined, string | null>;
  city: ColumnType<string | null, string | null | undefined, string | null>;
  directions: ColumnType<string | null, string | null | undefined, string | null>;
  latitude: ColumnType<string | null, string | null | undefined, string | null>;
  longitude: ColumnType<string | null, string | null | undefined, string | null>;
  sort_order: ColumnType<number, number | undefined, number>;
  deleted_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
}

/** A row of `customers.consents`. */
export interface ConsentsRow {
  company_id: string;
  id: string;
  customer_id: string;
  purpose: string;
  granted: boolean;
  text_version: string;
  source: string;
  at: ColumnType<Temporal.Instant, string | undefined, string>;
  recorded_by: string;
}

/** A row of `customers.customers`. */
export interface CustomersRow {
  company_id: string;
  id: string;
  name: string;
  phone: ColumnType<string | null, string | null | undefined, string | null>;
  phone_digits: ColumnType<string | null, string | null | undefined, string | null>;
  email: ColumnType<string | null, string | null | undefined, string | null>;
  document_kind: ColumnType<string | null, string | null | undefined, string | null>;
  document_number: ColumnType<string | null, string | null | undefined, string | null>;
  document_key: ColumnType<string | null, string | null | undefined, string | null>;
  note: ColumnType<string | null, string | null | undefined, string | null>;
  version: ColumnType<number, number | undefined, number>;
  created_at: ColumnType<Temporal.Instant, string | undefined, string>;
  updated_at: ColumnType<Temporal.Instant, string | undefined, string>;
  deleted_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  erased_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
}

/** A row of `customers.search_keys`. */
export interface SearchKeysRow {
  company_id: string;
  customer_id: string;
  kind: string;
  key: string;
}

/** The tables of the module `customers`: all that its queries can name. */
export interface CustomersTables {
  'customers.addresses': AddressesRow;
  'customers.consents': ConsentsRow;
  'customers.customers': CustomersRow;
  'customers.search_keys': SearchKeysRow;
}
