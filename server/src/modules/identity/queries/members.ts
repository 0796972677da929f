import { run, type Statement, tables } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { Assignment } from '../rights.ts';
import type { IdentityTables } from '../tables.ts';

/** A member as the lists show it. */
export interface MemberRow {
  id: string;
  name: string;
  email: string | null;
  kind: 'person' | 'service' | 'support';
  state: 'invited' | 'active' | 'disabled';
  hasPin: boolean;
  hasAccount: boolean;
  accountId: string | null;
  lastSeenAt: Temporal.Instant | null;
  assignments: Assignment[];
}

const COLUMNS = `m.id, m.name, m.email, m.kind, m.state, (m.pin_hash is not null) as "hasPin",
  (m.account_id is not null) as "hasAccount", m.account_id as "accountId",
  (select max(s.last_seen_at) from identity.sessions s
    where s.company_id = m.company_id and s.member_id = m.id) as "lastSeenAt",
  (select coalesce(json_agg(json_build_object('branchId', mr.branch_id, 'roleId', r.id, 'key', r.ready_key,
      'name', r.name, 'level', r.level) order by r.level desc, mr.id), '[]')
    from identity.member_roles mr
    join identity.roles r on r.company_id = mr.company_id and r.id = mr.role_id
    where mr.company_id = m.company_id and mr.member_id = m.id) as assignments`;

/** Which members are wanted. */
export interface MemberFilter {
  /** Members behind this one, in the order of names. */
  after?: { name: string; id: string } | undefined;
  /** Part of the name or the e-mail. */
  search?: string | undefined;
  state?: string | undefined;
  /** Branches whose people may be seen; undefined: everybody's. */
  branchIds?: readonly string[] | undefined;
}

const FIND_MEMBERS: Statement = {
  name: 'identity.find_members',
  text: `select ${COLUMNS}
    from identity.members m
    where m.company_id = $1 and m.kind = 'person'
      and ($2::text is null or (m.name, m.id) > ($2, $3::uuid))
      and ($4::text is null or position(lower($4) in lower(m.name)) > 0 or position(lower($4) in m.email) > 0)
      and ($5::text is null or m.state = $5)
      and ($6::uuid[] is null or exists (select 1 from identity.member_roles mr
        where mr.company_id = m.company_id and mr.member_id = m.id
          and (mr.branch_id is null or mr.branch_id = any ($6))))
    order by m.name, m.id limit $7`,
};

/** People of the company by name; programs and visitors from support are not among them. */
export function findMembers(tx: Tx, filter: MemberFilter, limit: number): Promise<MemberRow[]> {
  const { after, search, state, branchIds } = filter;
  return run<MemberRow>(tx, FIND_MEMBERS, [
    tx.companyId,
    after?.name ?? null,
    after?.id ?? null,
    search ?? null,
    state ?? null,
    branchIds ?? null,
    limit,
  ]);
}

const FIND_MEMBER: Statement = {
  name: 'identity.find_member',
  text: `select ${COLUMNS} from identity.members m where m.company_id = $1 and m.id = $2 and m.kind = 'person'`,
};

/** One person of the company. */
export async function findMember(tx: Tx, memberId: string): Promise<MemberRow | undefined> {
  const [row] = await run<MemberRow>(tx, FIND_MEMBER, [tx.companyId, memberId]);
  return row;
}

const LOCK_MEMBER: Statement = {
  name: 'identity.lock_member',
  text: `select id from identity.members where company_id = $1 and id = $2 for update`,
};

/** One person, held until the transaction ends: whoever changes a member's rights holds the row first. */
export async function lockMember(tx: Tx, memberId: string): Promise<MemberRow | undefined> {
  const [, row] = await Promise.all([
    run(tx, LOCK_MEMBER, [tx.companyId, memberId]),
    findMember(tx, memberId),
  ]);
  return row;
}

/** A member to be added. */
export interface NewMember {
  id: string;
  accountId: string | null;
  name: string;
  email: string | null;
  kind: 'person' | 'service' | 'support';
  state: 'invited' | 'active';
  demoKey: string | null;
}

/** Adds a member without any role yet. */
export async function insertMember(tx: Tx, member: NewMember): Promise<void> {
  await tables<IdentityTables>(tx)
    .insertInto('identity.members')
    .values({
      company_id: tx.companyId,
      id: member.id,
      account_id: member.accountId,
      name: member.name,
      email: member.email,
      kind: member.kind,
      state: member.state,
      demo_key: member.demoKey,
    })
    .execute();
}

/** A role to be held at a place. */
export interface NewAssignment {
  id: string;
  branchId: string | null;
  roleId: string;
}

const CLEAR_ASSIGNMENTS: Statement = {
  name: 'identity.clear_assignments',
  text: `delete from identity.member_roles where company_id = $1 and member_id = $2`,
};
const ADD_ASSIGNMENTS: Statement = {
  name: 'identity.add_assignments',
  text: `insert into identity.member_roles (company_id, id, member_id, branch_id, role_id)
    select $1, a.id, $2, a.branch_id, a.role_id
    from jsonb_to_recordset($3::jsonb) as a (id uuid, branch_id uuid, role_id uuid)`,
};

/** Replaces all roles of a member. */
export async function replaceAssignments(
  tx: Tx,
  memberId: string,
  assignments: readonly NewAssignment[],
): Promise<void> {
  const rows = assignments.map(({ id, branchId, roleId }) => ({ id, branch_id: branchId, role_id: roleId }));
  await Promise.all([
    run(tx, CLEAR_ASSIGNMENTS, [tx.companyId, memberId]),
    run(tx, ADD_ASSIGNMENTS, [tx.companyId, memberId, JSON.stringify(rows)]),
  ]);
}

/** Gives a member another name. */
export async function renameMember(tx: Tx, memberId: string, name: string): Promise<void> {
  await run(
    tx,
    {
      name: 'identity.rename_member',
      text: 'update identity.members set name = $3 where company_id = $1 and id = $2',
    },
    [tx.companyId, memberId, name],
  );
}

/** Moves a member's state; `tokenVersion` grows, so that no token issued before is good any more. */
export async function setMemberState(
  tx: Tx,
  memberId: string,
  state: 'active' | 'disabled' | 'invited',
): Promise<void> {
  await run(
    tx,
    {
      name: 'identity.set_member_state',
      text: `update identity.members set state = $3, token_version = token_version + 1,
          disabled_at = case when $3 = 'disabled' then now() end
        where company_id = $1 and id = $2`,
    },
    [tx.companyId, memberId, state],
  );
}

/** Makes every access token of these members stale: they get another one with the rights they have now. */
export async function outdateTokens(tx: Tx, memberIds: readonly string[]): Promise<void> {
  await run(
    tx,
    {
      name: 'identity.outdate_tokens',
      text: `update identity.members set token_version = token_version + 1 where company_id = $1 and id = any ($2)`,
    },
    [tx.companyId, memberIds],
  );
}

/** Ends every living session of a member. Returns how many there were. */
export async function endMemberSessions(tx: Tx, memberId: string, reason: string): Promise<number> {
  const rows = await run(
    tx,
    {
      name: 'identity.end_member_sessions',
      text: `update identity.sessions set revoked_at = now(), ended_reason = $3
        where company_id = $1 and member_id = $2 and revoked_at is null and expires_at > now() returning id`,
    },
    [tx.companyId, memberId, reason],
  );
  return rows.length;
}

/** How many people count against the plan: everybody who is not disabled. */
export async function countMembers(tx: Tx): Promise<number> {
  const [row] = await run<{ count: number }>(
    tx,
    {
      name: 'identity.count_members',
      text: `select count(*)::int as count from identity.members
        where company_id = $1 and kind = 'person' and state <> 'disabled'`,
    },
    [tx.companyId],
  );
  return row?.count ?? 0;
}

/** An invited member becomes one at work, with an account. Returns whether there was one waiting. */
export async function activateMember(
  tx: Tx,
  member: { memberId: string; accountId: string; name: string },
): Promise<boolean> {
  const rows = await run(
    tx,
    {
      name: 'identity.activate_member',
      text: `update identity.members set account_id = $3, name = $4, state = 'active', token_version = token_version + 1
        where company_id = $1 and id = $2 and state = 'invited' returning id`,
    },
    [tx.companyId, member.memberId, member.accountId, member.name],
  );
  return rows.length === 1;
}
