import { createApiClient, type Schemas } from '@fastops/contract';
import type { ProductFilter } from './catalog-api.ts';
import { dataOf, type Send } from './http.ts';
import { uuid7 } from './uuid7.ts';

/** A file by which the menu is filled, as who keeps the menu sees it. */
export type MenuImport = Schemas['MenuImport'];
export type MenuImportLine = Schemas['MenuImportLine'];
export type ImportFault = Schemas['ImportFault'];
/** What a column can be. */
export type ImportField = NonNullable<MenuImport['mapping'][number]>;
export type SheetFormat = 'csv' | 'xlsx';

const signalled = (signal: AbortSignal | undefined) => (signal ? { signal } : {});

/**
 * The endpoints by which a menu comes in a file and leaves as one. All reject with an ApiProblem.
 * @param baseUrl where the server is, for tests; a page asks the address it came from
 */
export function createImportApi(send: Send, baseUrl = '') {
  const client = createApiClient({ baseUrl, fetch: send });
  const of = (importId: string) => ({ params: { path: { importId } } });
  const once = (importId: string) => ({
    params: { path: { importId }, header: { 'idempotency-key': uuid7() } },
    body: {},
  });
  return {
    /** The newest files that were sent. */
    imports: async (signal?: AbortSignal): Promise<MenuImportLine[]> =>
      dataOf(await client.GET('/v1/menu-imports', signalled(signal))).imports,
    menuImport: async (importId: string, signal?: AbortSignal): Promise<MenuImport> =>
      dataOf(await client.GET('/v1/menu-imports/{importId}', { ...of(importId), ...signalled(signal) })),
    /** Safe to repeat with the same id: the same file is no second one. */
    uploadImport: async (id: string, file: File): Promise<MenuImport> => {
      const params = { query: { id, fileName: file.name.slice(-200) || 'archivo' } };
      const headers = { 'content-type': 'application/octet-stream' };
      // The contract calls bytes a string; they are sent as they are.
      const sent = { body: file as unknown as string, bodySerializer: () => file, headers };
      return dataOf(await client.POST('/v1/menu-imports', { params, ...sent }));
    },
    checkImport: async (importId: string, mapping: MenuImport['mapping']): Promise<MenuImport> =>
      dataOf(await client.POST('/v1/menu-imports/{importId}/check', { ...of(importId), body: { mapping } })),
    applyImport: async (importId: string): Promise<MenuImport> =>
      dataOf(await client.POST('/v1/menu-imports/{importId}/apply', once(importId))),
    undoImport: async (importId: string): Promise<MenuImport> =>
      dataOf(await client.POST('/v1/menu-imports/{importId}/undo', once(importId))),
    template: async (format: SheetFormat): Promise<Blob> =>
      dataOf(
        await client.GET('/v1/menu-imports/template', { params: { query: { format } }, parseAs: 'blob' }),
      ),
    /** The products that a list shows under the same filter. */
    exportProducts: async (format: SheetFormat, filter: ProductFilter): Promise<Blob> => {
      const given = Object.entries(filter).filter(([, value]) => value);
      const query = { format, ...Object.fromEntries(given) };
      return dataOf(await client.GET('/v1/products/export', { params: { query }, parseAs: 'blob' }));
    },
  };
}

export type ImportApi = ReturnType<typeof createImportApi>;
