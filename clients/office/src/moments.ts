import { placeOf } from '@fastops/device';
import { formatDate, formatDateTime, formatRelative, type Place, useLanguage } from '@fastops/ui';
import { useMemo } from 'react';
import { useMe } from './me.ts';

/** Where the company's moments are told: its first branch, else this device. */
export function usePlace(): Place {
  const me = useMe();
  return useMemo(() => placeOf(me), [me]);
}

/** Moments in the words of the reader's language, by the company's clock. */
export function useMoments() {
  const place = usePlace();
  const language = useLanguage();
  return useMemo(
    () => ({
      day: (at: string) => formatDate(at, place, language),
      moment: (at: string) => formatDateTime(at, place, language),
      ago: (at: string) => formatRelative(at, Date.now(), language),
    }),
    [place, language],
  );
}
