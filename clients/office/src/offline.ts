import { useStore } from '@fastops/device';
import { useT } from '@fastops/ui';
import { useEffect, useState } from 'react';
import { device } from './app.ts';

/** A break this much longer than the chip waits is spoken of. */
const SPOKEN_AFTER_MS = 12_000;

/** Since when the server has not been heard, once the break lasts; undefined while there is none. */
export function useLongBreak(): number | undefined {
  const { link, lastContact } = useStore(device.live.status);
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (link !== 'offline') return setLong(false);
    const timer = setTimeout(() => setLong(true), SPOKEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [link]);
  return long ? (lastContact ?? 0) : undefined;
}

/** Why nothing can be saved now; undefined while it can. */
export function useSaveBlocked(): string | undefined {
  const t = useT();
  const { link } = useStore(device.live.status);
  return link === 'offline' ? t('office.offline.save') : undefined;
}
