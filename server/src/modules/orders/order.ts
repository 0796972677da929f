import { Refusal } from '../../kernel/refusal.ts';
import type { QuotedLine } from '../catalog/index.ts';

/** The kinds of order sold so far. */
export const ORDER_TYPES = ['dine_in', 'counter'] as const;
export type OrderType = (typeof ORDER_TYPES)[number];

/** States so far: a draft has been noted, an accepted order has been sent to at least one station. */
export const ORDER_STATES = ['draft', 'accepted'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** A line as the order keeps it; amounts in minor units. */
export interface OrderLine extends QuotedLine {
  id: string;
  note: string | null;
  sentQuantity: number;
  /** Taken back after it was sent: it counts for nothing any more. */
  voided: boolean;
}

/** An order as stored. */
export interface Order {
  id: string;
  branchId: string;
  type: OrderType;
  state: OrderState;
  version: number;
  /** Internal consecutive of the branch, without gaps. */
  number: number;
  /** Turn of the business day: what people call out. */
  turn: number;
  businessDate: string;
  table: { id: string; name: string } | null;
  guests: number | null;
  waiter: { id: string; name: string };
  openedAt: Temporal.Instant;
  totalMinor: number;
  taxMinor: number;
  batches: number;
}

/**
 * Totals are sums of the stored lines that were not voided, never computed again from prices.
 *
 * @throws Refusal `invalid` orders.total_too_large, beyond what is counted exactly
 */
export function totals(lines: readonly Pick<OrderLine, 'totalMinor' | 'taxMinor' | 'voided'>[]): {
  totalMinor: number;
  taxMinor: number;
} {
  const live = lines.filter((line) => !line.voided);
  const totalMinor = live.reduce((sum, line) => sum + line.totalMinor, 0);
  if (!Number.isSafeInteger(totalMinor)) throw new Refusal('invalid', 'orders.total_too_large');
  return { totalMinor, taxMinor: live.reduce((sum, line) => sum + line.taxMinor, 0) };
}

/** What a station has not been told yet: the live quantity less the quantity already sent, per line. */
export function unsentLines(lines: readonly OrderLine[]): OrderLine[] {
  return lines.flatMap((line) => {
    const quantity = line.quantity - line.sentQuantity;
    return quantity > 0 && !line.voided ? [{ ...line, quantity }] : [];
  });
}
