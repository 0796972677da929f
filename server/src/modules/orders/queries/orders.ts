import { run, type Statement, send, tables } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { OrdersTables } from '../tables.ts';

const TAKE_NUMBERS: Statement = {
  name: 'orders.take_numbers',
  // A clock that runs behind must not open yesterday again: the business date only moves forward.
  text: `insert into orders.counters as c (company_id, branch_id, number, business_date, turn) values ($1, $2, 1, $3, 1)
    on conflict (company_id, branch_id) do update set
      number = c.number + 1,
      turn = case when excluded.business_date > c.business_date then 1 else c.turn + 1 end,
      business_date = greatest(c.business_date, excluded.business_date)
    returning number, turn, business_date as "businessDate"`,
};

/**
 * Takes the branch's next consecutive and turn. Holds the branch's counter until the transaction ends, so call it as
 * late as possible.
 */
export async function takeNumbers(
  tx: Tx,
  branchId: string,
  businessDate: string,
): Promise<{ number: number; turn: number; businessDate: string }> {
  const [row] = await run<{ number: number; turn: number; businessDate: string }>(tx, TAKE_NUMBERS, [
    tx.companyId,
    branchId,
    businessDate,
  ]);
  if (!row) throw new Error('the counter returned nothing');
  return row;
}

/** The branch an order belongs to; the route's scope is checked against it. */
export async function findOrderBranch(tx: Tx, orderId: string): Promise<string | undefined> {
  const row = await tables<OrdersTables>(tx)
    .selectFrom('orders.orders')
    .select('branch_id')
    .where('company_id', '=', tx.companyId)
    .where('id', '=', orderId)
    .executeTakeFirst();
  return row?.branch_id;
}

const RESOLVE_ORDER: Statement = {
  name: 'orders.resolve_order',
  text: `with recursive chain as (
      select o.id, o.merged_into, 0 as depth from orders.orders o
      where o.company_id = $1 and o.branch_id = $2
        and o.id = coalesce((select a.order_id from orders.aliases a where a.company_id = $1 and a.id = $3), $3)
      union all
      select o.id, o.merged_into, c.depth + 1 from chain c join orders.orders o on o.company_id = $1 and o.id = c.merged_into
      where c.depth < 20)
    select id from chain order by depth desc limit 1`,
};

/** The order of this branch that an id stands for: the one with that id, the one it joined, or what that was merged into. */
export async function resolveOrder(tx: Tx, branchId: string, orderId: string): Promise<string | undefined> {
  const [row] = await run<{ id: string }>(tx, RESOLVE_ORDER, [tx.companyId, branchId, orderId]);
  return row?.id;
}

const INSERT_ALIAS: Statement = {
  name: 'orders.insert_alias',
  text: 'insert into orders.aliases (company_id, id, order_id) values ($1, $2, $3)',
};

/** From now on an id that a device gave stands for another order. Sent twice at once, the later one fails on its key: tried again it finds the alias. */
export function insertAlias(tx: Tx, id: string, orderId: string): void {
  send(tx, INSERT_ALIAS, [tx.companyId, id, orderId]);
}

const FORGET_GUEST: Statement = {
  name: 'orders.forget_guest',
  text: `with forgotten as (
      update orders.orders set guest_name = $3, guest_phone = null, delivery = null
      where company_id = $1 and customer_id = $2 returning branch_id, number)
    delete from orders.search_keys k using forgotten f
    where k.company_id = $1 and k.branch_id = f.branch_id and k.number = f.number and k.kind <> 'external'`,
};

/** Takes out of all orders of a customer who it was; what was sold stays. */
export async function forgetGuest(tx: Tx, customerId: string, name: string): Promise<void> {
  await run(tx, FORGET_GUEST, [tx.companyId, customerId, name]);
}
