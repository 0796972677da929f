import type { Branch, Session } from '@fastops/device';
import { formatMoney, useLanguage } from '@fastops/ui';
import { createContext, useCallback, useContext } from 'react';

export interface Workplace {
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

/** Minor units as the company writes money, in the reader's language. */
export function useMoney(): (minor: number) => string {
  const { session, branch } = useWorkplace();
  const language = useLanguage();
  const { currency, locale } = session.company;
  return useCallback(
    (minor) => formatMoney(minor, { currency, locale, timeZone: branch.timeZone }, language),
    [currency, locale, branch.timeZone, language],
  );
}
