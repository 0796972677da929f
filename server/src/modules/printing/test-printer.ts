import type { BranchContext } from '../../kernel/context.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { PRINT_LANES } from './enqueue-jobs.ts';
import { insertJobs } from './queries/jobs.ts';
import { findPrinter } from './queries/printers.ts';
import { samplePage } from './sample-page.ts';

/**
 * Queues a page that shows what a printer can do. Returns the id of its job.
 *
 * @throws Refusal `not_found` printing.printer_unknown
 */
export async function testPrinter(ctx: BranchContext, { printerId }: { printerId: string }): Promise<string> {
  const printer = await findPrinter(ctx.tx, printerId);
  if (!printer) throw new Refusal('not_found', 'printing.printer_unknown');
  const at = ctx.now.toZonedDateTimeISO(ctx.branch.timeZone).toPlainDateTime();
  const document = samplePage({ name: printer.name, branch: ctx.branch.name, at, locale: ctx.actor.locale });
  const id = newId();
  insertJobs(ctx.tx, [
    { id, branchId: ctx.branch.id, printerId, kind: 'test', dedupeKey: `test/${id}`, document },
  ]);
  ctx.wake(PRINT_LANES, `${ctx.companyId}/${printerId}`);
  return id;
}
