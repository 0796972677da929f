import { formatDate, formatDateTime, formatRelative, useLanguage } from '@fastops/ui';
import { useMemo } from 'react';

/** Moments by this device's clock: who keeps the installation belongs to no company. */
export function usePlatformMoments() {
  const language = useLanguage();
  return useMemo(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const place = { currency: 'USD', locale: language === 'es' ? 'es-CO' : 'en-US', timeZone };
    return {
      day: (at: string) => formatDate(at, place, language),
      moment: (at: string) => formatDateTime(at, place, language),
      ago: (at: string) => formatRelative(at, Date.now(), language),
    };
  }, [language]);
}
