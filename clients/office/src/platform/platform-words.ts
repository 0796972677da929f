import { formatDate, formatDateTime, formatNumber, formatRelative, useLanguage } from '@fastops/ui';
import { useMemo } from 'react';

/** Moments, counts and countries in the reader's words: who keeps the installation belongs to no company. */
export function usePlatformWords() {
  const language = useLanguage();
  return useMemo(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const locale = language === 'es' ? 'es-CO' : 'en-US';
    const place = { currency: 'USD', locale, timeZone };
    const countries = new Intl.DisplayNames(language, { type: 'region' });
    return {
      day: (at: string) => formatDate(at, place, language),
      moment: (at: string) => formatDateTime(at, place, language),
      ago: (at: string) => formatRelative(at, Date.now(), language),
      count: (value: number) => formatNumber(value, locale, language),
      country: (code: string) => countries.of(code) ?? code,
    };
  }, [language]);
}
