import type { Invariant } from './invariant.ts';

/** What orders are called, and on which day they were sold. */
export const NUMBERS: readonly Invariant[] = [
  {
    code: 'I04',
    what: 'the consecutive of a branch has no gap, nor has the turn of its business day',
    sql: `select company_id, branch_id, null as business_date, count(*), max(number) from orders.orders
        group by 1, 2 having count(*) <> max(number) or min(number) <> 1
      union all
      select company_id, branch_id, business_date::text, count(*), max(turn) from orders.orders
        group by 1, 2, 3 having count(*) <> max(turn) or min(turn) <> 1`,
  },
  {
    code: 'I05',
    what: 'the counter of a branch stands at its last order',
    sql: `select company_id, branch_id, c.number, o.number as last from orders.counters c
      full join (select company_id, branch_id, max(number) as number from orders.orders group by 1, 2) o
        using (company_id, branch_id)
      where c.number is distinct from o.number`,
  },
  {
    code: 'I06',
    what: 'no consecutive comes twice in a branch, and no turn in a business day',
    sql: `select company_id, branch_id, null as business_date, number, count(*) from orders.orders
        group by 1, 2, 4 having count(*) > 1
      union all
      select company_id, branch_id, business_date::text, turn, count(*) from orders.orders
        group by 1, 2, 3, 4 having count(*) > 1`,
  },
  {
    code: 'I24',
    what: 'the business date is the date in the zone of the branch, cut at its hour',
    sql: `select o.id, o.business_date, o.opened_at from orders.orders o
      join identity.branches b on b.company_id = o.company_id and b.id = o.branch_id
      where o.business_date <> ((o.opened_at at time zone b.time_zone) - make_interval(hours => b.cutoff_hour))::date`,
  },
];
