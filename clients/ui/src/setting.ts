import { useSyncExternalStore } from 'react';

/** A choice of this browser out of a few words, kept for the next visits. */
export interface Setting<Choice extends string> {
  get: () => Choice;
  set: (choice: Choice) => void;
  subscribe: (listener: () => void) => () => void;
}

/** Makes a setting; where storage is forbidden the choice lasts for this page. */
export function createSetting<Choice extends string>(
  name: string,
  own: Choice,
  choices: readonly Choice[],
): Setting<Choice> {
  const savedAs = `fastops.${name}`;
  const listeners = new Set<() => void>();
  let value: Choice | undefined;
  const load = (): Choice => {
    try {
      const saved = localStorage.getItem(savedAs);
      return choices.find((choice) => choice === saved) ?? own;
    } catch {
      return own;
    }
  };
  return {
    get: () => {
      value ??= load();
      return value;
    },
    set: (choice) => {
      value = choice;
      try {
        localStorage.setItem(savedAs, choice);
      } catch {
        // Storage forbidden: see above.
      }
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** The choice of now; the component is painted again when it changes. */
export function useSetting<Choice extends string>(setting: Setting<Choice>): Choice {
  return useSyncExternalStore(setting.subscribe, setting.get);
}
