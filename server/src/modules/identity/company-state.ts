import { Refusal } from '../../kernel/refusal.ts';

/** How a company stands. */
export type CompanyState = 'trial' | 'active' | 'past_due' | 'suspended' | 'closed';

/** What the platform does to a company's state. */
export type CompanyMove = 'suspend' | 'reactivate' | 'past_due' | 'close';

/** From where each move starts and where it ends. A closed company keeps its data, so it can be opened again. */
export const COMPANY_MOVES: Readonly<
  Record<CompanyMove, { from: readonly CompanyState[]; to: CompanyState }>
> = {
  suspend: { from: ['trial', 'active', 'past_due'], to: 'suspended' },
  reactivate: { from: ['trial', 'past_due', 'suspended', 'closed'], to: 'active' },
  past_due: { from: ['active'], to: 'past_due' },
  close: { from: ['trial', 'active', 'past_due', 'suspended'], to: 'closed' },
};

/** The moves that a company in this state can make. */
export function movesFrom(state: CompanyState): CompanyMove[] {
  const moves = Object.entries(COMPANY_MOVES) as [CompanyMove, { from: readonly CompanyState[] }][];
  return moves.filter(([, { from }]) => from.includes(state)).map(([move]) => move);
}

/**
 * Where the move leads.
 *
 * @throws Refusal `conflict` identity.company_state with the moves that are allowed from here
 */
export function moved(state: CompanyState, move: CompanyMove): CompanyState {
  const { from, to } = COMPANY_MOVES[move];
  if (!from.includes(state))
    throw new Refusal('conflict', 'identity.company_state', { state, allowed: movesFrom(state) });
  return to;
}

/** What decides whether a company is served. `trialOver` is judged by the database's clock. */
export interface Standing {
  state: string;
  stateReason: string | null;
  stateSince: Temporal.Instant;
  trialEndsAt: Temporal.Instant | null;
  trialOver: boolean;
}

/**
 * Why this company is not served, as a refusal that says since when and whom to ask; undefined when it is. One that is
 * past due is served: its people must not pay for a late transfer with a closed kitchen.
 */
export function refusalOf(company: Standing, contact: string | undefined): Refusal | undefined {
  const details = (since: Temporal.Instant) => ({
    reason: company.stateReason,
    since: since.toString(),
    contact: contact ?? null,
  });
  if (company.state === 'suspended')
    return new Refusal('company_inactive', 'identity.company_suspended', details(company.stateSince));
  if (company.state === 'closed')
    return new Refusal('company_inactive', 'identity.company_closed', details(company.stateSince));
  if (company.state === 'trial' && company.trialOver)
    return new Refusal(
      'company_inactive',
      'identity.trial_ended',
      details(company.trialEndsAt ?? company.stateSince),
    );
  return undefined;
}
