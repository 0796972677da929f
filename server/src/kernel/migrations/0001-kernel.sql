-- Events to deliver, answers to repeat, jobs on a clock. The app role may read and write rows, never the tables.

create function kernel.current_company() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('fastops.company_id', true), '')::uuid;

create table kernel.deliveries (
  company_id uuid not null,
  id uuid not null,
  seq bigint generated always as identity,
  subscriber text not null,
  event text not null,
  schema_version integer not null,
  ordering_key text not null,
  payload jsonb not null,
  state text not null default 'pending' check (state in ('pending', 'parked')),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  last_error text,
  created_at timestamptz not null default now(),
  primary key (company_id, id)
);
create index deliveries_due on kernel.deliveries (company_id, subscriber, seq) where state = 'pending';
create index deliveries_waiting on kernel.deliveries (subscriber, next_attempt_at, company_id) where state = 'pending';
alter table kernel.deliveries enable row level security;
alter table kernel.deliveries force row level security;
create policy tenant on kernel.deliveries
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());

create table kernel.idempotency_keys (
  company_id uuid not null,
  key text not null,
  member_id uuid not null,
  request_hash bytea not null,
  status integer not null,
  answer jsonb not null,
  created_at timestamptz not null default now(),
  primary key (company_id, key)
);
create index idempotency_keys_age on kernel.idempotency_keys (company_id, created_at);
alter table kernel.idempotency_keys enable row level security;
alter table kernel.idempotency_keys force row level security;
create policy tenant on kernel.idempotency_keys
  using (company_id = kernel.current_company()) with check (company_id = kernel.current_company());

-- One row per job of the program, not of a company: when it runs next.
create table kernel.clock_jobs (
  name text primary key,
  next_run_at timestamptz not null default now(),
  running_until timestamptz,
  last_run_at timestamptz,
  last_error text
);

-- Companies that have something to deliver now: the only thing a worker may learn without standing in a company.
create function kernel.companies_with_deliveries(p_subscribers text[], p_limit integer) returns setof uuid
  language sql stable security definer set search_path = ''
  begin atomic
    select distinct d.company_id
    from kernel.deliveries d
    where d.state = 'pending' and d.subscriber = any (p_subscribers) and d.next_attempt_at <= now()
    limit p_limit;
  end;

-- Figures for the metrics, over all companies.
create function kernel.delivery_counts() returns table (subscriber text, state text, count bigint, oldest_seconds double precision)
  language sql stable security definer set search_path = ''
  begin atomic
    select d.subscriber, d.state, count(*), extract(epoch from now() - min(d.created_at))::double precision
    from kernel.deliveries d
    group by d.subscriber, d.state;
  end;

-- Old answers leave after two days: longer than any device retries.
create function kernel.forget_old_answers() returns bigint
  language sql volatile security definer set search_path = ''
  begin atomic
    with gone as (
      delete from kernel.idempotency_keys k where k.created_at < now() - interval '48 hours' returning 1
    )
    select count(*) from gone;
  end;

grant select, insert on kernel.deliveries to fastops_app;
grant update (state, attempts, next_attempt_at, last_error) on kernel.deliveries to fastops_app;
grant delete on kernel.deliveries to fastops_app;
grant select, insert on kernel.idempotency_keys to fastops_app;
grant select, insert, update on kernel.clock_jobs to fastops_app;

grant select on kernel.deliveries to fastops_definer;
grant select, delete on kernel.idempotency_keys to fastops_definer;
alter function kernel.companies_with_deliveries owner to fastops_definer;
alter function kernel.delivery_counts owner to fastops_definer;
alter function kernel.forget_old_answers owner to fastops_definer;
revoke execute on function kernel.companies_with_deliveries, kernel.delivery_counts, kernel.forget_old_answers from public;
grant execute on function kernel.companies_with_deliveries, kernel.delivery_counts, kernel.forget_old_answers to fastops_app;
