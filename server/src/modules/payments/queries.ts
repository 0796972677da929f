import { type Statement, send, tables } from '../../kernel/sql.ts';
import type { Tx } from '../../kernel/tx.ts';
import type { Method, Payment, PaymentState } from './payment.ts';
import type { PaymentsTables } from './tables.ts';

const INSERT: Statement = {
  name: 'payments.insert_payment',
  text: `insert into payments.payments (company_id, id, branch_id, order_id, check_id, method, state, amount_minor, tip_minor,
      tendered_minor, change_minor, reference, business_date, paid_at, member_id, member_name, device_id)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
};

/** Writes a payment; travels with the commit. */
export function insertPayment(tx: Tx, branchId: string, payment: Payment): void {
  const { id, orderId, checkId, method, state, reference, member } = payment;
  send(tx, INSERT, [
    ...[tx.companyId, id, branchId, orderId, checkId, method, state, payment.amountMinor, payment.tipMinor],
    ...[payment.tenderedMinor, payment.changeMinor, reference, payment.businessDate],
    ...[payment.paidAt.toString(), member.id, member.name, payment.deviceId],
  ]);
}

/** What was paid on a check, or on all checks of an order, the first first. */
export async function findPayments(
  tx: Tx,
  of: { column: 'check_id' | 'order_id'; id: string },
): Promise<Payment[]> {
  const rows = await tables<PaymentsTables>(tx)
    .selectFrom('payments.payments')
    .select(['id', 'order_id as orderId', 'check_id as checkId', 'method', 'state', 'reference'])
    .select(['amount_minor as amountMinor', 'tip_minor as tipMinor', 'tendered_minor as tenderedMinor'])
    .select(['change_minor as changeMinor', 'business_date as businessDate', 'paid_at as paidAt'])
    .select(['member_id', 'member_name', 'device_id as deviceId'])
    .where('company_id', '=', tx.companyId)
    .where(of.column, '=', of.id)
    .orderBy('paid_at')
    .orderBy('id')
    .execute();
  return rows.map(({ member_id: id, member_name: name, ...row }) => ({
    ...row,
    method: row.method as Method,
    state: row.state as PaymentState,
    member: { id, name },
  }));
}
