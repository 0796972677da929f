import { useWorkplace } from '@fastops/device';
import { formatTime, useLanguage } from '@fastops/ui';
import { useCallback } from 'react';

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
