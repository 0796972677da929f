// What a program of the model drill is made of. Everything is called by short names (`A`, `l0`, `k3`): they become ids of
// their own in each run, and a program that failed can be read.

/** What a command does. */
export type Op =
  | { type: 'line.add'; line: string; quantity: number }
  | { type: 'line.quantity'; line: string; delta: number }
  | { type: 'line.void'; line: string; quantity?: number }
  | { type: 'line.cancel'; line: string }
  | { type: 'order.send' }
  | { type: 'order.cancel' }
  | { type: 'order.close' }
  | { type: 'order.move'; table: string }
  | { type: 'order.discount'; basisPoints: number }
  | { type: 'bill.split_equally'; from?: string; checks: string[] }
  | { type: 'bill.split_items'; from?: string; check: string; line: string }
  | { type: 'bill.merge'; from: string; to: string };

/** A table is opened under the id a device gives the order. */
export interface OpenStep {
  kind: 'open';
  order: string;
  table: string;
}

/** One command to one order. */
export interface CommandStep {
  kind: 'command';
  id: string;
  order: string;
  op: Op;
  ifVersion?: number;
}

/** Money for a check. */
export interface PayStep {
  kind: 'pay';
  key: string;
  payment: string;
  check: string;
  tenderedMinor: number;
  method: 'cash' | 'card';
  ifVersion?: number;
}

/** One request of a device. */
export type Step = OpenStep | CommandStep | PayStep;

/** How a step was answered: `applied`, `duplicate`, `rejected`; of money `paid 100` and, repeated, `again 100`. */
export type Answer = string;

/** An order as both sides say it, so that they can be compared. */
export interface SeenOrder {
  id: string;
  state: string;
  version: number;
  table: string;
  totalMinor: number;
  /** `line state quantity/sent/voided amount`; without an amount when it no longer counts. */
  lines: string[];
  /** `check state paid of total`. */
  checks: string[];
  /** How many tickets of each kind, and how many pieces of each line they tell. */
  tickets: string[];
  /** `payment check amount`. */
  payments: string[];
}

/** The name of a kind of ticket and how many there are, and the pieces told by each kind for each line. */
export function sumTickets(
  tickets: readonly { kind: string; lines: readonly [string, number][] }[],
): string[] {
  const sums = new Map<string, number>();
  const add = (name: string, count: number) => sums.set(name, (sums.get(name) ?? 0) + count);
  for (const { kind, lines } of tickets) {
    add(`${kind} tickets`, 1);
    for (const [line, quantity] of lines) add(`${kind} ${line}`, quantity);
  }
  return [...sums].map(([name, count]) => `${name} ${count}`).sort();
}
