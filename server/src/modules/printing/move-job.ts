import type { BranchContext } from '../../kernel/context.ts';
import { statesBefore } from '../../kernel/flow.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { recordAudit } from '../identity/index.ts';
import { PRINT_LANES } from './enqueue-jobs.ts';
import { printerChanged } from './events.ts';
import { REROUTED_KINDS } from './job-kind.ts';
import { JOB_FLOW } from './job-states.ts';
import { holdJob } from './queries/job-store.ts';
import { rerouteJob } from './queries/jobs.ts';
import { findPrinter } from './queries/printers.ts';

/** A page and the printer it is to come out of instead. */
export interface MoveJobInput {
  jobId: string;
  printerId: string;
}

/**
 * Sends a page to another printer of its branch, where it says for whom it stands in. Returns the id of the job it is there.
 *
 * @throws Refusal `not_found` printing.job_unknown, printing.printer_unknown; `conflict` printing.illegal_move for one that is
 *   being sent or has come out, printing.stays for a kind of page that belongs to its printer, printing.already_there when
 *   the other printer has this page anyway
 */
export async function moveJob(ctx: BranchContext, { jobId, printerId }: MoveJobInput): Promise<string> {
  const job = await holdJob(ctx.tx, jobId);
  if (!job) throw new Refusal('not_found', 'printing.job_unknown');
  if ((await findPrinter(ctx.tx, printerId))?.branchId !== job.branchId)
    throw new Refusal('not_found', 'printing.printer_unknown');
  if (job.state === 'sending' || !statesBefore(JOB_FLOW, 'rerouted').includes(job.state))
    throw new Refusal('conflict', 'printing.illegal_move', { from: job.state, to: 'rerouted' });
  if (!REROUTED_KINDS.includes(job.kind)) throw new Refusal('conflict', 'printing.stays', { kind: job.kind });
  const made =
    job.printerId === printerId
      ? undefined
      : await rerouteJob(ctx.tx, { id: jobId, from: job.printerId, to: printerId });
  if (made === undefined) throw new Refusal('conflict', 'printing.already_there');
  const { branchId } = job;
  recordAudit(ctx, {
    ...{ action: 'printing.job_moved', objectType: 'print_job', objectId: jobId, branchId },
    ...{ before: { printerId: job.printerId }, after: { printerId } },
  });
  for (const changed of [job.printerId, printerId]) {
    ctx.announce(printerChanged, { schemaVersion: 1, branchId, printerId: changed });
    ctx.wake(PRINT_LANES, `${ctx.companyId}/${changed}`);
  }
  return made;
}
