import type { BranchContext } from '../../kernel/context.ts';
import type { Reach } from '../../kernel/reach.ts';
import { recordAudit } from '../identity/index.ts';
import { announcePrinterChange } from './announce-printer-change.ts';
import type { PrinterSetup } from './printer-setup.ts';
import { insertPrinterSetup } from './queries/printer-setups.ts';
import { refuseAddress } from './refuse-address.ts';
import { refuseAgent } from './refuse-agent.ts';
import { refuseFallback } from './refuse-fallback.ts';

/** A new printer; `reach` says where this server may connect to. */
export interface CreatePrinterInput {
  id: string;
  setup: PrinterSetup;
  reach: Reach;
}

/**
 * Sets up a printer behind the others of the branch.
 *
 * @throws Refusal as `refuseAddress`, `refuseFallback` and `refuseAgent` say; `conflict` printing.printer_name_taken, printing.printer_exists
 */
export async function createPrinter(ctx: BranchContext, input: CreatePrinterInput): Promise<void> {
  const { id, setup, reach } = input;
  const branchId = ctx.branch.id;
  refuseAddress(setup, reach);
  await refuseFallback(ctx, { printerId: id, fallbackId: setup.fallbackPrinterId });
  await refuseAgent(ctx, setup);
  await insertPrinterSetup(ctx.tx, { id, branchId, setup });
  announcePrinterChange(ctx, id);
  recordAudit(ctx, {
    action: 'printing.printer_created',
    objectType: 'printer',
    objectId: id,
    branchId,
    after: { ...setup },
  });
}
