import { queryOptions } from '@tanstack/react-query';
import { device } from './app.ts';

export const catalogQuery = (branchId: string) =>
  queryOptions({
    queryKey: ['catalog', branchId],
    queryFn: ({ signal }) => device.api.catalog(branchId, signal),
    // A change is heard of at once; this is for what was not heard, and for a new business day.
    staleTime: 5 * 60_000,
    refetchInterval: 5 * 60_000,
  });

export const tablesQuery = (branchId: string) =>
  queryOptions({
    queryKey: ['tables', branchId],
    queryFn: ({ signal }) => device.api.tables(branchId, signal),
    // The floor shows what others do, too: asked again whenever the screen is opened.
    staleTime: 0,
  });

export const stationsQuery = (branchId: string) =>
  queryOptions({
    queryKey: ['stations', branchId],
    queryFn: ({ signal }) => device.api.stations(branchId, signal),
    staleTime: 5 * 60_000,
  });

/** What was sent from a table, the newest first. */
export const sentQuery = (branchId: string, tableId: string, limit: number) =>
  queryOptions({
    queryKey: ['sent', branchId, tableId, limit],
    queryFn: ({ signal }) => device.api.ordersOf(branchId, tableId, limit, signal),
    staleTime: 0,
  });

export const orderQuery = (orderId: string) =>
  queryOptions({
    queryKey: ['order', orderId],
    queryFn: ({ signal }) => device.api.order(orderId, signal),
    staleTime: 0,
  });
