import { type MouseEvent, type PointerEvent, useRef } from 'react';

const LONG_MS = 500;
/** A finger that moves this far scrolls. */
const MOVED_PX = 10;

/** A long press of the finger, the right button of the mouse, or the menu key of the keyboard: all mean the same. */
export function useLongPress(act: (() => void) | undefined) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const from = useRef({ x: 0, y: 0 });
  const long = useRef(false);
  const stop = (): void => clearTimeout(timer.current);
  return {
    /** Whether the click that comes now ends a long press. */
    wasLong: (): boolean => long.current,
    handlers: act && {
      onPointerDown: (event: PointerEvent) => {
        long.current = false;
        from.current = { x: event.clientX, y: event.clientY };
        stop();
        if (event.pointerType !== 'touch') return;
        timer.current = setTimeout(() => {
          long.current = true;
          act();
        }, LONG_MS);
      },
      onPointerMove: (event: PointerEvent) => {
        const { x, y } = from.current;
        if (Math.hypot(event.clientX - x, event.clientY - y) > MOVED_PX) stop();
      },
      onPointerUp: stop,
      onPointerCancel: stop,
      onContextMenu: (event: MouseEvent) => {
        event.preventDefault();
        // A long press brings the menu too, on some devices before the time is over.
        stop();
        if (!long.current) act();
      },
    },
  };
}
