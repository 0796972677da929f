import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { device } from '../app.ts';
import { printingKey } from './printing-queries.ts';

/** Reads printing again whenever something happens to a printer or a page, and after every break of the connection. */
export function usePrintingChanges(): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const reload = (): void => void queryClient.invalidateQueries({ queryKey: printingKey });
    const stops = [
      device.live.on('printing.printer_changed', reload),
      device.live.on('printing.job_printed', reload),
      device.live.on('printing.paper_printed', reload),
      // What was ordered waits at a printer from now on.
      device.live.on('orders.order_sent', reload),
      device.live.onConnect(reload),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [queryClient]);
}
