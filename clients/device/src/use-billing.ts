import { useCallback, useEffect, useState } from 'react';
import type { Billing } from './api-types.ts';
import type { Device } from './device.ts';
import { stopKindOf, stoppedBy } from './stopped.ts';

/** A stopped screen looks this often whether it is over. */
const LOOK_MS = 30_000;

/** What a stopped company is told, asked again now and then: once it is served again the screen opens by itself. */
export function useBilling({ session, api }: Pick<Device, 'session' | 'api'>) {
  const [billing, setBilling] = useState<Billing>();
  const [problem, setProblem] = useState<unknown>();
  /** Whether the company is served again. */
  const look = useCallback(async (): Promise<boolean> => {
    const now = await api.billing();
    setBilling(now);
    if (stopKindOf(now)) return false;
    await session.refresh();
    stoppedBy.set(undefined);
    return true;
  }, [session, api]);
  useEffect(() => {
    const lookNow = (): void => void look().catch(setProblem);
    lookNow();
    const timer = setInterval(lookNow, LOOK_MS);
    return () => clearInterval(timer);
  }, [look]);
  return { billing, problem: billing === undefined ? problem : undefined, look };
}
