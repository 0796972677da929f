import { useEffect } from 'react';
import { loadSaved, save } from './saved.ts';
import { createStore, useStore } from './store.ts';

/** How a locked screen asks who is there: for the PIN of who locked it, or for a name first. */
export type Lock = 'pin' | 'people';

const LOCK = 'locked';
const TOUCHED = 'touched';
const IDLE = 'idleMinutes';
const OWN_IDLE = 2;
/** Writing each touch down would cost more than it is worth. */
const NOTE_EVERY_MS = 5000;
const TOUCHES = ['pointerdown', 'keydown'] as const;

function savedLock(): Lock | undefined {
  const saved = loadSaved(LOCK);
  if (saved === undefined) return undefined;
  return saved === 'people' ? 'people' : 'pin';
}

/** How the screen is locked; undefined while it is open. A reload does not open it. */
export const locked = createStore(savedLock());

/** Locks the screen, or with undefined opens it again. */
export function setLocked(lock: Lock | undefined): void {
  save(LOCK, lock);
  locked.set(lock);
}

const savedIdle = Number(loadSaved(IDLE) ?? OWN_IDLE);

/** After so many minutes without a touch this device locks itself; 0 for never. */
export const idleMinutes = createStore(Number.isInteger(savedIdle) ? savedIdle : OWN_IDLE);

/** Sets after how many minutes without a touch this device locks itself; 0 for never. */
export function setIdleMinutes(minutes: number): void {
  save(IDLE, String(minutes));
  idleMinutes.set(minutes);
}

/** When the screen was last touched: now, where it was touched to come here; else what an earlier visit wrote down. */
function lastTouch(): number {
  if (navigator.userActivation?.hasBeenActive ?? true) return Date.now();
  return Number(loadSaved(TOUCHED) ?? Date.now());
}

/** Locks the screen once nobody has touched it for long, also when it slept meanwhile or the page was away. */
export function useIdleLock(active: boolean): void {
  const minutes = useStore(idleMinutes);
  useEffect(() => {
    if (!active || minutes === 0) return undefined;
    let last = lastTouch();
    let noted = 0;
    let timer = 0;
    const left = (): number => last + minutes * 60_000 - Date.now();
    const look = (): void => {
      clearTimeout(timer);
      if (left() <= 0) setLocked('pin');
      else timer = window.setTimeout(look, left());
    };
    const touched = (): void => {
      // A timer sleeps with its device: the touch that wakes it comes first, and too late.
      if (left() <= 0) {
        setLocked('pin');
        return;
      }
      last = Date.now();
      if (last - noted < NOTE_EVERY_MS) return;
      noted = last;
      save(TOUCHED, String(last));
    };
    for (const event of TOUCHES) addEventListener(event, touched, { capture: true, passive: true });
    look();
    return () => {
      clearTimeout(timer);
      for (const event of TOUCHES) removeEventListener(event, touched, { capture: true });
    };
  }, [active, minutes]);
}
