import T, { type Static } from 'typebox';
import { MAX_MINOR } from '../../kernel/money.ts';
import { Id, Instant, Nullable, PlainDate } from '../../kernel/schemas.ts';
import { OrderSchema } from '../orders/index.ts';
import { METHODS, PAYMENT_STATES, type Payment } from './payment.ts';

/** What of the money pays the bill is never taken from outside. */
const tender = {
  id: Id,
  method: T.Enum([...METHODS]),
  tenderedMinor: T.Integer({
    ...{ minimum: 1, maximum: MAX_MINOR },
    description: 'All that is handed over or charged, tip included.',
  }),
  tipMinor: T.Optional(
    T.Integer({
      ...{ minimum: 0, maximum: MAX_MINOR },
      description:
        'How much of it is tip; else what is left of it once the bill is covered, up to the tip agreed.',
    }),
  ),
  reference: T.Optional(
    T.String({
      ...{ maxLength: 60, pattern: '^[^\\s](.*[^\\s])?$' },
      description: 'Of the voucher or the transfer; none for cash.',
    }),
  ),
  printReceipt: T.Optional(
    T.Boolean({ description: 'Print the receipt too, where the branch has a till printer.' }),
  ),
  pending: T.Optional(T.Boolean({ description: 'Nobody has seen it arrive yet. It counts as paid.' })),
};

/** Money for a check as a device sends it. */
export const NewPayment = T.Object(
  {
    ...tender,
    ifVersion: T.Optional(
      T.Integer({
        ...{ minimum: 1, maximum: 2_147_483_647 },
        description: 'Only while the order is at this version.',
      }),
    ),
  },
  { title: 'NewPayment', additionalProperties: false },
);

/** Money that a device took, perhaps offline, for a check; the first check bears the id the device gave the order. */
export const PaymentAdd = T.Object(
  { checkId: Id, ...tender },
  { title: 'PaymentAdd', additionalProperties: false },
);

const PaymentSchema = T.Object(
  {
    id: Id,
    orderId: Id,
    checkId: Id,
    method: T.Enum([...METHODS]),
    state: T.Enum([...PAYMENT_STATES]),
    amountMinor: T.Integer({ description: 'Of the bill.' }),
    tipMinor: T.Integer({ description: 'Beside the bill.' }),
    tenderedMinor: Nullable(T.Integer({ description: 'What was handed over; cash only.' })),
    changeMinor: Nullable(T.Integer({ description: 'What goes back; cash only.' })),
    reference: Nullable(T.String()),
    businessDate: PlainDate,
    paidAt: Instant,
    member: T.Object({ id: Id, name: T.String() }),
    deviceId: Nullable(Id),
  },
  { title: 'Payment' },
);

/** A payment, and the order as it stands after it. */
export const PaymentTaken = T.Object(
  {
    payment: PaymentSchema,
    order: OrderSchema,
    printed: T.Object(
      {
        receipt: T.Boolean(),
        drawer: T.Boolean(),
        problem: Nullable(
          T.String({ description: 'Why a receipt that was wanted does not come out: a code.' }),
        ),
      },
      { title: 'PaymentPrinted' },
    ),
  },
  { title: 'PaymentTaken' },
);

/** Payments, the first first. */
export const Payments = T.Object({ payments: T.Array(PaymentSchema) }, { title: 'Payments' });

/** A payment as the contract shows it. */
export function paymentAnswer(payment: Payment): Static<typeof PaymentSchema> {
  return { ...payment, paidAt: payment.paidAt.toString() };
}
