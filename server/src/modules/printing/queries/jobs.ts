import { statesBefore } from '../../../kernel/flow.ts';
import { run, type Statement, send } from '../../../kernel/sql.ts';
import type { OutsideTx, Tx } from '../../../kernel/tx.ts';
import type { BreakerState } from '../breaker.ts';
import type { PrintDocument } from '../document.ts';
import { type JobKind, policyOf, REROUTED_KINDS } from '../job-kind.ts';
import { JOB_FLOW, type JobState } from '../job-states.ts';
import type { CodePage, PrinterProfile } from '../printer-profile.ts';

/** A page to print, as its cause asks for it. */
export interface NewJob {
  branchId: string;
  printerId: string;
  kind: JobKind;
  /** What caused it, said once; the same cause never prints twice on one printer. */
  dedupeKey: string;
  document: PrintDocument;
}

// The clock and not the beginning of the transaction: who waited for another comes behind it.
const INSERT_JOBS: Statement = {
  name: 'printing.insert_jobs',
  text: `insert into printing.jobs (company_id, id, branch_id, printer_id, kind, dedupe_key, document, place_at, expires_at)
    select $1, j.id, j.branch_id, j.printer_id, j.kind, j.dedupe_key, j.document,
      clock_timestamp() + make_interval(secs => j.behind), now() + make_interval(secs => j.lasts)
    from jsonb_to_recordset($2::jsonb) as j (id uuid, branch_id uuid, printer_id uuid, kind text, dedupe_key text,
      document jsonb, behind integer, lasts integer)
    on conflict (company_id, printer_id, dedupe_key, hops) do nothing`,
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
    behind: policyOf(job.kind).behindSeconds,
    lasts: policyOf(job.kind).expiresSeconds,
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
  text: 'select company_id as "companyId", printer_id as "printerId", blocked from printing.due_printers($1)',
};

/** Lanes with work that is due, over all companies; `blocked` ones have a printer that takes nothing and one that stands in. */
export function findDueLanes(tx: OutsideTx, limit: number): Promise<(Lane & { blocked: boolean })[]> {
  return run(tx, DUE_PRINTERS, [limit]);
}

/** A job on its way, with the printer it goes to. */
export interface ClaimedJob {
  id: string;
  branchId: string;
  kind: JobKind;
  attempts: number;
  printings: number;
  printedBefore: boolean;
  reroutedFrom: string | null;
  document: PrintDocument;
  expiresInSeconds: number;
  driver: string;
  host: string | null;
  port: number | null;
  device: string | null;
  columns: PrinterProfile['columns'];
  codePage: CodePage;
  cuts: boolean;
  confirms: PrinterProfile['confirms'];
  images: boolean;
  drawer: boolean;
  /** How the printer stood, and what it had said of itself. */
  breaker: BreakerState;
  said: { paper: string | null; coverOpen: boolean | null; fault: boolean | null };
}

// What is on its way comes before what is first in its lane: more urgent pages may have come since. Without `skip locked`
// on purpose: skipping a head that another worker is claiming would let the next one overtake it. The row is found by its id,
// and not among all that wait in the company: row security lets no index look for what \`coalesce\` returns unless a select
// stands around it, and \`case\` tempts none of those over states.
const CLAIM_NEXT: Statement = {
  name: 'printing.claim_next',
  text: `update printing.jobs j
    set state = 'sending', attempts = j.attempts + 1, printings = j.printings + 1,
      lease_until = now() + make_interval(secs => $3)
    from printing.printers p
    where j.company_id = $1 and p.company_id = $1 and p.id = j.printer_id and p.breaker <> 'open' and p.driver = any ($4)
      and j.id = (select coalesce(
        (select h.id from printing.jobs h
          where h.company_id = $1 and h.printer_id = $2 and h.state = 'sending' for update),
        (select h.id from printing.jobs h
          where h.company_id = $1 and h.printer_id = $2 and h.state in ('queued', 'sending')
          order by h.place_at, h.seq limit 1 for update)))
      and case j.state when 'queued' then j.expires_at > now() when 'sending' then j.lease_until < now() end
      and j.next_attempt_at <= now()
    returning j.id, j.branch_id as "branchId", j.kind, j.attempts, j.printings, j.printed_before as "printedBefore",
      j.rerouted_from as "reroutedFrom", j.document, p.driver, p.host, p.port, p.device, p.columns,
      p.code_page as "codePage", p.cuts, case when p.driver = 'file' then 'none' else p.confirms end as confirms,
      p.images, p.drawer, greatest(0, extract(epoch from j.expires_at - now()))::integer as "expiresInSeconds",
      p.breaker, jsonb_build_object('paper', p.paper, 'coverOpen', p.cover_open, 'fault', p.fault) as said`,
};

/** Drivers of the printers that this server reaches itself. A hint may wake it for any other, whose pages are not its own. */
const OWN_DRIVERS = ['tcp', 'file', 'virtual'];

/**
 * Takes the next job of a printer for `leaseSeconds`, its attempt counted before any byte leaves. Nothing while another
 * worker holds one, its pause lasts, the printer's breaker is open, or it is not for whoever has these `drivers`: order
 * inside a printer is kept.
 */
export async function claimNext(
  tx: Tx,
  printerId: string,
  leaseSeconds: number,
  drivers: readonly string[] = OWN_DRIVERS,
): Promise<ClaimedJob | undefined> {
  const [job] = await run<ClaimedJob>(tx, CLAIM_NEXT, [tx.companyId, printerId, leaseSeconds, drivers]);
  return job;
}

const EXTEND_LEASE: Statement = {
  name: 'printing.extend_lease',
  text: `update printing.jobs set lease_until = now() + make_interval(secs => $4)
    where company_id = $1 and id = $2 and attempts = $3 and state = 'sending' returning id`,
};

/** Says that a job is still being printed. False when another worker has taken it since. */
export async function extendLease(
  tx: Tx,
  job: Pick<ClaimedJob, 'id' | 'attempts'>,
  leaseSeconds: number,
): Promise<boolean> {
  return (await run(tx, EXTEND_LEASE, [tx.companyId, job.id, job.attempts, leaseSeconds])).length === 1;
}

/** How an attempt left its job. */
export type JobEnding =
  | { to: 'printed' }
  /** No printer will say more about it; `watched` when a person should know. */
  | { to: 'unknown' | 'failed'; reason: string; watched: boolean }
  | { to: 'queued'; reason: string; mayHavePrinted: boolean; retrySeconds: number };

const END_ATTEMPT: Statement = {
  name: 'printing.end_attempt',
  text: `update printing.jobs set state = $4, lease_until = null, last_error = $5, printings = printings - $6,
      next_attempt_at = now() + make_interval(secs => $7),
      printed_before = printed_before or $4 = 'printed',
      printed_at = case when $4 = 'printed' then now() else printed_at end,
      ended_at = case when $4 = 'queued' then null else now() end,
      settled_at = case when $8 then now() end
    where company_id = $1 and id = $2 and attempts = $3 and state = 'sending' returning id`,
};

/**
 * Records how an attempt ended; an attempt that surely printed nothing is not counted as a printing. False when another
 * worker has taken the job since: then its word counts, not this one.
 */
export async function endAttempt(
  tx: Tx,
  job: Pick<ClaimedJob, 'id' | 'attempts'>,
  ending: JobEnding,
): Promise<boolean> {
  const back = ending.to === 'queued';
  const rows = await run(tx, END_ATTEMPT, [
    ...[tx.companyId, job.id, job.attempts, ending.to],
    ending.to === 'printed' ? null : ending.reason,
    back && !ending.mayHavePrinted ? 1 : 0,
    back ? ending.retrySeconds : 0,
    ending.to === 'printed' || (!back && !ending.watched),
  ]);
  return rows.length === 1;
}

// The same page as a job of its own. Not where the other printer has this page anyway; nothing is lost then: it waits here.
const REROUTE: Statement = {
  name: 'printing.reroute',
  text: `with wanted as (
      select j.id from printing.jobs j
      where j.company_id = $1 and j.printer_id = $2 and j.kind = any ($6)
        and (j.state = any ($5) or ($4::uuid is null and j.state = 'sending' and j.lease_until < now()))
        and ($4::uuid is null or j.id = $4) and j.hops < 20 and not exists (select 1 from printing.jobs o
          where o.company_id = $1 and o.printer_id = $3 and o.dedupe_key = j.dedupe_key and o.state <> 'rerouted')
      order by j.place_at, j.seq for update
    ), moved as (
      update printing.jobs j set state = 'rerouted', lease_until = null, ended_at = now(), settled_at = now()
      from wanted w where j.company_id = $1 and j.id = w.id
      returning j.*
    )
    insert into printing.jobs (company_id, id, branch_id, printer_id, kind, dedupe_key, document, printings, printed_before,
        place_at, expires_at, rerouted_from, hops, alarmed_at, created_at)
      select m.company_id, gen_random_uuid(), m.branch_id, $3, m.kind, m.dedupe_key, m.document, m.printings, m.printed_before,
        m.place_at, greatest(m.expires_at, case when $4::uuid is null then m.expires_at else now() + interval '5 minutes' end),
        coalesce(m.rerouted_from, (select p.name from printing.printers p where p.company_id = $1 and p.id = $2)),
        -- One more than any there was of this page, wherever it came from.
        greatest(m.hops, (select max(o.hops) from printing.jobs o
          where o.company_id = $1 and o.printer_id = $3 and o.dedupe_key = m.dedupe_key)) + 1, m.alarmed_at, m.created_at
      from moved m order by m.place_at, m.seq
    returning id`,
};

/** From where a job may be handed on by itself, besides those whose worker died: one under way has to end first. */
const WAITING: readonly JobState[] = ['queued'];

/**
 * Hands what waits for a printer on to another one, in its order; returns how many pages. What it may have printed already
 * says so there.
 */
export async function rerouteWaiting(tx: Tx, from: string, to: string): Promise<number> {
  return (await run(tx, REROUTE, [tx.companyId, from, to, null, WAITING, REROUTED_KINDS])).length;
}

/** Hands one job on to another printer, also one that had ended without paper. Returns the id of the new job. */
export async function rerouteJob(
  tx: Tx,
  job: { id: string; from: string; to: string },
): Promise<string | undefined> {
  const before = statesBefore(JOB_FLOW, 'rerouted');
  const [made] = await run<{ id: string }>(tx, REROUTE, [
    ...[tx.companyId, job.from, job.to, job.id],
    before,
    REROUTED_KINDS,
  ]);
  return made?.id;
}

const EXPIRE: Statement = {
  name: 'printing.expire_jobs',
  text: `update printing.jobs set state = 'expired', lease_until = null, ended_at = now(),
      settled_at = case when kind in ('drawer', 'test') then now() end
    where company_id = $1 and branch_id = $2 and expires_at <= now()
      and (state = 'queued' or (state = 'sending' and lease_until < now())) returning printer_id as "printerId"`,
};
const ALARM: Statement = {
  name: 'printing.alarm_jobs',
  text: `update printing.jobs set alarmed_at = now()
    where company_id = $1 and branch_id = $2 and state in ('queued', 'sending') and alarmed_at is null
      and created_at <= now() - make_interval(secs => $3) returning printer_id as "printerId"`,
};

/** Ends what is too late to be printed and notes of what the floor must hear; returns the printers it waited for. */
export async function expireAndAlarm(tx: Tx, branchId: string, afterSeconds: number): Promise<string[]> {
  const [expired, alarmed] = await Promise.all([
    run<{ printerId: string }>(tx, EXPIRE, [tx.companyId, branchId]),
    run<{ printerId: string }>(tx, ALARM, [tx.companyId, branchId, afterSeconds]),
  ]);
  return [...new Set([...expired, ...alarmed].map(({ printerId }) => printerId))];
}

const DUE_ALARMS: Statement = {
  name: 'printing.due_alarms',
  text: 'select company_id as "companyId", branch_id as "branchId" from printing.due_alarms($1)',
};

/** Branches where a page is too late, or has waited longer than `afterSeconds` without anybody knowing. */
export function findDueAlarms(
  tx: OutsideTx,
  afterSeconds: number,
): Promise<{ companyId: string; branchId: string }[]> {
  return run(tx, DUE_ALARMS, [afterSeconds]);
}

/** Removes what ended, papers and breaker changes older than a week, over all companies; returns how many. */
export async function forgetOld(tx: OutsideTx): Promise<number> {
  const [row] = await run<{ gone: number }>(
    tx,
    { name: 'printing.forget_old', text: 'select printing.forget_old() as gone' },
    [],
  );
  return row?.gone ?? 0;
}
