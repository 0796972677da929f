import type { Route } from '../../kernel/route.ts';
import { jobRoutes } from './http/jobs.ts';
import { pollUrlRoutes } from './http/poll-urls.ts';
import { printerRoutes } from './http/printers.ts';

/** The routes of printing. */
export const printingRoutes: Route[] = [...printerRoutes, ...jobRoutes, ...pollUrlRoutes];
