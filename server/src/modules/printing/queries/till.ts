import { statesBefore } from '../../../kernel/flow.ts';
import { run, type Statement, send } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import { policyOf } from '../job-kind.ts';
import { JOB_FLOW } from '../job-states.ts';
import type { PrinterProfile } from '../printer-profile.ts';
import type { NewJob } from './jobs.ts';

/** The printer on which guests' and cashiers' papers of a branch come out. */
export interface TillPrinter {
  id: string;
  hasDrawer: boolean;
  profile: PrinterProfile;
}

const FIND: Statement = {
  name: 'printing.find_till_printer',
  text: `select p.id, p.drawer as "hasDrawer", jsonb_build_object('columns', p.columns, 'codePage', p.code_page,
      'cut', p.cuts, 'confirms', p.confirms, 'images', p.images, 'drawer', p.drawer) as profile
    from printing.stations s
    join printing.station_printers sp on sp.company_id = s.company_id and sp.station_id = s.id and sp.branch_id = $2
    join printing.printers p on p.company_id = sp.company_id and p.id = sp.printer_id and p.deleted_at is null
    where s.company_id = $1 and s.kind = 'till' and s.deleted_at is null
    order by s.sort_order, s.name, p.sort_order, p.name, p.id limit 1`,
};

/** The till's printer of a branch: the first of its till station; undefined where there is none. */
export async function findTillPrinter(tx: Tx, branchId: string): Promise<TillPrinter | undefined> {
  return (await run<TillPrinter>(tx, FIND, [tx.companyId, branchId]))[0];
}

/** What a person may ask for once more, printed by itself or not. */
const ENDED = statesBefore(JOB_FLOW, 'queued').filter((state) => state !== 'sending');

// What waits already is about to come out. What was handed on or called off is a job of its own once more; the first may
// have come out elsewhere.
const PRINT_OR_REPRINT: Statement = {
  name: 'printing.print_or_reprint',
  text: `with known as (
      select id, state from printing.jobs where company_id = $1 and printer_id = $4 and dedupe_key = $6::text and hops = 0
    ), requeued as (
      update printing.jobs j set state = 'queued', next_attempt_at = now(), ended_at = null, settled_at = null,
        alarmed_at = null, place_at = clock_timestamp() + make_interval(secs => $8::integer),
        expires_at = now() + make_interval(secs => $9::integer)
      from known k where j.company_id = $1 and j.id = k.id and j.state = any ($10::text[])
    )
    insert into printing.jobs (company_id, id, branch_id, printer_id, kind, dedupe_key, document, place_at, expires_at,
      printings, printed_before)
    select $1, $2::uuid, $3::uuid, $4, $5, $6::text || case when k.id is null then '' else '/' || $2::uuid::text end, $7::jsonb,
      clock_timestamp() + make_interval(secs => $8::integer), now() + make_interval(secs => $9::integer),
      case when k.state = 'rerouted' then 1 else 0 end, coalesce(k.state = 'rerouted', false)
    from (select 1) one left join known k on true
    where k.id is null or k.state in ('rerouted', 'cancelled')
    on conflict (company_id, printer_id, dedupe_key, hops) do nothing`,
};

/**
 * Queues a page; one that came out already is queued once more and then says so on itself. Travels with the commit.
 */
export function printOrReprint(tx: Tx, job: NewJob & { id: string }): void {
  const { id, branchId, printerId, kind, dedupeKey, document } = job;
  const { behindSeconds, expiresSeconds } = policyOf(kind);
  send(tx, PRINT_OR_REPRINT, [
    ...[tx.companyId, id, branchId, printerId, kind, dedupeKey, JSON.stringify(document)],
    ...[behindSeconds, expiresSeconds, ENDED],
  ]);
}
