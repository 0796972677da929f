import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { readBillDesk, readCheckOrder } from '../orders/index.ts';
import { queueTillPaper } from '../printing/index.ts';
import { findPayments } from './queries.ts';
import { receiptPaper } from './receipt-paper.ts';

/**
 * Prints the receipt of what was paid on a check; the same one again is marked as a reprint. Returns the printer.
 *
 * @throws Refusal `not_found` orders.check_unknown; `conflict` payments.nothing_paid, printing.no_till_printer; `invalid`
 *   printing.money_not_shown
 */
export async function printReceipt(ctx: BranchContext, { checkId }: { checkId: string }): Promise<string> {
  const [order, payments, desk] = await Promise.all([
    readCheckOrder(ctx, { checkId }),
    findPayments(ctx.tx, { column: 'check_id', id: checkId }),
    readBillDesk(ctx),
  ]);
  if (payments.length === 0) throw new Refusal('conflict', 'payments.nothing_paid');
  const printed = receiptPaper(desk, { order, checkId, payments, now: ctx.now });
  queueTillPaper(ctx, printed);
  return printed.till.id;
}
