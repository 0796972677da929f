import { spreadMinor } from '../../kernel/money.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { type Book, type Check, isLive, type OrderLine, type Share } from './order.ts';

/** The most that may be suggested, in hundredths of a percent (Ley 1935 of 2018, art. 2). */
export const MOST_SUGGESTED_TIP = 1_000;

/** The check an order begins with. It bears the id of its order, so that a device knows it before any answer. */
export function firstCheck(orderId: string): Check {
  return newCheck(orderId, 1, null);
}

function newCheck(id: string, position: number, shares: Share[] | null): Check {
  const nothing = { totalMinor: 0, taxMinor: 0, paidMinor: 0, tipMinor: 0, tipPaidMinor: 0 };
  return { id, position, state: 'open', ...nothing, tip: 'not_asked', tipBasisPoints: null, shares };
}

/** Paid, whatever became of the money afterwards: what is on it can no longer change. */
export const isSettled = ({ state }: Pick<Check, 'state'>): boolean =>
  state === 'paid' || state === 'partially_refunded' || state === 'refunded';

/** The checks that count. */
export const liveChecks = ({ checks }: Pick<Book, 'checks'>): Check[] =>
  checks.filter(({ state }) => state !== 'void');

/** Whether the order is on several checks: then what is off it has been spread to the lines for good. */
export const isSplit = (book: Pick<Book, 'checks'>): boolean => liveChecks(book).length > 1;

/** @throws Refusal `not_found` orders.check_unknown */
export function getCheck({ checks }: Book, checkId: string): Check {
  const check = checks.find(({ id }) => id === checkId);
  if (!check) throw new Refusal('not_found', 'orders.check_unknown', { checkId });
  return check;
}

/** @throws Refusal `conflict` orders.check_paid: what was paid is on it, or it is void */
export function refusePaid(check: Check, { order }: Book): void {
  if (check.state === 'open' && check.paidMinor === 0 && check.tipPaidMinor === 0) return;
  throw new Refusal('conflict', 'orders.check_paid', {
    checkId: check.id,
    state: check.state,
    version: order.version,
  });
}

/**
 * What was paid on stays where it was paid.
 *
 * @throws Refusal `conflict` orders.check_paid
 */
export function refusePartlyPaid({ checks, order }: Book): void {
  const check = checks.find(({ paidMinor, tipPaidMinor }) => paidMinor + tipPaidMinor > 0);
  if (check)
    throw new Refusal('conflict', 'orders.check_paid', { checkId: check.id, version: order.version });
}

/** A book whose checks are all void: nothing is to be paid any more. */
export function voidChecks(book: Book): Book {
  return liveChecks(book).reduce(
    (current, check) =>
      withCheck(current, check.id, { state: 'void', totalMinor: 0, taxMinor: 0, tipMinor: 0, shares: [] }),
    book,
  );
}

/** A book with one check changed. */
export function withCheck(book: Book, id: string, change: Partial<Check>): Book {
  return { ...book, checks: book.checks.map((check) => (check.id === id ? { ...check, ...change } : check)) };
}

/**
 * Puts a line that is new on a check: the one named, else the first that is not paid.
 *
 * @throws Refusal `conflict` orders.check_paid when nothing can come on it any more; `not_found` orders.check_unknown
 */
export function putOnCheck(book: Book, lineId: string, checkId: string | undefined): Book {
  const named = checkId === undefined ? undefined : getCheck(book, checkId);
  const target = named ?? liveChecks(book).find((check) => !isSettled(check)) ?? book.checks[0];
  if (!target || target.state === 'void' || isSettled(target)) throw paid(target?.id, book);
  if (!isSplit(book)) return book;
  const share = { lineId, weight: 1, totalMinor: 0, taxMinor: 0 };
  return withCheck(book, target.id, { shares: [...(target.shares ?? []), share] });
}

const paid = (checkId: string | undefined, { order }: Book): Refusal =>
  new Refusal('conflict', 'orders.check_paid', { checkId, version: order.version });

/**
 * Spreads an amount over weights in whole units: each its share rounded down, and the units left over to the largest
 * remainders, of equal ones to the next in turn. Over many amounts equal weights so differ by one unit at most, and the
 * first have it (domain rules §7). What is less than a unit goes to the one whose turn it is.
 */
function spreadInTurn(
  amountMinor: number,
  weights: readonly number[],
  unit: number,
  turn: number,
): [number[], number] {
  const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  const units = Math.floor(amountMinor / unit);
  const exact = weights.map((weight) => BigInt(units) * BigInt(weight));
  const floors = exact.map((share) => Number(share / whole));
  const spread = floors.map((share) => share * unit);
  const count = weights.length;
  const inTurn = (index: number) => (index - turn + count) % count;
  const rest = exact.map((share) => share % whole);
  const queue = weights
    .flatMap((weight, index) => (weight > 0 ? [index] : []))
    .sort((one, other) => {
      const [a, b] = [rest[one] as bigint, rest[other] as bigint];
      return a === b ? inTurn(one) - inTurn(other) : a > b ? -1 : 1;
    });
  const left = units - floors.reduce((sum, share) => sum + share, 0);
  for (let at = 0; at < left; at += 1) add(queue[at % queue.length], unit);
  add(queue[left % queue.length], amountMinor % unit);
  return [spread, (turn + left) % count];

  function add(index: number | undefined, minor: number): void {
    if (index !== undefined) spread[index] = (spread[index] ?? 0) + minor;
  }
}

/**
 * What is on each check, from the lines as they are priced: each line's amount and tax are spread over the checks it is on,
 * so that the checks sum exactly to the order. What is on a paid check stays as it is.
 *
 * @param unit the smallest sum people settle, in minor units
 * @throws Refusal `conflict` orders.check_paid where that would change, orders.less_than_paid below what was paid
 */
export function shareOut(book: Book, unit: number): Book {
  const live = liveChecks(book);
  const lines = book.lines.filter(isLive);
  if (live.length === 1) {
    const { totalMinor, taxMinor } = book.order;
    return held(book, [{ ...(live[0] as Check), totalMinor, taxMinor, shares: null }], unit);
  }
  const shares = new Map(live.map((check) => [check.id, [] as Share[]]));
  let turn = 0;
  for (const line of lines) turn = shareLine(book, live, line, { unit, turn }, shares);
  for (const check of live.filter(isSettled)) refuseGone(check, lines, book);
  return held(
    book,
    live.map((check) => {
      if (isSettled(check)) return check;
      const own = shares.get(check.id) ?? [];
      const sum = (of: (share: Share) => number) => own.reduce((total, share) => total + of(share), 0);
      return {
        ...check,
        shares: own,
        totalMinor: sum((share) => share.totalMinor),
        taxMinor: sum((share) => share.taxMinor),
      };
    }),
    unit,
  );
}

function shareLine(
  book: Book,
  live: readonly Check[],
  line: OrderLine,
  { unit, turn }: { unit: number; turn: number },
  shares: Map<string, Share[]>,
): number {
  const on = live.map((check) => check.shares?.find(({ lineId }) => lineId === line.id));
  const settled = live.map(isSettled);
  const kept = on.filter((share, index) => share && settled[index]) as Share[];
  const rest = line.totalMinor - kept.reduce((sum, share) => sum + share.totalMinor, 0);
  const taxRest = line.taxMinor - kept.reduce((sum, share) => sum + share.taxMinor, 0);
  const weights = on.map((share, index) => (share && !settled[index] ? share.weight : 0));
  if (weights.every((weight) => weight === 0)) {
    if (rest !== 0 || taxRest !== 0) throw paid(live.find((_, index) => settled[index])?.id, book);
    return turn;
  }
  if (rest < 0 || taxRest < 0) throw paid(live.find((_, index) => settled[index])?.id, book);
  const [amounts, next] = spreadInTurn(rest, weights, unit, turn);
  const taxes = spreadMinor(taxRest, amounts);
  for (const [index, weight] of weights.entries()) {
    const check = live[index];
    if (!check || weight === 0) continue;
    const share = { lineId: line.id, weight, totalMinor: amounts[index] ?? 0, taxMinor: taxes[index] ?? 0 };
    shares.get(check.id)?.push(share);
  }
  return next;
}

/** What was paid for cannot be taken away from under the payment. */
function refuseGone(check: Check, lines: readonly OrderLine[], book: Book): void {
  const left = new Set(lines.map(({ id }) => id));
  if (check.shares?.some((share) => share.totalMinor > 0 && !left.has(share.lineId)))
    throw paid(check.id, book);
}

/** The checks as they come out, held against what was paid on them. */
function held(book: Book, counted: readonly Check[], unit: number): Book {
  const byId = new Map(counted.map((check) => [check.id, check]));
  const checks = book.checks.map((before) => {
    const check = byId.get(before.id);
    if (!check) return before;
    const about = { checkId: check.id, paidMinor: check.paidMinor, version: book.order.version };
    if (isSettled(before) && check.totalMinor !== before.totalMinor) throw paid(check.id, book);
    if (check.totalMinor < check.paidMinor) throw new Refusal('conflict', 'orders.less_than_paid', about);
    const state =
      check.state === 'partially_paid' && check.totalMinor === check.paidMinor ? 'paid' : check.state;
    return { ...check, state, ...suggestedTip(check, unit) };
  });
  return { ...book, checks };
}

/** The tip as it was agreed, of the bill as it is now; a tip that was given stays. */
function suggestedTip(check: Check, unit: number): Partial<Check> {
  if (check.tip !== 'accepted_suggested' || check.tipBasisPoints === null || check.tipPaidMinor > 0)
    return {};
  return { tipMinor: tipOf(check, check.tipBasisPoints, unit) };
}

/** A share of what was consumed, before tax and after discounts (domain rules §6), rounded down to what people settle. */
export function tipOf(
  { totalMinor, taxMinor }: Pick<Check, 'totalMinor' | 'taxMinor'>,
  basisPoints: number,
  unit: number,
): number {
  const units = (BigInt(totalMinor - taxMinor) * BigInt(basisPoints)) / (10_000n * BigInt(unit));
  return Number(units) * unit;
}

/** A share of a line that changes checks: `parts` of `of`. */
export interface ShareMove {
  lineId: string;
  parts: number;
  of: number;
}

/** Weights are whole numbers; finer than the largest amount nothing is divided. */
const FINEST_WEIGHT = 10_000_000_000_000n;

/**
 * Moves shares of lines from one check to another, which is made when there is none with that id.
 *
 * @throws Refusal `conflict` orders.check_paid; `invalid` orders.not_on_check, orders.split_too_fine
 */
export function moveShares(book: Book, fromId: string, toId: string, moves: readonly ShareMove[]): Book {
  const opened = withExplicitShares(withNewCheck(book, toId));
  const [from, to] = [getCheck(opened, fromId), getCheck(opened, toId)];
  refusePaid(from, opened);
  refusePaid(to, opened);
  if (from.id === to.id) return book;
  return moves.reduce((current, move) => moveShare(current, from.id, to.id, move), opened);
}

function withNewCheck(book: Book, id: string): Book {
  if (book.checks.some((check) => check.id === id)) return book;
  const position = Math.max(0, ...book.checks.map((check) => check.position)) + 1;
  return { ...book, checks: [...book.checks, newCheck(id, position, [])] };
}

/** A single check has everything on it; before it is divided that is written out. */
function withExplicitShares(book: Book): Book {
  const all = book.lines
    .filter(isLive)
    .map((line) => ({ lineId: line.id, weight: 1, totalMinor: line.totalMinor, taxMinor: line.taxMinor }));
  return { ...book, checks: book.checks.map((check) => ({ ...check, shares: check.shares ?? all })) };
}

function moveShare(book: Book, fromId: string, toId: string, { lineId, parts, of }: ShareMove): Book {
  const shareOn = (check: Check) => check.shares?.find((share) => share.lineId === lineId);
  const source = shareOn(getCheck(book, fromId));
  if (!source || parts > of) throw new Refusal('invalid', 'orders.not_on_check', { lineId, checkId: fromId });
  const taken = BigInt(source.weight) * BigInt(parts);
  const weightOf = (check: Check): bigint => {
    const share = shareOn(check);
    const had = BigInt(share?.weight ?? 0) * BigInt(of);
    if (check.id === fromId) return had - taken;
    return check.id === toId ? had + taken : had;
  };
  // What is on a paid check stays: its weight says nothing about the others any more.
  const open = book.checks.filter((check) => !isSettled(check) && check.state !== 'void');
  const divisor = open.map(weightOf).reduce(greatestCommonDivisor, 0n) || 1n;
  const weights = new Map(open.map((check) => [check.id, weightOf(check) / divisor]));
  if ([...weights.values()].some((weight) => weight > FINEST_WEIGHT))
    throw new Refusal('invalid', 'orders.split_too_fine', { lineId });
  return {
    ...book,
    checks: book.checks.map((check) => {
      const weight = weights.get(check.id);
      if (weight === undefined) return check;
      const others = (check.shares ?? []).filter((share) => share.lineId !== lineId);
      return {
        ...check,
        shares: weight === 0n ? others : [...others, { ...source, weight: Number(weight) }],
      };
    }),
  };
}

function greatestCommonDivisor(one: bigint, other: bigint): bigint {
  return other === 0n ? one : greatestCommonDivisor(other, one % other);
}
