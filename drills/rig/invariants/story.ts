import { FLOWS } from '../../../server/src/app/testing/flows.ts';
import { declaredMoves, type Invariant, initialStates, NOTED_EARLIER } from './invariant.ts';

const DENSE = `select o.id, format('version %s, events %s from %s to %s', o.version, e.events, e.first, e.last) as fault
  from orders.orders o
  join lateral (
    select count(*) as events, min(version) as first, max(version) as last from orders.events e
    where e.company_id = o.company_id and e.order_id = o.id) e on true
  where (e.events, e.first, e.last) is distinct from (o.version::bigint, 1, o.version)`;

const ANNOUNCED = `select (d.payload ->> 'orderId')::uuid, 'announced a version that is not there' from kernel.deliveries d
  where d.event in ('orders.order_sent', 'orders.order_changed') and not exists (
    select from orders.events e
    where e.company_id = d.company_id and e.order_id = (d.payload ->> 'orderId')::uuid
      and e.version = (d.payload ->> 'version')::int)`;

const ORDER_STATES = `with steps as (
    select company_id, order_id, version, type, from_state as was, to_state as became, lag(to_state) over own as before,
      lead(version) over own is null as last
    from orders.events window own as (partition by company_id, order_id order by version)
  )
  select s.order_id, s.version, format('%s to %s behind %s', s.was, s.became, s.before) as fault from steps s
  where s.was is distinct from s.before
    or s.was is null and s.type <> 'order.noted_earlier' and s.became not in (${initialStates(FLOWS.order)})
    or s.was <> s.became and not exists (
      select from ${declaredMoves(FLOWS.order)} where declared.was = s.was and declared.became = s.became)
  union all
  select o.id, s.version, format('is %s, came to %s', o.state, s.became) from orders.orders o
    join steps s on s.company_id = o.company_id and s.order_id = o.id and s.last
    where s.became <> o.state`;

/** The first check of an order bears its id and begins with it, without a word. */
const CHECK_STATES = `with steps as (
    select e.company_id, e.order_id, e.version, (m ->> 0)::uuid as id, m ->> 1 as was, m ->> 2 as became,
      lag(m ->> 2) over own as before, row_number() over own = 1 as first, lead(e.version) over own is null as last
    from orders.events e, jsonb_array_elements(e.data -> 'checkMoves') m
    window own as (partition by e.company_id, e.order_id, m ->> 0 order by e.version)
  )
  select s.order_id, s.id, format('check: %s to %s behind %s', s.was, s.became, s.before) as fault from steps s
  where case when not s.first then s.was is distinct from s.before
      when s.id = s.order_id then s.was is distinct from 'open'
      else s.was is not null or s.became not in (${initialStates(FLOWS.check)}) end
    or s.was is not null and not exists (
      select from ${declaredMoves(FLOWS.check)} where declared.was = s.was and declared.became = s.became)
  union all
  select coalesce(c.order_id, s.order_id), coalesce(c.id, s.id), format('check: is %s, came to %s', c.state, s.became)
  from orders.checks c
  full join (select * from steps where last) s on s.company_id = c.company_id and s.order_id = c.order_id and s.id = c.id
  where c.state is distinct from coalesce(s.became, case when c.id = c.order_id then 'open' end)
    and not (s.id is null and (c.company_id, c.order_id) in (${NOTED_EARLIER}))`;

/**
 * Lines change orders, and each order tells of a line only while it stands there: such a stay begins where the line was
 * noted, or with the act by which the order took it over. Inside a stay each step begins where the last one ended; from one
 * stay to the next there is no order of versions, so a stay must begin where some other one ended.
 */
const LINE_STATES = `with earlier as (
    ${NOTED_EARLIER}
  ), taken as (
    select e.company_id, e.order_id, e.version, (x #>> '{}')::uuid as id, (e.data ->> 'from')::uuid as from_order
    from orders.events e, jsonb_array_elements(e.data -> 'lines') x
    where e.type in ('order.lines_taken_over', 'order.merged_with')
  ), noted_earlier as (
    select l.company_id, l.id from orders.lines l join earlier using (company_id, order_id)
    union
    select t.company_id, t.id from taken t join earlier e on e.company_id = t.company_id and e.order_id = t.from_order
  ), told as (
    select company_id, order_id, version, id, null as was, null as became, 1 as arrived from taken
    union all
    select e.company_id, e.order_id, e.version, (m ->> 0)::uuid, m ->> 1, m ->> 2, 0
    from orders.events e, jsonb_array_elements(e.data -> 'lineMoves') m
  ), numbered as (
    select *, sum(arrived) over (partition by company_id, order_id, id order by version, arrived desc) as stay from told
  ), steps as (
    select *, lag(became) over own as before, row_number() over own = 1 as first, lead(version) over own is null as last
    from numbered where arrived = 0 window own as (partition by company_id, order_id, id, stay order by version)
  ), stands as (
    select l.*, (select count(*) from taken t where t.company_id = l.company_id and t.order_id = l.order_id and t.id = l.id) as stay
    from orders.lines l
  )
  select s.order_id, s.id, format('line: %s to %s behind %s', s.was, s.became, s.before) as fault from steps s
  where case when not s.first then s.was is distinct from s.before
      when (s.company_id, s.id) in (select * from noted_earlier) then false
      when s.stay = 0 then s.was is not null or s.became not in (${initialStates(FLOWS.line)})
      else not exists (
        select from steps o where o.company_id = s.company_id and o.id = s.id and o.last and o.became = s.was
          and (o.order_id, o.stay) <> (s.order_id, s.stay)) end
    or s.was is not null and not exists (
      select from ${declaredMoves(FLOWS.line)} where declared.was = s.was and declared.became = s.became)
    or not exists (select from orders.lines l where l.company_id = s.company_id and l.id = s.id)
  union all
  select l.order_id, l.id, format('line: is %s, came to %s', l.state, s.became) from stands l
  left join steps s on s.company_id = l.company_id and s.order_id = l.order_id and s.id = l.id and s.stay = l.stay and s.last
  where case when s.became is not null then s.became <> l.state
    when (l.company_id, l.id) in (select * from noted_earlier) then false
    when l.stay = 0 then true
    else not exists (
      select from steps o where o.company_id = l.company_id and o.id = l.id and o.last and o.became = l.state) end`;

/** What happened, and what was answered. */
export const STORY: readonly Invariant[] = [
  {
    code: 'I18',
    what: 'each version of an order has its event, and only versions that are there are announced',
    sql: `${DENSE} union all ${ANNOUNCED}`,
  },
  {
    code: 'I19',
    what: 'each event of an order begins in the state in which the last one ended, and moves as the table declares',
    sql: ORDER_STATES,
  },
  {
    code: 'I20',
    what: 'lines and checks have come to their states step by step, each as the tables declare',
    sql: `select * from (${LINE_STATES}) line_states union all select * from (${CHECK_STATES}) check_states`,
  },
  {
    code: 'I23',
    what: 'the answer kept for a key tells of an order that is stored as told, and each order has its answer; an id stands for one',
    // Answers leave after two days.
    sql: `select k.key, k.answer ->> 'id' as order_id, 'answer without its order' as fault
        from kernel.idempotency_keys k
        where k.answer ?& array['number', 'turn', 'businessDate', 'lines'] and not exists (
          select 1 from orders.orders o
          where o.company_id = k.company_id and o.id = (k.answer ->> 'id')::uuid
            and o.number = (k.answer ->> 'number')::bigint and o.turn = (k.answer ->> 'turn')::int)
      union all
      select null, o.id::text, 'order without its answer' from orders.orders o
        join orders.events e on e.company_id = o.company_id and e.order_id = o.id and e.version = 1
        where o.opened_at > now() - interval '47 hours' and e.command_id is null and not exists (
          select 1 from kernel.idempotency_keys k
          where k.company_id = o.company_id and k.status = 201 and k.answer ->> 'id' = o.id::text)
      union all
      select null, a.id::text, 'another name of an order is the id of one' from orders.aliases a
        join orders.orders o on o.company_id = a.company_id and o.id = a.id`,
  },
];
