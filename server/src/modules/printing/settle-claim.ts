import { announcePrinter } from './announce-printer.ts';
import type { Attempt } from './attempt.ts';
import { PRINT_LANES } from './enqueue-jobs.ts';
import { jobPrinted } from './events.ts';
import type { JobState } from './job-states.ts';
import { holdReported, noteCameOut, type ReportedPage } from './queries/agent-work.ts';
import { type PrintContext, settleAttempt } from './settle-attempt.ts';

/** What an agent says of a page that it took. */
export interface SettleClaimInput {
  agentId: string;
  jobId: string;
  attempt: number;
  outcome: Attempt;
}

/** From where a page that came out after all is printed; one that was handed on or cancelled stays what it is. */
const CAME_OUT: readonly JobState[] = ['queued', 'unknown', 'expired'];

/**
 * Stores what became of a page. Said twice it changes nothing the second time. Said late, of a page that has ended
 * otherwise meanwhile, it still says the truth: what came out is printed, and its copy elsewhere is a reprint.
 */
export async function settleClaim(ctx: PrintContext, input: SettleClaimInput): Promise<void> {
  const { agentId, jobId, attempt, outcome } = input;
  const page = await holdReported(ctx.tx, agentId, { jobId, attempt });
  if (!page) return;
  if (page.state !== 'sending') {
    await settleLate(ctx, jobId, page, outcome);
    return;
  }
  const { printerId, branchId, printings } = page;
  const job = { id: jobId, branchId, attempts: attempt, printings };
  const { goesOn, changed } = await settleAttempt(ctx, { printerId, job, outcome });
  if (changed) announcePrinter(ctx, { branchId, printerId });
  if (goesOn) ctx.wake(PRINT_LANES, `${ctx.tx.companyId}/${printerId}`);
}

async function settleLate(
  ctx: PrintContext,
  jobId: string,
  { branchId, printerId, printedBefore }: ReportedPage,
  outcome: Attempt,
): Promise<void> {
  // Confirmed before: this is the same word again, whatever was decided about the page since.
  if (outcome.kind !== 'confirmed' || printedBefore) return;
  await noteCameOut(ctx.tx, jobId, CAME_OUT);
  ctx.announce(jobPrinted, { schemaVersion: 1, branchId, printerId, jobId });
}
