import { formatMoney, useLanguage } from '@fastops/ui';
import { useMemo } from 'react';
import { useMe } from '../me.ts';
import { minorOf, textOf } from './money-text.ts';

/** Amounts of the company: as they are read, and as they are typed. */
export function useMoney() {
  const { company } = useMe();
  const language = useLanguage();
  return useMemo(
    () => ({
      /** `$ 25.900`. */
      money: (minor: number): string => formatMoney(minor, { ...company, timeZone: 'UTC' }, language),
      textOf: (minor: number | null): string => textOf(minor, company, language),
      minorOf: (text: string): number | null => minorOf(text, company, language),
    }),
    [company, language],
  );
}
