export type { PrintDocument } from './document.ts';
export { enqueueJobs } from './enqueue-jobs.ts';
export type { JobKind } from './job-kind.ts';
export { JOB_FLOW } from './job-states.ts';
export { printingModule } from './module.ts';
export { insertPrinter, setFallback } from './queries/printers.ts';
export { findRoutes, findTillPrinter } from './queries/routing.ts';
export { findStations, insertStation } from './queries/stations.ts';
export { type Routes, SERVED_TYPES, stationFor, targetsFor } from './routing.ts';
