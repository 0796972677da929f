import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { PrintDocument } from '../document.ts';
import { type JobKind, policyOf } from '../job-kind.ts';
import type { JobState } from '../job-states.ts';
import type { CodePage, PrinterProfile } from '../printer-profile.ts';

/** A job that somebody is about to decide on, held until the end of the transaction. */
export interface HeldJob {
  id: string;
  branchId: string;
  printerId: string;
  kind: JobKind;
  state: JobState;
}

const HOLD: Statement = {
  name: 'printing.hold_job',
  text: `select id, branch_id as "branchId", printer_id as "printerId", kind, state from printing.jobs
    where company_id = $1 and id = $2 for update`,
};

/** Holds a job against everybody else who would decide on it. */
export async function holdJob(tx: Tx, jobId: string): Promise<HeldJob | undefined> {
  return (await run<HeldJob>(tx, HOLD, [tx.companyId, jobId]))[0];
}

const BRANCH_OF: Statement = {
  name: 'printing.branch_of_job',
  text: 'select branch_id as "branchId" from printing.jobs where company_id = $1 and id = $2',
};

/** The branch of a job. */
export async function findJobBranch(tx: Tx, jobId: string): Promise<string | undefined> {
  return (await run<{ branchId: string }>(tx, BRANCH_OF, [tx.companyId, jobId]))[0]?.branchId;
}

const REQUEUE: Statement = {
  name: 'printing.requeue_job',
  text: `update printing.jobs set state = 'queued', next_attempt_at = now(), ended_at = null,
      settled_at = null, alarmed_at = null, place_at = clock_timestamp() + make_interval(secs => $3),
      expires_at = now() + make_interval(secs => $4)
    where company_id = $1 and id = $2`,
};

/** Puts a held job back in its lane, behind what waits there. */
export async function requeueJob(tx: Tx, { id, kind }: HeldJob): Promise<void> {
  const { behindSeconds, expiresSeconds } = policyOf(kind);
  await run(tx, REQUEUE, [tx.companyId, id, behindSeconds, expiresSeconds]);
}

const HURRY: Statement = {
  name: 'printing.hurry_job',
  text: `update printing.jobs set next_attempt_at = now() where company_id = $1 and id = $2`,
};

/** Ends the pause of a held job that waits. */
export async function hurryJob(tx: Tx, jobId: string): Promise<void> {
  await run(tx, HURRY, [tx.companyId, jobId]);
}

const CLOSE: Statement = {
  name: 'printing.close_job',
  text: `update printing.jobs set state = $3, lease_until = null, ended_at = now(), settled_at = now(),
      printed_before = printed_before or $3 = 'printed',
      printed_at = case when $3 = 'printed' then now() else printed_at end
    where company_id = $1 and id = $2`,
};

/** Ends a held job by a person's word. */
export async function closeJob(tx: Tx, jobId: string, state: 'printed' | 'cancelled'): Promise<void> {
  await run(tx, CLOSE, [tx.companyId, jobId, state]);
}

/** What a page looks like on its printer. */
export interface JobPage {
  document: PrintDocument;
  printings: number;
  printedBefore: boolean;
  reroutedFrom: string | null;
  columns: PrinterProfile['columns'];
  codePage: CodePage;
  images: boolean;
}

const FIND_PAGE: Statement = {
  name: 'printing.find_job_page',
  text: `select j.document, j.printings, j.printed_before as "printedBefore", j.rerouted_from as "reroutedFrom", p.columns,
      p.code_page as "codePage", p.images
    from printing.jobs j join printing.printers p on p.company_id = j.company_id and p.id = j.printer_id
    where j.company_id = $1 and j.id = $2`,
};

/** The page of a job. */
export async function findJobPage(tx: Tx, jobId: string): Promise<JobPage | undefined> {
  return (await run<JobPage>(tx, FIND_PAGE, [tx.companyId, jobId]))[0];
}
