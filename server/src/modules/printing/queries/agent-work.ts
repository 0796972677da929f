import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import type { JobState } from '../job-states.ts';
import type { Confirmation } from '../printer-profile.ts';

/** A page in an agent's hands, by the attempt it took it for. */
export interface HeldPage {
  jobId: string;
  attempt: number;
}

/** An agent that has come for work. */
export interface AgentPoll {
  enrollmentId: string;
  /** Which of its times it is. */
  poll: number;
}

const BEGIN_POLL: Statement = {
  name: 'printing.begin_poll',
  text: `update printing.agents set polls = polls + 1, last_seen_at = now(), version = $3
    where company_id = $1 and id = $2 and secret_hash is not null
    returning polls as poll, enrollment_id as "enrollmentId"`,
};

/** An agent comes for work; what it waited for until now gets none any more. Undefined for one that was ended. */
export async function beginPoll(tx: Tx, agentId: string, version: string): Promise<AgentPoll | undefined> {
  return (await run<AgentPoll>(tx, BEGIN_POLL, [tx.companyId, agentId, version]))[0];
}

// The agent has never had them: the answer they went out with was lost, so no byte of them is on paper.
const TAKE_BACK: Statement = {
  name: 'printing.take_back',
  text: `update printing.jobs j set state = 'queued', lease_until = null, printings = j.printings - 1, next_attempt_at = now()
    from printing.printers p
    where j.company_id = $1 and p.company_id = $1 and p.id = j.printer_id and p.agent_id = $2 and j.state = 'sending'
      and j.claimed_by = $3 and j.claimed_attempt = j.attempts
      and not exists (select from unnest($4::uuid[], $5::integer[]) as held (id, attempt)
        where held.id = j.id and held.attempt = j.attempts)
    returning j.id`,
};

/** Puts back what an installation took and does not have; returns how many pages. */
export async function takeBack(
  tx: Tx,
  agentId: string,
  enrollmentId: string,
  holds: readonly HeldPage[],
): Promise<number> {
  const [ids, attempts] = [holds.map(({ jobId }) => jobId), holds.map(({ attempt }) => attempt)];
  return (await run(tx, TAKE_BACK, [tx.companyId, agentId, enrollmentId, ids, attempts])).length;
}

const HOLD_POLL: Statement = {
  name: 'printing.hold_poll',
  text: `select scan_wanted_at is not null as scan from printing.agents
    where company_id = $1 and id = $2 and enrollment_id = $3 and polls = $4 and secret_hash is not null for no key update`,
};

/** Holds an agent while it takes work. Undefined when it has come again since, or was ended. */
export async function holdPoll(
  tx: Tx,
  agentId: string,
  { enrollmentId, poll }: AgentPoll,
): Promise<{ scan: boolean } | undefined> {
  const values = [tx.companyId, agentId, enrollmentId, poll];
  return (await run<{ scan: boolean }>(tx, HOLD_POLL, values))[0];
}

const SCAN_TAKEN: Statement = {
  name: 'printing.scan_taken',
  text: 'update printing.agents set scan_wanted_at = null where company_id = $1 and id = $2',
};

/** The agent knows that it is to look for printers. */
export async function noteScanTaken(tx: Tx, agentId: string): Promise<void> {
  await run(tx, SCAN_TAKEN, [tx.companyId, agentId]);
}

/** A printer of an agent: how to reach it, and what is to be done about it. */
export interface AgentPrinter {
  id: string;
  name: string;
  host: string | null;
  port: number | null;
  device: string | null;
  confirms: Confirmation;
  isDown: boolean;
  /** Whether it is to be asked how it is. */
  isProbeDue: boolean;
  /** Whether the agent has a page of it in its hands. */
  isBusy: boolean;
  /** Whether a page for it may be due. */
  isWanted: boolean;
}

const AGENT_PRINTERS: Statement = {
  name: 'printing.agent_printers',
  text: `select p.id, p.name, p.host, p.port, p.device, p.confirms, p.breaker = 'open' as "isDown",
      coalesce(p.probe_at <= now(), false) as "isProbeDue",
      exists (select from printing.jobs j where j.company_id = $1 and j.printer_id = p.id and j.id = any ($3)
        and j.state = 'sending') as "isBusy",
      exists (select from printing.jobs j where j.company_id = $1 and j.printer_id = p.id
        and j.state in ('queued', 'sending')) as "isWanted"
    from printing.printers p
    where p.company_id = $1 and p.agent_id = $2 and p.deleted_at is null order by p.sort_order, p.name, p.id`,
};

/** The printers of an agent; `held` are the pages in its hands. */
export function findAgentPrinters(
  tx: Tx,
  agentId: string,
  held: readonly HeldPage[],
): Promise<AgentPrinter[]> {
  return run<AgentPrinter>(tx, AGENT_PRINTERS, [tx.companyId, agentId, held.map(({ jobId }) => jobId)]);
}

const NOTE_HOLDER: Statement = {
  name: 'printing.note_holder',
  text: `update printing.jobs set claimed_by = $3, claimed_attempt = attempts where company_id = $1 and id = any ($2)`,
};

/** Says which installation has taken pages. */
export async function noteHolder(tx: Tx, jobIds: readonly string[], enrollmentId: string): Promise<void> {
  await run(tx, NOTE_HOLDER, [tx.companyId, jobIds, enrollmentId]);
}

const EXTEND: Statement = {
  name: 'printing.extend_agent_leases',
  text: `with heard as (
      update printing.agents set last_seen_at = now() where company_id = $1 and id = $2 and secret_hash is not null
      returning enrollment_id
    )
    update printing.jobs j set lease_until = now() + make_interval(secs => $5)
    from heard, unnest($3::uuid[], $4::integer[]) as held (id, attempt)
    where j.company_id = $1 and j.id = held.id and j.attempts = held.attempt and j.state = 'sending'
      and j.claimed_by = heard.enrollment_id and j.claimed_attempt = j.attempts
    returning j.id as "jobId"`,
};

/** Says that pages are still in good hands; returns those that are still the agent's. */
export async function extendAgentLeases(
  tx: Tx,
  agentId: string,
  held: readonly HeldPage[],
  leaseSeconds: number,
): Promise<Set<string>> {
  const [ids, attempts] = [held.map(({ jobId }) => jobId), held.map(({ attempt }) => attempt)];
  const values = [tx.companyId, agentId, ids, attempts, leaseSeconds];
  return new Set((await run<{ jobId: string }>(tx, EXTEND, values)).map(({ jobId }) => jobId));
}

/** A page that an agent says something about, held until the end of the transaction. */
export interface ReportedPage {
  printerId: string;
  branchId: string;
  state: JobState;
  attempts: number;
  printings: number;
  printedBefore: boolean;
}

const HOLD_REPORTED: Statement = {
  name: 'printing.hold_reported',
  text: `select j.printer_id as "printerId", j.branch_id as "branchId", j.state, j.attempts, j.printings,
      j.printed_before as "printedBefore"
    from printing.jobs j join printing.agents a on a.company_id = j.company_id and a.enrollment_id = j.claimed_by
    where j.company_id = $1 and a.id = $2 and a.secret_hash is not null and j.id = $3 and j.claimed_attempt = $4
      and j.attempts = $4
    for update of j`,
};

/** Holds a page that an agent took; undefined where it is not its own, or was taken once more since. */
export async function holdReported(
  tx: Tx,
  agentId: string,
  { jobId, attempt }: HeldPage,
): Promise<ReportedPage | undefined> {
  return (await run<ReportedPage>(tx, HOLD_REPORTED, [tx.companyId, agentId, jobId, attempt]))[0];
}

const CAME_OUT: Statement = {
  name: 'printing.came_out_late',
  text: `with page as (
      update printing.jobs set printed_before = true, printed_at = now(),
        state = case when state = any ($3) then 'printed' else state end,
        ended_at = coalesce(ended_at, now()),
        settled_at = case when state = any ($3) then coalesce(settled_at, now()) else settled_at end
      where company_id = $1 and id = $2 returning branch_id, dedupe_key, hops, state
    )
    update printing.jobs j set printed_before = true from page
    where j.company_id = $1 and page.state = 'rerouted' and j.branch_id = page.branch_id
      and j.dedupe_key = page.dedupe_key and j.hops > page.hops`,
};

/**
 * Stores that a page came out although it had ended otherwise: it counts as printed where its state allows it, and what was
 * handed on to another printer says from now on that it is a reprint.
 */
export async function noteCameOut(tx: Tx, jobId: string, printable: readonly JobState[]): Promise<void> {
  await run(tx, CAME_OUT, [tx.companyId, jobId, printable]);
}

const PROBED: Statement = {
  name: 'printing.probed_by_agent',
  text: `select branch_id as "branchId" from printing.printers
    where company_id = $1 and id = $2 and agent_id = $3 and breaker = 'open' and deleted_at is null`,
};

/** The branch of a printer that an agent asked how it is; undefined where the answer matters to nobody. */
export async function findProbed(tx: Tx, printerId: string, agentId: string): Promise<string | undefined> {
  return (await run<{ branchId: string }>(tx, PROBED, [tx.companyId, printerId, agentId]))[0]?.branchId;
}

const OPEN_SILENT: Statement = {
  name: 'printing.open_silent',
  text: `update printing.printers p set breaker = 'open', breaker_reason = 'silent', breaker_since = now(), probe_at = now()
    where p.company_id = $1 and p.agent_id = $2 and p.breaker <> 'open' and p.deleted_at is null
      and exists (select from printing.agents a where a.company_id = $1 and a.id = $2
        and (a.revoked_at is not null or coalesce(a.last_seen_at, a.created_at) < now() - make_interval(secs => $3)))
    returning p.id, p.branch_id as "branchId"`,
};

/** Takes the printers of an agent that is still silent out of service; returns them. */
export function openSilent(
  tx: Tx,
  agentId: string,
  afterSeconds: number,
): Promise<{ id: string; branchId: string }[]> {
  return run<{ id: string; branchId: string }>(tx, OPEN_SILENT, [tx.companyId, agentId, afterSeconds]);
}
