// Generated from the modules’ events by `npm run contract`. Do not edit.

/** What the server says on a socket: the name of the event and its payload, ids and versions only. */
export interface SocketEvents {
  'catalog.import_queued': { schemaVersion: 1; importId: string };
  'catalog.menu_changed': { schemaVersion: 1; branchIds: string[]; version: number };
  'customers.customer_erased': { schemaVersion: 1; customerId: string; name: string };
  'identity.company_created': { schemaVersion: 1; country: string; locale: string };
  'orders.floor_changed': { schemaVersion: 1; branchId: string; tableIds: string[] };
  'orders.order_changed': { schemaVersion: 1; branchId: string; orderId: string; version: number; state: string; acts: string[] };
  'orders.order_sent': { schemaVersion: 1; branchId: string; orderId: string; version: number; ticketIds: string[]; stationIds: string[] };
  'orders.ticket_changed': { schemaVersion: 1; branchId: string; ticketId: string; done: boolean };
  'payments.payment_recorded': { schemaVersion: 1; branchId: string; orderId: string; checkId: string; paymentId: string; version: number };
  'printing.job_printed': { schemaVersion: 1; branchId: string; printerId: string; jobId: string };
  'printing.paper_printed': { schemaVersion: 1; branchId: string; printerId: string; paperId: string };
  'printing.printer_changed': { schemaVersion: 1; branchId: string; printerId: string };
}
