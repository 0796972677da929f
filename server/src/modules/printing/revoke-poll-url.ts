import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { printerChanged } from './events.ts';
import { holdPrinterDriver, removePollUrl } from './queries/poll-urls.ts';

/**
 * Takes the address away at which a printer asks: from then on it is nobody there. A second time changes nothing.
 *
 * @throws Refusal `not_found` printing.printer_unknown
 */
export async function revokePollUrl(ctx: BranchContext, { printerId }: { printerId: string }): Promise<void> {
  const printer = await holdPrinterDriver(ctx.tx, printerId);
  if (!printer) throw new Refusal('not_found', 'printing.printer_unknown');
  if (!(await removePollUrl(ctx.tx, printerId))) return;
  const { branchId } = printer;
  recordAudit(ctx, {
    ...{ action: 'printing.poll_url_revoked', objectType: 'printer', objectId: printerId, branchId },
  });
  ctx.announce(printerChanged, { schemaVersion: 1, branchId, printerId });
}
