import pg from 'pg';

/** Something that must hold in every database of the product; its query returns what breaks it, so no row is good. */
export interface Invariant {
  /** The number under which the reliability plan lists it. */
  code: string;
  what: string;
  sql: string;
}

/** Run by the owner, who sees all companies, when nothing is under way. */
export const INVARIANTS: readonly Invariant[] = [
  {
    code: 'I01',
    what: 'the total of an order is the sum of its lines that were not voided',
    sql: `select o.id, o.total_minor, o.tax_minor, l.total, l.tax from orders.orders o
      join lateral (
        select coalesce(sum(total_minor), 0) as total, coalesce(sum(tax_minor), 0) as tax from orders.lines l
        where l.company_id = o.company_id and l.order_id = o.id and l.voided_at is null) l on true
      where (o.total_minor, o.tax_minor) <> (l.total, l.tax)`,
  },
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
    code: 'I15',
    what: 'what was sent has a ticket at its station, and the ticket a job on each printer of the station',
    // Printed jobs leave after a week.
    sql: `select l.order_id, (p ->> 'stationId')::uuid as station_id, 'no ticket' as fault
        from orders.lines l, jsonb_array_elements(l.chosen -> 'parts') p
        where l.sent_quantity > 0 and p ->> 'stationId' is not null and not exists (
          select 1 from orders.tickets t, jsonb_to_recordset(t.lines) as told (id uuid)
          where t.company_id = l.company_id and t.order_id = l.order_id and t.station_id = (p ->> 'stationId')::uuid
            and told.id = l.id)
      union all
      select t.order_id, t.station_id, 'no job on printer ' || p.printer_id from orders.tickets t
        join printing.station_printers p using (company_id, branch_id, station_id)
        where t.sent_at > now() - interval '6 days' and not exists (
          select 1 from printing.jobs j
          where j.company_id = t.company_id and j.printer_id = p.printer_id
            and j.dedupe_key = concat_ws('/', t.order_id, t.batch, t.station_id, t.kind))`,
  },
  {
    code: 'I16',
    what: 'no print job waits for longer than 30 seconds after its time',
    sql: `select id, printer_id, state, attempts, last_error from printing.jobs
      where state <> 'printed'
        and greatest(coalesce(lease_until, created_at), next_attempt_at) < now() - interval '30 seconds'`,
  },
  {
    code: 'I17',
    what: 'no announcement is parked, nor left for longer than 30 seconds after its time',
    sql: `select id, subscriber, event, state, attempts, last_error from kernel.deliveries
      where state = 'parked' or greatest(created_at, next_attempt_at) < now() - interval '30 seconds'`,
  },
  {
    code: 'I23',
    what: 'the answer kept for a key tells of an order that is stored as told, and each order has its answer',
    // Answers leave after two days.
    sql: `select k.key, k.answer ->> 'id' as order_id, 'answer without its order' as fault
        from kernel.idempotency_keys k
        where k.status = 201 and k.answer ? 'businessDate' and not exists (
          select 1 from orders.orders o
          where o.company_id = k.company_id and o.id = (k.answer ->> 'id')::uuid
            and o.number = (k.answer ->> 'number')::bigint)
      union all
      select null, o.id::text, 'order without its answer' from orders.orders o
        where o.opened_at > now() - interval '47 hours' and not exists (
          select 1 from kernel.idempotency_keys k
          where k.company_id = o.company_id and k.status = 201 and k.answer ->> 'id' = o.id::text)`,
  },
  {
    code: 'I24',
    what: 'the business date is the date in the zone of the branch, cut at its hour',
    sql: `select o.id, o.business_date, o.opened_at from orders.orders o
      join identity.branches b on b.company_id = o.company_id and b.id = o.branch_id
      where o.business_date <> ((o.opened_at at time zone b.time_zone) - make_interval(hours => b.cutoff_hour))::date`,
  },
];

/** An invariant that does not hold, with the first rows that break it. */
export interface Broken {
  code: string;
  what: string;
  rows: readonly Record<string, unknown>[];
}

const SHOWN = 5;

/** Runs every invariant; none returned means that all hold. */
export async function findBroken(
  query: (sql: string) => Promise<Record<string, unknown>[]>,
): Promise<Broken[]> {
  const broken: Broken[] = [];
  for (const { code, what, sql } of INVARIANTS) {
    const rows = await query(`select * from (${sql}) as breaks limit ${SHOWN}`);
    if (rows.length > 0) broken.push({ code, what, rows });
  }
  return broken;
}

/** Runs every invariant on the database of this address, as its owner. */
export async function findBrokenIn(ownerUrl: string): Promise<Broken[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    // Planned for the rows that are there, not for the few that were there when the database was made.
    await client.query('analyze');
    return await findBroken(async (sql) => (await client.query(sql)).rows);
  } finally {
    await client.end();
  }
}
