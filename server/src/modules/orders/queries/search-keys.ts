import { type Statement, send } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { Order } from '../order.ts';
import type { OrderKey } from '../order-key.ts';

const PUT_KEYS: Statement = {
  name: 'orders.put_search_keys',
  text: `insert into orders.search_keys (company_id, branch_id, number, type, kind, key)
    select distinct $1::uuid, $2::uuid, $3::bigint, $4::text, x.kind, x.key
    from jsonb_to_recordset($5::jsonb) as x (kind text, key text)`,
};
const DROP_KEYS: Statement = {
  name: 'orders.drop_search_keys',
  text: 'delete from orders.search_keys where company_id = $1 and branch_id = $2 and number = $3',
};

/** Lets a new order be found by these; travels with the commit. One that has none costs nothing. */
export function putKeys(tx: Tx, { branchId, number, type }: Order, keys: readonly OrderKey[]): void {
  if (keys.length > 0) send(tx, PUT_KEYS, [tx.companyId, branchId, number, type, JSON.stringify(keys)]);
}

/** Lets an order be found by these and by nothing else; travels with the commit. */
export function replaceKeys(tx: Tx, order: Order, keys: readonly OrderKey[]): void {
  send(tx, DROP_KEYS, [tx.companyId, order.branchId, order.number]);
  putKeys(tx, order, keys);
}
