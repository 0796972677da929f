import type { BranchContext } from '../../kernel/context.ts';
import { enqueueJobs } from './enqueue-jobs.ts';
import type { TillPrinter } from './queries/till.ts';

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
