import { createImportApi } from '@fastops/device';
import { queryOptions } from '@tanstack/react-query';
import { device } from '../app.ts';

/** The endpoints of files that fill the menu, asked as whoever is logged in. */
export const importApi = createImportApi((request) => device.session.send(request));

// Apart from the menu's own word: each change of the menu would read a file's findings again.
const IMPORTS = 'office-imports';

/** How often it is asked how far a file is, in milliseconds. */
const EVERY = 1_000;

export const importsQuery = queryOptions({
  queryKey: [IMPORTS, 'latest'],
  queryFn: ({ signal }) => importApi.imports(signal),
});

export const isRunning = (state: string | undefined): boolean => state === 'queued' || state === 'undoing';

export const importQuery = (importId: string) =>
  queryOptions({
    queryKey: [IMPORTS, 'one', importId],
    queryFn: ({ signal }) => importApi.menuImport(importId, signal),
    refetchInterval: (query) => (isRunning(query.state.data?.state) ? EVERY : false),
  });
