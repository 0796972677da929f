import { createHash } from 'node:crypto';
import { settledUnit } from '../../kernel/money.ts';
import { refuseUnshowable, requireTill, type TillPaper, type TillPrinter } from '../printing/index.ts';
import { billOf } from './bill.ts';
import type { BillPlace } from './bill-paper.ts';
import type { Book } from './order.ts';
import { preBillDocument } from './pre-bill.ts';

/** Where the papers of guests come out in a branch, and how they look there. */
export interface BillDesk {
  /** Undefined where no station of the branch is a till with a printer. */
  till: TillPrinter | undefined;
  place: BillPlace;
}

/** Names what is on a paper, so that the same asked for again is a reprint and anything else is not. */
export const contentKey = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22);

/**
 * The papers by which guests check what they will pay, one for each of these checks.
 *
 * @throws Refusal `not_found` orders.check_unknown; `conflict` printing.no_till_printer; `invalid`
 *   printing.money_not_shown
 */
export function preBills(
  { till, place }: BillDesk,
  { book, checkIds, now }: { book: Book; checkIds: readonly string[]; now: Temporal.Instant },
): { till: TillPrinter; paper: TillPaper }[] {
  const printer = requireTill(till);
  return checkIds.map((checkId) => {
    const bill = billOf(book, checkId, settledUnit(place.currency));
    const paper: TillPaper = {
      kind: 'pre_bill',
      dedupeKey: `pre_bill/${checkId}/${contentKey(bill)}`,
      document: preBillDocument(book.order, bill, place, now),
    };
    refuseUnshowable(printer, paper);
    return { till: printer, paper };
  });
}
