import { createStore, useStore } from '@fastops/device';
import { type Comanda, type ComandaAct, EMPTY_COMANDA, reduceComanda } from './comanda.ts';

/** One comanda in the making per place, kept while the waiter walks between tables. Key: see `placeKey`. */
const drafts = createStore<ReadonlyMap<string, Comanda>>(new Map());

/** A table's id is unique only together with its branch's; the counter has none. */
export const placeKey = (branchId: string, tableId: string | undefined): string =>
  `${branchId}/${tableId ?? 'counter'}`;

export function useDraft(key: string): Comanda {
  return useStore(drafts).get(key) ?? EMPTY_COMANDA;
}

/** The places that have something unsent: the dot on the table's tile. */
export function useDraftKeys(): ReadonlySet<string> {
  return new Set(useStore(drafts).keys());
}

function put(key: string, comanda: Comanda): void {
  const next = new Map(drafts.get());
  if (comanda.lines.length === 0 && comanda.guests === undefined) next.delete(key);
  else next.set(key, comanda);
  drafts.set(next);
}

export function changeDraft(key: string, act: ComandaAct): Comanda {
  const next = reduceComanda(drafts.get().get(key) ?? EMPTY_COMANDA, act);
  put(key, next);
  return next;
}

/** Takes the comanda away to be sent. The second of two quick taps finds it empty: nothing can be taken twice. */
export function takeDraft(key: string): Comanda {
  const taken = drafts.get().get(key) ?? EMPTY_COMANDA;
  put(key, EMPTY_COMANDA);
  return taken;
}

/** Puts a comanda back to be corrected; what was added meanwhile stays behind it. */
export function putBackDraft(key: string, comanda: Comanda): void {
  const now = drafts.get().get(key) ?? EMPTY_COMANDA;
  put(key, { guests: comanda.guests ?? now.guests, lines: [...comanda.lines, ...now.lines] });
}

/** Forgets everything unsent: another member works here now. */
export function clearDrafts(): void {
  drafts.set(new Map());
}
