import { run, type Statement } from '../../../kernel/sql.ts';
import type { Tx } from '../../../kernel/tx.ts';
import { SILENT_SECONDS } from '../agent.ts';
import type { PrintAlert } from '../alert.ts';

const FIND_ALERTS: Statement = {
  name: 'printing.find_alerts',
  text: `with printers as (
      select p.*, case when f.breaker <> 'open' and f.deleted_at is null then f.name end as stand_in,
        coalesce(a.last_seen_at, a.created_at) as agent_seen, coalesce(a.revoked_at is not null
          or coalesce(a.last_seen_at, a.created_at) < now() - make_interval(secs => ${SILENT_SECONDS}), false)
          or (p.breaker = 'open' and coalesce(p.breaker_reason = 'silent', false)) as silent
      from printing.printers p
      left join printing.agents a on a.company_id = p.company_id and a.id = p.agent_id
      left join printing.printers f on f.company_id = p.company_id and f.id = p.fallback_printer_id
      where p.company_id = $1 and p.branch_id = $2 and (p.deleted_at is null or exists (select 1 from printing.jobs j
        where j.company_id = $1 and j.printer_id = p.id and (j.state in ('queued', 'sending')
          or (j.settled_at is null and j.ended_at is not null))))
    ), waiting as (
      select j.printer_id, count(*) as pages, count(*) filter (where j.alarmed_at is not null) as late,
        min(j.created_at) filter (where j.alarmed_at is not null) as since
      from printing.jobs j
      where j.company_id = $1 and j.printer_id in (select id from printers) and j.state in ('queued', 'sending')
      group by j.printer_id
    ), tray as (
      select j.printer_id, count(*) as pages, min(j.created_at) as since from printing.jobs j
      where j.company_id = $1 and j.branch_id = $2 and j.settled_at is null and j.ended_at is not null
      group by j.printer_id
    )
    select kind, p.id as "printerId", p.name as "printerName", a.since, a.pages, p.stand_in as "standIn"
    from printers p left join waiting w on w.printer_id = p.id left join tray t on t.printer_id = p.id
    cross join lateral (values
      (1, 'down', p.breaker = 'open' and not p.silent, p.breaker_since, coalesce(w.pages, 0)),
      (1, 'silent', p.silent, coalesce(p.agent_seen, p.breaker_since), coalesce(w.pages, 0)),
      (2, 'late', w.late > 0, w.since, w.late),
      (3, 'attention', t.pages > 0, t.since, t.pages),
      (4, 'paper_out', p.paper = 'out', p.heard_at, coalesce(w.pages, 0)),
      (5, 'cover_open', p.cover_open, p.heard_at, coalesce(w.pages, 0)),
      (6, 'paper_low', p.paper = 'low', p.heard_at, coalesce(w.pages, 0))
    ) a (rank, kind, holds, since, pages)
    where a.holds order by a.rank, p.sort_order, p.name`,
};

/** What is wrong with printing in a branch now. */
export function findAlerts(tx: Tx, branchId: string): Promise<PrintAlert[]> {
  return run<PrintAlert>(tx, FIND_ALERTS, [tx.companyId, branchId]);
}
