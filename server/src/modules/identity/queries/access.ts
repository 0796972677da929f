import { run, type Statement } from '../../../kernel/sql.ts';
import type { OutsideTx, Tx } from '../../../kernel/tx.ts';
import type { Assignment } from '../rights.ts';

/** Everything the edge must know about a member and a session for one request. */
export interface AccessRow {
  companyName: string;
  companyState: string;
  stateReason: string | null;
  stateSince: Temporal.Instant;
  trialEndsAt: Temporal.Instant | null;
  trialOver: boolean;
  currency: string;
  locale: string;
  country: string;
  taxId: string | null;
  memberName: string;
  memberKind: 'person' | 'service' | 'support';
  memberState: string;
  email: string | null;
  hasPin: boolean;
  tokenVersion: number;
  sessionAlive: boolean;
  sessionKind: string | null;
  deviceId: string | null;
  supportName: string | null;
  supportReason: string | null;
  sessionEnds: Temporal.Instant | null;
  assignments: Assignment[];
}

/** The roles of the member `m`, the highest first, each with where it is held and what it may do. */
export const ASSIGNMENTS = `(select coalesce(json_agg(json_build_object('branchId', mr.branch_id, 'roleId', r.id,
      'key', r.ready_key, 'name', r.name, 'level', r.level, 'permissions', case when r.ready_key is null then
        (select coalesce(json_agg(p.permission order by p.permission), '[]') from identity.role_permissions p
          where p.company_id = r.company_id and p.role_id = r.id) end) order by r.level desc, mr.id), '[]')
    from identity.member_roles mr
    join identity.roles r on r.company_id = mr.company_id and r.id = mr.role_id
    where mr.company_id = m.company_id and mr.member_id = m.id)`;

const FIND_ACCESS: Statement = {
  name: 'identity.find_access',
  text: `select c.name as "companyName", c.state as "companyState", c.state_reason as "stateReason",
      c.state_since as "stateSince", c.trial_ends_at as "trialEndsAt",
      (c.state = 'trial' and c.trial_ends_at <= now()) as "trialOver", c.currency, c.locale, c.country,
      c.tax_id as "taxId", m.name as "memberName", m.kind as "memberKind", m.state as "memberState", m.email,
      (m.pin_hash is not null) as "hasPin", m.token_version as "tokenVersion",
      (s.id is not null and s.revoked_at is null and s.expires_at > now()) as "sessionAlive", s.kind as "sessionKind",
      s.device_id as "deviceId", s.support_name as "supportName", s.support_reason as "supportReason",
      s.expires_at as "sessionEnds",
      ${ASSIGNMENTS} as assignments
    from identity.members m
    join identity.companies c on c.company_id = m.company_id
    left join identity.sessions s on s.company_id = m.company_id and s.id = $3 and s.member_id = m.id
    where m.company_id = $1 and m.id = $2`,
};

/** Member, company, session and roles in one row; undefined when the member does not exist in this company. */
export async function findAccess(
  tx: Tx,
  memberId: string,
  sessionId: string,
): Promise<AccessRow | undefined> {
  const [row] = await run<AccessRow>(tx, FIND_ACCESS, [tx.companyId, memberId, sessionId]);
  return row;
}

/** A branch with what a business date needs. */
export interface BranchRow {
  id: string;
  name: string;
  timeZone: string;
  cutoffHour: number;
}

// Two halves, of which one has nothing to do: a member of one branch among a thousand costs one look-up.
const FIND_BRANCHES: Statement = {
  name: 'identity.find_member_branches',
  text: `select id, name, time_zone as "timeZone", cutoff_hour as "cutoffHour" from (
      select b.id, b.name, b.time_zone, b.cutoff_hour, b.sort_order
      from identity.branches b
      where b.company_id = $1 and b.state = 'active' and (select exists (select 1 from identity.member_roles a
        where a.company_id = $1 and a.member_id = $2 and a.branch_id is null))
      union all
      select b.id, b.name, b.time_zone, b.cutoff_hour, b.sort_order
      from identity.member_roles a
      join identity.branches b on b.company_id = a.company_id and b.id = a.branch_id and b.state = 'active'
      where a.company_id = $1 and a.member_id = $2 and not (select exists (select 1 from identity.member_roles w
        where w.company_id = $1 and w.member_id = $2 and w.branch_id is null))
    ) as own order by sort_order, name`,
};

/** Active branches the member may act in, in the company's order. */
export function findMemberBranches(tx: Tx, memberId: string): Promise<BranchRow[]> {
  return run<BranchRow>(tx, FIND_BRANCHES, [tx.companyId, memberId]);
}

/** Somebody's access changed: of one session, of one member, or (both null) of the whole company. */
export interface AccessChange {
  id: string;
  companyId: string;
  memberId: string | null;
  sessionId: string | null;
}

const INSERT_CHANGE: Statement = {
  name: 'identity.insert_access_change',
  text: `insert into identity.access_changes (company_id, id, member_id, session_id) values ($1, $2, $3, $4)`,
};

/** Notes the change in the transaction that makes it. */
export async function insertAccessChange(tx: Tx, change: AccessChange): Promise<void> {
  await run(tx, INSERT_CHANGE, [tx.companyId, change.id, change.memberId, change.sessionId]);
}

const CHANGES_SINCE: Statement = {
  name: 'identity.access_changes_since',
  text: `select id, company_id as "companyId", member_id as "memberId", session_id as "sessionId"
    from identity.access_changes_since($1)`,
};

/** What changed in the last seconds, over all companies. */
export function findAccessChanges(tx: OutsideTx, seconds: number): Promise<AccessChange[]> {
  return run<AccessChange>(tx, CHANGES_SINCE, [seconds]);
}

/** Forgets changes that every process has seen long ago. */
export async function forgetAccessChanges(tx: OutsideTx): Promise<void> {
  await run(
    tx,
    { name: 'identity.forget_access_changes', text: 'select identity.forget_access_changes()' },
    [],
  );
}
