import type { Channel } from './menu.ts';

/** When and where something is sold. Minutes after midnight on the clock of the branch; Monday is 1. */
export interface SaleWindow {
  branchId: string | null;
  channel: Channel | null;
  weekdays: readonly number[];
  fromMinute: number;
  toMinute: number;
}

/** Where, how and when somebody would buy. */
export interface Sale {
  branchId: string;
  channel: Channel;
  weekday: number;
  minute: number;
}

const DAYS = 7;

/**
 * Whether something with these windows is sold. Without any it always is; a window without a branch or a channel is for all
 * of them. One that ends before it begins goes on past midnight and belongs to the day it began.
 */
export function isOpen(windows: readonly SaleWindow[], sale: Sale): boolean {
  if (windows.length === 0) return true;
  const yesterday = ((sale.weekday + DAYS - 2) % DAYS) + 1;
  return windows.some(({ branchId, channel, weekdays, fromMinute, toMinute }) => {
    if (branchId !== null && branchId !== sale.branchId) return false;
    if (channel !== null && channel !== sale.channel) return false;
    const { weekday, minute } = sale;
    if (fromMinute < toMinute) return weekdays.includes(weekday) && minute >= fromMinute && minute < toMinute;
    return (
      (weekdays.includes(weekday) && minute >= fromMinute) ||
      (weekdays.includes(yesterday) && minute < toMinute)
    );
  });
}

/** The day and the minute on the clock of a branch. */
export function momentAt(now: Temporal.Instant, timeZone: string): { weekday: number; minute: number } {
  const { dayOfWeek, hour, minute } = now.toZonedDateTimeISO(timeZone);
  return { weekday: dayOfWeek, minute: hour * 60 + minute };
}
