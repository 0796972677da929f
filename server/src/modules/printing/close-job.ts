import type { BranchContext } from '../../kernel/context.ts';
import { statesBefore } from '../../kernel/flow.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { PRINT_LANES } from './enqueue-jobs.ts';
import { printerChanged } from './events.ts';
import { JOB_FLOW } from './job-states.ts';
import { closeJob as close, holdJob } from './queries/job-store.ts';

/** What a person says of a page: that it is not wanted any more, or that it came out. */
export interface CloseJobInput {
  jobId: string;
  as: 'cancelled' | 'printed';
}

/**
 * Ends a page by a person's word; the same word again changes nothing.
 *
 * @throws Refusal `not_found` printing.job_unknown; `conflict` printing.illegal_move where the page cannot go there
 */
export async function closeJob(ctx: BranchContext, { jobId, as }: CloseJobInput): Promise<void> {
  const job = await holdJob(ctx.tx, jobId);
  if (!job) throw new Refusal('not_found', 'printing.job_unknown');
  const { state, branchId, printerId } = job;
  if (state === as) return;
  // That it was printed is the printer's word while it is being sent.
  if (state === 'sending' || !statesBefore(JOB_FLOW, as).includes(state))
    throw new Refusal('conflict', 'printing.illegal_move', { from: state, to: as });
  await close(ctx.tx, jobId, as);
  recordAudit(ctx, {
    action: as === 'cancelled' ? 'printing.job_cancelled' : 'printing.job_confirmed',
    ...{ objectType: 'print_job', objectId: jobId, branchId },
  });
  ctx.announce(printerChanged, { schemaVersion: 1, branchId, printerId });
  ctx.wake(PRINT_LANES, `${ctx.companyId}/${printerId}`);
}
