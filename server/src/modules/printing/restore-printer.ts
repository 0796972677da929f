import type { BranchContext } from '../../kernel/context.ts';
import { recordAudit } from '../identity/index.ts';
import { announcePrinterChange } from './announce-printer-change.ts';
import { restorePrinterRow } from './queries/printer-setups.ts';

/**
 * Brings a printer back with the stations it served. One that is not away stays as it is.
 *
 * @throws Refusal `conflict` printing.printer_name_taken when its name was given away meanwhile
 */
export async function restorePrinter(ctx: BranchContext, input: { printerId: string }): Promise<void> {
  const name = await restorePrinterRow(ctx.tx, input.printerId);
  if (name === undefined) return;
  announcePrinterChange(ctx, input.printerId);
  recordAudit(ctx, {
    ...{ action: 'printing.printer_restored', objectType: 'printer', objectId: input.printerId },
    ...{ branchId: ctx.branch.id, after: { name } },
  });
}
