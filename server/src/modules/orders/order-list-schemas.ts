import T from 'typebox';
import { statesOf } from '../../kernel/flow.ts';
import { Id, Instant, Nullable, PlainDate } from '../../kernel/schemas.ts';
import { ORDER_TYPES } from './order.ts';
import { Order } from './schemas.ts';
import { ORDER_FLOW } from './states.ts';

const Type = T.Enum([...ORDER_TYPES]);
const State = T.Enum(statesOf(ORDER_FLOW));

/** Which orders of a branch, below which number, and how many. All that is said holds together. */
export const OrderPageQuery = T.Object(
  {
    after: T.Optional(T.String({ pattern: '^[0-9]{1,15}$', description: 'The `next` of the page before.' })),
    limit: T.Optional(T.Integer({ minimum: 1, maximum: 200, default: 50 })),
    open: T.Optional(
      T.Boolean({ description: 'Not completed, cancelled or rejected; false: one of these.' }),
    ),
    state: T.Optional(T.Array(State, { minItems: 1, maxItems: 11, description: 'Repeated for several.' })),
    type: T.Optional(T.Array(Type, { minItems: 1, maxItems: 6, description: 'Repeated for several.' })),
    tableId: T.Optional(Id),
    businessDate: T.Optional(PlainDate),
    number: T.Optional(T.Integer({ minimum: 1, maximum: 999_999_999_999_999 })),
    turn: T.Optional(
      T.Integer({ minimum: 1, maximum: 2_147_483_647, description: 'Of `businessDate`, else of today.' }),
    ),
    search: T.Optional(
      T.String({
        maxLength: 80,
        description:
          'Beginnings of the words of the guest’s name; how its telephone number begins or ends, from four digits; how the id of the other system begins; the name of a table; a number; a turn of `businessDate`, else of today.',
      }),
    ),
  },
  { additionalProperties: false },
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
          version: T.Integer(),
          number: T.Integer(),
          turn: T.Integer(),
          businessDate: PlainDate,
          provisional: Nullable(T.String()),
          tableName: Nullable(T.String()),
          guests: Nullable(T.Integer()),
          guestName: Nullable(T.String()),
          waiterName: T.String(),
          totalMinor: T.Integer(),
          dueMinor: T.Integer({ description: 'Of the bill, on all its checks; 0 once the order is over.' }),
          hasUnsent: T.Boolean({ description: 'Something was noted and no station was told yet.' }),
          promisedAt: Nullable(Instant),
          openedAt: Instant,
          billAskedAt: Nullable(Instant),
        },
        { title: 'OrderSummary' },
      ),
    ),
    next: Nullable(T.String()),
  },
  { title: 'OrderPage' },
);

/** The open orders of a branch. */
export const OpenOrders = T.Object(
  {
    orders: T.Array(Order),
    truncated: T.Boolean({ description: 'There are more; these are the oldest.' }),
  },
  { title: 'OpenOrders' },
);
