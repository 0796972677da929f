import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { JOBS_SHOWN, JobLine } from '../job-line.ts';

const COLUMNS = `j.id, j.printer_id as "printerId", p.name as "printerName", j.kind, j.document ->> 'title' as title, j.state,
      j.attempts, j.printings, j.rerouted_from as "reroutedFrom", j.last_error as "lastError", j.created_at as "createdAt",
      j.printed_at as "printedAt", case when j.state = 'queued' then j.next_attempt_at end as "nextAttemptAt",
      (j.ended_at is not null and j.settled_at is null) as "needsAttention"`;
const JOBS = `printing.jobs j join printing.printers p on p.company_id = j.company_id and p.id = j.printer_id`;
const HERE = `j.company_id = $1 and j.branch_id = $2 and ($3::uuid is null or j.printer_id = $3)
      and ($4::uuid is null or j.seq < (select a.seq from printing.jobs a where a.company_id = $1 and a.id = $4))`;

const list = (name: string, which: string): Statement => ({
  name: `printing.list_${name}_jobs`,
  text: `select ${COLUMNS} from ${JOBS} where ${HERE} and ${which} order by j.seq desc limit $5`,
});
const LISTS: Record<(typeof JOBS_SHOWN)[number], Statement> = {
  waiting: list('waiting', `j.state in ('queued', 'sending')`),
  attention: list('attention', 'j.settled_at is null and j.ended_at is not null'),
  all: list('all', 'true'),
};

/** Jobs of a branch, the newest first, behind one of them. */
export function findJobLines(
  tx: Tx,
  branchId: string,
  wanted: { show: (typeof JOBS_SHOWN)[number]; printerId?: string; after?: string; limit: number },
): Promise<JobLine[]> {
  const { show, printerId, after, limit } = wanted;
  return run<JobLine>(tx, LISTS[show], [tx.companyId, branchId, printerId ?? null, after ?? null, limit]);
}

const FIND_LINE: Statement = {
  name: 'printing.find_job_line',
  text: `select ${COLUMNS} from ${JOBS} where j.company_id = $1 and j.id = $2`,
};

/** One job as lists show it. */
export async function findJobLine(tx: Tx, jobId: string): Promise<JobLine | undefined> {
  return (await run<JobLine>(tx, FIND_LINE, [tx.companyId, jobId]))[0];
}
