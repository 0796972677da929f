import { useWorkplace } from '@fastops/device';
import { formatMoney, useLanguage } from '@fastops/ui';
import { useCallback } from 'react';

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

/** Whether whoever works here may do it in this branch. */
export function useMay(permission: string): boolean {
  return useWorkplace().branch.permissions.includes(permission);
}
