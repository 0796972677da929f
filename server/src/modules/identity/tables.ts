// Generated from the migrated database by `npm run tables`. Do not edit.

import type { ColumnType } from 'kysely';

/** A row of `identity.access_changes`. */
export interface AccessChangesRow {
  company_id: string;
  id: string;
  member_id: ColumnType<string | null, string | null | undefined, string | null>;
  session_id: ColumnType<string | null, string | null | undefined, string | null>;
  changed_at: ColumnType<Temporal.Instant, string | undefined, string>;
}

/** A row of `identity.accounts`. */
export interface AccountsRow {
  id: string;
  email: string;
  password_hash: string;
  created_at: ColumnType<Temporal.Instant, string | undefined, string>;
  password_changed_at: ColumnType<Temporal.Instant, string | undefined, string>;
}

/** A row of `identity.api_keys`. */
export interface ApiKeysRow {
  company_id: string;
  id: string;
  member_id: string;
  name: string;
  prefix: string;
  secret_hash: Buffer;
  permissions: ColumnType<unknown, string, string>;
  branch_ids: ColumnType<unknown, string | null | undefined, string | null>;
  created_by: string;
  created_at: ColumnType<Temporal.Instant, string | undefined, string>;
  last_used_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  revoked_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
}

/** A row of `identity.approvals`. */
export interface ApprovalsRow {
  company_id: string;
  id: string;
  branch_id: string;
  action: string;
  object_id: string;
  amount_minor: ColumnType<number | null, number | null | undefined, number | null>;
  requested_by: string;
  approved_by: string;
  created_at: ColumnType<Temporal.Instant, string | undefined, string>;
  expires_at: ColumnType<Temporal.Instant, string | undefined, string>;
  used_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  approver_version: ColumnType<number, number | undefined, number>;
}

/** A row of `identity.attempts`. */
export interface AttemptsRow {
  key: Buffer;
  count: ColumnType<number, number | undefined, number>;
  since: ColumnType<Temporal.Instant, string | undefined, string>;
  blocked_until: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
}

/** A row of `identity.audit_heads`. */
export interface AuditHeadsRow {
  company_id: string;
  seq: number;
  hash: Buffer;
}

/** A row of `identity.audit_log`. */
export interface AuditLogRow {
  company_id: string;
  seq: number;
  at: ColumnType<Temporal.Instant, string, string>;
  actor_id: ColumnType<string | null, string | null | undefined, string | null>;
  actor_name: string;
  actor_kind: string;
  session_id: ColumnType<string | null, string | null | undefined, string | null>;
  device_id: ColumnType<string | null, string | null | undefined, string | null>;
  branch_id: ColumnType<string | null, string | null | undefined, string | null>;
  action: string;
  object_type: string;
  object_id: ColumnType<string | null, string | null | undefined, string | null>;
  before: ColumnType<unknown, string | null | undefined, string | null>;
  after: ColumnType<unknown, string | null | undefined, string | null>;
  reason: ColumnType<string | null, string | null | undefined, string | null>;
  approver_id: ColumnType<string | null, string | null | undefined, string | null>;
  approver_name: ColumnType<string | null, string | null | undefined, string | null>;
  request_id: ColumnType<string | null, string | null | undefined, string | null>;
  prev_hash: Buffer;
  hash: Buffer;
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
  address: ColumnType<string | null, string | null | undefined, string | null>;
}

/** A row of `identity.companies`. */
export interface CompaniesRow {
  company_id: string;
  name: string;
  state: ColumnType<string, string | undefined, string>;
  currency: string;
  locale: string;
  created_at: ColumnType<Temporal.Instant, string | undefined, string>;
  plan: ColumnType<string, string | undefined, string>;
  branch_limit: ColumnType<number | null, number | null | undefined, number | null>;
  member_limit: ColumnType<number | null, number | null | undefined, number | null>;
  order_limit: ColumnType<number | null, number | null | undefined, number | null>;
  state_reason: ColumnType<string | null, string | null | undefined, string | null>;
  state_since: ColumnType<Temporal.Instant, string | undefined, string>;
  trial_ends_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  country: ColumnType<string, string | undefined, string>;
  tax_id: ColumnType<string | null, string | null | undefined, string | null>;
  suspend_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  suspend_reason: ColumnType<string | null, string | null | undefined, string | null>;
}

/** A row of `identity.devices`. */
export interface DevicesRow {
  company_id: string;
  id: string;
  branch_id: string;
  name: string;
  kind: string;
  state: ColumnType<string, string | undefined, string>;
  code_hash: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
  code_expires_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  secret_hash: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
  pin_tries: ColumnType<number, number | undefined, number>;
  pin_blocked_until: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  enrolled_by: string;
  created_at: ColumnType<Temporal.Instant, string | undefined, string>;
  last_seen_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
}

/** A row of `identity.known_devices`. */
export interface KnownDevicesRow {
  account_id: string;
  device_hash: Buffer;
  last_used_at: ColumnType<Temporal.Instant, string | undefined, string>;
}

/** A row of `identity.links`. */
export interface LinksRow {
  id: string;
  purpose: string;
  secret_hash: Buffer;
  company: ColumnType<string | null, string | null | undefined, string | null>;
  member_id: ColumnType<string | null, string | null | undefined, string | null>;
  member_version: ColumnType<number | null, number | null | undefined, number | null>;
  email: ColumnType<string | null, string | null | undefined, string | null>;
  name: ColumnType<string | null, string | null | undefined, string | null>;
  payload: ColumnType<unknown, string | undefined, string>;
  created_at: ColumnType<Temporal.Instant, string | undefined, string>;
  expires_at: ColumnType<Temporal.Instant, string, string>;
  used_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  revoked_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
}

/** A row of `identity.mails`. */
export interface MailsRow {
  id: string;
  recipient: string;
  subject: string;
  body_text: ColumnType<string | null, string | null | undefined, string | null>;
  body_html: ColumnType<string | null, string | null | undefined, string | null>;
  state: ColumnType<string, string | undefined, string>;
  attempts: ColumnType<number, number | undefined, number>;
  next_attempt_at: ColumnType<Temporal.Instant, string | undefined, string>;
  expires_at: ColumnType<Temporal.Instant, string, string>;
  last_error: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: ColumnType<Temporal.Instant, string | undefined, string>;
}

/** A row of `identity.member_roles`. */
export interface MemberRolesRow {
  company_id: string;
  id: string;
  member_id: string;
  branch_id: ColumnType<string | null, string | null | undefined, string | null>;
  role_id: string;
  created_at: ColumnType<Temporal.Instant, string | undefined, string>;
}

/** A row of `identity.members`. */
export interface MembersRow {
  company_id: string;
  id: string;
  account_id: ColumnType<string | null, string | null | undefined, string | null>;
  name: string;
  state: ColumnType<string, string | undefined, string>;
  token_version: ColumnType<number, number | undefined, number>;
  demo_key: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: ColumnType<Temporal.Instant, string | undefined, string>;
  kind: ColumnType<string, string | undefined, string>;
  email: ColumnType<string | null, string | null | undefined, string | null>;
  pin_hash: ColumnType<string | null, string | null | undefined, string | null>;
  pin_set_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  disabled_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  pin_tries: ColumnType<number, number | undefined, number>;
  pin_tries_since: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
}

/** A row of `identity.permission_categories`. */
export interface PermissionCategoriesRow {
  code: string;
  es: string;
  en: string;
  position: number;
}

/** A row of `identity.permissions`. */
export interface PermissionsRow {
  code: string;
  category: string;
  es: string;
  en: string;
  reach: string;
  position: number;
  synced_at: ColumnType<Temporal.Instant, string | undefined, string>;
}

/** A row of `identity.plans`. */
export interface PlansRow {
  code: string;
  name: string;
  branch_limit: ColumnType<number | null, number | null | undefined, number | null>;
  member_limit: ColumnType<number | null, number | null | undefined, number | null>;
  order_limit: ColumnType<number | null, number | null | undefined, number | null>;
  position: number;
}

/** A row of `identity.platform_accounts`. */
export interface PlatformAccountsRow {
  id: string;
  email: string;
  name: string;
  password_hash: ColumnType<string | null, string | null | undefined, string | null>;
  state: ColumnType<string, string | undefined, string>;
  created_at: ColumnType<Temporal.Instant, string | undefined, string>;
}

/** A row of `identity.platform_audit`. */
export interface PlatformAuditRow {
  seq: ColumnType<number, never, never>;
  at: ColumnType<Temporal.Instant, string | undefined, string>;
  account_id: ColumnType<string | null, string | null | undefined, string | null>;
  account_name: string;
  action: string;
  about_company: ColumnType<string | null, string | null | undefined, string | null>;
  before: ColumnType<unknown, string | null | undefined, string | null>;
  after: ColumnType<unknown, string | null | undefined, string | null>;
  reason: ColumnType<string | null, string | null | undefined, string | null>;
  request_id: ColumnType<string | null, string | null | undefined, string | null>;
}

/** A row of `identity.platform_sessions`. */
export interface PlatformSessionsRow {
  id: string;
  account_id: string;
  secret_hash: Buffer;
  ip: ColumnType<string | null, string | null | undefined, string | null>;
  user_agent: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: ColumnType<Temporal.Instant, string | undefined, string>;
  last_seen_at: ColumnType<Temporal.Instant, string | undefined, string>;
  expires_at: ColumnType<Temporal.Instant, string, string>;
  revoked_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
}

/** A row of `identity.platform_tokens`. */
export interface PlatformTokensRow {
  token_hash: Buffer;
  session_id: string;
  expires_at: ColumnType<Temporal.Instant, string, string>;
}

/** A row of `identity.refresh_tokens`. */
export interface RefreshTokensRow {
  company_id: string;
  id: string;
  session_id: string;
  secret_hash: Buffer;
  created_at: ColumnType<Temporal.Instant, string | undefined, string>;
  expires_at: ColumnType<Temporal.Instant, string, string>;
  rotated_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  rotated_by: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
  next_nonce: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
}

/** A row of `identity.role_permissions`. */
export interface RolePermissionsRow {
  company_id: string;
  role_id: string;
  permission: string;
}

/** A row of `identity.roles`. */
export interface RolesRow {
  company_id: string;
  id: string;
  ready_key: ColumnType<string | null, string | null | undefined, string | null>;
  name: string;
  description: ColumnType<string | null, string | null | undefined, string | null>;
  level: number;
  version: ColumnType<number, number | undefined, number>;
  created_at: ColumnType<Temporal.Instant, string | undefined, string>;
  deleted_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
}

/** A row of `identity.sessions`. */
export interface SessionsRow {
  company_id: string;
  id: string;
  member_id: string;
  created_at: ColumnType<Temporal.Instant, string | undefined, string>;
  expires_at: ColumnType<Temporal.Instant, string, string>;
  revoked_at: ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
  kind: ColumnType<string, string | undefined, string>;
  client: ColumnType<string, string | undefined, string>;
  device_id: ColumnType<string | null, string | null | undefined, string | null>;
  user_agent: ColumnType<string | null, string | null | undefined, string | null>;
  ip: ColumnType<string | null, string | null | undefined, string | null>;
  last_seen_at: ColumnType<Temporal.Instant, string | undefined, string>;
  ended_reason: ColumnType<string | null, string | null | undefined, string | null>;
  support_name: ColumnType<string | null, string | null | undefined, string | null>;
  support_reason: ColumnType<string | null, string | null | undefined, string | null>;
}

/** The tables of the module `identity`: all that its queries can name. */
export interface IdentityTables {
  'identity.access_changes': AccessChangesRow;
  'identity.accounts': AccountsRow;
  'identity.api_keys': ApiKeysRow;
  'identity.approvals': ApprovalsRow;
  'identity.attempts': AttemptsRow;
  'identity.audit_heads': AuditHeadsRow;
  'identity.audit_log': AuditLogRow;
  'identity.branches': BranchesRow;
  'identity.companies': CompaniesRow;
  'identity.devices': DevicesRow;
  'identity.known_devices': KnownDevicesRow;
  'identity.links': LinksRow;
  'identity.mails': MailsRow;
  'identity.member_roles': MemberRolesRow;
  'identity.members': MembersRow;
  'identity.permission_categories': PermissionCategoriesRow;
  'identity.permissions': PermissionsRow;
  'identity.plans': PlansRow;
  'identity.platform_accounts': PlatformAccountsRow;
  'identity.platform_audit': PlatformAuditRow;
  'identity.platform_sessions': PlatformSessionsRow;
  'identity.platform_tokens': PlatformTokensRow;
  'identity.refresh_tokens': RefreshTokensRow;
  'identity.role_permissions': RolePermissionsRow;
  'identity.roles': RolesRow;
  'identity.sessions': SessionsRow;
}
