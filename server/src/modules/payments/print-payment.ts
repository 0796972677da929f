import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { type BillDesk, type OrderView, readBillDesk } from '../orders/index.ts';
import { findTillPrinter, queueDrawer, queueTillPaper, type TillPrinter } from '../printing/index.ts';
import { opensDrawer, type Payment } from './payment.ts';
import { findPayments } from './queries.ts';
import { receiptPaper } from './receipt-paper.ts';

/** What comes out with a payment. */
export interface PaymentPrinted {
  receipt: boolean;
  drawer: boolean;
  /** Why a receipt that was wanted does not come out. */
  problem: string | null;
}

/** What is wanted beside the money. */
export interface PrintWish {
  receipt: boolean;
  drawer: boolean;
}

/** A drawer that opens by itself later than this opens for nobody. */
const DRAWER_SECONDS = 20;

/** Whether the drawer is to open for money that came this way, at this moment. @param tookAt when a device took it */
export function wantsDrawer(
  method: Payment['method'],
  tookAt: string | undefined,
  now: Temporal.Instant,
): boolean {
  if (!opensDrawer(method)) return false;
  return tookAt === undefined || Temporal.Instant.from(tookAt).until(now).total('seconds') <= DRAWER_SECONDS;
}

/** Reads what printing beside a payment needs; it travels with the first statements of the payment. */
export async function readPaymentDesk(
  ctx: BranchContext,
  wish: PrintWish,
): Promise<{ till: TillPrinter | undefined; desk?: BillDesk } | undefined> {
  if (wish.receipt) {
    const desk = await readBillDesk(ctx);
    return { till: desk.till, desk };
  }
  return wish.drawer ? { till: await findTillPrinter(ctx.tx, ctx.branch.id) } : undefined;
}

/**
 * Opens the drawer and prints the receipt of a payment that has just been stored. Money that was taken is never refused for a
 * paper: what keeps it from coming out is told.
 */
export async function printPayment(
  ctx: BranchContext,
  about: {
    wish: PrintWish;
    desk: Awaited<ReturnType<typeof readPaymentDesk>>;
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
