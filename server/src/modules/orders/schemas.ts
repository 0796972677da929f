import T, { type Static } from 'typebox';
import { Id, Instant, Nullable, PlainDate } from '../../kernel/schemas.ts';
import type { OrderView } from './create-order.ts';
import { TICKET_KINDS, type TicketKind } from './kitchen-ticket.ts';
import { ORDER_STATES, ORDER_TYPES } from './order.ts';

const Type = T.Enum([...ORDER_TYPES]);
const State = T.Enum([...ORDER_STATES]);
const Kind = T.Enum([...TICKET_KINDS]);

const Options = T.Array(
  T.Object(
    { optionId: Id, quantity: T.Integer({ minimum: 1, maximum: 20 }) },
    { title: 'OptionWish', additionalProperties: false },
  ),
  { maxItems: 50 },
);
const wish = { productId: Id, variantId: T.Optional(Id), options: T.Optional(Options) };

/** A new order as a device sends it. Prices are never taken from outside. */
export const NewOrder = T.Object(
  {
    id: Id,
    branchId: Id,
    type: Type,
    tableId: T.Optional(Id),
    guests: T.Optional(T.Integer({ minimum: 1, maximum: 99 })),
    lines: T.Array(
      T.Object(
        {
          id: Id,
          ...wish,
          quantity: T.Integer({ minimum: 1, maximum: 999 }),
          parts: T.Optional(
            T.Array(T.Object({ slotId: Id, ...wish }, { title: 'PartWish', additionalProperties: false }), {
              maxItems: 40,
            }),
          ),
          note: T.Optional(T.String({ minLength: 1, maxLength: 120 })),
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
    productId: Id,
    variantId: Nullable(Id),
    name: T.String(),
    variantName: Nullable(T.String()),
    quantity: T.Integer(),
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
    note: Nullable(T.String()),
    sentQuantity: T.Integer(),
    voided: T.Boolean(),
  },
  { title: 'OrderLine' },
);

/** An order with its lines and tickets. */
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
    table: Nullable(T.Object({ id: Id, name: T.String() })),
    guests: Nullable(T.Integer()),
    waiter: T.Object({ id: Id, name: T.String() }),
    openedAt: Instant,
    totalMinor: T.Integer(),
    taxMinor: T.Integer(),
    lines: T.Array(Line),
    tickets: T.Array(
      T.Object({ id: Id, stationId: Id, stationName: T.String(), batch: T.Integer(), kind: Kind }),
    ),
  },
  { title: 'Order' },
);

/** Which page of orders: below which number, and how many. */
export const OrderPageQuery = T.Object(
  {
    after: T.Optional(T.String({ pattern: '^[0-9]{1,15}$', description: 'The `next` of the page before.' })),
    limit: T.Optional(T.Integer({ minimum: 1, maximum: 200, default: 50 })),
    tableId: T.Optional(Id),
  },
  { additionalProperties: false },
);

/** A sent line that is taken back: why, and who approved it for one who may not alone. */
export const VoidLine = T.Object(
  { reason: T.String({ minLength: 1, maxLength: 200 }), approvalId: T.Optional(Id) },
  { title: 'VoidLine', additionalProperties: false },
);

/** A page of orders. */
export const OrderPage = T.Object(
  {
    orders: T.Array(
      T.Object(
        {
          id: Id,
          type: Type,
          state: State,
          number: T.Integer(),
          turn: T.Integer(),
          tableName: Nullable(T.String()),
          waiterName: T.String(),
          totalMinor: T.Integer(),
          openedAt: Instant,
        },
        { title: 'OrderSummary' },
      ),
    ),
    next: Nullable(T.String()),
  },
  { title: 'OrderPage' },
);

/** Tables of a branch. */
export const Tables = T.Object(
  {
    tables: T.Array(
      T.Object(
        { id: Id, area: T.String(), name: T.String(), seats: T.Integer(), openOrders: T.Integer() },
        { title: 'Table' },
      ),
    ),
  },
  { title: 'Tables' },
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
export function orderAnswer({ order, lines, tickets }: OrderView): Static<typeof Order> {
  const { batches: _, ...shown } = order;
  return {
    ...shown,
    openedAt: order.openedAt.toString(),
    lines: lines.map(({ taxes: _taxes, parts, ...line }) => ({
      ...line,
      parts: parts.flatMap(({ name, variantName, slotName, options }) =>
        slotName === null ? [] : [{ name, variantName, slotName, options }],
      ),
    })),
    tickets: tickets.map(({ id, stationId, stationName, batch, kind }) => ({
      id,
      stationId,
      stationName,
      batch,
      kind: kind as TicketKind,
    })),
  };
}
