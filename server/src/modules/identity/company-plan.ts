import { businessDate } from '../../kernel/clock.ts';

/** What a plan allows at most; null allows any number. */
export interface Limits {
  branches: number | null;
  members: number | null;
  ordersPerMonth: number | null;
}

/** A plan of the installation. */
export interface Plan extends Limits {
  code: string;
  name: string;
}

/** What a company uses of its plan. */
export interface Usage {
  branches: number;
  members: number;
  ordersThisMonth: number;
}

/** The limits of a plan with those changed that were agreed with one company. */
export function limitsOf(plan: Limits, agreed: Partial<Limits> = {}): Limits {
  const { branches, members, ordersPerMonth } = { ...plan, ...agreed };
  return { branches, members, ordersPerMonth };
}

/** How near a figure is to its limit: `near` from 80 %, `reached` from 100 %. */
export function nearness(used: number, limit: number | null): 'fine' | 'near' | 'reached' {
  if (limit === null || used * 5 < limit * 4) return 'fine';
  return used < limit ? 'near' : 'reached';
}

/** From which business dates on the orders of this month, and of the last thirty days, are counted. */
export function countedSince(
  now: Temporal.Instant,
  place: { timeZone: string; cutoffHour: number } | undefined,
): { month: string; thirtyDays: string } {
  const { timeZone, cutoffHour } = place ?? { timeZone: 'UTC', cutoffHour: 0 };
  const today = Temporal.PlainDate.from(businessDate(now, timeZone, cutoffHour));
  return { month: today.with({ day: 1 }).toString(), thirtyDays: today.subtract({ days: 29 }).toString() };
}
