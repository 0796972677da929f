import T, { type Static } from 'typebox';
import { statesOf } from '../../kernel/flow.ts';
import { Id, Instant, Nullable, PlainDate } from '../../kernel/schemas.ts';
import { Course, Delivery, Guest, Note, Quantity, Release, Seat, Wish } from './commands/payloads.ts';
import { TICKET_KINDS, type TicketKind } from './kitchen-ticket.ts';
import { isLive, LINE_KINDS, ORDER_TYPES, type OrderLine, type OrderView, TIP_STATES } from './order.ts';
import { CHECK_FLOW, LINE_FLOW, ORDER_FLOW } from './states.ts';

const Type = T.Enum([...ORDER_TYPES]);
const State = T.Enum(statesOf(ORDER_FLOW));
const Kind = T.Enum([...TICKET_KINDS]);

/** Its name in the system an order comes from. */
const External = T.Object(
  { source: T.String({ minLength: 1, maxLength: 40 }), id: T.String({ minLength: 1, maxLength: 100 }) },
  { title: 'ExternalOrder', additionalProperties: false },
);

const opening = {
  type: Type,
  tableId: T.Optional(Id),
  guests: T.Optional(T.Integer({ minimum: 1, maximum: 99 })),
  guest: T.Optional(Guest),
  delivery: T.Optional(Delivery),
  promisedAt: T.Optional(Instant),
  external: T.Optional(External),
};

/** An order as a device opens it, perhaps offline: with the number it showed meanwhile. */
export const OpenOrder = T.Object(
  { ...opening, provisional: T.Optional(T.String({ minLength: 1, maxLength: 20 })) },
  { title: 'OpenOrder', additionalProperties: false },
);

/** A new order as a device sends it. Prices are never taken from outside. */
export const NewOrder = T.Object(
  {
    id: Id,
    branchId: Id,
    ...opening,
    lines: T.Array(
      T.Object(
        {
          id: Id,
          ...Wish,
          quantity: Quantity,
          note: T.Optional(Note),
          course: T.Optional(Course),
          seat: T.Optional(Seat),
          release: T.Optional(Release),
        },
        { title: 'NewLine', additionalProperties: false },
      ),
      { maxItems: 100 },
    ),
    send: T.Boolean(),
  },
  { title: 'NewOrder', additionalProperties: false },
);

const Option = T.Object(
  { id: Id, name: T.String(), groupName: T.String(), quantity: T.Integer(), priceMinor: T.Integer() },
  { title: 'ChosenOption' },
);
const Line = T.Object(
  {
    id: Id,
    kind: T.Enum([...LINE_KINDS]),
    productId: Nullable(Id),
    variantId: Nullable(Id),
    name: T.String(),
    variantName: Nullable(T.String()),
    state: T.Enum(statesOf(LINE_FLOW)),
    quantity: T.Integer({ description: 'Pieces that were ordered, those taken back included.' }),
    options: T.Array(Option),
    parts: T.Array(
      T.Object(
        {
          name: T.String(),
          variantName: Nullable(T.String()),
          slotName: Nullable(T.String()),
          options: T.Array(Option),
        },
        { title: 'LinePart' },
      ),
      { description: 'What a combo was put together of; empty for anything else.' },
    ),
    unitPriceMinor: T.Integer(),
    discountMinor: T.Integer(),
    totalMinor: T.Integer(),
    taxMinor: T.Integer(),
    comp: T.Boolean({ description: 'On the house.' }),
    note: Nullable(T.String()),
    course: T.Integer(),
    seat: Nullable(T.Integer()),
    sentQuantity: T.Integer(),
    voidedQuantity: T.Integer(),
    earlierPrice: T.Boolean({ description: 'Sold at the price of an earlier menu.' }),
  },
  { title: 'OrderLine' },
);

const Check = T.Object(
  {
    id: Id,
    position: T.Integer({ description: '1 is shown as A.' }),
    state: T.Enum(statesOf(CHECK_FLOW)),
    totalMinor: T.Integer(),
    taxMinor: T.Integer(),
    paidMinor: T.Integer(),
    tip: T.Enum([...TIP_STATES]),
    tipBasisPoints: Nullable(T.Integer()),
    tipMinor: T.Integer(),
    tipPaidMinor: T.Integer(),
    shares: Nullable(
      T.Array(
        T.Object(
          { lineId: Id, weight: T.Integer(), totalMinor: T.Integer(), taxMinor: T.Integer() },
          { title: 'CheckShare' },
        ),
      ),
    ),
  },
  { title: 'Check' },
);

/** An order with its lines, checks and tickets. */
export const Order = T.Object(
  {
    id: Id,
    branchId: Id,
    type: Type,
    state: State,
    version: T.Integer(),
    number: T.Integer({ description: 'Consecutive of the branch; never restarts.' }),
    turn: T.Integer({ description: 'Turn of the business day.' }),
    businessDate: PlainDate,
    provisional: Nullable(T.String({ description: 'What a device called it while it was offline.' })),
    table: Nullable(T.Object({ id: Id, name: T.String() })),
    guests: Nullable(T.Integer()),
    guest: Nullable(
      T.Object(
        { customerId: Nullable(Id), name: T.String(), phone: Nullable(T.String()) },
        { title: 'Guest' },
      ),
    ),
    delivery: Nullable(
      T.Object(
        { address: T.String(), detail: Nullable(T.String()), directions: Nullable(T.String()) },
        { title: 'Delivery' },
      ),
    ),
    promisedAt: Nullable(Instant),
    external: Nullable(T.Object({ source: T.String(), id: T.String() }, { title: 'External' })),
    waiter: T.Object({ id: Id, name: T.String() }),
    openedAt: Instant,
    closedAt: Nullable(Instant),
    billAskedAt: Nullable(Instant),
    discountMinor: T.Integer({ description: 'Off lines and order together.' }),
    mergedInto: Nullable(Id),
    totalMinor: T.Integer(),
    taxMinor: T.Integer(),
    lines: T.Array(Line),
    checks: T.Array(Check),
    tickets: T.Array(
      T.Object({ id: Id, stationId: Id, stationName: T.String(), batch: T.Integer(), kind: Kind }),
    ),
  },
  { title: 'Order' },
);

/** A sent line that is taken back: why, and who approved it for one who may not alone. */
export const VoidLine = T.Object(
  { reason: T.String({ minLength: 1, maxLength: 200 }), approvalId: T.Optional(Id) },
  { title: 'VoidLine', additionalProperties: false },
);

/** Which bills are printed: all that are not paid unless told which. */
export const PrintBill = T.Object(
  { checkIds: T.Optional(T.Array(Id, { minItems: 1, maxItems: 50, uniqueItems: true })) },
  { title: 'PrintBill', additionalProperties: false },
);

/** Kitchen tickets of a branch. */
export const Tickets = T.Object(
  {
    asOf: Instant,
    tickets: T.Array(
      T.Object(
        {
          id: Id,
          orderId: Id,
          orderNumber: T.Integer(),
          turn: T.Integer(),
          type: Type,
          tableName: Nullable(T.String()),
          guests: Nullable(T.Integer()),
          waiterName: T.String(),
          stationId: Id,
          stationName: T.String(),
          batch: T.Integer(),
          kind: Kind,
          sentAt: Instant,
          lines: T.Array(
            T.Object({
              id: Id,
              name: T.String(),
              quantity: T.Integer(),
              details: T.Array(T.String()),
              note: Nullable(T.String()),
            }),
          ),
        },
        { title: 'Ticket' },
      ),
    ),
  },
  { title: 'Tickets' },
);

/** When a ticket was finished; null once it is open again. */
export const TicketDone = T.Object({ id: Id, doneAt: Nullable(Instant) }, { title: 'TicketDone' });

/** An order as the contract shows it. */
export function orderAnswer({ order, lines, checks, tickets }: OrderView): Static<typeof Order> {
  const { batches: _batches, discount: _discount, ...shown } = order;
  const offOf = (line: OrderLine) => line.lineDiscountMinor + line.orderDiscountMinor;
  return {
    ...shown,
    openedAt: order.openedAt.toString(),
    closedAt: order.closedAt?.toString() ?? null,
    billAskedAt: order.billAskedAt?.toString() ?? null,
    promisedAt: order.promisedAt?.toString() ?? null,
    discountMinor: lines.filter(isLive).reduce((sum, line) => sum + offOf(line), 0),
    lines: lines.map((line) => {
      const { lineDiscountMinor: _line, orderDiscountMinor: _order, discount, parts, ...rest } = line;
      return {
        ...rest,
        comp: discount?.comp === true,
        discountMinor: offOf(line),
        parts: parts.flatMap(({ name, variantName, slotName, options }) =>
          slotName === null ? [] : [{ name, variantName, slotName, options }],
        ),
      };
    }),
    checks: checks.map((check) => ({ ...check, shares: check.shares && [...check.shares] })),
    tickets: tickets.map(({ id, stationId, stationName, batch, kind }) => ({
      id,
      stationId,
      stationName,
      batch,
      kind: kind as TicketKind,
    })),
  };
}
