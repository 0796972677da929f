import type { BranchContext } from '../../kernel/context.ts';
import { applyActs } from './apply-acts.ts';
import type { OrderView } from './order.ts';

/** Which bills of an order are printed. */
export interface PrintBillInput {
  orderId: string;
  /** All that are not paid unless told which. */
  checkIds?: string[] | undefined;
}

/**
 * Prints the bill of an order, or of some of its checks, for guests to check before they pay; it counts as asked for from now
 * on. The same bill once more comes out marked as a reprint.
 *
 * @throws Refusal `not_found` orders.order_unknown, orders.check_unknown; `conflict` printing.no_till_printer,
 *   orders.check_paid, orders.order_closed, orders.nothing_to_bill; `invalid` printing.money_not_shown
 */
export function printBill(ctx: BranchContext, { orderId, checkIds }: PrintBillInput): Promise<OrderView> {
  const payload = checkIds === undefined ? {} : { checkIds };
  return applyActs(ctx, { orderId, acts: [{ type: 'order.print_bill', payload }] });
}
