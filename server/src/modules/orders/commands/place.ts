import T from 'typebox';
import { Refusal } from '../../../kernel/refusal.ts';
import { Id, Instant, Nullable } from '../../../kernel/schemas.ts';
import { getCheck, isSettled, liveChecks } from '../check.ts';
import { beingMade, isLive, TYPE_RULES, withOrder } from '../order.ts';
import { command } from './command.ts';
import { refuseClosed } from './lines.ts';
import { Delivery, Guest, strict } from './payloads.ts';

/** How many sit there. */
export const orderGuests = command({
  type: 'order.guests',
  payload: strict({ guests: T.Integer({ minimum: 1, maximum: 99 }) }),
  apply(book, { guests }) {
    refuseClosed(book);
    return book.order.guests === guests ? undefined : { book: withOrder(book, { guests }), data: { guests } };
  },
});

/** Who it is for, where to, and until when. */
export const orderDetails = command({
  type: 'order.details',
  payload: strict({
    guest: T.Optional(Guest),
    delivery: T.Optional(Delivery),
    promisedAt: T.Optional(Nullable(Instant)),
  }),
  apply(book, { guest, delivery, promisedAt }, facts) {
    refuseClosed(book);
    if (guest?.customerId !== undefined && !facts.customer(guest.customerId))
      throw new Refusal('invalid', 'orders.customer_unknown');
    const { order } = book;
    return {
      book: withOrder(book, {
        ...(guest
          ? { guest: { customerId: guest.customerId ?? null, name: guest.name, phone: guest.phone ?? null } }
          : {}),
        ...(delivery
          ? {
              delivery: {
                address: delivery.address,
                detail: delivery.detail ?? null,
                directions: delivery.directions ?? null,
              },
            }
          : {}),
        promisedAt:
          promisedAt === undefined
            ? order.promisedAt
            : promisedAt === null
              ? null
              : Temporal.Instant.from(promisedAt),
      }),
      // Who it is stays with the order; the timeline says only that it was noted.
      data: { guest: guest !== undefined, delivery: delivery !== undefined },
    };
  },
});

/** Everything of the order stands on another table from now on. */
export const orderMove = command({
  type: 'order.move',
  payload: strict({ tableId: Id }),
  apply(book, { tableId }, facts) {
    refuseClosed(book);
    const { order } = book;
    if (!TYPE_RULES[order.type].table) throw new Refusal('invalid', 'orders.table_not_wanted');
    const table = facts.table(tableId);
    if (!table) throw new Refusal('not_found', 'orders.table_unknown');
    if (table.id === order.table?.id) return undefined;
    if (table.orderId !== null)
      throw new Refusal('conflict', 'orders.table_occupied', {
        orderId: table.orderId,
        version: order.version,
      });
    const lines = beingMade(book);
    const from = order.table?.name ?? '';
    return {
      book: withOrder(book, {
        table: { id: table.id, name: table.name },
        batches: order.batches + (lines.length > 0 ? 1 : 0),
      }),
      data: { from, to: table.name },
      ...(lines.length > 0 ? { told: { kind: 'move' as const, lines, from } } : {}),
    };
  },
});

/** The guests want to pay, or not yet after all. */
export const orderAskBill = command({
  type: 'order.ask_bill',
  payload: strict({ asked: T.Boolean() }),
  apply(book, { asked }, facts) {
    refuseClosed(book);
    if ((book.order.billAskedAt !== null) === asked) return undefined;
    return { book: withOrder(book, { billAskedAt: asked ? facts.now : null }), data: { asked } };
  },
});

/** The guests get their bill on paper, to check it before they pay: by that it is asked for. */
export const orderPrintBill = command({
  type: 'order.print_bill',
  payload: strict({ checkIds: T.Optional(T.Array(Id, { minItems: 1, maxItems: 50, uniqueItems: true })) }),
  apply(book, { checkIds }, facts) {
    refuseClosed(book);
    const { version, billAskedAt } = book.order;
    const checks =
      checkIds?.map((id) => getCheck(book, id)) ?? liveChecks(book).filter((check) => !isSettled(check));
    const over = checks.find((check) => check.state === 'void' || isSettled(check)) ?? checks.length === 0;
    if (over)
      throw new Refusal('conflict', 'orders.check_paid', {
        ...(over === true ? {} : { checkId: over.id }),
        version,
      });
    if (!book.lines.some(isLive)) throw new Refusal('conflict', 'orders.nothing_to_bill', { version });
    const bills = checks.map(({ id }) => id);
    return {
      book: withOrder(book, { billAskedAt: billAskedAt ?? facts.now }),
      data: { checks: bills },
      bills,
    };
  },
});
