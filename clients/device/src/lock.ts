import { useEffect } from 'react';
import { loadSaved, save } from './saved.ts';
import { createStore } from './store.ts';

const SAVED = 'locked';

/** Whether the screen waits for a PIN. A reload does not open it. */
export const locked = createStore(loadSaved(SAVED) === 'yes');

/** Locks the screen, or opens it again. */
export function setLocked(now: boolean): void {
  save(SAVED, now ? 'yes' : undefined);
  locked.set(now);
}

/** Locks the screen once nobody has touched it for so long. */
export function useIdleLock(active: boolean, afterMs: number): void {
  useEffect(() => {
    if (!active) return undefined;
    let timer = 0;
    const touched = (): void => {
      clearTimeout(timer);
      timer = window.setTimeout(() => setLocked(true), afterMs);
    };
    const events = ['pointerdown', 'keydown'] as const;
    for (const event of events) addEventListener(event, touched, { capture: true, passive: true });
    touched();
    return () => {
      clearTimeout(timer);
      for (const event of events) removeEventListener(event, touched, { capture: true });
    };
  }, [active, afterMs]);
}
