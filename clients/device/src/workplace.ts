import { createContext, useContext } from 'react';
import type { Branch, Session } from './api-types.ts';
import { loadSaved, save } from './saved.ts';
import type { SessionKeeper } from './session.ts';
import { createStore, useStore } from './store.ts';

/** Grows with each choice, so that every screen asks again which branch it works for. */
const choices = createStore(0);

const nameOf = (companyId: string): string => `branch.${companyId}`;

/** The branch this device works for: the only one, or the one chosen here before; undefined when it must be asked. */
export function useBranch(session: Session): Branch | undefined {
  useStore(choices);
  const [first, ...others] = session.branches;
  if (first && others.length === 0) return first;
  const chosen = loadSaved(nameOf(session.company.id)) ?? chosenNow.get(session.company.id);
  return session.branches.find((branch) => branch.id === chosen);
}

/** Where storage is forbidden the choice still holds for this page. */
const chosenNow = new Map<string, string>();

/** Remembers the branch for this company on this device; undefined asks again. */
export function chooseBranch(session: Session, branchId: string | undefined): void {
  save(nameOf(session.company.id), branchId);
  if (branchId === undefined) chosenNow.delete(session.company.id);
  else chosenNow.set(session.company.id, branchId);
  choices.set(choices.get() + 1);
}

/**
 * Tells when another member works here than the last one. `tookOver` is true when that happened without a log-in on
 * this page: the browser's cookie is shared by all its tabs, so a refresh can bring someone else's session.
 */
export function onMemberChange(
  keeper: SessionKeeper,
  listener: (now: Session, tookOver: boolean) => void,
): () => void {
  let last: string | undefined;
  let inside = false;
  return keeper.state.subscribe(() => {
    const state = keeper.state.get();
    if (state.status === 'in') {
      const now = `${state.session.company.id}/${state.session.member.id}`;
      if (last !== undefined && now !== last) listener(state.session, inside);
      last = now;
    }
    inside = state.status === 'in';
  });
}

/** Who works here and for which branch: what every screen behind the shell stands on. */
export interface Workplace {
  session: Session;
  branch: Branch;
}

/** Given by each app's shell once both have been asked. */
export const WorkplaceContext = createContext<Workplace | undefined>(undefined);

/** Who works here and for which branch. Only inside the shell, which has asked both. */
export function useWorkplace(): Workplace {
  const workplace = useContext(WorkplaceContext);
  if (!workplace) throw new Error('useWorkplace is used outside the shell');
  return workplace;
}

/** How the company writes money, and the clock its moments are told by: its first branch's, else this device's. */
export function placeOf({ company, branches }: Pick<Session, 'company' | 'branches'>) {
  const timeZone = branches[0]?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return { currency: company.currency, locale: company.locale, timeZone };
}
