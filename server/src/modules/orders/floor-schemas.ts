import T, { type Static } from 'typebox';
import { Id, Instant, Nullable } from '../../kernel/schemas.ts';
import { type Reservation, TABLE_STATES, type TableView } from './floor.ts';
import { LONGEST_SIDE, PLAN_EDGE, ROTATIONS, SHAPES } from './floor-plan.ts';

const closed = { additionalProperties: false };
const Unit = T.Integer({ minimum: 0, maximum: PLAN_EDGE });
const Side = T.Integer({ minimum: 1, maximum: LONGEST_SIDE });
const Guests = T.Integer({ minimum: 1, maximum: 99 });
const Version = T.Integer({ minimum: 1, maximum: 2_147_483_647 });
/** An instant that somebody sends: one that every database can keep. */
const Moment = T.String({
  format: 'date-time',
  pattern: '^2[0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9]([.][0-9]{1,6})?Z$',
  description: 'ISO 8601 in UTC',
});

const Place = T.Object(
  { x: Unit, y: Unit, width: Side, height: Side, rotation: T.Enum([...ROTATIONS]) },
  {
    title: 'TablePlace',
    description: 'Upper left corner and size in units of the grid, and degrees about the middle.',
    ...closed,
  },
);
const AreaName = T.String({ minLength: 1, maxLength: 40 });
const seating = {
  seats: T.Integer({ minimum: 1, maximum: 50 }),
  shape: T.Enum([...SHAPES]),
};
const table = { name: T.String({ minLength: 1, maxLength: 20 }), ...seating };

/** The plan of a branch. */
export const Floor = T.Object(
  {
    version: T.Integer({ description: 'Grows with every change of an area or a table.' }),
    areas: T.Array(
      T.Object(
        {
          id: Id,
          name: T.String(),
          version: T.Integer(),
          tables: T.Array(
            T.Object(
              { id: Id, ...table, place: Nullable(Place), version: T.Integer() },
              { title: 'PlannedTable' },
            ),
          ),
        },
        { title: 'Area' },
      ),
    ),
  },
  { title: 'Floor' },
);

/** A new area. */
export const NewArea = T.Object({ id: Id, branchId: Id, name: AreaName }, { title: 'NewArea', ...closed });
/** An area as it is to be. */
export const AreaChange = T.Object({ name: AreaName, version: Version }, { title: 'AreaChange', ...closed });
/** Areas in the order in which they are to be. */
export const AreaOrder = T.Object(
  { areaIds: T.Array(Id, { minItems: 1, maxItems: 200 }) },
  { title: 'AreaOrder', ...closed },
);

/** A new table. */
export const NewTable = T.Object(
  { id: Id, areaId: Id, ...table, place: Nullable(Place) },
  { title: 'NewTable', ...closed },
);
/** Many new tables. */
export const NewTables = T.Object(
  {
    tables: T.Array(T.Object({ id: Id }, closed), {
      ...{ minItems: 1, maxItems: 60 },
      description: 'One for each table that is to be made.',
    }),
    firstNumber: T.Integer({ minimum: 1, maximum: 9_999 }),
    prefix: T.Optional(T.String({ minLength: 1, maxLength: 10 })),
    ...seating,
  },
  { title: 'NewTables', ...closed },
);
/** A table as it is to be. */
export const TableChange = T.Object(
  { areaId: Id, ...table, version: Version },
  { title: 'TableChange', ...closed },
);
/** Where tables are to stand. */
export const TablePlaces = T.Object(
  {
    tables: T.Array(
      T.Object({ tableId: Id, version: Version, place: Nullable(Place) }, { title: 'TableMove', ...closed }),
      { minItems: 1, maxItems: 300 },
    ),
  },
  { title: 'TablePlaces', ...closed },
);

/** Whether somebody at a table wants attention. */
export const Attention = T.Object({ wanted: T.Boolean() }, { title: 'Attention', ...closed });
/** For whom a table is kept. */
export const NewReservation = T.Object(
  { name: T.String({ minLength: 1, maxLength: 60 }), at: Moment, guests: Nullable(Guests) },
  { title: 'NewReservation', ...closed },
);
/** Which table a table is pushed to. */
export const TableJoin = T.Object({ toTableId: Id }, { title: 'TableJoin', ...closed });

/** A table with what is going on at it. */
export const Table = T.Object(
  {
    id: Id,
    area: T.String(),
    name: T.String(),
    ...seating,
    state: T.Enum([...TABLE_STATES], {
      description: 'Of a table that was pushed together with another one: of that one.',
    }),
    joinedTo: Nullable(
      T.Unsafe<string>({ ...Id, description: 'The table it was pushed together with: orders stand there.' }),
    ),
    reservation: Nullable(
      T.Object({ name: T.String(), at: Instant, guests: Nullable(T.Integer()) }, { title: 'Reservation' }),
    ),
    openOrders: T.Integer({ description: 'How many orders stand open on it.' }),
    order: Nullable(
      T.Object(
        {
          id: Id,
          turn: T.Integer(),
          guests: Nullable(T.Integer()),
          totalMinor: T.Integer(),
          openedAt: Instant,
          version: T.Integer(),
        },
        { title: 'TableOrder', description: 'The oldest that stands open on it.' },
      ),
    ),
  },
  { title: 'Table' },
);
/** Tables of a branch. */
export const Tables = T.Object({ tables: T.Array(Table) }, { title: 'Tables' });

/** A table as the contract shows it. */
export function tableAnswer(view: TableView): Static<typeof Table> {
  const { attentionAt: _since, billAsked: _asked, order, reservation, ...shown } = view;
  return {
    ...shown,
    reservation: reservation && { ...reservation, at: reservation.at.toString() },
    order: order && { ...order, openedAt: order.openedAt.toString() },
  };
}

/** A reservation as it was sent. */
export function reservationFrom(body: Static<typeof NewReservation>): Reservation {
  return { ...body, at: Temporal.Instant.from(body.at) };
}
