import type { Ticket } from '@fastops/device';
import { queryOptions } from '@tanstack/react-query';
import { device } from './app.ts';

/** Should the socket ever stay silent without breaking, the screen is at most this old. */
const POLL_MS = 30_000;

export const stationsQuery = (branchId: string) =>
  queryOptions({
    queryKey: ['stations', branchId],
    queryFn: ({ signal }) => device.api.stations(branchId, signal),
    staleTime: 5 * 60_000,
  });

export interface Board {
  tickets: Ticket[];
  /** Add it to the device's clock to get the server's, in milliseconds. */
  clockOffset: number;
}

/** `station` is a station's id or `all`. */
export const ticketsQuery = (branchId: string, station: string) =>
  queryOptions({
    queryKey: ['tickets', branchId, station],
    queryFn: async ({ signal }): Promise<Board> => {
      const asked = station === 'all' ? undefined : station;
      const { asOf, tickets } = await device.api.tickets(branchId, asked, signal);
      return { tickets, clockOffset: Date.parse(asOf) - Date.now() };
    },
    refetchInterval: POLL_MS,
    refetchIntervalInBackground: true,
  });

export const printersQuery = (branchId: string) =>
  queryOptions({
    queryKey: ['printers', branchId],
    queryFn: ({ signal }) => device.api.printers(branchId, signal),
    refetchInterval: POLL_MS,
  });

export const papersQuery = (branchId: string, printerId: string) =>
  queryOptions({
    queryKey: ['papers', branchId, printerId],
    queryFn: ({ signal }) => device.api.papers(branchId, printerId, 20, signal),
  });

/** The menu: read when somebody says what has run out, and only then. */
export const catalogQuery = (branchId: string) =>
  queryOptions({
    queryKey: ['catalog', branchId],
    queryFn: ({ signal }) => device.api.catalog(branchId, signal),
  });
