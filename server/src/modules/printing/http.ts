import type { Route } from '../../kernel/route.ts';
import { jobRoutes } from './http/jobs.ts';
import { paperStyleRoutes } from './http/paper-styles.ts';
import { printerRoutes } from './http/printers.ts';
import { tillRoutes } from './http/till.ts';

/** The routes of printing. */
export const printingRoutes: Route[] = [...printerRoutes, ...jobRoutes, ...tillRoutes, ...paperStyleRoutes];
