import { useState } from 'react';

const SAVED_AS = 'fastops.office.folded-categories';

function saved(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(SAVED_AS) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  } catch {
    // Storage forbidden, or written by hand: everything is unfolded.
    return [];
  }
}

/** Which categories do not show what is in them; kept by this browser for the next visits. */
export function useFolded(): [ReadonlySet<string>, (id: string, folded: boolean) => void] {
  const [all, setAll] = useState<ReadonlySet<string>>(() => new Set(saved()));
  const fold = (id: string, folded: boolean): void => {
    const next = new Set(all);
    if (folded) next.add(id);
    else next.delete(id);
    setAll(next);
    try {
      localStorage.setItem(SAVED_AS, JSON.stringify([...next]));
    } catch {
      // Storage forbidden: it holds for this page.
    }
  };
  return [all, fold];
}
