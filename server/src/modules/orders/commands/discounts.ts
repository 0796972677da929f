import { Refusal } from '../../../kernel/refusal.ts';
import { Id, Nullable } from '../../../kernel/schemas.ts';
import type { Discount } from '../../catalog/index.ts';
import { recount } from '../book.ts';
import { isSplit, refusePartlyPaid } from '../check.ts';
import { type Book, type GivenDiscount, getLine, withLine, withOrder } from '../order.ts';
import { command, type Facts, type Step } from './command.ts';
import { refuseClosed } from './lines.ts';
import { Approval, DiscountRule, Reason, strict } from './payloads.ts';

/** The permissions to take something off, and to give something away. */
const DISCOUNT = 'orders.discount';
const COMP = 'orders.comp';
/** Everything of it. */
const ALL: Discount = { kind: 'percent', basisPoints: 10_000 };

/** What is off a book, lines and order together. */
const offOf = ({ lines }: Book): number =>
  lines.reduce((sum, line) => sum + line.lineDiscountMinor + line.orderDiscountMinor, 0);

/** How one discount was asked for. */
interface Asked {
  rule: Discount | null;
  comp: boolean;
  reason: string;
  approvalId: string | undefined;
  about: { action: string; objectType: string; objectId: string };
}

/**
 * A discount with what it comes to: whoever approves it sees the amount. Less off than before needs nobody.
 *
 * @param put sets it in the book
 */
function discounted(
  book: Book,
  asked: Asked,
  facts: Facts,
  put: (discount: GivenDiscount | null) => Book,
): Step {
  const { rule, comp, reason, approvalId, about } = asked;
  const given = rule && { rule, comp, reason, by: facts.by };
  const after = recount(put(given), facts.unit);
  const amountMinor = offOf(after) - offOf(book);
  const { order } = book;
  return {
    book: after,
    reason,
    data: { objectId: about.objectId, rule, amountMinor },
    ...(amountMinor > 0
      ? { need: { action: comp ? COMP : DISCOUNT, objectId: about.objectId, amountMinor, approvalId } }
      : {}),
    audit: {
      ...about,
      before: { order: order.number, totalMinor: order.totalMinor },
      after: { totalMinor: after.order.totalMinor },
    },
  };
}

/** Something off a line, or nothing any more. */
export const lineDiscount = command({
  type: 'line.discount',
  payload: strict({ lineId: Id, rule: Nullable(DiscountRule), reason: Reason, approvalId: Approval }),
  apply(book, { lineId, rule, reason, approvalId }, facts) {
    refuseClosed(book);
    getLine(book, lineId);
    const about = { action: 'orders.line_discounted', objectType: 'order_line', objectId: lineId };
    const asked = { rule, comp: false, reason, approvalId, about };
    return discounted(book, asked, facts, (discount) => withLine(book, lineId, { discount }));
  },
});

/** A courtesy of the house: the line stays on the bill and costs nothing. */
export const lineComp = command({
  type: 'line.comp',
  payload: strict({ lineId: Id, reason: Reason, approvalId: Approval }),
  apply(book, { lineId, reason, approvalId }, facts) {
    refuseClosed(book);
    if (getLine(book, lineId).discount?.comp) return undefined;
    const about = { action: 'orders.line_comped', objectType: 'order_line', objectId: lineId };
    const asked = { rule: ALL, comp: true, reason, approvalId, about };
    return discounted(book, asked, facts, (discount) => withLine(book, lineId, { discount }));
  },
});

/** Something off the order as a whole, spread over its lines; or nothing any more. Before it is divided and paid. */
export const orderDiscount = command({
  type: 'order.discount',
  payload: strict({ rule: Nullable(DiscountRule), reason: Reason, approvalId: Approval }),
  apply(book, { rule, reason, approvalId }, facts) {
    refuseClosed(book);
    refusePartlyPaid(book);
    const { order } = book;
    // Divided, it belongs to the lines, each with its guest: it is put together again first.
    if (isSplit(book)) throw new Refusal('conflict', 'orders.bill_divided', { version: order.version });
    const about = { action: 'orders.order_discounted', objectType: 'order', objectId: order.id };
    const asked = { rule, comp: false, reason, approvalId, about };
    return discounted(book, asked, facts, (discount) => withOrder(book, { discount }));
  },
});
