import { businessDate } from '../../kernel/clock.ts';
import type { BranchContext } from '../../kernel/context.ts';
import type { DeviceCommand } from '../../kernel/device-commands.ts';
import { type OrderView, recordPayment } from '../orders/index.ts';
import { paymentRecorded } from './events.ts';
import { applyTender, type Payment, refuseContradictions, type Tender } from './payment.ts';
import { type PaymentPrinted, wantsDrawer } from './payment-printing.ts';
import { printPayment } from './print-payment.ts';
import { insertPayment } from './queries.ts';
import { readPaymentDesk } from './read-payment-desk.ts';

/** Money for a check. The id is made by the device, so that a retry is the same payment. */
export interface AddPaymentInput extends Tender {
  id: string;
  checkId: string;
  /** Only while the order is at this version. */
  ifVersion?: number | undefined;
  /** By which a device sent it. */
  command?: DeviceCommand | undefined;
  /** Whether the guest wants it on paper. */
  printReceipt?: boolean | undefined;
}

/**
 * Takes money for a check: the payment, what is paid of the check, the end of the order where it was the last, and the
 * announcements in one transaction. The order is held meanwhile, so no two payments see the same money due.
 *
 * @returns the payment, the order as it stands, and what comes out of the till's printer with it
 * @throws Refusal as `recordPayment`, `refuseContradictions` and `applyTender` say; `conflict` payments.payment_exists,
 *   payments.reference_used
 */
export async function addPayment(
  ctx: BranchContext,
  input: AddPaymentInput,
): Promise<{ payment: Payment; order: OrderView; printed: PaymentPrinted }> {
  const { actor, branch, now, tx } = ctx;
  const { id, checkId, ifVersion, command, method, reference, pending } = input;
  refuseContradictions(input);
  const wish = { receipt: input.printReceipt === true, drawer: wantsDrawer(method, command?.at, now) };
  const [{ order, paid }, desk] = await Promise.all([
    recordPayment(ctx, {
      ...{ checkId, paymentId: id, ifVersion, command },
      decide: (due) => applyTender(input, due),
    }),
    readPaymentDesk(ctx, wish),
  ]);
  const { id: orderId, version } = order.order;
  const payment: Payment = {
    ...{ id, orderId, checkId, method, ...paid },
    state: pending === true ? 'pending' : 'confirmed',
    reference: reference ?? null,
    businessDate: businessDate(now, branch.timeZone, branch.cutoffHour),
    paidAt: now,
    member: { id: actor.memberId, name: actor.memberName },
    deviceId: actor.deviceId,
  };
  insertPayment(tx, branch.id, payment);
  const facts = { branchId: branch.id, orderId, checkId, paymentId: id, version };
  ctx.announce(paymentRecorded, { schemaVersion: 1, ...facts });
  return { payment, order, printed: await printPayment(ctx, { wish, desk, payment, order }) };
}
