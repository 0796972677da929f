import { loadSaved, save } from '@fastops/device';
import { useState } from 'react';
import { type ListFilter, stateOf } from './list-filter.ts';

/** Filters that somebody gave a name. */
export interface SavedView extends ListFilter {
  name: string;
}

const nameOf = (companyId: string): string => `products.views.${companyId}`;

const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What this browser keeps of a company; what cannot be read is left out. */
function load(companyId: string): SavedView[] {
  try {
    const kept: unknown = JSON.parse(loadSaved(nameOf(companyId)) ?? '[]');
    if (!Array.isArray(kept)) return [];
    return kept
      .filter((one: unknown): one is Record<string, unknown> => typeof one === 'object' && one !== null)
      .map(({ name, search, categoryId, state }) => ({
        ...{ name: wordOf(name), search: wordOf(search) },
        ...{ categoryId: wordOf(categoryId), state: stateOf(wordOf(state)) },
      }))
      .filter(({ name }) => name !== '');
  } catch {
    return [];
  }
}

/** The views of a company that this browser keeps; `put` says whether it could. */
export function useSavedViews(companyId: string) {
  const [views, setViews] = useState(() => load(companyId));
  const put = (next: readonly SavedView[]): boolean => {
    if (!save(nameOf(companyId), next.length === 0 ? undefined : JSON.stringify(next))) return false;
    setViews([...next]);
    return true;
  };
  return { views, put };
}

export type SavedViews = ReturnType<typeof useSavedViews>;
