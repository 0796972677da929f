import type { ExportPart } from '../../kernel/module.ts';

/** What a company takes with it of identity: everything but hashes of secrets and the sessions of its people. */
export const IDENTITY_EXPORTS: readonly ExportPart[] = [
  { table: 'identity.companies', key: { company_id: 'uuid' } },
  { table: 'identity.branches' },
  { table: 'identity.members', hidden: ['pin_hash', 'account_id'] },
  { table: 'identity.roles' },
  { table: 'identity.role_permissions', key: { role_id: 'uuid', permission: 'text' } },
  { table: 'identity.member_roles' },
  { table: 'identity.devices', hidden: ['code_hash', 'secret_hash'] },
  { table: 'identity.approvals' },
  { table: 'identity.api_keys', hidden: ['secret_hash'] },
  { table: 'identity.audit_log', key: { seq: 'bigint' }, hidden: ['prev_hash', 'hash', 'session_id'] },
];
