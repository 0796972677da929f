import type { Invariant } from './invariant.ts';

/**
 * What each station was told of each line, wherever the line stands by now, beside what the line says. Told to make:
 * `new`, `add`, `fire`; told not to: `void`. Where a station had finished before everything was cancelled, nobody had to
 * be told any more.
 */
const TOLD = `with told as (
    select t.company_id, x.id as line_id, t.station_id, coalesce(sum(x.quantity) filter (where t.kind <> 'void'), 0) as made,
      coalesce(sum(x.quantity) filter (where t.kind = 'void'), 0) as taken_back
    from orders.tickets t, jsonb_to_recordset(t.lines) as x (id uuid, quantity int)
    where t.kind in ('new', 'add', 'fire', 'void') group by 1, 2, 3
  ), wanted as (
    select distinct l.company_id, l.id as line_id, l.order_id, (p ->> 'stationId')::uuid as station_id, l.sent_quantity,
      l.voided_quantity
    from orders.lines l, jsonb_array_elements(l.chosen -> 'parts') p where p ->> 'stationId' is not null
  ), finished as (
    select distinct e.company_id, (m ->> 0)::uuid as line_id
    from orders.events e, jsonb_array_elements(e.data -> 'lineMoves') m
    where e.type = 'order.cancel' and m ->> 1 in ('ready', 'served') and m ->> 2 = 'voided'
  )
  select w.order_id, line_id, station_id::text,
    format('told of %s and of %s taken back', coalesce(t.made, 0), coalesce(t.taken_back, 0)) as fault
  from wanted w
  full join told t using (company_id, line_id, station_id)
  left join finished f using (company_id, line_id)
  where coalesce(w.sent_quantity, 0) <> coalesce(t.made, 0)
    or case when f.line_id is null then coalesce(w.voided_quantity, 0) <> coalesce(t.taken_back, 0)
      else coalesce(w.voided_quantity, 0) < coalesce(t.taken_back, 0) end`;

/** Printed jobs leave after a week. */
const PRINTED = `select t.order_id, t.id, t.station_id::text, 'no job on printer ' || p.printer_id from orders.tickets t
  join printing.station_printers p using (company_id, branch_id, station_id)
  where t.sent_at > now() - interval '6 days' and not exists (
    select 1 from printing.jobs j
    where j.company_id = t.company_id and j.printer_id = p.printer_id
      and j.dedupe_key = concat_ws('/', t.order_id, t.batch, t.station_id, t.kind))`;

/** What was to be made, printed and told. */
export const KITCHEN: readonly Invariant[] = [
  {
    code: 'I15',
    what: 'each station was told once of what was sent and taken back of a line, and each ticket has a job on its printers',
    sql: `select * from (${TOLD}) told union all ${PRINTED}`,
  },
  {
    code: 'I16',
    what: 'no print job waits for longer than 30 seconds after its time',
    sql: `select id, printer_id, state, attempts, last_error from printing.jobs
      where state in ('queued', 'sending')
        and greatest(coalesce(lease_until, created_at), next_attempt_at) < now() - interval '30 seconds'`,
  },
  {
    code: 'I17',
    what: 'no announcement is parked, nor left for longer than 30 seconds after its time',
    sql: `select id, subscriber, event, state, attempts, last_error from kernel.deliveries
      where state = 'parked' or greatest(created_at, next_attempt_at) < now() - interval '30 seconds'`,
  },
];
