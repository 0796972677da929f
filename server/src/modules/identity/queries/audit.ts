import { run, type Statement, send } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';

const APPEND: Statement = { name: 'identity.append_audit', text: 'select identity.append_audit($1)' };

/** Adds to the company's chain; travels with the commit, because the head of the chain is locked from there on. */
export function appendAudit(tx: Tx, entry: Readonly<Record<string, unknown>>): void {
  send(tx, APPEND, [JSON.stringify(entry)]);
}

/** An entry of the chain as it is shown. */
export interface AuditRow {
  seq: number;
  at: Temporal.Instant;
  actorId: string | null;
  actorName: string;
  actorKind: 'person' | 'service' | 'support' | 'platform' | 'system';
  deviceId: string | null;
  branchId: string | null;
  action: string;
  objectType: string;
  objectId: string | null;
  before: unknown;
  after: unknown;
  reason: string | null;
  approverId: string | null;
  approverName: string | null;
}

/** Which entries are wanted; a part left out does not narrow. */
export interface AuditFilter {
  /** Entries below this one. */
  below?: number | undefined;
  actorId?: string | undefined;
  action?: string | undefined;
  objectType?: string | undefined;
  objectId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

const FIND: Statement = {
  name: 'identity.find_audit',
  text: `select seq, at, actor_id as "actorId", actor_name as "actorName", actor_kind as "actorKind",
      device_id as "deviceId", branch_id as "branchId", action, object_type as "objectType", object_id as "objectId",
      before, after, reason, approver_id as "approverId", approver_name as "approverName"
    from identity.audit_log
    where company_id = $1 and ($2::bigint is null or seq < $2) and ($3::uuid is null or actor_id = $3)
      and ($4::text is null or action = $4) and ($5::text is null or object_type = $5)
      and ($6::text is null or object_id = $6) and ($7::timestamptz is null or at >= $7)
      and ($8::timestamptz is null or at < $8)
    order by seq desc limit $9`,
};

/** Entries of the company's chain, the newest first. */
export function findAudit(tx: Tx, filter: AuditFilter, limit: number): Promise<AuditRow[]> {
  const { below, actorId, action, objectType, objectId, from, to } = filter;
  const values = [below, actorId, action, objectType, objectId, from, to].map((value) => value ?? null);
  return run<AuditRow>(tx, FIND, [tx.companyId, ...values, limit]);
}

/** Where the company's chain ends: what to print and keep elsewhere, so that a cut tail is noticed. */
export async function findAuditHead(tx: Tx): Promise<{ seq: number; hash: string } | undefined> {
  const [row] = await run<{ seq: number; hash: string }>(
    tx,
    {
      name: 'identity.find_audit_head',
      text: `select seq, encode(hash, 'hex') as hash from identity.audit_heads where company_id = $1`,
    },
    [tx.companyId],
  );
  return row;
}

/** A stretch of the chain, followed link by link. */
export interface ChainStretch {
  entries: number;
  /** The first entry that does not fit the one before it, or itself. */
  broken: number | null;
  lastSeq: number | null;
  lastHash: Buffer | null;
}

const FOLLOW: Statement = {
  name: 'identity.follow_audit',
  text: `with chained as (
      select l.seq, l.hash,
        l.seq = $2 + row_number() over (order by l.seq)
          and l.prev_hash = coalesce(lag(l.hash) over (order by l.seq), $3)
          and l.hash = identity.audit_hash(l.prev_hash, l) as sound
      from identity.audit_log l where l.company_id = $1 and l.seq > $2 order by l.seq limit $4
    )
    select count(*)::int as entries, min(seq) filter (where not sound) as broken, max(seq) as "lastSeq",
      (array_agg(hash order by seq desc))[1] as "lastHash"
    from chained`,
};
const ORIGIN: Statement = {
  name: 'identity.audit_origin',
  text: `select sha256(convert_to($1::uuid::text, 'UTF8')) as hash`,
};

/** The hash every chain of a company begins with. */
export async function findAuditOrigin(tx: Tx): Promise<Buffer> {
  const [row] = await run<{ hash: Buffer }>(tx, ORIGIN, [tx.companyId]);
  if (!row) throw new Error('the database told no hash');
  return row.hash;
}

/** Follows the chain from behind an entry on, at most `limit` entries. */
export async function followAudit(
  tx: Tx,
  from: { seq: number; hash: Buffer },
  limit: number,
): Promise<ChainStretch> {
  const [row] = await run<ChainStretch>(tx, FOLLOW, [tx.companyId, from.seq, from.hash, limit]);
  if (!row) throw new Error('the database told nothing of the chain');
  return row;
}
