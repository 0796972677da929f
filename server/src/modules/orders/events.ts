import T from 'typebox';
import { defineEvent } from '../../kernel/events.ts';
import { Id } from '../../kernel/schemas.ts';

/** An order, or a part of it, was sent to its stations. */
export const orderSent = defineEvent({
  name: 'orders.order_sent',
  schemaVersion: 1,
  payload: T.Object({
    schemaVersion: T.Literal(1),
    branchId: Id,
    orderId: Id,
    version: T.Integer(),
    ticketIds: T.Array(Id),
    stationIds: T.Array(Id),
  }),
  key: (payload) => payload.orderId,
  audience: (payload) => [
    { name: 'kitchen', branchId: payload.branchId },
    { name: 'floor', branchId: payload.branchId },
  ],
});

/** Something about an order is another: by which acts, and which version it has come to. */
export const orderChanged = defineEvent({
  name: 'orders.order_changed',
  schemaVersion: 1,
  payload: T.Object({
    schemaVersion: T.Literal(1),
    branchId: Id,
    orderId: Id,
    version: T.Integer(),
    state: T.String(),
    acts: T.Array(T.String()),
  }),
  key: (payload) => payload.orderId,
  audience: (payload) => [{ name: 'floor', branchId: payload.branchId }],
});

/** A kitchen ticket was finished, or called back. */
export const ticketChanged = defineEvent({
  name: 'orders.ticket_changed',
  schemaVersion: 1,
  payload: T.Object({ schemaVersion: T.Literal(1), branchId: Id, ticketId: Id, done: T.Boolean() }),
  key: (payload) => payload.ticketId,
  audience: (payload) => [{ name: 'kitchen', branchId: payload.branchId }],
});

/** Tables of the floor changed: made, moved, taken away, or what goes on at them. None named: its areas did. */
export const floorChanged = defineEvent({
  name: 'orders.floor_changed',
  schemaVersion: 1,
  payload: T.Object({ schemaVersion: T.Literal(1), branchId: Id, tableIds: T.Array(Id) }),
  key: (payload) => payload.branchId,
  audience: (payload) => [{ name: 'floor', branchId: payload.branchId }],
});
