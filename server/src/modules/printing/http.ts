import type { Reach } from '../../kernel/reach.ts';
import type { Route } from '../../kernel/route.ts';
import { jobRoutes } from './http/jobs.ts';
import { paperStyleRoutes } from './http/paper-styles.ts';
import { pollUrlRoutes } from './http/poll-urls.ts';
import { printerSetupRoutes } from './http/printer-setups.ts';
import { printerRoutes } from './http/printers.ts';
import { routingRoutes } from './http/routing.ts';
import { tillRoutes } from './http/till.ts';

/** The routes of printing; `reach` says where this server may connect to. */
export function printingRoutes(reach: Reach): Route[] {
  return [
    ...printerRoutes,
    ...printerSetupRoutes(reach),
    ...routingRoutes,
    ...jobRoutes,
    ...tillRoutes,
    ...paperStyleRoutes,
    ...pollUrlRoutes,
  ];
}
