import { spreadMinor } from '../../kernel/money.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { getCheck, liveChecks, moveShares, refusePaid, type ShareMove, withCheck } from './check.ts';
import { type Book, type Check, isLive } from './order.ts';

/** A check to be made, with the id the device gave it, and what comes on it. */
export interface NewCheck<What> {
  id: string;
  what: What;
}

/**
 * The check that is divided: the one named, else the first on which nothing was paid.
 *
 * @throws Refusal `not_found` orders.check_unknown; `conflict` orders.check_paid
 */
export function checkToDivide(book: Book, checkId: string | undefined): Check {
  const found =
    checkId === undefined
      ? (liveChecks(book).find(({ state }) => state === 'open') ?? liveChecks(book)[0])
      : getCheck(book, checkId);
  if (!found) throw new Refusal('not_found', 'orders.check_unknown', { checkId });
  refusePaid(found, book);
  return found;
}

function refuseKnown(book: Book, wanted: readonly { id: string }[]): void {
  const known = new Set(book.checks.map(({ id }) => id));
  for (const { id } of wanted) {
    if (known.has(id)) throw new Refusal('conflict', 'orders.check_exists', { checkId: id });
    known.add(id);
  }
}

/** The shares a check holds, written out also when it is the only one. */
function sharesOf(book: Book, check: Check): { lineId: string; totalMinor: number }[] {
  if (check.shares) return [...check.shares];
  return book.lines.filter(isLive).map(({ id, totalMinor }) => ({ lineId: id, totalMinor }));
}

/** By item: lines, or shares of lines, come on new checks. */
export function splitByItems(book: Book, from: Check, checks: readonly NewCheck<ShareMove[]>[]): Book {
  refuseKnown(book, checks);
  return checks.reduce((current, { id, what }) => moveShares(current, from.id, id, what), book);
}

/** Equal parts: the check that is divided keeps the first, each new one has one more. */
export function splitEqually(book: Book, from: Check, checkIds: readonly string[]): Book {
  refuseKnown(
    book,
    checkIds.map((id) => ({ id })),
  );
  const lineIds = sharesOf(book, from).map(({ lineId }) => lineId);
  const parts = checkIds.length + 1;
  return checkIds.reduce(
    // Of what is left after those before it: a fifth of all, a quarter of four fifths, a third of three fifths.
    (current, id, index) =>
      moveShares(
        current,
        from.id,
        id,
        lineIds.map((lineId) => ({ lineId, parts: 1, of: parts - index })),
      ),
    book,
  );
}

/**
 * By amount: each new check has so much of everything that it comes to its amount.
 *
 * @throws Refusal `conflict` orders.split_more_than_due
 */
export function splitByAmount(book: Book, from: Check, checks: readonly NewCheck<number>[]): Book {
  refuseKnown(book, checks);
  const asked = checks.reduce((sum, { what }) => sum + what, 0);
  const { totalMinor } = from;
  if (asked >= totalMinor)
    throw new Refusal('conflict', 'orders.split_more_than_due', { totalMinor, version: book.order.version });
  const shares = sharesOf(book, from).filter((share) => share.totalMinor > 0);
  const left = shares.map((share) => share.totalMinor);
  let current = book;
  for (const { id, what } of checks) {
    const amounts = spreadMinor(what, left);
    const moves = shares.flatMap(({ lineId }, index): ShareMove[] => {
      const [parts = 0, of = 0] = [amounts[index], left[index]];
      return parts > 0 ? [{ lineId, parts, of }] : [];
    });
    current = moveShares(current, from.id, id, moves);
    for (const [index, amount] of amounts.entries()) left[index] = (left[index] ?? 0) - amount;
  }
  return current;
}

/** By seat: what was ordered for the seats of a check comes on it; what is for everybody is shared by all of them equally. */
export function splitBySeats(book: Book, from: Check, checks: readonly NewCheck<number[]>[]): Book {
  refuseKnown(book, checks);
  const on = new Set(sharesOf(book, from).map(({ lineId }) => lineId));
  const lines = book.lines.filter((line) => isLive(line) && on.has(line.id));
  const parts = checks.length + 1;
  return checks.reduce((current, { id, what }, index) => {
    const seats = new Set(what);
    const moves = lines.flatMap((line): ShareMove[] => {
      if (line.seat === null) return [{ lineId: line.id, parts: 1, of: parts - index }];
      return seats.has(line.seat) ? [{ lineId: line.id, parts: 1, of: 1 }] : [];
    });
    return moveShares(current, from.id, id, moves);
  }, book);
}

/**
 * Puts everything of one check back on another; the first is void from then on.
 *
 * @throws Refusal `conflict` orders.check_paid when something was paid on either
 */
export function mergeChecks(book: Book, fromId: string, toId: string): Book {
  const [from, to] = [getCheck(book, fromId), getCheck(book, toId)];
  if (from.id === to.id) throw new Refusal('invalid', 'orders.same_check', { checkId: fromId });
  const moves = sharesOf(book, from).map(({ lineId }) => ({ lineId, parts: 1, of: 1 }));
  const moved = moveShares(book, from.id, to.id, moves);
  const empty = { state: 'void' as const, totalMinor: 0, taxMinor: 0, tipMinor: 0, shares: [] };
  return withCheck(moved, from.id, empty);
}
