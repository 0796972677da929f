import type { Session } from './api-types.ts';
import { ApiProblem } from './problem.ts';
import { createStore } from './store.ts';

/** The code with which the server said that the company is not served; undefined while it is. */
export const stoppedBy = createStore<string | undefined>(undefined);

/** Takes note of an answer which says that the company is not served; every query of a page reports here. */
export function noticeStop(error: unknown): void {
  if (error instanceof ApiProblem && error.status === 402) stoppedBy.set(error.code);
}

/** Why the company is not served as far as the session knows; undefined when it is. */
export function stopKindOf({
  state,
  trialEndsAt,
}: Session['company']): 'suspended' | 'closed' | 'trial' | undefined {
  if (state === 'suspended' || state === 'closed') return state;
  const over = state === 'trial' && trialEndsAt !== null && Date.parse(trialEndsAt) <= Date.now();
  return over ? 'trial' : undefined;
}
