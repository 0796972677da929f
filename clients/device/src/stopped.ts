import type { Session } from './api-types.ts';
import type { Send } from './http.ts';
import { ApiProblem } from './problem.ts';
import { createStore, useStore } from './store.ts';

/** Why a company is not served. */
export type StopKind = 'suspended' | 'closed' | 'trial';

const KINDS: Readonly<Record<string, StopKind>> = {
  'identity.company_closed': 'closed',
  'identity.trial_ended': 'trial',
};

/** The code with which the server said that the company is not served; undefined while it is. */
export const stoppedBy = createStore<string | undefined>(undefined);

/** Takes note of an answer which says that the company is not served. */
export function noticeStop(error: unknown): void {
  if (error instanceof ApiProblem && error.status === 402) stoppedBy.set(error.code);
}

/** Sends, and takes note when the answer is that the company is not served. */
export const noticing =
  (send: Send): Send =>
  async (request) => {
    try {
      return await send(request);
    } catch (error) {
      noticeStop(error);
      throw error;
    }
  };

/** Why the company is not served as far as the session knows; undefined when it is. */
export function stopKindOf({
  state,
  trialEndsAt,
}: Pick<Session['company'], 'state' | 'trialEndsAt'>): StopKind | undefined {
  if (state === 'suspended' || state === 'closed') return state;
  const over = state === 'trial' && trialEndsAt !== null && Date.parse(trialEndsAt) <= Date.now();
  return over ? 'trial' : undefined;
}

/** Why the company is not served, by the session or by an answer since; undefined while it is. */
export function useStop({ company }: Pick<Session, 'company'>): StopKind | undefined {
  const refused = useStore(stoppedBy);
  return stopKindOf(company) ?? (refused === undefined ? undefined : (KINDS[refused] ?? 'suspended'));
}
