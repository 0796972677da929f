import type { BranchContext } from '../../kernel/context.ts';
import type { Reach } from '../../kernel/reach.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { announcePrinterChange } from './announce-printer-change.ts';
import type { PrinterSetup } from './printer-setup.ts';
import { holdPrinter, updatePrinterSetup } from './queries/printer-setups.ts';
import { refuseAddress } from './refuse-address.ts';
import { refuseAgent } from './refuse-agent.ts';
import { refuseFallback } from './refuse-fallback.ts';

/** A printer as it is to be, and the version it was looked at in. */
export interface UpdatePrinterInput {
  printerId: string;
  version: number;
  setup: PrinterSetup;
  reach: Reach;
}

/**
 * Sets up a printer otherwise. One that is told to be another machine starts with a closed breaker.
 *
 * @throws Refusal as `refuseAddress`, `refuseFallback` and `refuseAgent` say; `not_found` printing.printer_unknown; `conflict`
 *   printing.printer_changed with the fresh version, printing.printer_name_taken
 */
export async function updatePrinter(ctx: BranchContext, input: UpdatePrinterInput): Promise<void> {
  const { printerId, version, setup, reach } = input;
  const held = await holdPrinter(ctx.tx, printerId);
  if (!held) throw new Refusal('not_found', 'printing.printer_unknown');
  if (held.version !== version)
    throw new Refusal('conflict', 'printing.printer_changed', { version: held.version });
  refuseAddress(setup, reach);
  await refuseFallback(ctx, { printerId, fallbackId: setup.fallbackPrinterId });
  if (setup.agentId !== held.agentId) await refuseAgent(ctx, setup);
  const { id, branchId, version: _, ...before } = held;
  await updatePrinterSetup(ctx.tx, { id, branchId, setup });
  announcePrinterChange(ctx, printerId);
  recordAudit(ctx, {
    ...{ action: 'printing.printer_changed', objectType: 'printer', objectId: printerId, branchId },
    ...{ before, after: { ...setup } },
  });
}
