import type { Reach } from '../../kernel/reach.ts';
import type { Route } from '../../kernel/route.ts';
import { jobRoutes } from './http/jobs.ts';
import { printerSetupRoutes } from './http/printer-setups.ts';
import { printerRoutes } from './http/printers.ts';
import { routingRoutes } from './http/routing.ts';

/** The routes of printing; `reach` says where this server may connect to. */
export function printingRoutes(reach: Reach): Route[] {
  return [...printerRoutes, ...printerSetupRoutes(reach), ...routingRoutes, ...jobRoutes];
}
