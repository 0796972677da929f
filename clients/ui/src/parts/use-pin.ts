import { useCallback, useEffect, useState } from 'react';
import { errorText, useT } from '../phrases.ts';
import { factsOf } from './states.tsx';

/** What a pad is told: whether it is closed, what went wrong, and how to try a PIN. */
export interface PinTry {
  problem: string | undefined;
  /** Of a pause, counted down; 0 without one. */
  seconds: number;
  disabled: boolean;
  attempt: (act: () => Promise<void>) => Promise<void>;
  /** Forgets what went wrong: somebody else types now. A pause stays. */
  clear: () => void;
}

/** Nothing that is typed next can be right: the device, or this person's PIN, waits for somebody who leads. */
const CLOSED = new Set(['identity.device_locked', 'identity.pin_locked']);

/** Tries PINs: says how many tries are left, and counts a pause down until the next one. */
export function usePin(): PinTry {
  const t = useT();
  const [failure, setFailure] = useState<unknown>();
  const { seconds, count } = useCountdown();
  const attempt = useCallback(
    async (act: () => Promise<void>) => {
      setFailure(undefined);
      try {
        await act();
      } catch (error) {
        setFailure(error);
        const wait = numberOf(error, 'retryAfterSeconds');
        if (wait !== undefined) count(wait);
      }
    },
    [count],
  );
  const clear = useCallback(() => setFailure(undefined), []);
  const { code, status } = factsOf(failure);
  const left = numberOf(failure, 'triesLeft');
  const words = (): string | undefined => {
    if (seconds > 0) return t('pin.wait');
    if (failure === undefined || code === 'identity.pin_blocked') return undefined;
    if (code === 'identity.bad_pin') return t('pin.wrong', { n: left ?? 0 });
    if (code === 'identity.device_locked') return t('pin.locked');
    return errorText(code, status);
  };
  return { problem: words(), seconds, disabled: seconds > 0 || CLOSED.has(code), attempt, clear };
}

/** Whole seconds that are left of a pause. */
function useCountdown() {
  const [{ ends, now }, setPause] = useState({ ends: 0, now: 0 });
  useEffect(() => {
    if (ends === 0) return undefined;
    const timer = setInterval(() => {
      const at = Date.now();
      setPause({ ends, now: at });
      if (at >= ends) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [ends]);
  const count = useCallback((seconds: number) => {
    const at = Date.now();
    setPause({ ends: at + seconds * 1000, now: at });
  }, []);
  return { seconds: Math.max(0, Math.ceil((ends - now) / 1000)), count };
}

/** A number among a refusal's details. */
function numberOf(error: unknown, name: string): number | undefined {
  if (typeof error !== 'object' || error === null || !('details' in error)) return undefined;
  const { details } = error;
  if (typeof details !== 'object' || details === null) return undefined;
  const value: unknown = (details as Record<string, unknown>)[name];
  return typeof value === 'number' ? value : undefined;
}
