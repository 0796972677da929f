import T from 'typebox';
import { defineEvent } from '../../kernel/events.ts';
import { Id } from '../../kernel/schemas.ts';

/** Something was paid on a check; `version` is the one the order has come to. */
export const paymentRecorded = defineEvent({
  name: 'payments.payment_recorded',
  schemaVersion: 1,
  payload: T.Object({
    schemaVersion: T.Literal(1),
    branchId: Id,
    orderId: Id,
    checkId: Id,
    paymentId: Id,
    version: T.Integer(),
  }),
  key: (payload) => payload.orderId,
  audience: (payload) => [{ name: 'floor', branchId: payload.branchId }],
});
