import type { BranchContext } from '../../kernel/context.ts';
import { statesBefore } from '../../kernel/flow.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { PRINT_LANES } from './enqueue-jobs.ts';
import { printerChanged } from './events.ts';
import { JOB_FLOW } from './job-states.ts';
import { holdJob, hurryJob, requeueJob } from './queries/job-store.ts';

/**
 * Prints a page once more, or at once where it waits for its next attempt. What may be on paper already says so on its next
 * one.
 *
 * @throws Refusal `not_found` printing.job_unknown; `conflict` printing.illegal_move for one that is being sent, was
 *   cancelled or went to another printer
 */
export async function retryJob(ctx: BranchContext, { jobId }: { jobId: string }): Promise<void> {
  const job = await holdJob(ctx.tx, jobId);
  if (!job) throw new Refusal('not_found', 'printing.job_unknown');
  const { state, branchId, printerId } = job;
  if (state === 'queued') {
    await hurryJob(ctx.tx, jobId);
  } else {
    // Back to the queue by itself is the worker's; by a person only what has ended.
    if (state === 'sending' || !statesBefore(JOB_FLOW, 'queued').includes(state))
      throw new Refusal('conflict', 'printing.illegal_move', { from: state, to: 'queued' });
    await requeueJob(ctx.tx, job);
    recordAudit(ctx, { action: 'printing.job_retried', objectType: 'print_job', objectId: jobId, branchId });
  }
  ctx.announce(printerChanged, { schemaVersion: 1, branchId, printerId });
  ctx.wake(PRINT_LANES, `${ctx.companyId}/${printerId}`);
}
