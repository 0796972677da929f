import { run, type Statement, send } from '../../../kernel/sql.ts';
import type { OutsideTx, Tx } from '../../../kernel/tx.ts';
import type { AccessRow, BranchRow } from './access.ts';

/** How a key begins: it is told from an access token by that. */
export const API_KEY = 'fok_';

/** Where a key belongs: all that may be known before a company is. */
export interface ApiKeyPlace {
  companyId: string;
  keyId: string;
}

/** The key with this secret, alive or not. */
export async function findApiKey(tx: OutsideTx, secretHash: Buffer): Promise<ApiKeyPlace | undefined> {
  const [row] = await run<ApiKeyPlace>(
    tx,
    {
      name: 'identity.find_api_key',
      text: 'select company_id as "companyId", key_id as "keyId" from identity.find_api_key($1)',
    },
    [secretHash],
  );
  return row;
}

/** A key as the lists show it. */
export interface ApiKeyRow {
  id: string;
  name: string;
  prefix: string;
  permissions: string[];
  branchIds: string[] | null;
  createdBy: string;
  createdAt: Temporal.Instant;
  lastUsedAt: Temporal.Instant | null;
  revokedAt: Temporal.Instant | null;
}

/** Keys of the company, the living ones first; all of them, or the one with this id. */
export function findApiKeys(tx: Tx, id?: string): Promise<ApiKeyRow[]> {
  return run<ApiKeyRow>(
    tx,
    {
      name: 'identity.find_api_keys',
      text: `select k.id, k.name, k.prefix, k.permissions, k.branch_ids as "branchIds", m.name as "createdBy",
          k.created_at as "createdAt", k.last_used_at as "lastUsedAt", k.revoked_at as "revokedAt"
        from identity.api_keys k
        join identity.members m on m.company_id = k.company_id and m.id = k.created_by
        where k.company_id = $1 and ($2::uuid is null or k.id = $2)
        order by k.revoked_at is not null, k.created_at desc, k.id limit 500`,
    },
    [tx.companyId, id ?? null],
  );
}

/** A key to be stored. */
export interface NewApiKey {
  id: string;
  memberId: string;
  name: string;
  prefix: string;
  secretHash: Buffer;
  permissions: readonly string[];
  branchIds: readonly string[] | null;
  createdBy: string;
}

/** Stores a key. */
export async function insertApiKey(tx: Tx, key: NewApiKey): Promise<void> {
  await run(
    tx,
    {
      name: 'identity.insert_api_key',
      text: `insert into identity.api_keys (company_id, id, member_id, name, prefix, secret_hash, permissions, branch_ids, created_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    },
    [
      tx.companyId,
      key.id,
      key.memberId,
      key.name,
      key.prefix,
      key.secretHash,
      JSON.stringify(key.permissions),
      key.branchIds === null ? null : JSON.stringify(key.branchIds),
      key.createdBy,
    ],
  );
}

/** Ends a key. Returns whether it was alive. */
export async function revokeApiKeyRow(tx: Tx, keyId: string): Promise<boolean> {
  const rows = await run(
    tx,
    {
      name: 'identity.revoke_api_key',
      text: `update identity.api_keys set revoked_at = now()
        where company_id = $1 and id = $2 and revoked_at is null returning id`,
    },
    [tx.companyId, keyId],
  );
  return rows.length === 1;
}

/** What a key is and where: in the form in which a member's access is read. */
export interface KeyAccessRow extends Omit<AccessRow, 'assignments'> {
  memberId: string;
  permissions: string[];
  branchIds: string[] | null;
}

const KEY_ACCESS: Statement = {
  name: 'identity.find_key_access',
  text: `select k.member_id as "memberId", k.permissions, k.branch_ids as "branchIds", c.name as "companyName",
      c.state as "companyState", c.state_reason as "stateReason", c.state_since as "stateSince",
      c.trial_ends_at as "trialEndsAt", (c.state = 'trial' and c.trial_ends_at <= now()) as "trialOver", c.currency,
      c.locale, c.country, c.tax_id as "taxId", k.name as "memberName", 'service' as "memberKind",
      m.state as "memberState", null::text as email, false as "hasPin", m.token_version as "tokenVersion",
      (k.revoked_at is null) as "sessionAlive", null::text as "sessionKind", null::uuid as "deviceId",
      null::text as "supportName", null::text as "supportReason", null::timestamptz as "sessionEnds"
    from identity.api_keys k
    join identity.members m on m.company_id = k.company_id and m.id = k.member_id
    join identity.companies c on c.company_id = k.company_id
    where k.company_id = $1 and k.id = $2`,
};
const KEY_BRANCHES: Statement = {
  name: 'identity.find_key_branches',
  text: `select b.id, b.name, b.time_zone as "timeZone", b.cutoff_hour as "cutoffHour"
    from identity.api_keys k
    join identity.branches b on b.company_id = k.company_id and b.state = 'active'
      and (k.branch_ids is null or k.branch_ids ? b.id::text)
    where k.company_id = $1 and k.id = $2
    order by b.sort_order, b.name`,
};
const USED: Statement = {
  name: 'identity.api_key_used',
  text: `update identity.api_keys set last_used_at = now()
    where company_id = $1 and id = $2 and revoked_at is null
      and (last_used_at is null or last_used_at < now() - interval '1 minute')`,
};

/** What a key opens, and that it was used; in one write. */
export async function findKeyAccess(
  tx: Tx,
  keyId: string,
): Promise<{ row: KeyAccessRow | undefined; branches: BranchRow[] }> {
  const found = Promise.all([
    run<KeyAccessRow>(tx, KEY_ACCESS, [tx.companyId, keyId]),
    run<BranchRow>(tx, KEY_BRANCHES, [tx.companyId, keyId]),
  ]);
  send(tx, USED, [tx.companyId, keyId]);
  const [[row], branches] = await found;
  return { row, branches };
}
