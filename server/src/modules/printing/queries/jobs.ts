import { run, type Statement, send } from '../../../kernel/sql.ts';
import type { OutsideTx, Tx } from '../../../kernel/tx.ts';
import type { PrintDocument } from '../document.ts';
import type { CodePage, PrinterProfile } from '../printer-profile.ts';

/** A page to print, as its cause asks for it. */
export interface NewJob {
  branchId: string;
  printerId: string;
  kind: 'kitchen';
  /** What caused it, said once; the same cause never prints twice on one printer. */
  dedupeKey: string;
  document: PrintDocument;
}

const INSERT_JOBS: Statement = {
  name: 'printing.insert_jobs',
  text: `insert into printing.jobs (company_id, id, branch_id, printer_id, kind, dedupe_key, document)
    select $1, j.id, j.branch_id, j.printer_id, j.kind, j.dedupe_key, j.document
    from jsonb_to_recordset($2::jsonb) as j (id uuid, branch_id uuid, printer_id uuid, kind text, dedupe_key text, document jsonb)
    on conflict (company_id, printer_id, dedupe_key) do nothing`,
};

/** Writes jobs with the caller's commit. */
export function insertJobs(tx: Tx, jobs: readonly (NewJob & { id: string })[]): void {
  const rows = jobs.map((job) => ({
    id: job.id,
    branch_id: job.branchId,
    printer_id: job.printerId,
    kind: job.kind,
    dedupe_key: job.dedupeKey,
    document: job.document,
  }));
  send(tx, INSERT_JOBS, [tx.companyId, JSON.stringify(rows)]);
}

/** A printer whose lane may have something to do. */
export interface Lane {
  companyId: string;
  printerId: string;
}

const DUE_PRINTERS: Statement = {
  name: 'printing.due_printers',
  text: 'select company_id as "companyId", printer_id as "printerId" from printing.due_printers($1)',
};

/** Lanes with work that is due, over all companies. */
export function findDueLanes(tx: OutsideTx, limit: number): Promise<Lane[]> {
  return run<Lane>(tx, DUE_PRINTERS, [limit]);
}

/** A job on its way, with the printer it goes to. */
export interface ClaimedJob {
  id: string;
  branchId: string;
  attempts: number;
  printings: number;
  document: PrintDocument;
  host: string | null;
  port: number | null;
  columns: PrinterProfile['columns'];
  codePage: CodePage;
}

// Without `skip locked` on purpose: skipping a head that another worker is claiming would let the next one overtake it.
const CLAIM_NEXT: Statement = {
  name: 'printing.claim_next',
  text: `update printing.jobs j
    set state = 'sending', attempts = j.attempts + 1, printings = j.printings + 1,
      lease_until = now() + make_interval(secs => $3)
    from printing.printers p
    where j.company_id = $1 and p.company_id = $1 and p.id = j.printer_id
      and j.id = (
        select h.id from printing.jobs h
        where h.company_id = $1 and h.printer_id = $2 and h.state <> 'printed'
        order by h.seq limit 1 for update)
      and (j.state = 'queued' or (j.state = 'sending' and j.lease_until < now()))
      and j.next_attempt_at <= now()
    returning j.id, j.branch_id as "branchId", j.attempts, j.printings, j.document, p.host, p.port, p.columns,
      p.code_page as "codePage"`,
};

/**
 * Takes the oldest unprinted job of a printer for `leaseSeconds`, its attempt counted before any byte leaves.
 * Nothing while another worker holds it or its pause lasts: order inside a printer is kept.
 */
export async function claimNext(
  tx: Tx,
  printerId: string,
  leaseSeconds: number,
): Promise<ClaimedJob | undefined> {
  const [job] = await run<ClaimedJob>(tx, CLAIM_NEXT, [tx.companyId, printerId, leaseSeconds]);
  return job;
}

const MARK_PRINTED: Statement = {
  name: 'printing.mark_printed',
  text: `with done as (
      update printing.jobs set state = 'printed', printed_at = now(), lease_until = null, last_error = null
      where company_id = $1 and id = $2 and attempts = $3 and state = 'sending' returning printer_id
    )
    update printing.printers p set last_printed_at = now() from done where p.company_id = $1 and p.id = done.printer_id
    returning p.id`,
};

/** Records a confirmed printing. False when another worker has taken the job since: then its word counts, not this one. */
export async function markPrinted(tx: Tx, job: Pick<ClaimedJob, 'id' | 'attempts'>): Promise<boolean> {
  return (await run(tx, MARK_PRINTED, [tx.companyId, job.id, job.attempts])).length === 1;
}

const MARK_FAILED: Statement = {
  name: 'printing.mark_failed',
  text: `update printing.jobs set state = 'queued', lease_until = null, last_error = $4,
      printings = printings - $5, next_attempt_at = now() + make_interval(secs => $6)
    where company_id = $1 and id = $2 and attempts = $3 and state = 'sending' returning id`,
};

/** Puts a failed job back at the head of its lane. An attempt that surely printed nothing is not counted as a printing. */
export async function markFailed(
  tx: Tx,
  job: Pick<ClaimedJob, 'id' | 'attempts'>,
  failure: { reason: string; mayHavePrinted: boolean; retrySeconds: number },
): Promise<void> {
  await run(tx, MARK_FAILED, [
    tx.companyId,
    job.id,
    job.attempts,
    failure.reason,
    failure.mayHavePrinted ? 0 : 1,
    failure.retrySeconds,
  ]);
}

/** Removes printed jobs and papers older than a week, over all companies; returns how many. */
export async function forgetOld(tx: OutsideTx): Promise<number> {
  const [row] = await run<{ gone: number }>(
    tx,
    { name: 'printing.forget_old', text: 'select printing.forget_old() as gone' },
    [],
  );
  return row?.gone ?? 0;
}
