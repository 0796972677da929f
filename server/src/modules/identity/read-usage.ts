import type { UsageFigure } from '../../kernel/module.ts';
import type { Tx } from '../../kernel/tx.ts';
import { countedSince, type Usage } from './company-plan.ts';
import { countBranches, findBranches } from './queries/branches.ts';
import { countMembers } from './queries/members.ts';

/** What the company of this transaction uses: open branches, people who are not out, orders taken since a day. */
export async function readUsage(
  ctx: { tx: Tx; now: Temporal.Instant },
  input: { figures: readonly UsageFigure[] },
): Promise<Usage & { ordersLast30Days: number }> {
  const { tx, now } = ctx;
  const place = (await findBranches(tx)).find(({ state }) => state === 'active');
  const since = countedSince(now, place);
  const orders = input.figures.find(({ name }) => name === 'ordersThisMonth');
  const [branches, members, ordersThisMonth, ordersLast30Days] = await Promise.all([
    countBranches(tx),
    countMembers(tx),
    orders?.count(tx, since.month) ?? 0,
    orders?.count(tx, since.thirtyDays) ?? 0,
  ]);
  return { branches: branches.open, members, ordersThisMonth, ordersLast30Days };
}
