import { useSyncExternalStore } from 'react';

let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

/** One timer for all tickets on the screen, running only while there are any. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // Stood still while no ticket was on the screen.
  if (timer === undefined) now = Date.now();
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/**
 * What `read` makes of the present moment, looked at each second; the component is painted again only when the
 * result differs.
 * @param read takes milliseconds of the device's clock
 */
export function useEachSecond<T extends string | number>(read: (now: number) => T): T {
  return useSyncExternalStore(subscribe, () => read(timer === undefined ? Date.now() : now));
}
