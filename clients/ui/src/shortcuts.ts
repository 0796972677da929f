import { useEffect, useRef } from 'react';

/** What each key does, by `KeyboardEvent.key` in lower case; `digit` takes 0 to 9. */
export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => void>>;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Function keys and Esc also work inside a field, all others are left to it. None works behind a dialog. */
const worksInFields = (key: string): boolean => key === 'escape' || /^f\d+$/.test(key);

/** Listens to the keys while the component is on the screen; the newest functions are the ones called. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const key = event.key.toLowerCase();
      if (isTyping(event.target) && !worksInFields(key)) return;
      if (document.querySelector('dialog[open], [popover]:popover-open')) return;
      const name = /^\d$/.test(key) ? 'digit' : key;
      const act = current.current[name];
      if (!act) return;
      event.preventDefault();
      act(event);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
