import type { Route } from '../../kernel/route.ts';
import { jobRoutes } from './http/jobs.ts';
import { printerRoutes } from './http/printers.ts';
import { tillRoutes } from './http/till.ts';

/** The routes of printing. */
export const printingRoutes: Route[] = [...printerRoutes, ...jobRoutes, ...tillRoutes];
