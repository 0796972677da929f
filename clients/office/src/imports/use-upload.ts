import { uuid7 } from '@fastops/device';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useGo } from '../go.ts';
import { importApi, importQuery, importsQuery } from './import-queries.ts';

/** Sends a file to be looked at and goes to what was found. */
export function useUpload() {
  const go = useGo();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const send = async (file: File): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const found = await importApi.uploadImport(uuid7(), file);
      queries.setQueryData(importQuery(found.id).queryKey, found);
      void queries.invalidateQueries({ queryKey: importsQuery.queryKey });
      go(`/admin/import/${found.id}`);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, send };
}
