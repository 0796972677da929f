import T, { type Static } from 'typebox';
import { Id, Instant, Nullable, PlainDate } from '../../kernel/schemas.ts';
import type { OrderView } from './create-order.ts';
import { TICKET_KINDS, type TicketKind } from './kitchen-ticket.ts';
import { ORDER_STATES, ORDER_TYPES } from './order.ts';

const Type = T.Enum([...ORDER_TYPES]);
const State = T.Enum([...ORDER_STATES]);
const Kind = T.Enum([...TICKET_KINDS]);

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
          productId: Id,
          quantity: T.Integer({ minimum: 1, maximum: 999 }),
          note: T.Optional(T.String({ minLength: 1, maxLength: 120 })),
        },
        { additionalProperties: false },
      ),
      { maxItems: 100 },
    ),
    send: T.Boolean(),
  },
  { title: 'NewOrder', additionalProperties: false },
);

const Line = T.Object(
  {
    id: Id,
    productId: Id,
    name: T.String(),
    quantity: T.Integer(),
    unitPriceMinor: T.Integer(),
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
            T.Object({ id: Id, name: T.String(), quantity: T.Integer(), note: Nullable(T.String()) }),
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
    lines: lines.map(({ stationId: _station, taxName: _tax, taxRateBasisPoints: _rate, ...line }) => line),
    tickets: tickets.map(({ id, stationId, stationName, batch, kind }) => ({
      id,
      stationId,
      stationName,
      batch,
      kind: kind as TicketKind,
    })),
  };
}
