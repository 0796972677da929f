export type { PrintDocument } from './document.ts';
export { enqueue } from './enqueue.ts';
export { printingModule } from './module.ts';
export {
  findRoutes,
  insertPrinter,
  insertStation,
  type NewJob,
  type NewPrinter,
  type Route,
} from './queries.ts';
