import T from 'typebox';
import { divideRounded } from '../../../kernel/money.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { Id } from '../../../kernel/schemas.ts';
import {
  type Book,
  beingMade,
  getLine,
  isLive,
  liveQuantity,
  needsNoStation,
  type OrderLine,
  unsentLines,
  withLine,
  withOrder,
} from '../order.ts';
import { command, type Step } from './command.ts';
import { refuseClosed } from './lines.ts';
import { Approval, Course, Quantity, Reason, strict } from './payloads.ts';

/**
 * Sends lines: the stations are told the difference to what they know, and it is theirs from then on.
 *
 * @param lines with the quantities that are new to the stations
 */
export function sendLines(book: Book, lines: readonly OrderLine[], kind: 'new' | 'add' | 'fire'): Step {
  const about = new Map(lines.map((line) => [line.id, line]));
  const after = book.lines.map((line) => {
    if (!about.has(line.id)) return line;
    // What nobody makes is there already.
    const state = needsNoStation(line) ? ('ready' as const) : ('sent' as const);
    return { ...line, state, sentQuantity: line.quantity };
  });
  const { order } = book;
  const state = order.state === 'draft' ? ('accepted' as const) : order.state;
  return {
    book: { ...book, lines: after, order: { ...order, state, batches: order.batches + 1 } },
    data: { lines: lines.map(({ id, quantity }) => ({ id, quantity })) },
    told: { kind, lines },
  };
}

/** @throws Refusal `conflict` orders.nothing_to_send, orders.waits_for_acceptance */
function refuseUnsendable({ order }: Book, count: number): void {
  const { state, version } = order;
  if (state === 'pending_accept') throw new Refusal('conflict', 'orders.waits_for_acceptance', { version });
  if (count === 0) throw new Refusal('conflict', 'orders.nothing_to_send', { state, version });
}

/** What the stations have not been told yet goes to them; what is held stays. */
export const orderSend = command({
  type: 'order.send',
  payload: strict({}),
  apply(book) {
    refuseClosed(book);
    const lines = unsentLines(book.lines);
    refuseUnsendable(book, lines.length);
    return sendLines(book, lines, book.order.batches === 0 ? 'new' : 'add');
  },
});

/** A course is wanted now: what is held of it is sent, marked as fired. */
export const orderFire = command({
  type: 'order.fire',
  payload: strict({ course: Course }),
  apply(book, { course }) {
    refuseClosed(book);
    const own = book.lines.filter((line) => isLive(line) && line.course === course);
    const freed = own.map((line) => (line.state === 'held' ? { ...line, state: 'new' as const } : line));
    const lines = unsentLines(freed);
    refuseUnsendable(book, lines.length);
    const step = sendLines(book, lines, 'fire');
    return { ...step, data: { ...step.data, course } };
  },
});

/** What a station, or every one, has not finished yet. */
const underWay = (book: Book, stationId: string | undefined): OrderLine[] =>
  beingMade(book).filter((line) =>
    line.parts.some((part) =>
      stationId === undefined ? part.stationId !== null : part.stationId === stationId,
    ),
  );

const Station = strict({ stationId: T.Optional(Id) });

/** The guests wait: the stations are reminded of what they have not finished. */
export const orderRemind = command({
  type: 'order.remind',
  payload: Station,
  apply(book, { stationId }) {
    refuseClosed(book);
    const lines = underWay(book, stationId);
    refuseUnsendable(book, lines.length);
    return {
      book: withOrder(book, { batches: book.order.batches + 1 }),
      data: { ...(stationId === undefined ? {} : { stationId }) },
      told: { kind: 'reminder', lines, stationId },
    };
  },
});

/** Everything a station was told once more, marked as a copy: the paper got wet. */
export const orderCopy = command({
  type: 'order.copy',
  payload: Station,
  apply(book, { stationId }) {
    refuseClosed(book);
    const lines = book.lines.flatMap((line) => {
      const here = stationId === undefined || line.parts.some((part) => part.stationId === stationId);
      const quantity = line.sentQuantity - line.voidedQuantity;
      return here && isLive(line) && quantity > 0 ? [{ ...line, quantity }] : [];
    });
    refuseUnsendable(book, lines.length);
    return {
      book: withOrder(book, { batches: book.order.batches + 1 }),
      data: { ...(stationId === undefined ? {} : { stationId }) },
      told: { kind: 'copy', lines, stationId },
    };
  },
});

/** What some pieces of a line have of one of its amounts. */
const shareOf = (amountMinor: number, pieces: number, line: OrderLine): number =>
  divideRounded(BigInt(amountMinor) * BigInt(pieces), BigInt(liveQuantity(line)));

/** The permission to take back what was sent. */
export const VOID = 'orders.void';

/** What was sent, or some pieces of it, is taken back: its amount leaves the order and its stations are told. */
export const lineVoid = command({
  type: 'line.void',
  payload: strict({
    lineId: Id,
    quantity: T.Optional(Quantity),
    reason: Reason,
    approvalId: Approval,
  }),
  apply(book, { lineId, quantity, reason, approvalId }): Step {
    refuseClosed(book);
    const line = getLine(book, lineId);
    const { order } = book;
    const sent = line.sentQuantity - line.voidedQuantity;
    if (sent === 0) throw new Refusal('conflict', 'orders.line_not_sent', { lineId, version: order.version });
    const pieces = quantity ?? sent;
    if (pieces > sent)
      throw new Refusal('conflict', 'orders.void_too_many', { lineId, sent, version: order.version });
    const whole = pieces === liveQuantity(line);
    const change: Partial<OrderLine> = whole
      ? { state: 'voided', voidedQuantity: line.voidedQuantity + pieces }
      : {
          voidedQuantity: line.voidedQuantity + pieces,
          // Of what was off the order its share goes with the pieces.
          orderDiscountMinor: line.orderDiscountMinor - shareOf(line.orderDiscountMinor, pieces, line),
        };
    const amountMinor = shareOf(line.totalMinor, pieces, line);
    return {
      book: withLine(withOrder(book, { batches: order.batches + 1 }), lineId, change),
      reason,
      data: { lineId, name: line.name, quantity: pieces, amountMinor },
      told: { kind: 'void', lines: [{ ...line, quantity: pieces }] },
      need: { action: VOID, objectId: lineId, amountMinor, approvalId },
      audit: {
        action: 'orders.line_voided',
        objectType: 'order_line',
        objectId: lineId,
        before: { order: order.number, line: line.name, quantity: pieces, totalMinor: order.totalMinor },
      },
    };
  },
});
