import { type PointerEvent, useEffect, useRef } from 'react';
import type { Rectangle } from './crop.ts';

interface Spot {
  x: number;
  y: number;
}

/** How far apart two fingers are. */
const apart = ([one, other]: Spot[]): number =>
  one && other ? Math.hypot(one.x - other.x, one.y - other.y) : 0;

/** Of the way of a wheel. */
const WHEEL = 0.0015;

/**
 * Moves a picture under a pointer, and brings it nearer with two fingers or a wheel.
 * @param part what is seen now, in the picture's pixels
 */
export function useDrag(part: Rectangle, onMove: (by: { x?: number; y?: number; zoom?: number }) => void) {
  const ref = useRef<HTMLDivElement>(null);
  const spots = useRef(new Map<number, Spot>());
  const move = useRef(onMove);
  useEffect(() => {
    move.current = onMove;
  });
  // Not React's own listener: that one may not keep the page from scrolling.
  useEffect(() => {
    const area = ref.current;
    if (!area) return;
    const turn = (event: WheelEvent): void => {
      event.preventDefault();
      move.current({ zoom: Math.exp(-event.deltaY * WHEEL) });
    };
    area.addEventListener('wheel', turn, { passive: false });
    return () => area.removeEventListener('wheel', turn);
  }, []);
  const follow = (event: PointerEvent<HTMLDivElement>): void => {
    const before = spots.current.get(event.pointerId);
    if (!before) return;
    const was = apart([...spots.current.values()]);
    const now = { x: event.clientX, y: event.clientY };
    spots.current.set(event.pointerId, now);
    const width = event.currentTarget.clientWidth;
    const scale = width > 0 ? part.width / width / spots.current.size : 0;
    const is = apart([...spots.current.values()]);
    onMove({
      x: (before.x - now.x) * scale,
      y: (before.y - now.y) * scale,
      ...(was > 0 && is > 0 ? { zoom: is / was } : {}),
    });
  };
  const leave = (event: PointerEvent<HTMLDivElement>): void => {
    spots.current.delete(event.pointerId);
  };
  return {
    ref,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLDivElement>): void => {
        event.currentTarget.setPointerCapture(event.pointerId);
        spots.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
      },
      onPointerMove: follow,
      onPointerUp: leave,
      onPointerCancel: leave,
    },
  };
}
