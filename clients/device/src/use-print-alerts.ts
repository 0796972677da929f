import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Device } from './device.ts';

/** What was not heard over the socket is found after so long. */
const POLL_MS = 15_000;

const keyOf = (branchId: string, what: string) => ['print-alerts', branchId, what] as const;

/**
 * What is wrong with printing in a branch, kept true by what is heard of its printers, after every break of the connection,
 * and by asking now and then.
 * @param may whether this person may see printers; asks nothing where not
 */
export function usePrintAlerts({ api, live }: Pick<Device, 'api' | 'live'>, branchId: string, may: boolean) {
  const client = useQueryClient();
  useEffect(() => {
    if (!may) return;
    const reload = (): void => void client.invalidateQueries({ queryKey: ['print-alerts', branchId] });
    const stops = [
      live.on('printing.printer_changed', reload),
      live.on('printing.job_printed', reload),
      live.onConnect(reload),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, live, branchId, may]);
  return useQuery({
    queryKey: keyOf(branchId, 'alerts'),
    queryFn: ({ signal }) => api.printAlerts(branchId, signal),
    refetchInterval: POLL_MS,
    enabled: may,
  });
}

/**
 * The pages of a branch that a person has to decide about, the printers they could go to, and what can be done with them;
 * whatever was done, the lists are read again.
 */
export function useOpenPages({ api }: Pick<Device, 'api'>, branchId: string) {
  const client = useQueryClient();
  const pages = useQuery({
    queryKey: keyOf(branchId, 'pages'),
    queryFn: ({ signal }) => api.openPages(branchId, signal),
  });
  const printers = useQuery({
    queryKey: keyOf(branchId, 'printers'),
    queryFn: ({ signal }) => api.printers(branchId, signal),
  });
  const acts = useMemo(() => {
    const after = <Args extends unknown[]>(act: (...args: Args) => Promise<unknown>) => {
      return async (...args: Args): Promise<void> => {
        try {
          await act(...args);
        } finally {
          await client.invalidateQueries({ queryKey: ['print-alerts', branchId] });
        }
      };
    };
    return {
      retry: after(api.retryPage),
      move: after(api.movePage),
      confirm: after(api.confirmPage),
      cancel: after(api.cancelPage),
      ask: after(api.askPrinter),
    };
  }, [api, branchId, client]);
  return { pages, printers: printers.data ?? [], acts };
}
