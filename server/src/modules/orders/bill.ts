import { spreadMinor } from '../../kernel/money.ts';
import { getCheck, isSettled, isSplit, liveChecks } from './check.ts';
import { detailWords, sized } from './line-words.ts';
import { type Book, type Check, isLive, liveQuantity, type OrderLine, type Share } from './order.ts';

/** A line as a guest reads it; amounts in minor units. */
export interface BillLine {
  /** `2`, or `1/3` of what several share; null where it is some part of it. */
  quantity: string | null;
  name: string;
  details: string[];
  /** Before anything is off it, taxes on top left out. */
  listedMinor: number;
  discountMinor: number;
  /** On the house. */
  comp: boolean;
}

/** What a bill holds of one tax. */
export interface BillTax {
  id: string;
  name: string;
  rateBasisPoints: number;
  /** Inside the prices; else it comes on top. */
  included: boolean;
  baseMinor: number;
  taxMinor: number;
}

/**
 * What somebody pays, with all that adds up to it: `listedMinor - discountMinor + taxes on top = totalMinor`, to the minor
 * unit. Everything is a share of what is stored; nothing is computed anew from prices (domain rules §5).
 */
export interface Bill {
  check: Check;
  /** `A` where the bill is divided. */
  letter: string | null;
  lines: BillLine[];
  listedMinor: number;
  discountMinor: number;
  taxes: BillTax[];
  totalMinor: number;
}

/** What a check is called: A to Z, then AA. */
function checkLetter(position: number): string {
  const last = String.fromCharCode(65 + ((position - 1) % 26));
  return position > 26 ? checkLetter(Math.floor((position - 1) / 26)) + last : last;
}

/**
 * The bill of a check.
 *
 * @param unit the smallest sum people settle, in minor units
 * @throws Refusal `not_found` orders.check_unknown
 */
export function billOf(book: Book, checkId: string, unit: number): Bill {
  const check = getCheck(book, checkId);
  const taxes = new Map<string, BillTax>();
  const lines = book.lines.filter(isLive).flatMap((line) => {
    const share = shareOf(line, check);
    if (!share) return [];
    const taxesHere = taxesOf(line, share);
    for (const tax of taxesHere) addTax(taxes, tax);
    return [billLine(book, line, share, taxesHere, unit)];
  });
  const sum = (amount: (line: BillLine) => number) => lines.reduce((total, line) => total + amount(line), 0);
  return {
    check,
    letter: isSplit(book) ? checkLetter(check.position) : null,
    lines,
    listedMinor: sum(({ listedMinor }) => listedMinor),
    discountMinor: sum(({ discountMinor }) => discountMinor),
    taxes: [...taxes.values()],
    totalMinor: check.totalMinor,
  };
}

function shareOf({ id, totalMinor, taxMinor }: OrderLine, { shares }: Check): Share | undefined {
  if (shares === null) return { lineId: id, weight: 1, totalMinor, taxMinor };
  return shares.find(({ lineId }) => lineId === id);
}

function addTax(taxes: Map<string, BillTax>, tax: BillTax): void {
  const key = `${tax.id}/${tax.rateBasisPoints}/${tax.included}`;
  const sum = taxes.get(key);
  const { baseMinor = 0, taxMinor = 0 } = sum ?? {};
  taxes.set(key, { ...tax, baseMinor: baseMinor + tax.baseMinor, taxMinor: taxMinor + tax.taxMinor });
}

/** The taxes in a share of a line, in the proportions of the line: of the whole line exactly what is stored. */
function taxesOf({ parts }: OrderLine, share: Share): BillTax[] {
  const bases = spread(
    share.totalMinor - share.taxMinor,
    parts.map(({ baseMinor }) => baseMinor),
  );
  const stored = parts.flatMap((part, at) => part.taxes.map((tax) => ({ tax, at })));
  const amounts = spread(
    share.taxMinor,
    stored.map(({ tax }) => tax.taxMinor),
  );
  return stored.map(({ tax, at }, index) => ({
    ...{ id: tax.id, name: tax.name, rateBasisPoints: tax.rateBasisPoints, included: tax.included },
    ...{ baseMinor: bases[at] ?? 0, taxMinor: amounts[index] ?? 0 },
  }));
}

const spread = (amountMinor: number, weights: readonly number[]): number[] =>
  weights.length === 0 ? [] : spreadMinor(amountMinor, weights);

function billLine(
  book: Book,
  line: OrderLine,
  share: Share,
  taxes: readonly BillTax[],
  unit: number,
): BillLine {
  const onTop = taxes.reduce((sum, tax) => sum + (tax.included ? 0 : tax.taxMinor), 0);
  const discountMinor = discountOf(book, line, share, unit);
  return {
    quantity: quantityOf(book, line, share),
    name: sized(line),
    details: detailWords(line),
    listedMinor: share.totalMinor - onTop + discountMinor,
    discountMinor,
    comp: line.discount?.comp === true,
  };
}

/** The checks a line is on, with its shares there. */
function sharesOf(book: Book, { id }: OrderLine): { check: Check; share: Share }[] {
  return liveChecks(book).flatMap((check) => {
    const share = check.shares?.find(({ lineId }) => lineId === id);
    return share ? [{ check, share }] : [];
  });
}

/** What is off a share, in whole units but for what is less than one, which is off the first. */
function discountOf(book: Book, line: OrderLine, share: Share, unit: number): number {
  const off = line.lineDiscountMinor + line.orderDiscountMinor;
  const all = sharesOf(book, line);
  const at = all.findIndex((one) => one.share === share);
  if (at < 0) return off;
  const totals = all.map((one) => one.share.totalMinor);
  const weights = totals.some((total) => total > 0) ? totals : all.map((one) => one.share.weight);
  const units = spreadMinor(Math.floor(off / unit), weights)[at] ?? 0;
  return units * unit + (at === 0 ? off % unit : 0);
}

function quantityOf(book: Book, line: OrderLine, share: Share): string | null {
  const whole = liveQuantity(line);
  const all = sharesOf(book, line);
  if (all.length <= 1) return String(whole);
  // What is on a paid check stays there: its weight says nothing about the others any more.
  if (all.some(({ check }) => isSettled(check))) return null;
  const over = all.reduce((sum, one) => sum + BigInt(one.share.weight), 0n);
  const pieces = BigInt(whole) * BigInt(share.weight);
  const divisor = greatestCommonDivisor(pieces, over);
  const [above, below] = [pieces / divisor, over / divisor];
  return below === 1n ? String(above) : `${above}/${below}`;
}

function greatestCommonDivisor(one: bigint, other: bigint): bigint {
  return other === 0n ? one : greatestCommonDivisor(other, one % other);
}
