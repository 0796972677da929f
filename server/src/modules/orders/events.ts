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

/** A kitchen ticket was finished, or called back. */
export const ticketChanged = defineEvent({
  name: 'orders.ticket_changed',
  schemaVersion: 1,
  payload: T.Object({ schemaVersion: T.Literal(1), branchId: Id, ticketId: Id, done: T.Boolean() }),
  key: (payload) => payload.ticketId,
  audience: (payload) => [{ name: 'kitchen', branchId: payload.branchId }],
});
