// Generated from the migrated database by `npm run tables`. Do not edit.

import type { ColumnType } from 'kysely';

/** A row of `payments.payments`. */
export interface PaymentsRow {
  company_id: string;
  id: string;
  branch_id: string;
  order_id: string;
  check_id: string;
  method: string;
  state: string;
  amount_minor: number;
  tip_minor: number;
  tendered_minor: ColumnType<number | null, number | null | undefined, number | null>;
  change_minor: ColumnType<number | null, number | null | undefined, number | null>;
  reference: ColumnType<string | null, string | null | undefined, string | null>;
  business_date: string;
  paid_at: ColumnType<Temporal.Instant, string, string>;
  member_id: string;
  member_name: string;
  device_id: ColumnType<string | null, string | null | undefined, string | null>;
}

/** The tables of the module `payments`: all that its queries can name. */
export interface PaymentsTables {
  'payments.payments': PaymentsRow;
}
