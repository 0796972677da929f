import T, { type TProperties } from 'typebox';
import { MAX_MINOR } from '../../../kernel/money.ts';
import { Id, Nullable } from '../../../kernel/schemas.ts';

/** An object that refuses what it does not name. */
export const strict = <P extends TProperties>(properties: P) =>
  T.Object(properties, { additionalProperties: false });

/** Why something is taken back or given away. */
export const Reason = T.String({ minLength: 1, maxLength: 200 });
/** An amount from outside, in minor units. */
export const Amount = T.Integer({ minimum: 0, maximum: MAX_MINOR });
/** Pieces. */
export const Quantity = T.Integer({ minimum: 1, maximum: 999 });
/** A remark for who makes it. */
export const Note = T.String({ minLength: 1, maxLength: 120 });
/** Which part of the meal: 1 first, 0 with nothing said. */
export const Course = T.Integer({ minimum: 0, maximum: 9 });
/** Who at the table. */
export const Seat = T.Integer({ minimum: 1, maximum: 99 });
/** When a line goes to its station: with the next send, or once its course is fired. */
export const Release = T.Enum(['at_once', 'when_fired']);
/** Of one who may, for one who may not. */
export const Approval = T.Optional(Id);

const Options = T.Array(
  T.Object(
    { optionId: Id, quantity: T.Integer({ minimum: 1, maximum: 20 }) },
    { title: 'OptionWish', additionalProperties: false },
  ),
  { maxItems: 50 },
);
const wish = { productId: Id, variantId: T.Optional(Id), options: T.Optional(Options) };

/** What is wanted of the menu: a product, its size, its options, the parts of a combo. */
export const Wish = {
  ...wish,
  parts: T.Optional(
    T.Array(T.Object({ slotId: Id, ...wish }, { title: 'PartWish', additionalProperties: false }), {
      maxItems: 40,
    }),
  ),
};

/** Something off: a share, up to a cap, or an amount. */
export const DiscountRule = T.Union([
  T.Object(
    {
      kind: T.Literal('percent'),
      basisPoints: T.Integer({ minimum: 1, maximum: 10_000 }),
      capMinor: T.Optional(Amount),
    },
    { title: 'PercentDiscount', additionalProperties: false },
  ),
  T.Object(
    { kind: T.Literal('amount'), amountMinor: T.Integer({ minimum: 1, maximum: MAX_MINOR }) },
    { title: 'AmountDiscount', additionalProperties: false },
  ),
]);

/** Who an order is for. */
export const Guest = T.Object(
  {
    customerId: T.Optional(Id),
    name: T.String({ minLength: 1, maxLength: 80 }),
    phone: T.Optional(T.String({ minLength: 3, maxLength: 30 })),
  },
  { title: 'OrderGuest', additionalProperties: false },
);

/** Where to. */
export const Delivery = T.Object(
  {
    address: T.String({ minLength: 1, maxLength: 160 }),
    detail: T.Optional(Nullable(T.String({ maxLength: 80 }))),
    directions: T.Optional(Nullable(T.String({ maxLength: 200 }))),
  },
  { title: 'DeliveryPlace', additionalProperties: false },
);
