/** Small text kept by this browser: choices (branch, station, sound) and what has not reached the server yet. */

const PREFIX = 'fastops.';

/** What was saved under the name, or undefined: never saved, or storage forbidden by the browser. */
export function loadSaved(name: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + name) ?? undefined;
  } catch {
    // A browser that forbids storage: the person chooses again next time.
    return undefined;
  }
}

/** All that was saved under names that begin so. */
export function loadAllSaved(start: string): string[] {
  try {
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(PREFIX + start))
      .flatMap((name) => localStorage.getItem(name) ?? []);
  } catch {
    // As above: nothing could have been saved.
    return [];
  }
}

/** Saves, or with undefined forgets. False when the browser refused (full or forbidden). */
export function save(name: string, value: string | undefined): boolean {
  try {
    if (value === undefined) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
    return true;
  } catch {
    return false;
  }
}
