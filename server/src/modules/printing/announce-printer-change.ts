import type { BranchContext } from '../../kernel/context.ts';
import { announcePrinter } from './announce-printer.ts';
import { PRINT_LANES } from './enqueue-jobs.ts';
import { VIRTUAL_PRINTERS } from './played-fault.ts';

/** Tells the screens that a printer is set up otherwise than before, and whoever plays or serves it that there may be work. */
export function announcePrinterChange(ctx: BranchContext, printerId: string): void {
  const key = `${ctx.companyId}/${printerId}`;
  announcePrinter(ctx, { branchId: ctx.branch.id, printerId });
  ctx.wake(VIRTUAL_PRINTERS, key);
  ctx.wake(PRINT_LANES, key);
}
