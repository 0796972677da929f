import type { Context } from '../../kernel/context.ts';
import { newId } from '../../kernel/ids.ts';
import { insertJobs, type NewJob } from './queries/jobs.ts';

/** Topic of the wake-ups for print lanes; the key is `company/printer`. */
export const PRINT_LANES = 'printing.lanes';

/** Queues pages with the caller's commit and wakes their lanes after it. */
export function enqueueJobs(ctx: Pick<Context, 'tx' | 'wake'>, jobs: readonly NewJob[]): void {
  if (jobs.length === 0) return;
  insertJobs(
    ctx.tx,
    jobs.map((job) => ({ ...job, id: newId() })),
  );
  for (const printerId of new Set(jobs.map((job) => job.printerId))) {
    ctx.wake(PRINT_LANES, `${ctx.tx.companyId}/${printerId}`);
  }
}
