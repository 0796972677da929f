import { type ApiClient, createApiClient, type Schemas } from '@fastops/contract';
import { dataOf, type Send } from './http.ts';

/** A printer as it was set up; `version` keeps two people from writing over each other. */
export type PrinterSetup = Schemas['PrinterSetup'];
export type PrinterDetail = Schemas['PrinterDetail'];
/** What was heard of a printer at the address where it asks for its pages; never the address itself. */
export type PollUrl = Schemas['PollUrl'];
export type PrinterDriver = PrinterSetup['driver'];
/** A page that was, is or will be printed. */
export type PrintJob = Schemas['PrintJob'];
export type PrintStation = Schemas['Station'];
/** What comes out where in a branch. */
export type PrintRouting = Schemas['PrintRouting'];
export type StationRoute = Schemas['StationRoute'];
export type RouteTarget = Schemas['RouteTarget'];
export type PrintRoutePart = Schemas['PrintRoutePart'];
/** The ways of ordering that a printer may be kept for. */
export type ServedType = NonNullable<RouteTarget['orderTypes']>[number];

/** Which pages of a branch are shown. */
export interface PrintJobFilter {
  show: 'waiting' | 'attention' | 'all';
  printerId?: string;
}

const signalled = (signal: AbortSignal | undefined) => (signal ? { signal } : {});
const keyed = (id: string) => ({ params: { header: { 'idempotency-key': id } } });

/**
 * The endpoints by which printing is set up and looked after. All reject with an ApiProblem; what makes something is safe to
 * repeat with the same id.
 * @param baseUrl where the server is, for tests; a page asks the address it came from
 */
export function createPrintersApi(send: Send, baseUrl = '') {
  const client = createApiClient({ baseUrl, fetch: send });
  return {
    ...printerCalls(client),
    ...pollCalls(client),
    ...jobCalls(client),
    ...stationCalls(client),
    ...routingCalls(client),
  };
}

export type PrintersApi = ReturnType<typeof createPrintersApi>;

function printerCalls(client: ApiClient) {
  const of = (printerId: string) => ({ params: { path: { printerId } } });
  const at = (branchId: string) => ({ params: { path: { branchId } } });
  return {
    /** How the printers of a branch are now. */
    printers: async (branchId: string, signal?: AbortSignal) =>
      dataOf(await client.GET('/v1/branches/{branchId}/printers', { ...at(branchId), ...signalled(signal) }))
        .printers,
    printerSetups: async (branchId: string, signal?: AbortSignal) =>
      dataOf(
        await client.GET('/v1/branches/{branchId}/printer-setups', {
          ...at(branchId),
          ...signalled(signal),
        }),
      ).printers,
    /** A printer's set-up, and how its breaker moved of late. */
    printer: async (printerId: string, signal?: AbortSignal) =>
      dataOf(await client.GET('/v1/printers/{printerId}', { ...of(printerId), ...signalled(signal) })),
    createPrinter: async (body: Schemas['NewPrinter']) =>
      dataOf(await client.POST('/v1/printers', { ...keyed(body.id), body })).printers,
    /** Rejects with printing.printer_changed when somebody else changed it since that version. */
    updatePrinter: async (printerId: string, body: Schemas['PrinterChange']) =>
      dataOf(await client.PUT('/v1/printers/{printerId}', { ...of(printerId), body })).printers,
    deletePrinter: async (printerId: string): Promise<void> => {
      await client.DELETE('/v1/printers/{printerId}', of(printerId));
    },
    restorePrinter: async (printerId: string): Promise<void> => {
      await client.POST('/v1/printers/{printerId}/restore', { ...of(printerId), body: {} });
    },
    /** Queues a test page; answers with its job. @param key the same for all tries of one tap */
    testPrinter: async (printerId: string, key: string) => {
      const params = { path: { printerId }, header: { 'idempotency-key': key } };
      return dataOf(await client.POST('/v1/printers/{printerId}/test', { params, body: {} })).jobId;
    },
    /** Has a printer that takes nothing asked now instead of at its next turn. */
    askPrinter: async (printerId: string): Promise<void> => {
      await client.POST('/v1/printers/{printerId}/ask', { ...of(printerId), body: {} });
    },
  };
}

function pollCalls(client: ApiClient) {
  const of = (printerId: string) => ({ params: { path: { printerId } } });
  return {
    /** Null where the printer has no address to ask at. */
    pollUrl: async (printerId: string, signal?: AbortSignal) =>
      dataOf(
        await client.GET('/v1/printers/{printerId}/poll-url', { ...of(printerId), ...signalled(signal) }),
      ).pollUrl,
    /** Gives a printer an address in place of any it had; it is told this once. */
    issuePollUrl: async (printerId: string) =>
      dataOf(await client.POST('/v1/printers/{printerId}/poll-url', { ...of(printerId), body: {} })).url,
    revokePollUrl: async (printerId: string): Promise<void> => {
      await client.DELETE('/v1/printers/{printerId}/poll-url', of(printerId));
    },
  };
}

function jobCalls(client: ApiClient) {
  const of = (jobId: string) => ({ params: { path: { jobId } } });
  return {
    /** Pages of a branch, the latest first; `next` is where the following ones begin. */
    printJobs: async (
      branchId: string,
      filter: PrintJobFilter & { after?: string | undefined; limit?: number },
      signal?: AbortSignal,
    ) => {
      const { after, ...rest } = filter;
      const query = { ...rest, ...(after === undefined ? {} : { after }) };
      const params = { path: { branchId }, query };
      return dataOf(await client.GET('/v1/branches/{branchId}/print-jobs', { params, ...signalled(signal) }));
    },
    /** A page with what it looks like on its printer. */
    printJob: async (jobId: string, signal?: AbortSignal) =>
      dataOf(await client.GET('/v1/print-jobs/{jobId}', { ...of(jobId), ...signalled(signal) })),
    retryPrintJob: async (jobId: string) =>
      dataOf(await client.POST('/v1/print-jobs/{jobId}/retry', { ...of(jobId), body: {} })),
    cancelPrintJob: async (jobId: string) =>
      dataOf(await client.POST('/v1/print-jobs/{jobId}/cancel', { ...of(jobId), body: {} })),
    /** Says that a page came out, where its printer could not. */
    confirmPrintJob: async (jobId: string) =>
      dataOf(await client.POST('/v1/print-jobs/{jobId}/confirm', { ...of(jobId), body: {} })),
    movePrintJob: async (jobId: string, printerId: string) =>
      dataOf(await client.POST('/v1/print-jobs/{jobId}/move', { ...of(jobId), body: { printerId } })),
  };
}

function stationCalls(client: ApiClient) {
  const of = (stationId: string) => ({ params: { path: { stationId } } });
  return {
    /** All of the company, whichever branch tells them. */
    stations: async (branchId: string, signal?: AbortSignal) => {
      const params = { path: { branchId } };
      return dataOf(await client.GET('/v1/branches/{branchId}/stations', { params, ...signalled(signal) }))
        .stations;
    },
    createStation: async (body: Schemas['NewStation']) =>
      dataOf(await client.POST('/v1/stations', { ...keyed(body.id), body })).stations,
    /** Rejects with printing.station_changed when somebody else changed it since that version. */
    updateStation: async (stationId: string, body: Schemas['StationChange']) =>
      dataOf(await client.PUT('/v1/stations/{stationId}', { ...of(stationId), body })).stations,
    deleteStation: async (stationId: string): Promise<void> => {
      await client.DELETE('/v1/stations/{stationId}', of(stationId));
    },
    restoreStation: async (stationId: string): Promise<void> => {
      await client.POST('/v1/stations/{stationId}/restore', { ...of(stationId), body: {} });
    },
  };
}

function routingCalls(client: ApiClient) {
  return {
    printRouting: async (branchId: string, signal?: AbortSignal) => {
      const params = { path: { branchId } };
      return dataOf(
        await client.GET('/v1/branches/{branchId}/print-routing', { params, ...signalled(signal) }),
      );
    },
    /** Replaces all of it: a station that is not named has no printer. Rejects with printing.routing_changed. */
    setPrintRouting: async (branchId: string, body: Schemas['PrintRoutingChange']) => {
      const params = { path: { branchId } };
      return dataOf(await client.PUT('/v1/branches/{branchId}/print-routing', { params, body }));
    },
    /** Where a product comes out when it is ordered in that way. */
    printRoute: async (branchId: string, productId: string, type: ServedType, signal?: AbortSignal) => {
      const params = { path: { branchId, productId }, query: { type } };
      return dataOf(
        await client.GET('/v1/branches/{branchId}/products/{productId}/print-route', {
          params,
          ...signalled(signal),
        }),
      ).parts;
    },
  };
}
