import T from 'typebox';
import { defineEvent } from '../../kernel/events.ts';
import { Id } from '../../kernel/schemas.ts';

/** A paper came out of a virtual printer. */
export const paperPrinted = defineEvent({
  name: 'printing.paper_printed',
  schemaVersion: 1,
  payload: T.Object({ schemaVersion: T.Literal(1), branchId: Id, printerId: Id, paperId: Id }),
  key: (payload) => payload.printerId,
  audience: (payload) => [{ name: 'printers', branchId: payload.branchId }],
});

/** A printer, its breaker or what it says of itself changed, or pages of its lane went elsewhere or came to a person. */
export const printerChanged = defineEvent({
  name: 'printing.printer_changed',
  schemaVersion: 1,
  payload: T.Object({ schemaVersion: T.Literal(1), branchId: Id, printerId: Id }),
  key: (payload) => payload.printerId,
  audience: (payload) => [{ name: 'printers', branchId: payload.branchId }],
});

/** A job left its lane, printed or not: what waits for the printer has changed. */
export const jobPrinted = defineEvent({
  name: 'printing.job_printed',
  schemaVersion: 1,
  payload: T.Object({ schemaVersion: T.Literal(1), branchId: Id, printerId: Id, jobId: Id }),
  key: (payload) => payload.printerId,
  audience: (payload) => [{ name: 'printers', branchId: payload.branchId }],
});
