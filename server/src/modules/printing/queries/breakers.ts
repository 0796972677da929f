import type { PrinterCondition } from '@fastops/printer-link';
import { run, type Statement } from '../../../kernel/sql.ts';
import type { OutsideTx, Tx } from '../../../kernel/tx.ts';
import type { BreakerState } from '../breaker.ts';
import type { Lane } from './jobs.ts';

/** How a printer stands after something was heard of it. */
export interface BreakerChange {
  breaker: BreakerState;
  /** Whether the breaker moved, or the printer says something else of itself than before. */
  changed: boolean;
  /** The printer that stands in, if there is one that takes pages. */
  fallbackId: string | null;
}

// Locked as it was, so that what is answered is what changed. What the printer did not say keeps standing.
const was = `select o.* from printing.printers o where o.company_id = $1 and o.id = $2 for update`;
const said = `paper = coalesce($3, p.paper), cover_open = coalesce($4, p.cover_open), fault = coalesce($5, p.fault),
      heard_at = case when $3::text is null then p.heard_at else now() end`;
const answer = `p.breaker, p.breaker <> was.breaker or (p.paper, p.cover_open, p.fault)
        is distinct from (was.paper, was.cover_open, was.fault) as changed,
      (select f.id from printing.printers f where f.company_id = p.company_id and f.id = p.fallback_printer_id
        and f.breaker <> 'open' and f.deleted_at is null) as "fallbackId"`;

const SUCCEEDED: Statement = {
  name: 'printing.breaker_succeeded',
  text: `with was as (${was})
    update printing.printers p set ${said}, last_printed_at = now(), breaker = 'closed', failed_at = '{}', probe_at = null,
      breaker_reason = null, breaker_since = case when was.breaker = 'closed' then p.breaker_since else now() end
    from was where p.company_id = was.company_id and p.id = was.id
    returning ${answer}`,
};
const FAILED: Statement = {
  name: 'printing.breaker_failed',
  text: `with was as (${was}), counted as (
      select w.*, array(select f from unnest(w.failed_at) f where f > now() - make_interval(secs => w.breaker_window_seconds)
        order by f desc limit 19) as recent from was w
    ), next as (
      select c.*, case when c.breaker <> 'closed' or cardinality(c.recent) + 1 >= c.breaker_failures then 'open'
        else 'closed' end as then_breaker from counted c
    )
    update printing.printers p set ${said}, failed_at = now() || was.recent, breaker = was.then_breaker, breaker_reason = $6,
      breaker_since = case when was.breaker = was.then_breaker then p.breaker_since else now() end,
      probe_at = case when was.then_breaker = 'open' then now() + make_interval(secs => was.breaker_probe_seconds) end
    from next was where p.company_id = was.company_id and p.id = was.id
    returning ${answer}`,
};
const ANSWERED: Statement = {
  name: 'printing.breaker_answered',
  // Its pages paused because of what is over: nobody waits half a minute for a printer that is well.
  text: `with was as (${was}), hurried as (
      update printing.jobs j set next_attempt_at = now() from was where was.breaker = 'open' and j.company_id = was.company_id
        and j.printer_id = was.id and j.state = 'queued' and j.next_attempt_at > now()
    )
    update printing.printers p set ${said}, breaker = 'half_open', probe_at = null, breaker_since = now()
    from was where p.company_id = was.company_id and p.id = was.id and was.breaker = 'open'
    returning ${answer}`,
};
const SAID: Statement = {
  name: 'printing.printer_said',
  text: `with was as (${was})
    update printing.printers p set ${said}
    from was where p.company_id = was.company_id and p.id = was.id and ($3::text is not null)
      and ((was.paper, was.cover_open, was.fault) is distinct from ($3::text, $4::boolean, $5::boolean)
        or was.heard_at is null or was.heard_at < now() - interval '1 minute')
    returning ${answer}`,
};

const change = async (
  tx: Tx,
  statement: Statement,
  printerId: string,
  condition: PrinterCondition | undefined,
  ...more: string[]
): Promise<BreakerChange | undefined> => {
  const { paper = null, coverOpen = null, fault = null } = condition ?? {};
  const values = [tx.companyId, printerId, paper, coverOpen, fault, ...more];
  return (await run<BreakerChange>(tx, statement, values))[0];
};

/** A page came out: the breaker closes, and what failed before is forgotten. */
export function noteSuccess(tx: Tx, printerId: string, condition: PrinterCondition | undefined) {
  return change(tx, SUCCEEDED, printerId, condition);
}

/** A page or a question failed: after enough failures in a row of time, or one while half open, the breaker opens. */
export function noteFailure(
  tx: Tx,
  printerId: string,
  condition: PrinterCondition | undefined,
  reason: string,
) {
  return change(tx, FAILED, printerId, condition, reason);
}

/** A printer whose breaker is open says that it is ready: its next page decides. Undefined when it was not open. */
export function noteAnswer(tx: Tx, printerId: string, condition: PrinterCondition | undefined) {
  return change(tx, ANSWERED, printerId, condition);
}

/** A printer says how it is, and nothing comes of it. Undefined when it said so a moment ago. */
export function noteCondition(tx: Tx, printerId: string, condition: PrinterCondition | undefined) {
  return change(tx, SAID, printerId, condition);
}

const FIND_FALLBACK: Statement = {
  name: 'printing.find_fallback',
  text: `select f.id, f.branch_id as "branchId" from printing.printers p
    join printing.printers f on f.company_id = p.company_id and f.id = p.fallback_printer_id
    where p.company_id = $1 and p.id = $2 and p.breaker = 'open' and f.breaker <> 'open' and f.deleted_at is null`,
};

/** Who stands in for a printer that takes nothing; undefined when it does, or nobody can. */
export async function findFallback(
  tx: Tx,
  printerId: string,
): Promise<{ id: string; branchId: string } | undefined> {
  return (await run<{ id: string; branchId: string }>(tx, FIND_FALLBACK, [tx.companyId, printerId]))[0];
}

const DUE_PROBES: Statement = {
  name: 'printing.due_probes',
  text: 'select company_id as "companyId", printer_id as "printerId" from printing.due_probes($1)',
};

/** Printers that are to be asked whether they are well again, over all companies. */
export function findDueProbes(tx: OutsideTx, limit: number): Promise<Lane[]> {
  return run<Lane>(tx, DUE_PROBES, [limit]);
}

/** A printer to be asked how it is. */
export interface Probe {
  branchId: string;
  driver: string;
  host: string | null;
  port: number | null;
  device: string | null;
  asks: boolean;
}

const CLAIM_PROBE: Statement = {
  name: 'printing.claim_probe',
  text: `update printing.printers set probe_at = now() + make_interval(secs => breaker_probe_seconds)
    where company_id = $1 and id = $2 and breaker = 'open' and probe_at <= now()
    returning branch_id as "branchId", driver, host, port, device, confirms <> 'none' as asks`,
};

/** Takes the next question to a printer whose breaker is open; undefined when another worker asks already. */
export async function claimProbe(tx: Tx, printerId: string): Promise<Probe | undefined> {
  return (await run<Probe>(tx, CLAIM_PROBE, [tx.companyId, printerId]))[0];
}
