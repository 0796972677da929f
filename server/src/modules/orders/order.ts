import { Refusal } from '../../kernel/refusal.ts';
import type { Channel, ChosenOption, Discount, QuotedPart } from '../catalog/index.ts';
import { type CheckState, FOLLOWS_LINES, GONE, type LineState, type OrderState } from './states.ts';

/** The kinds of order (domain rules §1). */
export const ORDER_TYPES = ['dine_in', 'counter', 'takeaway', 'delivery', 'staff_meal', 'online'] as const;
export type OrderType = (typeof ORDER_TYPES)[number];

/** What a line is: of the menu, or a service with a tax class of its own. */
export const LINE_KINDS = ['product', 'packaging', 'delivery_fee'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** What a kind of order decides. */
interface TypeRule {
  /** By which prices and hours of the menu it is sold. */
  channel: Channel;
  /** Whether it stands on a table. */
  table: boolean;
  /** Whether a tip is proposed (domain rules §6). */
  tip: boolean;
  /** Whether paying the last check ends it: who sits at a table has eaten; who has paid ahead still waits for it. */
  endsWhenPaid: boolean;
}

/** What each kind of order decides (domain rules §1). */
export const TYPE_RULES: Readonly<Record<OrderType, TypeRule>> = {
  dine_in: { channel: 'dine_in', table: true, tip: true, endsWhenPaid: true },
  counter: { channel: 'dine_in', table: false, tip: false, endsWhenPaid: false },
  takeaway: { channel: 'takeaway', table: false, tip: false, endsWhenPaid: false },
  delivery: { channel: 'delivery', table: false, tip: false, endsWhenPaid: false },
  staff_meal: { channel: 'dine_in', table: false, tip: false, endsWhenPaid: true },
  online: { channel: 'online', table: false, tip: false, endsWhenPaid: false },
};

/** Something off a line or an order, with who gave it and why; `comp` when it is a courtesy of the house. */
export interface GivenDiscount {
  rule: Discount;
  comp: boolean;
  reason: string;
  by: { id: string; name: string };
}

/** A line as the order keeps it; amounts in minor units, of the pieces that were not voided. */
export interface OrderLine {
  id: string;
  kind: LineKind;
  productId: string | null;
  variantId: string | null;
  name: string;
  variantName: string | null;
  state: LineState;
  quantity: number;
  /** Pieces the stations were told of. */
  sentQuantity: number;
  /** Of these, pieces that were taken back. */
  voidedQuantity: number;
  /** Of one piece with its options, before discounts. */
  unitPriceMinor: number;
  /** Off the line itself, and its share of what is off the order. */
  lineDiscountMinor: number;
  orderDiscountMinor: number;
  totalMinor: number;
  taxMinor: number;
  options: ChosenOption[];
  parts: QuotedPart[];
  discount: GivenDiscount | null;
  note: string | null;
  /** Served one after another: 1 first; 0 with nothing said. */
  course: number;
  /** Who at the table it is for, by number; null for everybody. */
  seat: number | null;
  /** Sold at the price of an earlier menu, which the guest was told while the device was offline. */
  earlierPrice: boolean;
}

/** Who an order is for. */
export interface OrderGuest {
  /** A customer of the company, when it is one. */
  customerId: string | null;
  name: string;
  phone: string | null;
}

/** Where an order is delivered, as it was told. */
export interface DeliveryPlace {
  address: string;
  detail: string | null;
  directions: string | null;
}

/** An order as stored. */
export interface Order {
  id: string;
  branchId: string;
  type: OrderType;
  state: OrderState;
  version: number;
  /** Internal consecutive of the branch, without gaps. */
  number: number;
  /** Turn of the business day: what people call out. */
  turn: number;
  businessDate: string;
  /** What a device called it while it was offline. */
  provisional: string | null;
  table: { id: string; name: string } | null;
  guests: number | null;
  guest: OrderGuest | null;
  delivery: DeliveryPlace | null;
  promisedAt: Temporal.Instant | null;
  /** Its name in the system it came from. */
  external: { source: string; id: string } | null;
  waiter: { id: string; name: string };
  openedAt: Temporal.Instant;
  closedAt: Temporal.Instant | null;
  billAskedAt: Temporal.Instant | null;
  discount: GivenDiscount | null;
  /** Where its lines went when two orders became one. */
  mergedInto: string | null;
  totalMinor: number;
  taxMinor: number;
  batches: number;
}

/** What the guest said about a tip (Ley 1935 of 2018): asked before the bill is issued, never added unasked. */
export const TIP_STATES = ['not_asked', 'declined', 'accepted_suggested', 'accepted_other'] as const;
export type TipState = (typeof TIP_STATES)[number];

/** A part of a line on a check: `weight` of the sum of its weights on all checks. */
export interface Share {
  lineId: string;
  weight: number;
  totalMinor: number;
  taxMinor: number;
}

/** What somebody pays; amounts in minor units. The tip is beside the total, never in it. */
export interface Check {
  id: string;
  /** 1 is shown as A. */
  position: number;
  state: CheckState;
  totalMinor: number;
  taxMinor: number;
  paidMinor: number;
  tip: TipState;
  /** Of what was suggested; null for any other answer. */
  tipBasisPoints: number | null;
  tipMinor: number;
  tipPaidMinor: number;
  /** Null while it is the only one: then everything is on it. */
  shares: readonly Share[] | null;
}

/** A table with the open order on it. */
export interface PlacedTable {
  id: string;
  name: string;
  orderId: string | null;
}

/** An order with everything that stands or falls with it: locked, changed and stored as one. */
export interface Book {
  order: Order;
  lines: readonly OrderLine[];
  checks: readonly Check[];
}

/** What a ticket of an order is called: station, batch and kind. */
export interface TicketHead {
  id: string;
  stationId: string;
  stationName: string;
  batch: number;
  kind: string;
}

/** An order with everything that people see of it. */
export interface OrderView extends Book {
  tickets: readonly TicketHead[];
}

/** Pieces that are sold: those that were not taken back. */
export const liveQuantity = ({ quantity, voidedQuantity }: OrderLine): number => quantity - voidedQuantity;

/** Whether a line still counts. */
export const isLive = ({ state }: Pick<OrderLine, 'state'>): boolean => !GONE.has(state);

/** Whether a station, or who serves, was told of a line. */
export const wasSent = ({ sentQuantity }: Pick<OrderLine, 'sentQuantity'>): boolean => sentQuantity > 0;

/** Whether nobody makes it: it is taken from the shelf. */
export const needsNoStation = ({ parts }: Pick<OrderLine, 'parts'>): boolean =>
  parts.every(({ stationId }) => stationId === null);

/**
 * Totals are sums of the stored lines that still count, never computed again from prices.
 *
 * @throws Refusal `invalid` orders.total_too_large, beyond what is counted exactly
 */
export function totals(lines: readonly Pick<OrderLine, 'totalMinor' | 'taxMinor' | 'state'>[]): {
  totalMinor: number;
  taxMinor: number;
} {
  const live = lines.filter(isLive);
  const totalMinor = live.reduce((sum, line) => sum + line.totalMinor, 0);
  if (!Number.isSafeInteger(totalMinor)) throw new Refusal('invalid', 'orders.total_too_large');
  return { totalMinor, taxMinor: live.reduce((sum, line) => sum + line.taxMinor, 0) };
}

/** What a station has not been told yet: the quantity less the quantity already sent, per line that is not held. */
export function unsentLines(lines: readonly OrderLine[]): OrderLine[] {
  return lines.flatMap((line) => {
    const quantity = line.quantity - line.sentQuantity;
    return quantity > 0 && isLive(line) && line.state !== 'held' ? [{ ...line, quantity }] : [];
  });
}

/** The state of an order that follows its lines; any other stays as it is. */
export function stateByLines(state: OrderState, lines: readonly OrderLine[]): OrderState {
  if (!FOLLOWS_LINES.has(state)) return state;
  const sent = lines.filter((line) => isLive(line) && wasSent(line));
  if (sent.length === 0) return 'accepted';
  if (sent.every((line) => line.state === 'served')) return 'served';
  // What is taken from the shelf is ready at once and says nothing of what the kitchen does.
  const made = sent.filter((line) => !needsNoStation(line));
  if (made.every((line) => line.state === 'served' || line.state === 'ready')) return 'ready';
  return made.every((line) => line.state === 'sent') ? 'accepted' : 'in_preparation';
}

/**
 * A line of an order.
 *
 * @throws Refusal `not_found` orders.line_unknown; `conflict` orders.line_voided for one that counts for nothing any more
 */
export function getLine({ lines, order }: Book, lineId: string): OrderLine {
  const line = lines.find(({ id }) => id === lineId);
  if (!line) throw new Refusal('not_found', 'orders.line_unknown', { lineId });
  if (!isLive(line))
    throw new Refusal('conflict', 'orders.line_voided', {
      lineId,
      state: line.state,
      version: order.version,
    });
  return line;
}

/** What a station was told to make and has not finished, with the quantities that still are. */
export const beingMade = ({ lines }: Book): OrderLine[] =>
  lines.flatMap((line) => {
    const quantity = line.sentQuantity - line.voidedQuantity;
    const making = line.state === 'sent' || line.state === 'in_progress';
    return making && quantity > 0 ? [{ ...line, quantity }] : [];
  });

/** A book with one line changed. */
export function withLine(book: Book, id: string, change: Partial<OrderLine>): Book {
  return { ...book, lines: book.lines.map((line) => (line.id === id ? { ...line, ...change } : line)) };
}

/** A book with its order changed. */
export function withOrder(book: Book, change: Partial<Order>): Book {
  return { ...book, order: { ...book.order, ...change } };
}
