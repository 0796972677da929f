import { type ApiClient, createApiClient } from '@fastops/contract';
import type { PlayedFault } from './api-types.ts';
import { dataOf, type Send } from './http.ts';

const TRAY = 20;
const signalled = (signal: AbortSignal | undefined) => (signal ? { signal } : {});

/**
 * Printers and pages as the floor and the kitchen see them. All reject with an ApiProblem.
 * @param baseUrl where the server is, for tests; a page asks the address it came from
 */
export function createPrintingApi(send: Send, baseUrl = '') {
  const client = createApiClient({ baseUrl, fetch: send });
  return { ...printerCalls(client), ...pageCalls(client) };
}

function printerCalls(client: ApiClient) {
  return {
    printers: async (branchId: string, signal?: AbortSignal) => {
      const params = { path: { branchId } };
      return dataOf(await client.GET('/v1/branches/{branchId}/printers', { params, ...signalled(signal) }))
        .printers;
    },
    papers: async (branchId: string, printerId: string, limit: number, signal?: AbortSignal) => {
      const params = { path: { branchId }, query: { printerId, limit } };
      return dataOf(await client.GET('/v1/branches/{branchId}/papers', { params, ...signalled(signal) }))
        .papers;
    },
    /** What is wrong with printing now, the worst first. */
    printAlerts: async (branchId: string, signal?: AbortSignal) => {
      const params = { path: { branchId } };
      return dataOf(
        await client.GET('/v1/branches/{branchId}/print-alerts', { params, ...signalled(signal) }),
      ).alerts;
    },
    /** Lets a printer that takes nothing be asked at once whether it is well again. */
    askPrinter: async (printerId: string) =>
      dataOf(
        await client.POST('/v1/printers/{printerId}/ask', { params: { path: { printerId } }, body: {} }),
      ),
    /** Lets a virtual printer play a fault. Answers with the printer as it is now. */
    playFault: async (printerId: string, fault: PlayedFault) => {
      const params = { path: { printerId } };
      return dataOf(await client.PUT('/v1/printers/{printerId}/played-fault', { params, body: { fault } }))
        .printers[0];
    },
  };
}

function pageCalls(client: ApiClient) {
  const of = (jobId: string) => ({ params: { path: { jobId } } });
  return {
    /** Pages that a person has to decide about, the newest first. */
    openPages: async (branchId: string, signal?: AbortSignal) => {
      const params = { path: { branchId }, query: { show: 'attention', limit: TRAY } as const };
      return dataOf(await client.GET('/v1/branches/{branchId}/print-jobs', { params, ...signalled(signal) }))
        .jobs;
    },
    retryPage: async (jobId: string) =>
      dataOf(await client.POST('/v1/print-jobs/{jobId}/retry', { ...of(jobId), body: {} })),
    movePage: async (jobId: string, printerId: string) =>
      dataOf(await client.POST('/v1/print-jobs/{jobId}/move', { ...of(jobId), body: { printerId } })),
    confirmPage: async (jobId: string) =>
      dataOf(await client.POST('/v1/print-jobs/{jobId}/confirm', { ...of(jobId), body: {} })),
    cancelPage: async (jobId: string) =>
      dataOf(await client.POST('/v1/print-jobs/{jobId}/cancel', { ...of(jobId), body: {} })),
  };
}
