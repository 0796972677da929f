import type { BranchContext } from '../../kernel/context.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { findTillPrinter } from './queries/till.ts';
import { queueDrawer } from './queue-drawer.ts';
import { requireTill } from './till-paper.ts';

/**
 * Opens the cash drawer without a sale, and writes down who did it and why.
 *
 * @throws Refusal `conflict` printing.no_till_printer, printing.no_drawer
 */
export async function openDrawer(ctx: BranchContext, { reason }: { reason: string }): Promise<string> {
  const till = requireTill(await findTillPrinter(ctx.tx, ctx.branch.id));
  if (!till.hasDrawer) throw new Refusal('conflict', 'printing.no_drawer');
  queueDrawer(ctx, { till, cause: newId() });
  recordAudit(ctx, {
    ...{ action: 'printing.drawer_opened', objectType: 'printer', objectId: till.id },
    ...{ branchId: ctx.branch.id, reason },
  });
  return till.id;
}
