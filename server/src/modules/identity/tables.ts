// Generated from the migrated database by `npm run tables`. Do not edit.

import type { ColumnType } from 'kysely';

/** A row of `identity.accounts`. */
export interface AccountsRow {
  id: string;
  email: string;
  password_hash: string;
  created_at: ColumnType<Temporal.Instant, string | undefined, string>;
}

/** A row of `identity.branches`. */
export interface BranchesRow {
  company_id: string;
  id: string;
  name: string;
  time_zone: string;
  cutoff_hour: ColumnType<number, number | undefined, number>;
  sort_order: ColumnType<number, number | undefined, number>;
  state: ColumnType<string, string | undefined, string>;
  created_at: ColumnType<Temporal.Instant, string | undefined, string>;
}

/** A row of `identity.companies`. */
export interface CompaniesRow {
  company_id: string;
  name: string;
  state: ColumnType<string, string | undefined, string>;
  currency: string;
  locale: string;
  created_at: ColumnType<Temporal.Instant, string | undefined, string>;
}

/** A row of `identity.member_branches`. */
export interface MemberBranchesRow {
  company_id: string;
  member_id: string;
  branch_id: string;
}

/** A row of `identity.members`. */
export interface MembersRow {
  company_id: string;
  id: string;
  account_id: ColumnType<string | null, string | null | undefined, string | null>;
  name: string;
  role: string;
  all_branches: ColumnType<boolean, boolean | undefined, boolean>;
  state: ColumnType<string, string | undefined, string>;
  token_version: ColumnType<number, number | undefined, number>;
  demo_key: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: ColumnType<Temporal.Instant, string | undefined, string>;
}

/** A row of `identity.sessions`. */
export interface SessionsRow {
  company_id: string;
  id: string;
  member_id: string;
  secret_hash: Buffer;
  created_at: ColumnType<Temporal.Instant, string | undefined, string>;
  expires_at: ColumnType<Temporal.Instant, string, string>;
  revoked_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
}

/** The tables of the module `identity`: all that its queries can name. */
export interface IdentityTables {
  'identity.accounts': AccountsRow;
  'identity.branches': BranchesRow;
  'identity.companies': CompaniesRow;
  'identity.member_branches': MemberBranchesRow;
  'identity.members': MembersRow;
  'identity.sessions': SessionsRow;
}
