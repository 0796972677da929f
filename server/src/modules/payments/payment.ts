import { Refusal } from '../../kernel/refusal.ts';
import type { Due } from '../orders/index.ts';

/** How money comes. */
export const METHODS = ['cash', 'card', 'transfer'] as const;
export type Method = (typeof METHODS)[number];

/** Whether money that comes this way lies in the drawer (domain rules §8). */
export const opensDrawer = (method: Method): boolean => method === 'cash';

/** Whether somebody has seen the money; what is pending was taken on trust and counts as paid. */
export const PAYMENT_STATES = ['confirmed', 'pending'] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

/** Money as it is handed over or charged; amounts in minor units. */
export interface Tender {
  method: Method;
  /** All of it, tip included. */
  tenderedMinor: number;
  /** How much of it is tip; else as much of the agreed tip as it reaches once the bill is covered. */
  tipMinor?: number | undefined;
  /** Of the voucher or the transfer. */
  reference?: string | undefined;
  /** The money is on its way, as the guest says. */
  pending?: boolean | undefined;
}

/** What a tender comes to: of the bill, of the tip, and in cash what was handed over and back. */
export interface Applied {
  amountMinor: number;
  tipMinor: number;
  tenderedMinor: number | null;
  changeMinor: number | null;
}

/** A payment as stored; it is never changed. */
export interface Payment extends Applied {
  id: string;
  orderId: string;
  checkId: string;
  method: Method;
  state: PaymentState;
  reference: string | null;
  /** Of the branch when it was paid, `YYYY-MM-DD`: of the order it may be another one. */
  businessDate: string;
  paidAt: Temporal.Instant;
  member: { id: string; name: string };
  deviceId: string | null;
}

/**
 * Refuses what contradicts itself, whatever is due: card and transfer are proved by a reference, cash proves itself.
 *
 * @throws Refusal `invalid` payments.reference_required, payments.reference_not_wanted, payments.pending_not_wanted,
 *   payments.only_tip
 */
export function refuseContradictions({ method, tenderedMinor, tipMinor, reference, pending }: Tender): void {
  if (method === 'cash') {
    if (reference !== undefined) throw new Refusal('invalid', 'payments.reference_not_wanted');
    if (pending === true) throw new Refusal('invalid', 'payments.pending_not_wanted');
  } else if (reference === undefined) throw new Refusal('invalid', 'payments.reference_required');
  if (tipMinor !== undefined && tipMinor >= tenderedMinor) throw new Refusal('invalid', 'payments.only_tip');
}

/**
 * What of a tender pays the bill, what the tip, and what goes back. The bill comes first: while something of it is due,
 * every payment pays some of it. Only cash may be more than both, since only cash gives change (domain rules §8).
 *
 * @throws Refusal `conflict` payments.nothing_due, payments.tip_not_agreed, payments.more_than_due
 */
export function applyTender({ method, tenderedMinor, tipMinor: wanted }: Tender, due: Due): Applied {
  const { dueMinor, tipDueMinor, version } = due;
  if (dueMinor === 0) throw new Refusal('conflict', 'payments.nothing_due', { version });
  if (wanted !== undefined && wanted > tipDueMinor)
    throw new Refusal('conflict', 'payments.tip_not_agreed', { tipDueMinor, version });
  const amountMinor = Math.min(tenderedMinor - (wanted ?? 0), dueMinor);
  const tipMinor = wanted ?? Math.min(tenderedMinor - amountMinor, tipDueMinor);
  const changeMinor = tenderedMinor - amountMinor - tipMinor;
  if (method === 'cash') return { amountMinor, tipMinor, tenderedMinor, changeMinor };
  if (changeMinor > 0) throw new Refusal('conflict', 'payments.more_than_due', { ...due });
  return { amountMinor, tipMinor, tenderedMinor: null, changeMinor: null };
}
