import type { Branch, Session } from '@fastops/device';
import { formatTime, useLanguage } from '@fastops/ui';
import { createContext, useCallback, useContext } from 'react';

interface Workplace {
  session: Session;
  branch: Branch;
}

export const WorkplaceContext = createContext<Workplace | undefined>(undefined);

/** Who works here and for which branch. Only inside the shell, which has asked both. */
export function useWorkplace(): Workplace {
  const workplace = useContext(WorkplaceContext);
  if (!workplace) throw new Error('useWorkplace is used outside the shell');
  return workplace;
}

/** Moments as the branch's clock shows them, in the reader's language. */
export function useTimeText(): (at: number | string) => string {
  const { session, branch } = useWorkplace();
  const language = useLanguage();
  const { currency, locale } = session.company;
  return useCallback(
    (at) => formatTime(at, { currency, locale, timeZone: branch.timeZone }, language),
    [currency, locale, branch.timeZone, language],
  );
}

/** Under which name a branch's screen keeps its station. */
export const stationName = (branchId: string): string => `station.${branchId}`;
