import type { BranchContext } from '../../kernel/context.ts';
import { type BillDesk, readBillDesk } from '../orders/index.ts';
import { findTillPrinter, type TillPrinter } from '../printing/index.ts';
import type { PrintWish } from './payment-printing.ts';

/** What printing beside a payment needs: the desk where a receipt is wanted, else the printer alone. */
export interface PaymentDesk {
  till: TillPrinter | undefined;
  desk?: BillDesk;
}

/** Reads what printing beside a payment needs; it travels with the first statements of the payment. */
export async function readPaymentDesk(ctx: BranchContext, wish: PrintWish): Promise<PaymentDesk | undefined> {
  if (wish.receipt) {
    const desk = await readBillDesk(ctx);
    return { till: desk.till, desk };
  }
  return wish.drawer ? { till: await findTillPrinter(ctx.tx, ctx.branch.id) } : undefined;
}
