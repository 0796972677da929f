import {
  createAgentsApi,
  createPapersApi,
  createPrintersApi,
  type PaperColumns,
  type PaperShape,
  type PrintJobFilter,
  type ServedType,
  type StyledPaper,
} from '@fastops/device';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { device } from '../app.ts';

/** The endpoints by which printing is set up and looked after, asked as whoever is logged in. */
export const printingApi = createPrintersApi((request) => device.session.send(request));

/** The endpoints by which papers are shaped, asked likewise. */
export const papersApi = createPapersApi((request) => device.session.send(request));

/** The endpoints of the programs that print in a restaurant's network. */
export const agentsApi = createAgentsApi((request) => device.session.send(request));

// All stand below one word: whatever happens to a printer reads again what of it is on the screen.
const PRINTING = 'office-printing';
export const printingKey = [PRINTING] as const;

export const printersQuery = (branchId: string) =>
  queryOptions({
    queryKey: [PRINTING, 'printers', branchId],
    queryFn: ({ signal }) => printingApi.printers(branchId, signal),
  });

export const setupsQuery = (branchId: string) =>
  queryOptions({
    queryKey: [PRINTING, 'setups', branchId],
    queryFn: ({ signal }) => printingApi.printerSetups(branchId, signal),
  });

export const printerQuery = (printerId: string) =>
  queryOptions({
    queryKey: [PRINTING, 'printer', printerId],
    queryFn: ({ signal }) => printingApi.printer(printerId, signal),
  });

export const pollUrlQuery = (printerId: string) =>
  queryOptions({
    queryKey: [PRINTING, 'poll-url', printerId],
    queryFn: ({ signal }) => printingApi.pollUrl(printerId, signal),
  });

export const agentsQuery = (branchId: string) =>
  queryOptions({
    queryKey: [PRINTING, 'agents', branchId],
    queryFn: ({ signal }) => agentsApi.printAgents(branchId, signal),
  });

/** What an agent found when it looked at that moment: read anew with each look. */
export const foundQuery = (agentId: string, foundAt: string | null) =>
  queryOptions({
    queryKey: [PRINTING, 'found', agentId, foundAt],
    queryFn: ({ signal }) => agentsApi.foundPrinters(agentId, signal),
  });

/** The pages that a filter wants, the latest first. */
export const jobsQuery = (branchId: string, filter: PrintJobFilter) =>
  infiniteQueryOptions({
    queryKey: [PRINTING, 'jobs', branchId, filter],
    queryFn: ({ signal, pageParam }) =>
      printingApi.printJobs(branchId, { ...filter, after: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const jobQuery = (jobId: string) =>
  queryOptions({
    queryKey: [PRINTING, 'job', jobId],
    queryFn: ({ signal }) => printingApi.printJob(jobId, signal),
  });

export const stationListQuery = (branchId: string) =>
  queryOptions({
    queryKey: [PRINTING, 'stations', branchId],
    queryFn: ({ signal }) => printingApi.stations(branchId, signal),
  });

export const routingQuery = (branchId: string) =>
  queryOptions({
    queryKey: [PRINTING, 'routing', branchId],
    queryFn: ({ signal }) => printingApi.printRouting(branchId, signal),
  });

/** Where a product comes out when it is ordered in that way. */
export const routeQuery = (branchId: string, productId: string, type: ServedType) =>
  queryOptions({
    queryKey: [PRINTING, 'route', branchId, productId, type],
    queryFn: ({ signal }) => printingApi.printRoute(branchId, productId, type, signal),
  });

export const styleQuery = (branchId: string, paper: StyledPaper) =>
  queryOptions({
    queryKey: [PRINTING, 'style', branchId, paper],
    queryFn: ({ signal }) => papersApi.paperStyle(branchId, paper, signal),
  });

/** A paper to look at: a kitchen ticket, a bill before paying, or a receipt after it. */
export type LookedAt = 'kitchen' | 'pre_bill' | 'receipt';

/** What a paper would look like in a shape that nobody has saved. */
export const previewQuery = (branchId: string, paper: LookedAt, columns: PaperColumns, shape: PaperShape) =>
  queryOptions({
    queryKey: [PRINTING, 'preview', branchId, paper, columns, shape],
    queryFn: ({ signal }) =>
      paper === 'kitchen'
        ? papersApi.previewKitchen(branchId, { shape, columns }, signal)
        : papersApi.previewReceipt(branchId, { shape, columns, paper }, signal),
    // What it would look like is the same tomorrow, but for the logo, with which all is read again.
    staleTime: 60_000,
  });
