import T, { type Static } from 'typebox';
import { Refusal } from '../../../kernel/refusal.ts';
import { Id, Instant, Nullable } from '../../../kernel/schemas.ts';
import { type ListedLine, listLine, menuAt, menuWithoutLimits } from '../../catalog/index.ts';
import { putOnCheck } from '../check.ts';
import { type Book, getLine, isLive, type OrderLine, wasSent, withLine } from '../order.ts';
import { CLOSED } from '../states.ts';
import { command, type Facts, type Step } from './command.ts';
import { Amount, Course, Note, Quantity, Release, Seat, strict, Wish } from './payloads.ts';

/** The most lines an order may have, those taken back included: more than a banquet has. */
const MOST_LINES = 500;

/** @throws Refusal `conflict` orders.order_closed with the state and the fresh version */
export function refuseClosed({ order }: Book): void {
  if (!CLOSED.has(order.state)) return;
  throw new Refusal('conflict', 'orders.order_closed', { state: order.state, version: order.version });
}

/** What was sent is no longer edited: more of it is sent as an addition, less of it is taken back with a reason. */
function getUnsent(book: Book, lineId: string): OrderLine {
  refuseClosed(book);
  const line = getLine(book, lineId);
  if (wasSent(line))
    throw new Refusal('conflict', 'orders.line_sent', { lineId, version: book.order.version });
  return line;
}

/** How a line is noted. */
interface Noted {
  lineId: string;
  quantity: number;
  note?: string | undefined;
  course?: number | undefined;
  seat?: number | undefined;
  release?: 'at_once' | 'when_fired' | undefined;
  checkId?: string | undefined;
}

/** A book with one line more. */
function addLine(book: Book, noted: Noted, listed: ListedLine, kind: OrderLine['kind']): Book {
  refuseClosed(book);
  if (book.lines.some(({ id }) => id === noted.lineId))
    throw new Refusal('conflict', 'orders.line_exists', { lineId: noted.lineId });
  if (book.lines.length >= MOST_LINES)
    throw new Refusal('conflict', 'orders.too_many_lines', { max: MOST_LINES });
  const line: OrderLine = {
    id: noted.lineId,
    kind,
    ...listed,
    parts: unpriced(listed),
    state: noted.release === 'when_fired' ? 'held' : 'new',
    quantity: noted.quantity,
    sentQuantity: 0,
    voidedQuantity: 0,
    lineDiscountMinor: 0,
    orderDiscountMinor: 0,
    totalMinor: 0,
    taxMinor: 0,
    discount: null,
    note: noted.note ?? null,
    course: noted.course ?? 0,
    seat: noted.seat ?? null,
    earlierPrice: false,
  };
  return putOnCheck({ ...book, lines: [...book.lines, line] }, line.id, noted.checkId);
}

/** The parts of a line before it is priced with the whole order. */
function unpriced({ parts }: ListedLine): OrderLine['parts'] {
  const none = { baseMinor: 0, taxMinor: 0 };
  return parts.map((part) => ({
    ...part,
    ...none,
    grossMinor: 0,
    taxes: part.taxes.map((tax) => ({ ...tax, ...none })),
  }));
}

const NewLineSchema = strict({
  lineId: Id,
  ...Wish,
  quantity: Quantity,
  note: T.Optional(Note),
  course: T.Optional(Course),
  seat: T.Optional(Seat),
  release: T.Optional(Release),
  checkId: T.Optional(Id),
  made: T.Optional(
    T.Boolean({
      description: 'It was made already while the device was offline: it counts though it ran out.',
    }),
  ),
  menuAt: T.Optional({
    ...Instant,
    description: 'When the device read the menu whose price the guest was told; it counts for a day.',
  }),
});

/** A line as it is noted. */
export type NewLine = Static<typeof NewLineSchema>;

/** Notes a line as the menu lists it now. */
export function noteLine(
  book: Book,
  payload: NewLine,
  facts: Pick<Facts, 'menu' | 'priceChanges' | 'now'>,
): Book {
  const { productId, variantId, options, parts } = payload;
  const wish = { productId, variantId, options, parts };
  const menu = payload.made ? menuWithoutLimits(facts.menu) : facts.menu;
  const now = listLine(menu, wish);
  if (payload.menuAt === undefined) return addLine(book, payload, now, 'product');
  const since = toldAt(payload.menuAt, facts.now);
  const told = listLine(menuAt(menu, facts.priceChanges, since), wish);
  const noted = addLine(book, payload, told, 'product');
  return withLine(noted, payload.lineId, { earlierPrice: told.unitPriceMinor !== now.unitPriceMinor });
}

/** How long a price that a guest was told counts. */
const PRICE_HOLDS = { hours: 24 } as const;

/** The moment whose prices count, whatever a clock says: no longer ago than a day, and not in the future. */
export function toldAt(menuAtText: string, now: Temporal.Instant): Temporal.Instant {
  const earliest = now.subtract(PRICE_HOLDS);
  const at = Temporal.Instant.from(menuAtText);
  if (Temporal.Instant.compare(at, earliest) < 0) return earliest;
  return Temporal.Instant.compare(at, now) > 0 ? now : at;
}

/** Something of the menu is ordered. */
export const lineAdd = command({
  type: 'line.add',
  payload: NewLineSchema,
  apply: (book, payload, facts) => ({
    book: noteLine(book, payload, facts),
    data: { lineId: payload.lineId, quantity: payload.quantity },
  }),
});

/** A service with a tax class of its own: packaging, the fee of a delivery. It is on no menu and no station makes it. */
export const lineAddService = command({
  type: 'line.add_service',
  payload: strict({
    lineId: Id,
    kind: T.Enum(['packaging', 'delivery_fee']),
    name: T.String({ minLength: 1, maxLength: 60 }),
    amountMinor: Amount,
    quantity: Quantity,
    taxClassId: T.Optional(Id),
    checkId: T.Optional(Id),
  }),
  apply(book, payload, facts) {
    const taxes = payload.taxClassId === undefined ? [] : facts.taxes(payload.taxClassId);
    if (!taxes)
      throw new Refusal('not_found', 'orders.tax_class_unknown', { taxClassId: payload.taxClassId });
    const { name, amountMinor } = payload;
    const shared = { productId: null, variantId: null, name, variantName: null, options: [] };
    const part = { ...shared, stationId: null, slotName: null, unitMinor: amountMinor, taxes };
    const listed = { ...shared, unitPriceMinor: amountMinor, parts: [part] };
    return {
      book: addLine(book, payload, listed, payload.kind),
      data: { lineId: payload.lineId, quantity: payload.quantity },
    };
  },
});

/** More or fewer of a line: differences add up, whoever sends them. */
export const lineQuantity = command({
  type: 'line.quantity',
  payload: strict({ lineId: Id, delta: T.Integer({ minimum: -999, maximum: 999 }) }),
  apply(book, { lineId, delta }) {
    refuseClosed(book);
    const line = getLine(book, lineId);
    if (delta === 0) return undefined;
    const quantity = line.quantity + delta;
    const { version } = book.order;
    if (quantity > 999) throw new Refusal('invalid', 'orders.quantity_too_large', { lineId, max: 999 });
    // What the kitchen makes is not taken back by a number on a screen, but with a reason.
    if (wasSent(line) && quantity < line.sentQuantity)
      throw new Refusal('conflict', 'orders.below_sent', {
        lineId,
        sentQuantity: line.sentQuantity,
        version,
      });
    if (quantity < 1) throw new Refusal('conflict', 'orders.quantity_too_small', { lineId, version });
    // All the others were taken back before: nothing is left of it.
    const change = quantity === line.voidedQuantity ? { quantity, state: 'voided' as const } : { quantity };
    return { book: withLine(book, lineId, change), data: { lineId, delta, quantity } };
  },
});

/** A remark for the kitchen, or none any more. */
export const lineNote = command({
  type: 'line.note',
  payload: strict({ lineId: Id, note: Nullable(Note) }),
  apply: (book, { lineId, note }) => changed(book, getUnsent(book, lineId), { note }),
});

/** Another size, other options, other parts of a combo: listed again as the menu is now. */
export const lineOptions = command({
  type: 'line.options',
  payload: strict({ lineId: Id, ...Wish }),
  apply(book, { lineId, ...wish }, facts) {
    const line = getUnsent(book, lineId);
    if (line.productId !== wish.productId)
      throw new Refusal('invalid', 'orders.other_product', { lineId, productId: line.productId });
    const listed = listLine(facts.menu, wish);
    return { book: withLine(book, lineId, { ...listed, parts: unpriced(listed) }), data: { lineId } };
  },
});

/** When in the meal. */
export const lineCourse = command({
  type: 'line.course',
  payload: strict({ lineId: Id, course: Course }),
  apply: (book, { lineId, course }) => changed(book, getUnsent(book, lineId), { course }),
});

/** For whom at the table: that may be said at any time before it is paid. */
export const lineSeat = command({
  type: 'line.seat',
  payload: strict({ lineId: Id, seat: Nullable(Seat) }),
  apply(book, { lineId, seat }) {
    refuseClosed(book);
    return changed(book, getLine(book, lineId), { seat });
  },
});

/** Kept back until it is fired. */
export const lineHold = command({
  type: 'line.hold',
  payload: strict({ lineId: Id, held: T.Boolean() }),
  apply: (book, { lineId, held }) => changed(book, getUnsent(book, lineId), { state: held ? 'held' : 'new' }),
});

/** Taken off again before anybody was told: it costs nothing and needs nobody. */
export const lineCancel = command({
  type: 'line.cancel',
  payload: strict({ lineId: Id }),
  apply(book, { lineId }) {
    refuseClosed(book);
    // Twice the same is done once: who taps again did not see the first answer.
    const line = book.lines.find(({ id }) => id === lineId);
    if (line?.state === 'cancelled') return undefined;
    getUnsent(book, lineId);
    return { book: withLine(book, lineId, { state: 'cancelled' }), data: { lineId } };
  },
});

/** Brought to the guest, or not after all. */
export const lineServe = command({
  type: 'line.serve',
  payload: strict({ lineIds: T.Array(Id, { minItems: 1, maxItems: 100 }), served: T.Boolean() }),
  apply(book, { lineIds, served }) {
    refuseClosed(book);
    const lines = lineIds.map((lineId) => getLine(book, lineId));
    const unsent = lines.find((line) => !wasSent(line));
    if (unsent)
      throw new Refusal('conflict', 'orders.line_not_sent', {
        lineId: unsent.id,
        version: book.order.version,
      });
    const about = new Set(lines.filter(({ state }) => (state === 'served') !== served).map(({ id }) => id));
    if (about.size === 0) return undefined;
    const state = served ? ('served' as const) : ('ready' as const);
    const after = book.lines.map((line) => (about.has(line.id) && isLive(line) ? { ...line, state } : line));
    return { book: { ...book, lines: after }, data: { lineIds: [...about] } };
  },
});

function changed(book: Book, line: OrderLine, change: Partial<OrderLine>): Step | undefined {
  const same = Object.entries(change).every(([name, value]) => line[name as keyof OrderLine] === value);
  return same ? undefined : { book: withLine(book, line.id, change), data: { lineId: line.id, ...change } };
}
