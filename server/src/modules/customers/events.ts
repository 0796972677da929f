import T from 'typebox';
import { defineEvent } from '../../kernel/events.ts';
import { Id } from '../../kernel/schemas.ts';

/** A customer was forgotten: who keeps a copy of who it was has to forget it, too. It is on no screen. */
export const customerErased = defineEvent({
  name: 'customers.customer_erased',
  schemaVersion: 1,
  payload: T.Object({ schemaVersion: T.Literal(1), customerId: Id, name: T.String() }),
  key: (payload) => payload.customerId,
  audience: () => [],
});
