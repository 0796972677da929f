export { type Bill, billOf } from './bill.ts';
export {
  amountRow,
  type BilledOrder,
  type BillPlace,
  billBody,
  billHead,
  languageOf,
  momentText,
} from './bill-paper.ts';
export { type BillDesk, contentKey } from './bill-papers.ts';
export { contentOf } from './command-content.ts';
export type { Shape, TablePlace } from './floor-plan.ts';
export { ordersModule } from './module.ts';
export type { OrderView } from './order.ts';
export { preBillDocument } from './pre-bill.ts';
export { insertArea } from './queries/areas.ts';
export { findCheckBranch } from './queries/books.ts';
export { findApplied } from './queries/events.ts';
export { findOrderBranch, resolveOrder } from './queries/orders.ts';
export { insertTables } from './queries/tables.ts';
export { readBillDesk } from './read-bill-desk.ts';
export { readCheckOrder } from './read-check-order.ts';
export { type Due, recordPayment } from './record-payment.ts';
export { Order as OrderSchema, orderAnswer } from './schemas.ts';
export { FLOWS } from './states.ts';
