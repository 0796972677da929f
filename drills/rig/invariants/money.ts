import { FLOWS } from '../../../server/src/app/testing/flows.ts';
import { endStates, type Invariant, NOTED_EARLIER } from './invariant.ts';

/** Lines that no longer count. */
const GONE = endStates(FLOWS.line);
const SETTLED = `'paid', 'partially_refunded', 'refunded'`;
const EARLIER = `(o.company_id, o.id) in (${NOTED_EARLIER})`;

const ORDER_IS_ITS_LINES = `select o.id, null::uuid as about, 'not the sum of its lines' as fault from orders.orders o
  join lateral (
    select coalesce(sum(total_minor), 0) as total, coalesce(sum(tax_minor), 0) as tax from orders.lines l
    where l.company_id = o.company_id and l.order_id = o.id and l.state not in (${GONE})) l on true
  where (o.total_minor, o.tax_minor) <> (l.total, l.tax)`;

const LINE_IS_ITS_PARTS = `select l.order_id, l.id, 'line is not the sum of its parts' from orders.lines l
  join lateral (
    select coalesce(sum((p ->> 'grossMinor')::bigint), 0) as total, coalesce(sum((p ->> 'taxMinor')::bigint), 0) as tax
    from jsonb_array_elements(l.chosen -> 'parts') p) p on true
  where (l.total_minor, l.tax_minor) <> (p.total, p.tax) or not l.tax_minor between 0 and l.total_minor`;

const ORDER_IS_ITS_CHECKS = `select o.id, null, 'not the sum of its checks' from orders.orders o
  join lateral (
    select coalesce(sum(total_minor), 0) as total, coalesce(sum(tax_minor), 0) as tax from orders.checks c
    where c.company_id = o.company_id and c.order_id = o.id and c.state <> 'void') c on true
  where (o.total_minor, o.tax_minor) <> (c.total, c.tax) and not (o.state = 'completed' and ${EARLIER})`;

const CHECK_IS_ITS_SHARES = `select c.order_id, c.id, 'check is not the sum of its shares' from orders.checks c
  join lateral (
    select coalesce(sum(s."totalMinor"), 0) as total, coalesce(sum(s."taxMinor"), 0) as tax
    from jsonb_to_recordset(c.shares) as s ("totalMinor" bigint, "taxMinor" bigint)) s on true
  where c.shares is not null and (c.total_minor, c.tax_minor) <> (s.total, s.tax)`;

const VOID_IS_NOTHING = `select c.order_id, c.id, 'void check with an amount' from orders.checks c
  join orders.orders o on o.company_id = c.company_id and o.id = c.order_id
  where c.state = 'void' and (c.total_minor, c.tax_minor) <> (0, 0) and not (${EARLIER})`;

/** Of orders on several checks: what of a line that counts is on none, or on more than all of it; or of one that does not. */
const LINE_IS_ITS_SHARES = `select coalesce(l.order_id, s.order_id), coalesce(l.id, s.line_id), 'line is not the sum of its shares'
  from (
    select l.company_id, l.order_id, l.id, l.total_minor, l.tax_minor from orders.lines l
    where l.state not in (${GONE}) and exists (
      select from orders.checks c
      where c.company_id = l.company_id and c.order_id = l.order_id and c.state <> 'void' and c.shares is not null)
  ) l
  full join (
    select c.company_id, c.order_id, s."lineId" as line_id, sum(s."totalMinor") as total, sum(s."taxMinor") as tax
    from orders.checks c, jsonb_to_recordset(c.shares) as s ("lineId" uuid, "totalMinor" bigint, "taxMinor" bigint)
    group by 1, 2, 3
  ) s on s.company_id = l.company_id and s.order_id = l.order_id and s.line_id = l.id
  where (coalesce(l.total_minor, 0), coalesce(l.tax_minor, 0)) <> (coalesce(s.total, 0), coalesce(s.tax, 0))`;

const SEVERAL_SAY_WHAT = `select order_id, null, 'several checks, and one does not say what is on it' from orders.checks
  where state <> 'void' group by company_id, order_id having count(*) > 1 and bool_or(shares is null)`;

const CHECK_STATE_IS_ITS_MONEY = `select c.order_id, c.id, 'check is ' || c.state from orders.checks c
  where case c.state
    when 'open' then (c.paid_minor, c.tip_paid_minor) <> (0, 0)
    when 'void' then (c.paid_minor, c.tip_paid_minor) <> (0, 0)
    when 'partially_paid' then not (c.paid_minor > 0 and c.paid_minor < c.total_minor)
    when 'paid' then c.paid_minor <> c.total_minor end`;

const ENDED_IS_PAID = `select c.order_id, c.id, o.state || ' with a check that is ' || c.state from orders.checks c
  join orders.orders o on o.company_id = c.company_id and o.id = c.order_id
  where case o.state
    when 'completed' then c.state not in (${SETTLED}, 'void')
    when 'cancelled' then c.state <> 'void'
    when 'rejected' then c.state <> 'void' end`;

const ENDED_IS_CLOSED = `select o.id, null, o.state || case when o.closed_at is null then ' and not closed' else ' and closed' end
  from orders.orders o where (o.state in (${endStates(FLOWS.order)})) <> (o.closed_at is not null)`;

const ENDED_HAS_NOTHING_NOTED = `select o.id, l.id, o.state || ' with a line that is ' || l.state from orders.orders o
  join orders.lines l on l.company_id = o.company_id and l.order_id = o.id
  where o.state in (${endStates(FLOWS.order)}) and l.state in ('new', 'held') and not (${EARLIER})`;

const MERGED_IS_EMPTY = `select o.id, l.id, 'became part of another order, and keeps a line or goes on' from orders.orders o
  left join orders.lines l on l.company_id = o.company_id and l.order_id = o.id and l.state not in (${GONE})
  where o.merged_into is not null and (o.state <> 'cancelled' or l.id is not null)`;

const WITHIN_WHAT_IS_DUE = `select order_id, id, 'more or less than can be was paid' from orders.checks
  where not (paid_minor between 0 and total_minor and tip_paid_minor between 0 and tip_minor)`;

const PAID_IS_ITS_PAYMENTS = `select c.order_id, c.id, 'paid is not the sum of the payments' from orders.checks c
  left join lateral (
    select coalesce(sum(p.amount_minor), 0) as amount, coalesce(sum(p.tip_minor), 0) as tip from payments.payments p
    where p.company_id = c.company_id and p.check_id = c.id and p.order_id = c.order_id) p on true
  where (c.paid_minor, c.tip_paid_minor) <> (p.amount, p.tip)`;

const PAYMENT_HAS_ITS_CHECK = `select p.order_id, p.check_id, 'a payment of another order' from payments.payments p
  join orders.checks c on c.company_id = p.company_id and c.id = p.check_id where c.order_id <> p.order_id`;

/** What is owed and what was paid. */
export const MONEY: readonly Invariant[] = [
  {
    code: 'I01',
    what: 'an order is the sum of its lines and of its checks, a line of its parts and shares, a check of its shares',
    sql: [
      ORDER_IS_ITS_LINES,
      LINE_IS_ITS_PARTS,
      ORDER_IS_ITS_CHECKS,
      CHECK_IS_ITS_SHARES,
      VOID_IS_NOTHING,
      LINE_IS_ITS_SHARES,
      SEVERAL_SAY_WHAT,
    ].join(' union all '),
  },
  {
    code: 'I02',
    what: 'what is paid of a check, and of its tip, is the sum of its payments and no more than it comes to',
    sql: [WITHIN_WHAT_IS_DUE, PAID_IS_ITS_PAYMENTS, PAYMENT_HAS_ITS_CHECK].join(' union all '),
  },
  {
    code: 'I03',
    what: 'checks are as what was paid on them says, and orders that ended are paid or void, and closed',
    sql: [
      CHECK_STATE_IS_ITS_MONEY,
      ENDED_IS_PAID,
      ENDED_IS_CLOSED,
      ENDED_HAS_NOTHING_NOTED,
      MERGED_IS_EMPTY,
    ].join(' union all '),
  },
];
