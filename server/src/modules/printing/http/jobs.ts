import T from 'typebox';
import type { BranchContext } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type Route, route } from '../../../kernel/route.ts';
import { Id, NoBody } from '../../../kernel/schemas.ts';
import type { Tx } from '../../../kernel/tx.ts';
import { closeJob } from '../close-job.ts';
import { moveJob } from '../move-job.ts';
import { previewPapers } from '../paper-preview.ts';
import { findJobLine, findJobLines } from '../queries/job-list.ts';
import { findJobBranch, findJobPage } from '../queries/job-store.ts';
import { retryJob } from '../retry-job.ts';
import { jobAnswer, MoveJob, PrintJob, PrintJobPage, PrintJobPaper, PrintJobQuery } from '../schemas.ts';

const PAGE = 50;
const BranchParams = T.Object({ branchId: Id });
const JobParams = T.Object({ jobId: Id });
const branchOfJob = {
  lookedUp: (tx: Tx, { params }: { params: { jobId: string } }) => findJobBranch(tx, params.jobId),
};

async function answered({ tx }: BranchContext, jobId: string) {
  const job = await findJobLine(tx, jobId);
  if (!job) throw new Refusal('not_found', 'printing.job_unknown');
  return jobAnswer(job);
}

/** The routes of the print queue. */
export const jobRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/v1/branches/{branchId}/print-jobs',
    operation: 'listPrintJobs',
    summary:
      'Pages of a branch, the newest first: those that wait, those somebody has to decide about, or all of a week.',
    scope: 'branch',
    permission: 'printing.view',
    branchOf: { named: ({ params }) => params.branchId },
    params: BranchParams,
    query: PrintJobQuery,
    answer: { status: 200, schema: PrintJobPage },
    handle: async (ctx, { query }) => {
      const { show = 'all', limit = PAGE, ...from } = query;
      const found = await findJobLines(ctx.tx, ctx.branch.id, { ...from, show, limit: limit + 1 });
      const jobs = found.slice(0, limit);
      return { jobs: jobs.map(jobAnswer), next: found.length > limit ? (jobs.at(-1)?.id ?? null) : null };
    },
  }),
  route({
    method: 'GET',
    path: '/v1/print-jobs/{jobId}',
    operation: 'readPrintJob',
    summary: 'A page and what it looks like on its printer.',
    scope: 'branch',
    permission: 'printing.view',
    branchOf: branchOfJob,
    params: JobParams,
    answer: { status: 200, schema: PrintJobPaper },
    handle: async (ctx, { params }) => {
      const [job, page] = await Promise.all([answered(ctx, params.jobId), findJobPage(ctx.tx, params.jobId)]);
      if (!page) throw new Refusal('not_found', 'printing.job_unknown');
      const { document, printings, printedBefore, reroutedFrom } = page;
      const marks = { printing: Math.max(1, printings), printedBefore, reroutedFrom };
      return { ...job, papers: previewPapers(document, page, marks) };
    },
  }),
  route({
    method: 'POST',
    path: '/v1/print-jobs/{jobId}/retry',
    operation: 'retryPrintJob',
    summary: 'Print a page once more, or at once where it waits; what may be on paper already says so.',
    scope: 'branch',
    permission: 'printing.operate',
    branchOf: branchOfJob,
    params: JobParams,
    body: NoBody,
    answer: { status: 200, schema: PrintJob },
    handle: async (ctx, { params }) => {
      await retryJob(ctx, params);
      return answered(ctx, params.jobId);
    },
  }),
  route({
    method: 'POST',
    path: '/v1/print-jobs/{jobId}/cancel',
    operation: 'cancelPrintJob',
    summary: 'Say that a page is not wanted any more.',
    scope: 'branch',
    permission: 'printing.operate',
    branchOf: branchOfJob,
    params: JobParams,
    body: NoBody,
    answer: { status: 200, schema: PrintJob },
    handle: async (ctx, { params }) => {
      await closeJob(ctx, { ...params, as: 'cancelled' });
      return answered(ctx, params.jobId);
    },
  }),
  route({
    method: 'POST',
    path: '/v1/print-jobs/{jobId}/confirm',
    operation: 'confirmPrintJob',
    summary: 'Say that a page came out, where its printer could not.',
    scope: 'branch',
    permission: 'printing.operate',
    branchOf: branchOfJob,
    params: JobParams,
    body: NoBody,
    answer: { status: 200, schema: PrintJob },
    handle: async (ctx, { params }) => {
      await closeJob(ctx, { ...params, as: 'printed' });
      return answered(ctx, params.jobId);
    },
  }),
  route({
    method: 'POST',
    path: '/v1/print-jobs/{jobId}/move',
    operation: 'movePrintJob',
    summary: 'Send a page to another printer of its branch. Answers with the job it is there.',
    scope: 'branch',
    permission: 'printing.operate',
    branchOf: branchOfJob,
    params: JobParams,
    body: MoveJob,
    answer: { status: 200, schema: PrintJob },
    handle: async (ctx, { params, body }) => answered(ctx, await moveJob(ctx, { ...params, ...body })),
  }),
];
