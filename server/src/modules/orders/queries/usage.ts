import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';

// Branch by branch, so that each count walks the key that ends in the business date.
const COUNT: Statement = {
  name: 'orders.count_since',
  text: `select coalesce(sum(taken.orders), 0)::bigint as count
    from orders.counters c
    cross join lateral (select count(*) as orders from orders.orders o
      where o.company_id = c.company_id and o.branch_id = c.branch_id and o.business_date >= $2) taken
    where c.company_id = $1`,
};

/** Orders the company took since a business date, whatever became of them. */
export async function countOrders(tx: Tx, since: string): Promise<number> {
  const [row] = await run<{ count: number }>(tx, COUNT, [tx.companyId, since]);
  return row?.count ?? 0;
}
