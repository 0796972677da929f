import T from 'typebox';
import { Refusal } from '../../../kernel/refusal.ts';
import { Id } from '../../../kernel/schemas.ts';
import { getCheck, isSettled, MOST_SUGGESTED_TIP, moveShares, tipOf, withCheck } from '../check.ts';
import { TYPE_RULES } from '../order.ts';
import {
  checkToDivide,
  mergeChecks,
  splitByAmount,
  splitByItems,
  splitBySeats,
  splitEqually,
} from '../split.ts';
import { command } from './command.ts';
import { refuseClosed } from './lines.ts';
import { Amount, Seat, strict } from './payloads.ts';

/** More people do not pay one bill apart. */
const MOST_CHECKS = 50;
const fromCheckId = T.Optional(Id);
const Checks = <What extends T.TProperties>(what: What) =>
  T.Array(strict({ id: Id, ...what }), { minItems: 1, maxItems: MOST_CHECKS });
/** A line, or `parts` of `of` of it. */
const ShareOf = strict({
  lineId: Id,
  parts: T.Optional(T.Integer({ minimum: 1, maximum: 100 })),
  of: T.Optional(T.Integer({ minimum: 1, maximum: 100 })),
});
const shareMove = ({ lineId, parts = 1, of = 1 }: T.Static<typeof ShareOf>) => ({ lineId, parts, of });

/** By item: whole lines, or shares of them, on checks of their own. */
export const billSplitItems = command({
  type: 'bill.split_items',
  payload: strict({
    fromCheckId,
    checks: Checks({ lines: T.Array(ShareOf, { minItems: 1, maxItems: 500 }) }),
  }),
  apply(book, payload) {
    refuseClosed(book);
    const from = checkToDivide(book, payload.fromCheckId);
    const checks = payload.checks.map(({ id, lines }) => ({ id, what: lines.map(shareMove) }));
    return {
      book: splitByItems(book, from, checks),
      data: { from: from.id, checks: checks.map(({ id }) => id) },
    };
  },
});

/** Equal parts: as many as ids are given, and one more that stays. */
export const billSplitEqually = command({
  type: 'bill.split_equally',
  payload: strict({ fromCheckId, checkIds: T.Array(Id, { minItems: 1, maxItems: MOST_CHECKS }) }),
  apply(book, payload) {
    refuseClosed(book);
    const from = checkToDivide(book, payload.fromCheckId);
    return {
      book: splitEqually(book, from, payload.checkIds),
      data: { from: from.id, checks: payload.checkIds },
    };
  },
});

/** By amount: somebody pays so much, the rest stays. */
export const billSplitAmount = command({
  type: 'bill.split_amount',
  payload: strict({ fromCheckId, checks: Checks({ amountMinor: Amount }) }),
  apply(book, payload) {
    refuseClosed(book);
    const from = checkToDivide(book, payload.fromCheckId);
    const checks = payload.checks.map(({ id, amountMinor }) => ({ id, what: amountMinor }));
    return {
      book: splitByAmount(book, from, checks),
      data: { from: from.id, checks: checks.map(({ id }) => id) },
    };
  },
});

/** By seat: what each ordered, and an equal share of what is for everybody. */
export const billSplitSeats = command({
  type: 'bill.split_seats',
  payload: strict({ fromCheckId, checks: Checks({ seats: T.Array(Seat, { minItems: 1, maxItems: 99 }) }) }),
  apply(book, payload) {
    refuseClosed(book);
    const from = checkToDivide(book, payload.fromCheckId);
    const checks = payload.checks.map(({ id, seats }) => ({ id, what: seats }));
    return {
      book: splitBySeats(book, from, checks),
      data: { from: from.id, checks: checks.map(({ id }) => id) },
    };
  },
});

/** Lines, or shares of them, change checks. */
export const billMove = command({
  type: 'bill.move',
  payload: strict({
    fromCheckId: Id,
    toCheckId: Id,
    lines: T.Array(ShareOf, { minItems: 1, maxItems: 500 }),
  }),
  apply(book, payload) {
    refuseClosed(book);
    const to = getCheck(book, payload.toCheckId);
    if (to.state === 'void')
      throw new Refusal('conflict', 'orders.check_paid', { checkId: to.id, state: to.state });
    return {
      book: moveShares(book, payload.fromCheckId, to.id, payload.lines.map(shareMove)),
      data: { from: payload.fromCheckId, to: to.id },
    };
  },
});

/** Two checks become one again. */
export const billMerge = command({
  type: 'bill.merge',
  payload: strict({ fromCheckId: Id, toCheckId: Id }),
  apply(book, payload) {
    refuseClosed(book);
    return {
      book: mergeChecks(book, payload.fromCheckId, payload.toCheckId),
      data: { from: payload.fromCheckId, to: payload.toCheckId },
    };
  },
});

/**
 * What the guest answered when asked about a tip. Suggested is at most a tenth, of what was consumed before tax; more is the
 * guest's own wish (Ley 1935 of 2018, domain rules §6).
 */
export const tipAnswer = command({
  type: 'tip.answer',
  payload: strict({
    checkId: Id,
    answer: T.Union([
      strict({ kind: T.Literal('declined') }),
      strict({
        kind: T.Literal('accepted_suggested'),
        basisPoints: T.Integer({ minimum: 1, maximum: MOST_SUGGESTED_TIP }),
      }),
      strict({ kind: T.Literal('accepted_other'), amountMinor: Amount }),
    ]),
  }),
  apply(book, { checkId, answer }, { unit }) {
    refuseClosed(book);
    const check = getCheck(book, checkId);
    const { version, type } = book.order;
    if (check.state === 'void' || isSettled(check) || check.tipPaidMinor > 0)
      throw new Refusal('conflict', 'orders.check_paid', { checkId, state: check.state, version });
    if (answer.kind === 'accepted_suggested' && !TYPE_RULES[type].tip)
      throw new Refusal('conflict', 'orders.tip_not_suggested', { type });
    const basisPoints = answer.kind === 'accepted_suggested' ? answer.basisPoints : null;
    const tipMinor =
      basisPoints !== null
        ? tipOf(check, basisPoints, unit)
        : answer.kind === 'accepted_other'
          ? answer.amountMinor
          : 0;
    if (check.tip === answer.kind && check.tipBasisPoints === basisPoints && check.tipMinor === tipMinor)
      return undefined;
    const change = { tip: answer.kind, tipBasisPoints: basisPoints, tipMinor };
    return { book: withCheck(book, checkId, change), data: { checkId, ...change } };
  },
});
