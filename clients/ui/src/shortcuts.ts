import { useEffect, useRef } from 'react';
import { createSetting } from './setting.ts';

/**
 * What each key does, by `KeyboardEvent.key` in lower case; `digit` takes 0 to 9, `ctrl+s` takes ⌘ too, and `g u` is
 * one key after the other.
 */
export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** Whether keys that are characters act by themselves (WCAG 2.1.4: who dictates or misses keys turns them off). */
export const singleKeys = createSetting('keys', 'on', ['on', 'off']);

/** The second key of two has to come this soon after the first. */
const PAIR_MS = 1500;

const hooks = new Set<{ current: Shortcuts }>();
let first = { key: '', at: 0 };

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Function keys, Esc and what is pressed with Ctrl also work inside a field, all others are left to it. */
const worksInFields = (name: string): boolean => /^(escape|f\d+|ctrl\+.+)$/.test(name);

const nameOf = (event: KeyboardEvent): string => {
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) return `ctrl+${key}`;
  return /^\d$/.test(key) ? 'digit' : key;
};

function find(name: string): ((event: KeyboardEvent) => void) | undefined {
  for (const hook of hooks) if (Object.hasOwn(hook.current, name)) return hook.current[name];
  return undefined;
}

const beginsPair = (name: string): boolean =>
  [...hooks].some((hook) => Object.keys(hook.current).some((known) => known.startsWith(`${name} `)));

function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey) return;
  // None works behind a dialog.
  if (document.querySelector('dialog[open], [popover]:popover-open')) return;
  const name = nameOf(event);
  if (isTyping(event.target) && !worksInFields(name)) return;
  if (event.key.length === 1 && !name.startsWith('ctrl+') && singleKeys.get() === 'off') return;
  const pair = event.timeStamp - first.at < PAIR_MS ? find(`${first.key} ${name}`) : undefined;
  const act = pair ?? find(name);
  first = pair === undefined && beginsPair(name) ? { key: name, at: event.timeStamp } : { key: '', at: 0 };
  if (act === undefined && first.key === '') return;
  event.preventDefault();
  act?.(event);
}

/** Listens to the keys while the component is on the screen; the newest functions are the ones called. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  });
  useEffect(() => {
    if (hooks.size === 0) window.addEventListener('keydown', press);
    hooks.add(current);
    return () => {
      hooks.delete(current);
      if (hooks.size === 0) window.removeEventListener('keydown', press);
    };
  }, []);
}
