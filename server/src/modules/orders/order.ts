import { Refusal } from '../../kernel/refusal.ts';
import type { Channel, ChosenOption, QuotedLine } from '../catalog/index.ts';

/** The kinds of order sold so far. */
export const ORDER_TYPES = ['dine_in', 'counter'] as const;
export type OrderType = (typeof ORDER_TYPES)[number];

/** States so far: a draft has been noted, an accepted order has been sent to at least one station. */
export const ORDER_STATES = ['draft', 'accepted'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** By which prices and hours of the menu each is sold. */
export const CHANNEL_OF: Readonly<Record<OrderType, Channel>> = { dine_in: 'dine_in', counter: 'dine_in' };

/** What a line is made of: itself, or the parts of a combo; each goes to its station. */
export interface LinePart {
  productId: string;
  variantId: string | null;
  name: string;
  variantName: string | null;
  slotName: string | null;
  stationId: string | null;
  options: ChosenOption[];
  totalMinor: number;
  taxMinor: number;
}

/** A tax on a line. */
export interface LineTax {
  id: string | null;
  name: string;
  rateBasisPoints: number;
  included: boolean;
  baseMinor: number;
  taxMinor: number;
}

/** A line as the order keeps it; amounts in minor units. */
export interface OrderLine {
  id: string;
  productId: string;
  variantId: string | null;
  name: string;
  variantName: string | null;
  quantity: number;
  /** Of one piece with its options, before discounts. */
  unitPriceMinor: number;
  discountMinor: number;
  totalMinor: number;
  taxMinor: number;
  options: ChosenOption[];
  parts: LinePart[];
  taxes: LineTax[];
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

/** A line as it was priced, before anything of it was sent. */
export function lineOf(quoted: QuotedLine, note: string | null): OrderLine {
  const { key, productId, variantId, name, variantName, quantity, unitPriceMinor, options } = quoted;
  return {
    id: key,
    ...{ productId, variantId, name, variantName, quantity, unitPriceMinor, options, note },
    discountMinor: quoted.lineDiscountMinor + quoted.orderDiscountMinor,
    totalMinor: quoted.grossMinor,
    taxMinor: quoted.taxMinor,
    taxes: quoted.taxes,
    parts: quoted.parts.map((part) => ({
      productId: part.productId,
      variantId: part.variantId,
      name: part.name,
      variantName: part.variantName,
      slotName: part.slotName,
      stationId: part.stationId,
      options: part.options,
      totalMinor: part.grossMinor,
      taxMinor: part.taxMinor,
    })),
    sentQuantity: 0,
    voided: false,
  };
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
