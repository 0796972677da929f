import T from 'typebox';
import { Refusal } from '../../../kernel/refusal.ts';
import { Id } from '../../../kernel/schemas.ts';
import { isSettled, putOnCheck, refusePartlyPaid, voidChecks } from '../check.ts';
import { type Book, beingMade, getLine, isLive, type OrderLine, wasSent, withOrder } from '../order.ts';
import { command, type Facts, type Step } from './command.ts';
import { refuseClosed } from './lines.ts';
import { strict } from './payloads.ts';

function getOther(facts: Facts, book: Book, orderId: string): Book {
  const other = facts.order(orderId);
  if (!other || other.order.id === book.order.id)
    throw new Refusal('not_found', 'orders.other_order_unknown', { orderId });
  refuseClosed(other);
  return other;
}

/** Lines that another order takes over, with all that was sent of them. */
function takeOver(into: Book, lines: readonly OrderLine[]): Book {
  // What is being made cannot become part of what may still be turned down.
  if (into.order.state === 'pending_accept' && lines.some(wasSent))
    throw new Refusal('conflict', 'orders.waits_for_acceptance', { version: into.order.version });
  const order = { ...into.order };
  if (order.state === 'draft' && lines.some(wasSent)) order.state = 'accepted';
  let book: Book = { ...into, order };
  for (const line of lines)
    book = putOnCheck({ ...book, lines: book.lines.concat(line) }, line.id, undefined);
  return book;
}

/** A book without some lines: they count for another order now. */
function without(book: Book, ids: ReadonlySet<string>): Book {
  return {
    ...book,
    lines: book.lines.filter(({ id }) => !ids.has(id)),
    checks: book.checks.map((check) =>
      check.shares && !isSettled(check)
        ? { ...check, shares: check.shares.filter(({ lineId }) => !ids.has(lineId)) }
        : check,
    ),
  };
}

/** Names the place for people: the table, or the turn. */
const placeOf = ({ order }: Book): string => order.table?.name ?? `#${order.turn}`;

/** Moves lines and says so to the stations that make them. */
function handOver(
  book: Book,
  other: Book,
  lines: readonly OrderLine[],
): { book: Book; other: Step['other'] } {
  refusePartlyPaid(book);
  // Discounts of the order as a whole stay behind; those of a line go with it.
  const moved = lines.map((line) => ({ ...line, orderDiscountMinor: 0 }));
  const told = beingMade({ ...book, lines: moved });
  const into = takeOver(other, moved);
  const batches = into.order.batches + (told.length > 0 ? 1 : 0);
  return {
    book: without(book, new Set(lines.map(({ id }) => id))),
    other: {
      type: 'order.lines_taken_over',
      book: withOrder(into, { batches }),
      data: { from: book.order.id, lines: lines.map(({ id }) => id) },
      ...(told.length > 0 ? { told: { kind: 'move' as const, lines: told, from: placeOf(book) } } : {}),
    },
  };
}

/** Some lines belong to another order: the guest has changed tables, or the line was noted on the wrong one. */
export const lineMove = command({
  type: 'line.move',
  payload: strict({ lineIds: T.Array(Id, { minItems: 1, maxItems: 100 }), toOrderId: Id }),
  apply(book, { lineIds, toOrderId }, facts) {
    refuseClosed(book);
    const other = getOther(facts, book, toOrderId);
    const lines = [...new Set(lineIds)].map((lineId) => getLine(book, lineId));
    return { ...handOver(book, other, lines), data: { to: toOrderId, lines: lines.map(({ id }) => id) } };
  },
});

/** All of this order belongs to another one: two tables have become one bill. */
export const orderMerge = command({
  type: 'order.merge',
  payload: strict({ intoOrderId: Id }),
  apply(book, { intoOrderId }, facts) {
    refuseClosed(book);
    const other = getOther(facts, book, intoOrderId);
    const live = book.lines.filter(isLive);
    const { book: left, other: into } = handOver(book, other, live);
    const guests = (other.order.guests ?? 0) + (book.order.guests ?? 0);
    const merged = withOrder(left, { state: 'cancelled', closedAt: facts.now, mergedInto: intoOrderId });
    return {
      book: voidChecks(merged),
      data: { into: intoOrderId },
      other: into && {
        ...into,
        type: 'order.merged_with',
        book: withOrder(into.book, { guests: guests === 0 ? null : Math.min(guests, 99) }),
      },
    };
  },
});
