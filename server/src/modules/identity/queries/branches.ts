import { run, type Statement, tables } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { IdentityTables } from '../tables.ts';

/** A branch as its company sees it. */
export interface BranchRow {
  id: string;
  name: string;
  address: string | null;
  timeZone: string;
  cutoffHour: number;
  sortOrder: number;
  state: 'active' | 'closed';
}

const FIND: Statement = {
  name: 'identity.find_branches',
  text: `select id, name, address, time_zone as "timeZone", cutoff_hour as "cutoffHour", sort_order as "sortOrder", state
    from identity.branches where company_id = $1 and ($2::uuid[] is null or id = any ($2))
    order by sort_order, name, id`,
};

/** Branches of the company in its order, closed ones included; all of them, or those with these ids. */
export function findBranches(tx: Tx, ids?: readonly string[]): Promise<BranchRow[]> {
  return run<BranchRow>(tx, FIND, [tx.companyId, ids ?? null]);
}

const LOCK: Statement = {
  name: 'identity.lock_branch',
  text: `select id from identity.branches where company_id = $1 and id = $2 for update`,
};

/** One branch, held for a change. */
export async function lockBranch(tx: Tx, branchId: string): Promise<BranchRow | undefined> {
  const [, [row]] = await Promise.all([
    run(tx, LOCK, [tx.companyId, branchId]),
    findBranches(tx, [branchId]),
  ]);
  return row;
}

/** Adds a branch; `cutoffHour` is the hour at which its business day begins. */
export async function insertBranch(
  tx: Tx,
  branch: Omit<BranchRow, 'state' | 'address'> & { address?: string | null },
): Promise<void> {
  await tables<IdentityTables>(tx)
    .insertInto('identity.branches')
    .values({
      company_id: tx.companyId,
      id: branch.id,
      name: branch.name,
      address: branch.address ?? null,
      time_zone: branch.timeZone,
      cutoff_hour: branch.cutoffHour,
      sort_order: branch.sortOrder,
    })
    .execute();
}

/** Stores a branch as it stands now. */
export async function updateBranchRow(tx: Tx, branch: BranchRow): Promise<void> {
  await run(
    tx,
    {
      name: 'identity.update_branch',
      text: `update identity.branches set name = $3, address = $4, time_zone = $5, cutoff_hour = $6, state = $7
        where company_id = $1 and id = $2`,
    },
    [tx.companyId, branch.id, branch.name, branch.address, branch.timeZone, branch.cutoffHour, branch.state],
  );
}

/** How many open branches there are, and the place of a new one behind them. */
export async function countBranches(tx: Tx): Promise<{ open: number; next: number }> {
  const [row] = await run<{ open: number; next: number }>(
    tx,
    {
      name: 'identity.count_branches',
      text: `select (count(*) filter (where state = 'active'))::int as open, coalesce(max(sort_order) + 1, 0) as next
        from identity.branches where company_id = $1`,
    },
    [tx.companyId],
  );
  return row ?? { open: 0, next: 0 };
}
