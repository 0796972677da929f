// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

// A till that nobody touches locks itself, and stays locked.

const MINUTE = 60_000;
type LockModule = typeof import('./lock.ts');
let lock: LockModule;

/** The page is loaded: what an earlier visit wrote down is read. */
const load = async (): Promise<LockModule> => {
  vi.resetModules();
  return import('./lock.ts');
};
const pass = (milliseconds: number): void => act(() => void vi.advanceTimersByTime(milliseconds));
const touch = (): void => act(() => void window.dispatchEvent(new Event('pointerdown')));

beforeEach(async () => {
  vi.useFakeTimers();
  localStorage.clear();
  sessionStorage.clear();
  lock = await load();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test('after its minutes without a touch it asks for the PIN of who was here', () => {
  renderHook(() => lock.useIdleLock(true));
  pass(2 * MINUTE - 1);
  expect(lock.locked.get()).toBeUndefined();
  pass(1);
  expect(lock.locked.get()).toBe('pin');
});

test('each touch begins the minutes anew', () => {
  renderHook(() => lock.useIdleLock(true));
  for (let i = 0; i < 5; i += 1) {
    pass(1.5 * MINUTE);
    touch();
  }
  expect(lock.locked.get()).toBeUndefined();
  pass(2 * MINUTE);
  expect(lock.locked.get()).toBe('pin');
});

test('the touch that wakes a device from its sleep comes too late', () => {
  renderHook(() => lock.useIdleLock(true));
  // The clock goes on while the timers of a sleeping device stand still.
  vi.setSystemTime(Date.now() + 10 * MINUTE);
  touch();
  expect(lock.locked.get()).toBe('pin');
});

test('never where that was chosen, nor while nobody is in', () => {
  lock.setIdleMinutes(0);
  const { unmount } = renderHook(() => lock.useIdleLock(true));
  pass(60 * MINUTE);
  unmount();
  lock.setIdleMinutes(1);
  renderHook(() => lock.useIdleLock(false));
  pass(60 * MINUTE);
  expect(lock.locked.get()).toBeUndefined();
});

test('a reload opens nothing, and keeps the minutes that were chosen', async () => {
  lock.setIdleMinutes(5);
  lock.setLocked('people');
  const again = await load();
  expect(again.locked.get()).toBe('people');
  expect(again.idleMinutes.get()).toBe(5);
  again.setLocked(undefined);
  expect((await load()).locked.get()).toBeUndefined();
});
