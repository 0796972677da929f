import { run, type Statement, tables } from '../../kernel/sql.ts';
import type { OutsideTx, Tx } from '../../kernel/tx.ts';
import type { IdentityTables } from './tables.ts';

/** A membership found by e-mail, before any company is known. */
export interface LoginRow {
  accountId: string;
  passwordHash: string;
  companyId: string;
  memberId: string;
}

const FIND_LOGIN: Statement = {
  name: 'identity.find_login',
  text: `select account_id as "accountId", password_hash as "passwordHash", company_id as "companyId", member_id as "memberId"
    from identity.find_login($1)`,
};

/** Memberships of the account with this e-mail, the oldest first. */
export function findLogins(tx: OutsideTx, email: string): Promise<LoginRow[]> {
  return run<LoginRow>(tx, FIND_LOGIN, [email]);
}

const FIND_SESSION: Statement = {
  name: 'identity.find_session',
  text: `select company_id as "companyId", session_id as "sessionId", member_id as "memberId" from identity.find_session($1)`,
};

/** The living session with this secret. */
export async function findSession(
  tx: OutsideTx,
  secretHash: Buffer,
): Promise<{ companyId: string; sessionId: string; memberId: string } | undefined> {
  const [row] = await run<{ companyId: string; sessionId: string; memberId: string }>(tx, FIND_SESSION, [
    secretHash,
  ]);
  return row;
}

/** A one-tap log-in of the demo. */
export interface DemoLogin {
  key: string;
  name: string;
  role: string;
  companyId: string;
  companyName: string;
  memberId: string;
}

/** All demo log-ins of the installation, in the order in which they were made. */
export function findDemoLogins(tx: OutsideTx): Promise<DemoLogin[]> {
  return run<DemoLogin>(
    tx,
    {
      name: 'identity.demo_logins',
      text: `select demo_key as key, name, role, company_id as "companyId", company_name as "companyName", member_id as "memberId"
        from identity.demo_logins()`,
    },
    [],
  );
}

/** Everything the edge must know about a member for one request. */
export interface AccessRow {
  companyName: string;
  companyState: string;
  currency: string;
  locale: string;
  memberName: string;
  role: string;
  allBranches: boolean;
  tokenVersion: number;
  memberState: string;
  sessionAlive: boolean;
}

const FIND_ACCESS: Statement = {
  name: 'identity.find_access',
  text: `select c.name as "companyName", c.state as "companyState", c.currency, c.locale, m.name as "memberName", m.role,
      m.all_branches as "allBranches", m.token_version as "tokenVersion", m.state as "memberState",
      (s.id is not null and s.revoked_at is null and s.expires_at > now()) as "sessionAlive"
    from identity.members m
    join identity.companies c on c.company_id = m.company_id
    left join identity.sessions s on s.company_id = m.company_id and s.id = $3 and s.member_id = m.id
    where m.company_id = $1 and m.id = $2`,
};

/** Member, company and session in one row; undefined when the member does not exist in this company. */
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

const FIND_BRANCHES: Statement = {
  name: 'identity.find_branches',
  text: `select b.id, b.name, b.time_zone as "timeZone", b.cutoff_hour as "cutoffHour"
    from identity.branches b
    join identity.members m on m.company_id = b.company_id and m.id = $2
    where b.company_id = $1 and b.state = 'active' and (m.all_branches or exists (
      select 1 from identity.member_branches mb
      where mb.company_id = b.company_id and mb.member_id = m.id and mb.branch_id = b.id))
    order by b.sort_order, b.name`,
};

/** Active branches the member may act in, in the company's order. */
export function findMemberBranches(tx: Tx, memberId: string): Promise<BranchRow[]> {
  return run<BranchRow>(tx, FIND_BRANCHES, [tx.companyId, memberId]);
}

/** Stores a log-in; its life is counted by the database's clock. */
export async function insertSession(
  tx: Tx,
  session: { id: string; memberId: string; secretHash: Buffer; hours: number },
): Promise<void> {
  await run(
    tx,
    {
      name: 'identity.insert_session',
      text: `insert into identity.sessions (company_id, id, member_id, secret_hash, expires_at)
        values ($1, $2, $3, $4, now() + make_interval(hours => $5))`,
    },
    [tx.companyId, session.id, session.memberId, session.secretHash, session.hours],
  );
}

/** Ends a session. */
export async function revokeSession(tx: Tx, sessionId: string): Promise<void> {
  await run(
    tx,
    {
      name: 'identity.revoke_session',
      text: 'update identity.sessions set revoked_at = now() where company_id = $1 and id = $2 and revoked_at is null',
    },
    [tx.companyId, sessionId],
  );
}

/** Adds a company as a whole: its own row first, everything else hangs on it. */
export async function insertCompany(
  tx: Tx,
  company: { name: string; currency: string; locale: string },
): Promise<void> {
  await tables<IdentityTables>(tx)
    .insertInto('identity.companies')
    .values({
      company_id: tx.companyId,
      name: company.name,
      currency: company.currency,
      locale: company.locale,
    })
    .execute();
}

/** Adds a branch; `cutoffHour` is the hour at which its business day begins. */
export async function insertBranch(
  tx: Tx,
  branch: { id: string; name: string; timeZone: string; cutoffHour: number; sortOrder: number },
): Promise<void> {
  await tables<IdentityTables>(tx)
    .insertInto('identity.branches')
    .values({
      company_id: tx.companyId,
      id: branch.id,
      name: branch.name,
      time_zone: branch.timeZone,
      cutoff_hour: branch.cutoffHour,
      sort_order: branch.sortOrder,
    })
    .execute();
}

/** Adds an account, or finds the one with this e-mail; returns its id. */
export async function addAccount(
  tx: Tx,
  account: { id: string; email: string; passwordHash: string },
): Promise<string> {
  const [row] = await run<{ id: string }>(
    tx,
    { name: 'identity.add_account', text: 'select identity.add_account($1, $2, $3) as id' },
    [account.id, account.email, account.passwordHash],
  );
  if (!row) throw new Error('the database returned no account');
  return row.id;
}

/** Adds a member of the company with one role. */
export async function insertMember(
  tx: Tx,
  member: {
    id: string;
    accountId: string | null;
    name: string;
    role: string;
    branchIds: readonly string[] | 'all';
    demoKey: string | null;
  },
): Promise<void> {
  const db = tables<IdentityTables>(tx);
  await db
    .insertInto('identity.members')
    .values({
      company_id: tx.companyId,
      id: member.id,
      account_id: member.accountId,
      name: member.name,
      role: member.role,
      all_branches: member.branchIds === 'all',
      demo_key: member.demoKey,
    })
    .execute();
  if (member.branchIds === 'all') return;
  for (const branchId of member.branchIds) {
    await db
      .insertInto('identity.member_branches')
      .values({ company_id: tx.companyId, member_id: member.id, branch_id: branchId })
      .execute();
  }
}
