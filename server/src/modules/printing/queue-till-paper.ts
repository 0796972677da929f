import type { BranchContext } from '../../kernel/context.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { PrintDocument } from './document.ts';
import { PRINT_LANES } from './enqueue-jobs.ts';
import { jobBytes } from './job-bytes.ts';
import { printOrReprint, type TillPrinter } from './queries/till.ts';

/** A paper for guests or cashiers. */
export interface TillPaper {
  kind: 'receipt' | 'pre_bill' | 'cash';
  /** What is on it, said once: the same asked for again is a reprint, and marked as one. */
  dedupeKey: string;
  document: PrintDocument;
}

const TRIAL = { printing: 1, printedBefore: false, reroutedFrom: null, processId: '0000' };

/**
 * The till's printer, for what has to be printed there.
 *
 * @throws Refusal `conflict` printing.no_till_printer
 */
export function requireTill(till: TillPrinter | undefined): TillPrinter {
  if (!till) throw new Refusal('conflict', 'printing.no_till_printer');
  return till;
}

/**
 * Refuses a paper of which this printer cannot show every amount (domain rules §3).
 *
 * @throws Refusal `invalid` printing.money_not_shown
 */
export function refuseUnshowable(till: TillPrinter, { kind, document }: TillPaper): void {
  try {
    jobBytes(kind, document, till.profile, TRIAL);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Refusal('invalid', 'printing.money_not_shown');
  }
}

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
