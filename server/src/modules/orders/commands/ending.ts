import T from 'typebox';
import { Refusal } from '../../../kernel/refusal.ts';
import { isSettled, liveChecks, refusePartlyPaid, voidChecks, withCheck } from '../check.ts';
import { type Book, beingMade, isLive, type OrderLine, TYPE_RULES, wasSent, withOrder } from '../order.ts';
import { CLOSED, ORDER_FLOW, type OrderState, refuseIllegalMove } from '../states.ts';
import { command, type Step } from './command.ts';
import { refuseClosed } from './lines.ts';
import { Approval, Reason, strict } from './payloads.ts';
import { VOID } from './sending.ts';

/** An order from outside is taken. */
export const orderAccept = command({
  type: 'order.accept',
  payload: strict({}),
  apply(book) {
    if (book.order.state === 'accepted') return undefined;
    return { book: withOrder(book, { state: 'accepted' }) };
  },
});

/** An order from outside is not taken. */
export const orderReject = command({
  type: 'order.reject',
  payload: strict({ reason: Reason }),
  apply(book, { reason }, facts) {
    if (book.order.state === 'rejected') return undefined;
    guard(book, 'rejected');
    const lines = takenBack(book);
    const rejected = withOrder({ ...book, lines }, { state: 'rejected', closedAt: facts.now });
    return { book: voidChecks(rejected), reason };
  },
});

/** Its lines when nothing of it is to be: taken back where a station knows of them, else taken off. */
function takenBack({ lines }: Book): OrderLine[] {
  return lines.map((line): OrderLine => {
    if (!isLive(line)) return line;
    return wasSent(line)
      ? { ...line, state: 'voided', voidedQuantity: line.sentQuantity }
      : { ...line, state: 'cancelled' };
  });
}

function guard({ order }: Book, to: OrderState): void {
  const { id, version, state } = order;
  refuseIllegalMove(ORDER_FLOW, { from: state, to }, { what: 'order', id, version });
}

/** Nothing of it is wanted any more. What was sent needs a reason and somebody who may; its stations are told. */
export const orderCancel = command({
  type: 'order.cancel',
  payload: strict({ reason: Reason, approvalId: Approval }),
  apply(book, { reason, approvalId }, facts): Step | undefined {
    const { order } = book;
    if (order.state === 'cancelled') return undefined;
    guard(book, 'cancelled');
    refusePartlyPaid(book);
    const told = beingMade(book);
    const sent = book.lines.filter((line) => isLive(line) && wasSent(line));
    const lines = takenBack(book);
    const batches = order.batches + (told.length > 0 ? 1 : 0);
    const cancelled = withOrder({ ...book, lines }, { state: 'cancelled', closedAt: facts.now, batches });
    const audit = {
      action: 'orders.order_cancelled',
      objectType: 'order',
      objectId: order.id,
      before: { order: order.number, totalMinor: order.totalMinor },
    };
    return {
      book: voidChecks(cancelled),
      reason,
      data: { amountMinor: order.totalMinor },
      ...(told.length > 0 ? { told: { kind: 'void' as const, lines: told } } : {}),
      ...(sent.length > 0
        ? { need: { action: VOID, objectId: order.id, amountMinor: order.totalMinor, approvalId }, audit }
        : {}),
    };
  },
});

/** The guest, or a courier, has it. */
export const orderHandOver = command({
  type: 'order.hand_over',
  payload: strict({ to: T.Enum(['guest', 'courier']) }),
  apply(book, { to }, facts) {
    const { order } = book;
    const state = to === 'guest' ? ('picked_up' as const) : ('handed_to_courier' as const);
    if (order.state === state) return undefined;
    refuseClosed(book);
    if (TYPE_RULES[order.type].table) throw new Refusal('invalid', 'orders.not_handed_over');
    guard(book, state);
    return { book: endWhenDone(withOrder(serveAll(book), { state }), facts.now) };
  },
});

/** @throws Refusal `conflict` orders.unsent_lines while something was noted and nobody was told */
function serveAll(book: Book): Book {
  const unsent = book.lines.filter((line) => isLive(line) && line.sentQuantity < line.quantity);
  if (unsent.length > 0)
    throw new Refusal('conflict', 'orders.unsent_lines', {
      lineIds: unsent.map(({ id }) => id),
      version: book.order.version,
    });
  const lines = book.lines.map((line) => (isLive(line) ? { ...line, state: 'served' as const } : line));
  return { ...book, lines };
}

/** Whether every check that counts is paid; one on which there is nothing to pay is. */
const isPaid = (book: Book): boolean =>
  liveChecks(book).every((check) => isSettled(check) || check.totalMinor === 0);

/** What an order becomes once everything is paid and brought: the table is free, and nothing of it changes any more. */
export function endWhenDone(book: Book, now: Temporal.Instant): Book {
  const { order, lines } = book;
  if (CLOSED.has(order.state) || !isPaid(book)) return book;
  const live = lines.filter(isLive);
  if (live.length === 0 || live.some((line) => line.sentQuantity < line.quantity)) return book;
  const handed = order.state === 'picked_up' || order.state === 'handed_to_courier';
  if (!TYPE_RULES[order.type].endsWhenPaid && !handed && order.state !== 'served') return book;
  return complete(book, now);
}

function complete(book: Book, now: Temporal.Instant): Book {
  const settled = liveChecks(book)
    .filter((check) => !isSettled(check))
    // Nothing was to be paid: on the house, or all of it taken back.
    .reduce((current, check) => withCheck(current, check.id, { state: 'paid' }), serveAll(book));
  return withOrder(settled, { state: 'completed', closedAt: now });
}

/** Ends an order by hand: all of it is paid, and what was not marked as brought counts as such. */
export const orderClose = command({
  type: 'order.close',
  payload: strict({}),
  apply(book, _payload, facts) {
    const { order } = book;
    if (order.state === 'completed') return undefined;
    guard(book, 'completed');
    if (!isPaid(book))
      throw new Refusal('conflict', 'orders.not_paid', {
        dueMinor: liveChecks(book).reduce((sum, check) => sum + check.totalMinor - check.paidMinor, 0),
        version: order.version,
      });
    return { book: complete(book, facts.now) };
  },
});
