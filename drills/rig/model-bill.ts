// Bills as they ought to be: what each line costs and what is on each check. Written from the rules like `model-orders.ts`.

/** The price of the one thing that is sold, without tax: it divides by halves and thirds. */
export const PRICE_MINOR = 4_665_600;
/** The smallest sum people settle. */
const UNIT = 100;

export interface Line {
  id: string;
  state: 'new' | 'sent' | 'served' | 'voided' | 'cancelled';
  quantity: number;
  sent: number;
  voided: number;
  off: number;
  total: number;
}
export interface Share {
  line: string;
  weight: number;
  total: number;
}
export interface Check {
  id: string;
  state: 'open' | 'partially_paid' | 'paid' | 'void';
  total: number;
  paid: number;
  shares: Share[] | null;
}
export interface Order {
  id: string;
  state: 'draft' | 'accepted' | 'completed' | 'cancelled';
  version: number;
  table: string;
  discount: number;
  batches: number;
  lines: Line[];
  checks: Check[];
  tickets: { kind: string; lines: [string, number][] }[];
}

export class Refused extends Error {}
export const refuseIf = (reason: unknown): void => {
  if (reason) throw new Refused();
};
export function found<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Refused();
  return thing;
}

export const counting = ({ lines }: Order) =>
  lines.filter(({ state }) => state !== 'voided' && state !== 'cancelled');
export const live = ({ checks }: Order) => checks.filter(({ state }) => state !== 'void');
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
export const totalOf = (order: Order) => sum(counting(order).map(({ total }) => total));
/** Whole units by weight; those left over to the largest remainders, of equal ones to the next in turn. */
function spread(amount: number, weights: readonly number[], turn: number): [number[], number] {
  const [whole, units, count] = [sum(weights), Math.floor(amount / UNIT), weights.length];
  const shares = weights.map((weight) => Math.floor((units * weight) / whole) * UNIT);
  const rest = weights.map((weight) => (units * weight) % whole);
  const inTurn = (index: number) => (index - turn + count) % count;
  const queue = weights
    .flatMap((weight, index) => (weight > 0 ? [index] : []))
    .sort((a, b) => (rest[b] ?? 0) - (rest[a] ?? 0) || inTurn(a) - inTurn(b));
  const left = units - sum(shares) / UNIT;
  const add = (at: number, minor: number) => {
    const index = queue[at % queue.length] ?? 0;
    shares[index] = (shares[index] ?? 0) + minor;
  };
  for (let at = 0; at < left; at += 1) add(at, UNIT);
  add(left, amount % UNIT);
  return [shares, (turn + left) % count];
}

/** Amounts of lines, then what is on each check. What is on a paid one stays, and nothing falls below what was paid. */
export function recount(order: Order): void {
  const [checks, lines] = [live(order), counting(order)];
  const apart = checks.length > 1 || checks.some(({ state }) => state === 'paid');
  for (const line of lines) {
    const listed = PRICE_MINOR * (line.quantity - line.voided);
    line.off = apart ? Math.min(line.off, listed) : (listed * order.discount) / 10_000;
    line.total = listed - line.off;
  }
  const before = checks.map(({ total }) => total);
  const [only] = checks;
  if (only && checks.length === 1) Object.assign(only, { total: totalOf(order), shares: null });
  else divide(checks, lines);
  for (const [index, check] of checks.entries()) {
    refuseIf(check.total < check.paid || (check.state === 'paid' && check.total !== before[index]));
    if (check.state === 'partially_paid' && check.total === check.paid) check.state = 'paid';
  }
}

function divide(checks: readonly Check[], lines: readonly Line[]): void {
  const own = checks.map((): Share[] => []);
  let turn = 0;
  for (const { id: line, total } of lines) {
    const on = checks.map(({ shares }) => shares?.find((share) => share.line === line));
    const kept = on.map((share, at) => (checks[at]?.state === 'paid' ? (share?.total ?? 0) : 0));
    const weights = on.map((share, at) => (checks[at]?.state === 'paid' ? 0 : (share?.weight ?? 0)));
    const rest = total - sum(kept);
    refuseIf(rest < 0 || (sum(weights) === 0 && rest > 0));
    if (sum(weights) === 0) continue;
    const [amounts, next] = spread(rest, weights, turn);
    turn = next;
    for (const [at, weight] of weights.entries())
      if (weight > 0) own[at]?.push({ line, weight, total: amounts[at] ?? 0 });
  }
  for (const [at, check] of checks.entries()) {
    if (check.state !== 'paid')
      Object.assign(check, { shares: own[at], total: sum(own[at]?.map((s) => s.total) ?? []) });
    else
      refuseIf(check.shares?.some((share) => share.total > 0 && !lines.some(({ id }) => id === share.line)));
  }
}

export function move(
  order: Order,
  from: Check,
  to: Check,
  line: string,
  [parts, of]: [number, number],
): void {
  const shareOn = (check: Check) => check.shares?.find((share) => share.line === line);
  const taken = found(shareOn(from)).weight * parts;
  for (const check of live(order).filter(({ state }) => state !== 'paid')) {
    const had = (shareOn(check)?.weight ?? 0) * of;
    const weight = had + (check === to ? taken : 0) - (check === from ? taken : 0);
    const others = (check.shares ?? []).filter((share) => share.line !== line);
    check.shares = weight > 0 ? [...others, { line, weight, total: 0 }] : others;
  }
}
