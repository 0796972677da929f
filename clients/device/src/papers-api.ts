import { createApiClient, type Schemas } from '@fastops/contract';
import { dataOf, type Send } from './http.ts';

/** How a branch wants a paper, and its logo as dots. */
export type PaperStyle = Schemas['PaperStyle'];
export type PaperShape = PaperStyle['shape'];
/** Papers that a branch shapes: what stations read, and what guests read. */
export type StyledPaper = 'kitchen' | 'receipt';
/** What of a paper may be left out. */
export type PaperPart = PaperShape['hidden'][number];
/** Characters of a line. */
export type PaperColumns = Schemas['DraftPaper']['columns'];

const signalled = (signal: AbortSignal | undefined) => (signal ? { signal } : {});

/**
 * The endpoints by which a branch shapes its papers. All reject with an ApiProblem.
 * @param baseUrl where the server is, for tests; a page asks the address it came from
 */
export function createPapersApi(send: Send, baseUrl = '') {
  const client = createApiClient({ baseUrl, fetch: send });
  const of = (branchId: string) => ({ params: { path: { branchId } } });
  return {
    paperStyle: async (branchId: string, paper: StyledPaper, signal?: AbortSignal) => {
      const params = { path: { branchId, paper } };
      return dataOf(
        await client.GET('/v1/branches/{branchId}/paper-styles/{paper}', { params, ...signalled(signal) }),
      );
    },
    /** Rejects with printing.style_changed when somebody else changed it since that version. */
    setPaperStyle: async (branchId: string, paper: StyledPaper, body: Schemas['SetPaperStyle']) => {
      const params = { path: { branchId, paper } };
      return dataOf(await client.PUT('/v1/branches/{branchId}/paper-styles/{paper}', { params, body }));
    },
    /** What a kitchen ticket would look like in a shape that nobody has saved. */
    previewKitchen: async (branchId: string, body: Schemas['DraftPaper'], signal?: AbortSignal) =>
      dataOf(
        await client.POST('/v1/branches/{branchId}/kitchen-paper/preview', {
          ...of(branchId),
          ...signalled(signal),
          body,
        }),
      ).papers,
    /** Likewise a bill or a receipt, with the logo that is saved. */
    previewReceipt: async (branchId: string, body: Schemas['DraftReceipt'], signal?: AbortSignal) =>
      dataOf(
        await client.POST('/v1/branches/{branchId}/receipt-paper/preview', {
          ...of(branchId),
          ...signalled(signal),
          body,
        }),
      ).papers,
    setLogo: async (branchId: string, picture: Blob) => {
      const headers = { 'content-type': picture.type };
      // The contract calls bytes a string; they are sent as they are.
      const sent = { body: picture as unknown as string, bodySerializer: () => picture, headers };
      return dataOf(await client.PUT('/v1/branches/{branchId}/paper-logo', { ...of(branchId), ...sent }));
    },
    removeLogo: async (branchId: string) =>
      dataOf(await client.DELETE('/v1/branches/{branchId}/paper-logo', of(branchId))),
  };
}

export type PapersApi = ReturnType<typeof createPapersApi>;
