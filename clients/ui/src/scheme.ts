import { useSyncExternalStore } from 'react';

export type Scheme = 'light' | 'dark';

const ATTRIBUTE = 'data-mantine-color-scheme';
const listeners = new Set<() => void>();
let savedAs: string | undefined;

/**
 * Puts on the colours chosen on this device for this app, else the app's own: light at the till, dark in the
 * kitchen. The page's HTML already carries the app's own, so that nothing flashes before the script runs.
 */
export function startScheme(app: string, own: Scheme): void {
  savedAs = `fastops.scheme.${app}`;
  let saved: string | null = null;
  try {
    saved = localStorage.getItem(savedAs);
  } catch {
    // Storage forbidden by the browser: the app's own colours.
  }
  show(saved === 'light' || saved === 'dark' ? saved : own);
}

function show(scheme: Scheme): void {
  document.documentElement.setAttribute(ATTRIBUTE, scheme);
  for (const listener of listeners) listener();
}

export function setScheme(scheme: Scheme): void {
  show(scheme);
  try {
    if (savedAs) localStorage.setItem(savedAs, scheme);
  } catch {
    // Storage forbidden: the choice lasts for this page.
  }
}

const current = (): Scheme =>
  document.documentElement.getAttribute(ATTRIBUTE) === 'dark' ? 'dark' : 'light';

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export const useScheme = (): Scheme => useSyncExternalStore(subscribe, current);
