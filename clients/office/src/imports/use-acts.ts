import type { MenuImport } from '@fastops/device';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { importApi, importQuery, importsQuery } from './import-queries.ts';

/** What can be done with a file that was sent; each act shows what the server made of it. */
export function useActs(importId: string) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const act = async (work: () => Promise<MenuImport>): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    setProblem(undefined);
    try {
      queries.setQueryData(importQuery(importId).queryKey, await work());
      return true;
    } catch (error) {
      setProblem(error);
      // Somebody else may have been faster: what stands here is read again.
      void queries.invalidateQueries({ queryKey: importQuery(importId).queryKey });
      return false;
    } finally {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: importsQuery.queryKey });
    }
  };
  return {
    busy,
    problem,
    check: (mapping: MenuImport['mapping']) => act(() => importApi.checkImport(importId, mapping)),
    apply: () => act(() => importApi.applyImport(importId)),
    undo: () => act(() => importApi.undoImport(importId)),
  };
}
