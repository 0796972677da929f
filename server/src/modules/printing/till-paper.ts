import { Refusal } from '../../kernel/refusal.ts';
import type { PrintDocument } from './document.ts';
import { jobBytes } from './job-bytes.ts';
import type { TillPrinter } from './queries/till.ts';

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
