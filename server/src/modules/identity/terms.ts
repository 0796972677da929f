import type { Limits } from './company-plan.ts';

/** On which terms a company begins. */
export interface Terms {
  plan: string;
  trialDays?: number;
  limits?: Partial<Limits>;
}

/** The trial of somebody who signs up without being known to anybody. */
const TRIAL_DAYS = 14;

/**
 * The terms of a link: whoever holds the machine sets a company up without limits, who signs up gets a trial, and an
 * invitation says itself what it gives.
 */
export function termsOf(link: { purpose: string; payload: Readonly<Record<string, unknown>> }): Terms {
  if (link.purpose === 'setup') return { plan: 'chain' };
  if (link.purpose === 'sign_up') return { plan: 'trial', trialDays: TRIAL_DAYS };
  const { plan, trialDays } = link.payload;
  return { plan: String(plan), ...(typeof trialDays === 'number' ? { trialDays } : {}) };
}
