import { useCallback, useEffect, useState } from 'react';
import { errorText, useT } from '../phrases.ts';
import { factsOf } from './states.tsx';

/** What a pad is told: whether it is closed, what went wrong, and how to try a PIN. */
export interface PinTry {
  problem: string | undefined;
  disabled: boolean;
  attempt: (act: () => Promise<void>) => Promise<void>;
}

/** Tries PINs: says how many tries are left, and counts a pause down until the next one. */
export function usePin(): PinTry {
  const t = useT();
  const [failure, setFailure] = useState<unknown>();
  const [pauseEnds, setPauseEnds] = useState(0);
  const seconds = useCountdown(pauseEnds);
  const attempt = useCallback(async (act: () => Promise<void>) => {
    setFailure(undefined);
    try {
      await act();
    } catch (error) {
      setFailure(error);
      const wait = numberOf(error, 'retryAfterSeconds');
      if (wait !== undefined) setPauseEnds(Date.now() + wait * 1000);
    }
  }, []);
  const { code, status } = factsOf(failure);
  const left = numberOf(failure, 'triesLeft');
  const words = (): string | undefined => {
    if (seconds > 0) return t('pin.wait', { n: seconds });
    if (failure === undefined || code === 'identity.pin_blocked') return undefined;
    if (code === 'identity.bad_pin') return t('pin.wrong', { n: left ?? 0 });
    if (code === 'identity.device_locked') return t('pin.locked');
    return errorText(code, status);
  };
  return { problem: words(), disabled: seconds > 0 || code === 'identity.device_locked', attempt };
}

/** Whole seconds until a moment of this page's clock; 0 once it is over. */
function useCountdown(ends: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (ends <= Date.now()) return undefined;
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= ends) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [ends]);
  return Math.max(0, Math.ceil((ends - now) / 1000));
}

/** A number among a refusal's details. */
function numberOf(error: unknown, name: string): number | undefined {
  if (typeof error !== 'object' || error === null || !('details' in error)) return undefined;
  const { details } = error;
  if (typeof details !== 'object' || details === null) return undefined;
  const value: unknown = (details as Record<string, unknown>)[name];
  return typeof value === 'number' ? value : undefined;
}
