import { settledUnit } from '../../kernel/money.ts';
import { type BillDesk, billOf, contentKey, type OrderView } from '../orders/index.ts';
import { refuseUnshowable, requireTill, type TillPaper, type TillPrinter } from '../printing/index.ts';
import type { Payment } from './payment.ts';
import { receiptDocument } from './receipt.ts';

/** Pages are forgotten after a week: from then on nobody knows whether a receipt was printed before. */
const REMEMBERED = Temporal.Duration.from({ hours: 6 * 24 });

/**
 * The receipt of a check, ready for the till's printer.
 *
 * @throws Refusal `conflict` printing.no_till_printer; `invalid` printing.money_not_shown
 */
export function receiptPaper(
  desk: BillDesk,
  about: { order: OrderView; checkId: string; payments: readonly Payment[]; now: Temporal.Instant },
): { till: TillPrinter; paper: TillPaper } {
  const { order, checkId, payments, now } = about;
  const till = requireTill(desk.till);
  const bill = billOf(order, checkId, settledUnit(desk.place.currency));
  const last = payments.at(-1)?.paidAt ?? now;
  const copy = Temporal.Instant.compare(last.add(REMEMBERED), now) < 0;
  const paper: TillPaper = {
    kind: 'receipt',
    dedupeKey: `receipt/${checkId}/${contentKey({ bill, payments })}`,
    document: receiptDocument({ order: order.order, bill, payments, copy, link: null }, desk.place),
  };
  refuseUnshowable(till, paper);
  return { till, paper };
}
