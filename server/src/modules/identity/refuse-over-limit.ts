import { Refusal } from '../../kernel/refusal.ts';
import type { Tx } from '../../kernel/tx.ts';
import { countBranches } from './queries/branches.ts';
import { getLockedCompany } from './queries/companies.ts';
import { countMembers } from './queries/members.ts';

/**
 * Refuses one branch or member more than the plan allows. The company's row is held from here to the commit, so that of
 * several at once only as many pass as there is room for.
 *
 * @throws Refusal `conflict` identity.plan_limit {of, limit, used}
 */
export async function refuseOverLimit(ctx: { tx: Tx }, input: 'branches' | 'members'): Promise<void> {
  const { limits } = await getLockedCompany(ctx.tx);
  const limit = limits[input];
  if (limit === null) return;
  const used = input === 'branches' ? (await countBranches(ctx.tx)).open : await countMembers(ctx.tx);
  if (used >= limit) throw new Refusal('conflict', 'identity.plan_limit', { of: input, limit, used });
}
