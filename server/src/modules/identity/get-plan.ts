import { Refusal } from '../../kernel/refusal.ts';
import type { OutsideTx, Tx } from '../../kernel/tx.ts';
import type { Plan } from './company-plan.ts';
import { listPlans } from './queries/plans.ts';

/**
 * The plan with this code.
 *
 * @throws Refusal `invalid` identity.plan_unknown
 */
export async function getPlan(ctx: { tx: Tx | OutsideTx }, input: { code: string }): Promise<Plan> {
  const plan = (await listPlans(ctx.tx)).find(({ code }) => code === input.code);
  if (!plan) throw new Refusal('invalid', 'identity.plan_unknown');
  return plan;
}
