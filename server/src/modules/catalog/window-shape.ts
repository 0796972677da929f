import { Refusal } from '../../kernel/refusal.ts';
import type { Channel } from './menu.ts';

/** When and where something is sold, as somebody wants it. */
export interface WindowShape {
  /** Null: in every branch. */
  branchId: string | null;
  /** Null: by every way of selling. */
  channel: Channel | null;
  /** Monday is 1. */
  weekdays: readonly number[];
  /** Minutes after midnight where the branch stands; one that ends before it begins goes on past midnight. */
  fromMinute: number;
  toMinute: number;
}

/**
 * Refuses a window in which nothing could ever be sold.
 *
 * @throws Refusal `invalid` catalog.window_empty
 */
export function refuseWindows(windows: readonly WindowShape[]): void {
  if (windows.some(({ fromMinute, toMinute, weekdays }) => fromMinute === toMinute || weekdays.length === 0))
    throw new Refusal('invalid', 'catalog.window_empty');
}
