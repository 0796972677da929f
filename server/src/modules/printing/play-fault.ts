import type { BranchContext } from '../../kernel/context.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { printerChanged } from './events.ts';
import { type PlayedFault, VIRTUAL_PRINTERS } from './played-fault.ts';
import { findPrinter } from './queries/printers.ts';
import { setPlayedFault } from './queries/virtual-printers.ts';

/** What a virtual printer is to play from now on. */
export interface PlayFaultInput {
  printerId: string;
  fault: PlayedFault;
}

/**
 * Lets a virtual printer play a fault, or be well again; the same again changes nothing.
 *
 * @throws Refusal `not_found` printing.printer_unknown; `conflict` printing.not_virtual for a machine
 */
export async function playFault(ctx: BranchContext, { printerId, fault }: PlayFaultInput): Promise<void> {
  const before = await setPlayedFault(ctx.tx, printerId, fault);
  if (before === undefined) {
    if (!(await findPrinter(ctx.tx, printerId))) throw new Refusal('not_found', 'printing.printer_unknown');
    throw new Refusal('conflict', 'printing.not_virtual');
  }
  if (before === fault) return;
  const branchId = ctx.branch.id;
  recordAudit(ctx, {
    ...{ action: 'printing.fault_played', objectType: 'printer', objectId: printerId, branchId },
    ...{ before: { fault: before }, after: { fault } },
  });
  ctx.announce(printerChanged, { schemaVersion: 1, branchId, printerId });
  ctx.wake(VIRTUAL_PRINTERS, `${ctx.companyId}/${printerId}`);
}
