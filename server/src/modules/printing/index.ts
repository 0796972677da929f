export type { PrintDocument } from './document.ts';
export { enqueueJobs } from './enqueue-jobs.ts';
export type { JobKind } from './job-kind.ts';
export { JOB_FLOW } from './job-states.ts';
export { printingModule } from './module.ts';
export {
  findRoutes,
  findStations,
  insertPrinter,
  insertStation,
  type Route,
  setFallback,
} from './queries/printers.ts';
