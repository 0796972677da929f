import type { BranchContext } from '../../kernel/context.ts';
import { newId } from '../../kernel/ids.ts';
import { PRINT_LANES } from './enqueue-jobs.ts';
import { printOrReprint, type TillPrinter } from './queries/till.ts';
import type { TillPaper } from './till-paper.ts';

/**
 * Queues a paper on the till's printer with the caller's commit. Asked for again while it waits it comes out once; after that
 * it is a reprint.
 */
export function queueTillPaper(
  ctx: Pick<BranchContext, 'tx' | 'wake' | 'branch'>,
  { till, paper }: { till: TillPrinter; paper: TillPaper },
): void {
  const { tx, branch } = ctx;
  printOrReprint(tx, { id: newId(), branchId: branch.id, printerId: till.id, ...paper });
  ctx.wake(PRINT_LANES, `${tx.companyId}/${till.id}`);
}
