import type { BranchContext } from '../../kernel/context.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { enqueueJobs } from './enqueue-jobs.ts';
import { findTillPrinter, type TillPrinter } from './queries/till.ts';
import { requireTill } from './queue-till-paper.ts';

/** Opens the drawer of the till's printer with the caller's commit, once for each cause. */
export function queueDrawer(
  ctx: Pick<BranchContext, 'tx' | 'wake' | 'branch' | 'actor'>,
  { till, cause }: { till: TillPrinter; cause: string },
): void {
  const title = ctx.actor.locale.startsWith('es') ? 'Abrir cajón' : 'Open drawer';
  enqueueJobs(ctx, [
    {
      ...{ branchId: ctx.branch.id, printerId: till.id, kind: 'drawer', dedupeKey: `drawer/${cause}` },
      // Not a letter: a cut without anything to cut.
      document: { v: 1, title, blocks: [{ type: 'cut' }] },
    },
  ]);
}

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
