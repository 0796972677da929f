import { run, type Statement } from '../../../kernel/sql.ts';
import type { OutsideTx, Tx } from '../../../kernel/tx.ts';
import type { Plan } from '../company-plan.ts';

const LIST: Statement = {
  name: 'identity.list_plans',
  text: `select code, name, branch_limit as branches, member_limit as members, order_limit as "ordersPerMonth"
    from identity.list_plans()`,
};

/** The plans of the installation, in their order. */
export function listPlans(tx: Tx | OutsideTx): Promise<Plan[]> {
  return run<Plan>(tx, LIST, []);
}

const SAVE: Statement = {
  name: 'identity.save_plan',
  text: 'select identity.save_plan($1, $2, $3, $4, $5) as known',
};

/** Changes a plan; companies keep the limits they were given. False when there is no such plan. */
export async function savePlan(tx: OutsideTx, plan: Plan): Promise<boolean> {
  const { code, name, branches, members, ordersPerMonth } = plan;
  const [row] = await run<{ known: boolean }>(tx, SAVE, [code, name, branches, members, ordersPerMonth]);
  return row?.known === true;
}
