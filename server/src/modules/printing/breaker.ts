/** Closed: it prints. Open: it is only asked now and then. Half open: it answered, its next page decides. */
export const BREAKER_STATES = ['closed', 'open', 'half_open'] as const;
export type BreakerState = (typeof BREAKER_STATES)[number];
