import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { OrderView } from '../orders/index.ts';
import { queueDrawer, queueTillPaper } from '../printing/index.ts';
import type { Payment } from './payment.ts';
import type { PaymentPrinted, PrintWish } from './payment-printing.ts';
import { findPayments } from './queries.ts';
import type { PaymentDesk } from './read-payment-desk.ts';
import { receiptPaper } from './receipt-paper.ts';

/**
 * Opens the drawer and prints the receipt of a payment that has just been stored. Money that was taken is never refused for a
 * paper: what keeps it from coming out is told.
 */
export async function printPayment(
  ctx: BranchContext,
  about: {
    wish: PrintWish;
    desk: PaymentDesk | undefined;
    payment: Payment;
    order: OrderView;
  },
): Promise<PaymentPrinted> {
  const { wish, desk: read, payment, order } = about;
  const { till, desk } = read ?? {};
  const drawer = wish.drawer && till?.hasDrawer === true;
  if (drawer) queueDrawer(ctx, { till, cause: payment.id });
  if (!desk) return { receipt: false, drawer, problem: null };
  const { checkId } = payment;
  const payments = await findPayments(ctx.tx, { column: 'check_id', id: checkId });
  try {
    queueTillPaper(ctx, receiptPaper(desk, { order, checkId, payments, now: ctx.now }));
    return { receipt: true, drawer, problem: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { receipt: false, drawer, problem: error.code };
  }
}
