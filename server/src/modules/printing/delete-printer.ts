import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { announcePrinterChange } from './announce-printer-change.ts';
import { deletePrinterRow, holdPrinter } from './queries/printer-setups.ts';

/**
 * Takes a printer away: it gets no new page. What waits for it still comes out of it or of its fallback.
 *
 * @throws Refusal `not_found` printing.printer_unknown
 */
export async function deletePrinter(ctx: BranchContext, input: { printerId: string }): Promise<void> {
  const held = await holdPrinter(ctx.tx, input.printerId);
  if (!held) throw new Refusal('not_found', 'printing.printer_unknown');
  await deletePrinterRow(ctx.tx, held.id);
  announcePrinterChange(ctx, held.id);
  recordAudit(ctx, {
    ...{ action: 'printing.printer_deleted', objectType: 'printer', objectId: held.id },
    ...{ branchId: held.branchId, before: { name: held.name } },
  });
}
