import { Refusal } from '../../../kernel/refusal.ts';
import { run, type Statement } from '../../../kernel/sql.ts';
import type { OutsideTx, Tx } from '../../../kernel/tx.ts';
import type { Limits } from '../company-plan.ts';
import type { CompanyState, Standing } from '../company-state.ts';

/** A company as the platform and its own people see it. */
export interface CompanyRow extends Standing {
  id: string;
  name: string;
  state: CompanyState;
  currency: string;
  locale: string;
  country: string;
  taxId: string | null;
  plan: string;
  limits: Limits;
  /** When a suspension that was announced begins, and why. */
  suspendAt: Temporal.Instant | null;
  suspendReason: string | null;
  createdAt: Temporal.Instant;
}

const COLUMNS = `company_id as id, name, state, state_reason as "stateReason", state_since as "stateSince",
  trial_ends_at as "trialEndsAt", (state = 'trial' and trial_ends_at <= now()) as "trialOver", currency, locale, country,
  tax_id as "taxId", plan, suspend_at as "suspendAt", suspend_reason as "suspendReason", created_at as "createdAt",
  json_build_object('branches', branch_limit, 'members', member_limit, 'ordersPerMonth', order_limit) as limits`;

const FIND: Statement = {
  name: 'identity.find_company',
  text: `select ${COLUMNS} from identity.companies where company_id = $1`,
};
// Not `for update`: that would hold up every insert that refers to the company, orders among them.
const LOCK: Statement = {
  name: 'identity.lock_company',
  text: `select ${COLUMNS} from identity.companies where company_id = $1 for no key update`,
};

/**
 * The company of this transaction.
 *
 * @throws Refusal `not_found` identity.company_unknown
 */
export async function getCompany(tx: Tx): Promise<CompanyRow> {
  return known(await run<CompanyRow>(tx, FIND, [tx.companyId]));
}

/**
 * The same, held until the transaction ends: whoever changes a state, a plan or what a plan counts holds it first.
 *
 * @throws Refusal `not_found` identity.company_unknown
 */
export async function getLockedCompany(tx: Tx): Promise<CompanyRow> {
  return known(await run<CompanyRow>(tx, LOCK, [tx.companyId]));
}

function known([row]: CompanyRow[]): CompanyRow {
  if (!row) throw new Refusal('not_found', 'identity.company_unknown');
  return row;
}

/** A company to be stored. */
export interface NewCompany {
  name: string;
  country: string;
  currency: string;
  locale: string;
  taxId: string | null;
  plan: string;
  limits: Limits;
  /** Days of trial from now; null: no trial. */
  trialDays: number | null;
}

const INSERT: Statement = {
  name: 'identity.insert_company',
  text: `insert into identity.companies (company_id, name, country, currency, locale, tax_id, plan, branch_limit,
      member_limit, order_limit, state, trial_ends_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, case when $11::integer is null then 'active' else 'trial' end,
      now() + make_interval(days => $11))`,
};

/** Adds a company: its own row first, everything else hangs on it. */
export async function insertCompany(tx: Tx, company: NewCompany): Promise<void> {
  const { name, country, currency, locale, taxId, plan, limits, trialDays } = company;
  const allowed = [limits.branches, limits.members, limits.ordersPerMonth];
  await run(tx, INSERT, [tx.companyId, name, country, currency, locale, taxId, plan, ...allowed, trialDays]);
}

const SET_STATE: Statement = {
  name: 'identity.set_company_state',
  text: `update identity.companies set state = $2, state_reason = $3, state_since = now(), suspend_at = null,
      suspend_reason = null
    where company_id = $1`,
};

/** Moves the company; a suspension that was announced is off with it. The caller holds the row. */
export async function setCompanyState(tx: Tx, state: CompanyState, reason: string | null): Promise<void> {
  await run(tx, SET_STATE, [tx.companyId, state, reason]);
}

const FROM_DAY: Statement = {
  name: 'identity.start_of_day',
  text: `select day.start, day.start <= now() as reached
    from (select ($2::date)::timestamp at time zone coalesce((select b.time_zone from identity.branches b
      where b.company_id = $1 order by (b.state = 'active') desc, b.sort_order, b.name limit 1), 'UTC') as start) as day`,
};

/** When a day begins where the company's first branch stands, and whether it has, by the database's clock. */
export async function startOfDay(
  tx: Tx,
  date: string,
): Promise<{ start: Temporal.Instant; reached: boolean }> {
  const [row] = await run<{ start: Temporal.Instant; reached: boolean }>(tx, FROM_DAY, [tx.companyId, date]);
  if (!row) throw new Error('the database knows no such day');
  return row;
}

const ANNOUNCE: Statement = {
  name: 'identity.announce_suspension',
  text: `update identity.companies set suspend_at = $2, suspend_reason = $3 where company_id = $1`,
};

/** Notes a suspension for a moment to come, or takes the note back. The caller holds the row. */
export async function noteSuspension(
  tx: Tx,
  suspension: { at: Temporal.Instant; reason: string } | null,
): Promise<void> {
  await run(tx, ANNOUNCE, [tx.companyId, suspension?.at.toString() ?? null, suspension?.reason ?? null]);
}

const SET_PLAN: Statement = {
  name: 'identity.set_company_plan',
  text: `update identity.companies set plan = $2, branch_limit = $3, member_limit = $4, order_limit = $5,
      trial_ends_at = case when $6::integer is null then trial_ends_at else now() + make_interval(days => $6) end
    where company_id = $1`,
};

/** Gives the company a plan, with the limits agreed; `trialDays` counts the trial anew from now. The caller holds the row. */
export async function setCompanyPlan(
  tx: Tx,
  plan: { code: string; limits: Limits; trialDays: number | null },
): Promise<void> {
  const { code, limits, trialDays } = plan;
  const allowed = [limits.branches, limits.members, limits.ordersPerMonth];
  await run(tx, SET_PLAN, [tx.companyId, code, ...allowed, trialDays]);
}

const SET_FACTS: Statement = {
  name: 'identity.set_company_facts',
  text: 'update identity.companies set name = $2, tax_id = $3 where company_id = $1',
};

/** Stores what a company says of itself. The caller holds the row. */
export async function setCompanyFacts(tx: Tx, facts: { name: string; taxId: string | null }): Promise<void> {
  await run(tx, SET_FACTS, [tx.companyId, facts.name, facts.taxId]);
}

/** When somebody of the company was last seen. */
export async function findLastActivity(tx: Tx): Promise<Temporal.Instant | null> {
  const [row] = await run<{ at: Temporal.Instant | null }>(
    tx,
    {
      name: 'identity.find_last_activity',
      text: `select max(last_seen_at) as at from identity.sessions where company_id = $1 and kind <> 'support'`,
    },
    [tx.companyId],
  );
  return row?.at ?? null;
}

/** A company in the list of all. */
export interface CompanyLine {
  id: string;
  name: string;
  country: string;
  state: CompanyState;
  plan: string;
  trialEndsAt: Temporal.Instant | null;
  suspendAt: Temporal.Instant | null;
  createdAt: Temporal.Instant;
  branches: number;
  members: number;
  owners: string[];
  lastActivityAt: Temporal.Instant | null;
}

const LIST: Statement = {
  name: 'identity.list_companies',
  text: `select company_id as id, name, country, state, plan, trial_ends_at as "trialEndsAt", suspend_at as "suspendAt",
      created_at as "createdAt", branches, members, owners, last_activity_at as "lastActivityAt"
    from identity.list_companies($1, $2, $3, $4)`,
};

/** All companies of the installation, the newest first; `after` is the last one of the page before. */
export function listCompanies(
  tx: OutsideTx,
  filter: { search?: string; state?: string; after?: string },
  limit: number,
): Promise<CompanyLine[]> {
  const { search, state, after } = filter;
  return run<CompanyLine>(tx, LIST, [search ?? null, state ?? null, after ?? null, limit]);
}

/** Companies whose announced suspension begins now. */
export async function findDueSuspensions(tx: OutsideTx, limit: number): Promise<string[]> {
  const rows = await run<{ id: string }>(
    tx,
    { name: 'identity.due_suspensions', text: 'select id from identity.due_suspensions($1) as due (id)' },
    [limit],
  );
  return rows.map(({ id }) => id);
}

/** Whether the announced suspension of the company has come; asked while its row is held. */
export async function isSuspensionDue(tx: Tx): Promise<boolean> {
  const rows = await run(
    tx,
    {
      name: 'identity.is_suspension_due',
      text: 'select 1 from identity.companies where company_id = $1 and suspend_at <= now()',
    },
    [tx.companyId],
  );
  return rows.length > 0;
}

/** Whether this installation has any company. */
export async function hasCompanies(tx: OutsideTx): Promise<boolean> {
  const [row] = await run<{ any: boolean }>(
    tx,
    { name: 'identity.any_company', text: 'select identity.any_company() as any' },
    [],
  );
  return row?.any === true;
}
